// Weighing, selecting and the article's memory.
#include "discourse/mentions.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <tuple>
#include <unordered_map>

#include "discourse/select.h"
#include "resources/hash_index.h"
#include "text/clitics.h"
#include "text/normalize.h"

namespace isnad {
namespace {

constexpr double kStrongWeight = 3.0;
constexpr double kSureWeight = 1.0;  // enough where no list has the words in any sense
constexpr std::size_t kMaxRemembered = 8;   // words of a mention that is looked for again
constexpr double kExtraWeight = 100.0;      // a word of a name given for one call
constexpr std::size_t kMinMemoryBytes = 6;  // words of three letters and more

// The words of a candidate as one number. The first word is the stem that its reading
// leaves.
class Surface {
 public:
  explicit Surface(const TaggedText& tagged) : tagged_(tagged) {}

  std::uint64_t first_word(const Candidate& candidate) {
    const TokenTag& tag = tagged_.tags[candidate.begin];
    if (candidate.prefix_letters == tag.prefix_letters) return tag.stem_hash;
    const Token& token = tagged_.text.tokens[candidate.begin];
    if (candidate.prefix_letters == 0) return token.hash;
    proclitic_readings(tagged_.text.folded_form(token), readings_);
    for (std::size_t r = 0; r < readings_.size; ++r)
      if (readings_.items[r].prefix_letters == candidate.prefix_letters)
        return hash_key(readings_.items[r].stem);
    return token.hash;
  }

  std::string_view last_form(const Candidate& candidate) const {
    return tagged_.text.folded_form(tagged_.text.tokens[candidate.end - 1]);
  }

  // True if no list has any of the candidate's words.
  bool is_unlisted(const Candidate& candidate) const {
    for (std::size_t i = candidate.begin; i < candidate.end; ++i)
      if (!tagged_.classes(i).has(kClass_unknown)) return false;
    return true;
  }

  // True for a person's name of two words or more that is all of the name here: no name
  // word stands beside it, and neither is it a title and a name or عبد الله alone.
  bool is_full_name(const Candidate& candidate) const {
    static constexpr ClassSet kName = {kClass_given, kClass_surname, kClass_unknown,
                                       kClass_particle, kClass_per_name};
    static constexpr ClassSet kNever = {kClass_function, kClass_proclitic};
    const auto is_name = [&](std::size_t i) {
      const ClassSet& classes = tagged_.classes(i);
      return classes.intersects(kName) && !classes.intersects(kNever);
    };
    const std::size_t length = candidate.end - candidate.begin;
    const ClassSet& first = tagged_.classes(candidate.begin);
    if (candidate.type != EntityType::person || length < 2 || first.has(kClass_title) ||
        (first.has(kClass_name_prefix) && length == 2))
      return false;
    return !(candidate.begin > 0 && candidate.proclitics == kNoProclitic &&
             is_name(candidate.begin - 1)) &&
           !(candidate.end < tagged_.tags.size() && is_name(candidate.end));
  }

  // True if a proclitic is cut off the first word that nothing but the candidate tells.
  bool is_cut(const Candidate& candidate) const {
    return candidate.prefix_letters != tagged_.tags[candidate.begin].prefix_letters;
  }

  std::uint64_t whole(const Candidate& candidate) {
    std::uint64_t hash = combine(1, first_word(candidate));
    for (std::size_t i = candidate.begin + 1; i < candidate.end; ++i)
      hash = combine(hash, tagged_.text.tokens[i].hash);
    return hash;
  }

 private:
  const TaggedText& tagged_;
  Readings readings_;
};

constexpr std::size_t kNoPlace = static_cast<std::size_t>(-1);
constexpr std::size_t kManyPlaces = kNoPlace - 1;

// What is remembered of one surface or word, by type.
struct Memory {
  std::array<std::uint32_t, 3> times{};  // chosen so often with the type
  std::array<double, 3> best{};          // weight of the best of them
  std::array<std::size_t, 3> best_at{};  // which candidate that is
  std::array<double, 3> second{};
  std::array<bool, 3> ends{};    // last word of a longer mention
  std::array<bool, 3> begins{};  // first word of a longer mention
  // Last word of a longer person's, taken with much weight.
  bool ends_sure_person = false;
  // The one place where ends or begins hold, or kManyPlaces.
  std::size_t only_end = kNoPlace;
  std::size_t only_begin = kNoPlace;
  std::uint32_t lengths = 0;  // bit n: a mention of n words begins with it
};

// A few bits of the ends of words: most words of an article end like none that is
// remembered. Proclitics do not change how a word ends.
class WordEnds {
 public:
  void add(std::string_view word) { bits_[slot(word) >> 6] |= 1ULL << (slot(word) & 63); }
  bool may_have(std::string_view word) const {
    return (bits_[slot(word) >> 6] >> (slot(word) & 63) & 1) != 0;
  }

 private:
  // Of the last two letters.
  static std::size_t slot(std::string_view word) {
    std::uint32_t end = 0;
    if (word.size() >= sizeof(end))
      std::memcpy(&end, word.data() + word.size() - sizeof(end), sizeof(end));
    return end * 0x9E3779B9U >> 22;
  }

  std::array<std::uint64_t, 16> bits_{};
};

// By the number of a surface or of a single word.
class Memories {
 public:
  explicit Memories(std::size_t expected) : numbers_(expected) {}
  bool empty() const { return memories_.empty(); }
  // Null if nothing is remembered.
  const Memory* find(std::uint64_t surface) const {
    const std::uint32_t number = numbers_.find(surface);
    return number == kNone ? nullptr : &memories_[number];
  }
  Memory& of(std::uint64_t surface) {
    const auto next = static_cast<std::uint32_t>(memories_.size());
    const std::uint32_t number = numbers_.insert(surface, next);
    if (number == next) memories_.emplace_back();
    return memories_[number];
  }

  WordEnds ends;  // of the single words, and of the last words of surfaces

 private:
  HashIndex numbers_;
  std::vector<Memory> memories_;
};

Memories remember(const Selection& selection, Surface& surface,
                  const TaggedText& tagged) {
  Memories memories(selection.chosen.size());
  const auto word = [&](std::size_t i) {
    return tagged.text.folded_form(tagged.text.tokens[i]);
  };
  for (const std::size_t index : selection.chosen) {
    const Candidate& candidate = selection.candidates[index];
    const auto type = static_cast<std::size_t>(candidate.type);
    Memory& memory = memories.of(surface.whole(candidate));
    memories.ends.add(word(candidate.begin));
    ++memory.times[type];
    if (candidate.weight > memory.best[type]) {
      memory.second[type] = memory.best[type];
      memory.best[type] = candidate.weight;
      memory.best_at[type] = index;
    } else {
      memory.second[type] = std::max(memory.second[type], candidate.weight);
    }
    if (candidate.end - candidate.begin < 2) continue;
    const auto note = [](std::size_t& only, std::size_t at) {
      only = only == kNoPlace || only == at ? at : kManyPlaces;
    };
    Memory& first = memories.of(combine(1, surface.first_word(candidate)));
    first.begins[type] = true;
    note(first.only_begin, candidate.begin);
    const std::size_t length = candidate.end - candidate.begin;
    if (length <= kMaxRemembered) first.lengths |= 1U << length;
    Memory& last = memories.of(combine(1, tagged.text.tokens[candidate.end - 1].hash));
    last.ends[type] = true;
    note(last.only_end, candidate.end - 1);
    if (candidate.type == EntityType::person && candidate.weight >= kStrongWeight)
      last.ends_sure_person = true;
    memories.ends.add(word(candidate.end - 1));
  }
  return memories;
}

// How often an article names places of a country, by names that are no other word.
class CountryCounts {
 public:
  CountryCounts(const Selection& selection, const TaggedText& tagged,
                const Lexicon& lexicon)
      : tagged_(tagged), lexicon_(lexicon) {
    for (const std::size_t index : selection.chosen) {
      const Candidate& candidate = selection.candidates[index];
      if (candidate.type == EntityType::location && candidate.listed_size > 0 &&
          !lexicon.spellings[candidate.listed[0]].ambiguous)
        for_each(candidate, [&](std::size_t country) { ++times_[country]; });
    }
  }

  // Is the candidate a flagged place of a country of which others are named? In sport a
  // town is more often its club; nouns of places (المدينة) stay what they are, and given
  // names and verbs but behind what leads to a place.
  bool is_at_home(const Candidate& candidate, TokenRange sentence) const {
    static constexpr ClassSet kNoun = {kClass_place_trigger, kClass_place_head,
                                       kClass_the_town, kClass_direction, kClass_title};
    static constexpr ClassSet kOther = {kClass_given, kClass_adverb, kClass_function,
                                        kClass_verb};
    static constexpr ClassSet kLeads = {kClass_preposition, kClass_place_trigger};
    if (candidate.type != EntityType::location || candidate.listed_size == 0 ||
        candidate.inside_listed || !lexicon_.spellings[candidate.listed[0]].ambiguous ||
        tagged_.speaks_of_sport(sentence))
      return false;
    const ClassSet& classes = tagged_.classes(candidate.begin);
    const ClassSet before = candidate.begin > sentence.begin
                                ? tagged_.classes(candidate.begin - 1)
                                : ClassSet{};
    const bool led =
        before.intersects(kLeads) || (candidate.proclitics & kPrepositionBa) != 0;
    if (classes.intersects(kNoun) || before.has(kClass_facility) ||
        (classes.intersects(kOther) && !led))
      return false;
    bool found = false;
    for_each(candidate,
             [&](std::size_t country) { found |= times_[country] >= kAtHome; });
    return found;
  }

 private:
  static constexpr std::uint32_t kAtHome = 2;
  static constexpr std::size_t kLetters = 26;

  // The countries of the candidate's entries, by their two letters.
  template <class Use>
  void for_each(const Candidate& candidate, Use use) const {
    for (std::size_t i = 0; i < candidate.listed_size; ++i) {
      const std::string& country =
          lexicon_.names[lexicon_.spellings[candidate.listed[i]].entry].country;
      if (country.size() == 2 && std::isupper(static_cast<unsigned char>(country[0])) &&
          std::isupper(static_cast<unsigned char>(country[1])))
        use(static_cast<std::size_t>(country[0] - 'A') * kLetters +
            static_cast<std::size_t>(country[1] - 'A'));
    }
  }

  const TaggedText& tagged_;
  const Lexicon& lexicon_;
  std::array<std::uint32_t, kLetters * kLetters> times_{};
};

std::uint16_t seen_by(const Memories& memories, const Candidate& candidate,
                      std::size_t index, Surface& surface) {
  if (!memories.ends.may_have(surface.last_form(candidate))) return 0;
  const Memory* const known = memories.find(surface.whole(candidate));
  if (known == nullptr) return 0;
  const Memory& memory = *known;
  std::uint16_t seen = 0;
  const auto type = static_cast<std::size_t>(candidate.type);
  for (std::size_t other = 0; other < memory.times.size(); ++other) {
    const bool itself = memory.times[other] > 0 && memory.best_at[other] == index;
    const double elsewhere = itself ? memory.second[other] : memory.best[other];
    if (elsewhere <= 0) continue;
    if (other != type)
      seen |= kSeenOther;
    else
      seen |= elsewhere >= kStrongWeight ? kSeenSame | kSeenSameStrong : kSeenSame;
  }
  const bool itself = memory.best_at[type] == index;
  const double elsewhere = itself ? memory.second[type] : memory.best[type];
  if (elsewhere >= kSureWeight && surface.is_unlisted(candidate)) {
    seen |= kSeenUnlisted;
    if (surface.is_cut(candidate)) seen |= kSeenCut;
  }
  if (elsewhere >= kSureWeight && surface.is_full_name(candidate)) seen |= kSeenPhrase;
  const auto person = static_cast<std::size_t>(EntityType::person);
  if (candidate.type == EntityType::person) {
    // The last word of a name says nothing for itself.
    const bool ends = memory.ends[person] && memory.only_end != candidate.end - 1;
    if (ends) seen |= kSeenSurname;
    // تقول لينس: the letter that looks like a proclitic is the name's.
    if (ends && candidate.prefix_letters == 0 && surface.is_cut(candidate))
      seen |= kSeenCut;
    const bool begins = memory.begins[person] && memory.only_begin != candidate.begin;
    if (begins) seen |= kSeenGiven;
    if (!ends && memory.ends[person]) seen |= kSeenWithin;
  } else {
    if (memory.ends_sure_person) seen |= kSeenPerson;
    if (!candidate.inside_listed && (memory.ends[type] || memory.begins[type]))
      seen |= kSeenPart;
  }
  return seen;
}

// Proposes what is a mention elsewhere, and single words that end or begin a chosen
// person's name, where no list or rule saw them.
void propose_remembered(const Memories& memories, const TaggedText& tagged,
                        std::vector<Candidate>& out) {
  Readings readings;
  std::size_t sentence_end = 0;
  const auto offer = [&](std::size_t i, std::uint64_t stem, std::uint8_t prefix_letters,
                         std::uint8_t proclitics) {
    const Memory* const known = memories.find(combine(1, stem));
    if (known == nullptr) return;
    const Memory& memory = *known;
    const auto propose = [&](std::size_t end, std::size_t type) {
      Candidate candidate;
      candidate.begin = i;
      candidate.end = end;
      candidate.type = static_cast<EntityType>(type);
      candidate.prefix_letters = prefix_letters;
      candidate.may_touch = prefix_letters == 0;
      candidate.proclitics = proclitics;
      out.push_back(candidate);
    };
    for (std::size_t type = 0; type < memory.times.size(); ++type) {
      const bool person = type == static_cast<std::size_t>(EntityType::person);
      const bool sure = memory.best[type] >= kStrongWeight || memory.times[type] > 1;
      if (sure || (person && memory.ends[type])) propose(i + 1, type);
    }
    std::uint64_t surface = combine(1, stem);
    for (std::size_t length = 2; memory.lengths >> length != 0; ++length) {
      const std::size_t last = i + length - 1;
      if (last >= sentence_end || tagged.text.tokens[last].hash == 0) break;
      surface = combine(surface, tagged.text.tokens[last].hash);
      const Memory* const whole =
          (memory.lengths >> length & 1) != 0 ? memories.find(surface) : nullptr;
      for (std::size_t type = 0; whole != nullptr && type < kEntityTypes; ++type) {
        if (whole->best[type] >= kSureWeight) propose(last + 1, type);
      }
    }
  };
  std::size_t sentence = 0;
  for (std::size_t i = 0; i < tagged.tags.size(); ++i) {
    while (tagged.text.sentences[sentence].end <= i) ++sentence;
    sentence_end = tagged.text.sentences[sentence].end;
    const Token& token = tagged.text.tokens[i];
    if (token.hash == 0 || token.folded_size < kMinMemoryBytes ||
        !memories.ends.may_have(tagged.text.folded_form(token)) ||
        tagged.classes(i).has(kClass_function))
      continue;
    offer(i, token.hash, 0, kNoProclitic);
    if (token.kind != TokenKind::word ||
        !may_have_proclitic(tagged.text.folded_form(token)))
      continue;
    proclitic_readings(tagged.text.folded_form(token), readings);
    for (std::size_t r = 0; r < readings.size; ++r)
      if (readings.items[r].stem.size() >= kMinMemoryBytes)
        offer(i, hash_key(readings.items[r].stem), readings.items[r].prefix_letters,
              readings.items[r].proclitics);
  }
}

auto place(const Candidate& c) {
  return std::tuple(c.begin, c.end, c.type, c.prefix_letters);
}

// Puts the new candidates where they belong; those that are there already are dropped.
void insert(std::vector<Candidate> fresh, Selection& selection,
            const TaggedText& tagged) {
  const auto before = [](const Candidate& a, const Candidate& b) {
    return place(a) < place(b);
  };
  std::size_t next = 0;
  const auto is_known = [&](const Candidate& candidate) {
    while (next < selection.candidates.size() &&
           before(selection.candidates[next], candidate))
      ++next;
    return next < selection.candidates.size() &&
           place(selection.candidates[next]) == place(candidate);
  };
  fresh.erase(std::remove_if(fresh.begin(), fresh.end(), is_known), fresh.end());
  if (fresh.empty()) return;
  std::vector<Candidate> merged;
  merged.reserve(selection.candidates.size() + fresh.size());
  std::size_t old = 0;
  for (const Candidate& candidate : fresh) {
    while (old < selection.candidates.size() &&
           before(selection.candidates[old], candidate))
      merged.push_back(selection.candidates[old++]);
    if (merged.empty() || place(merged.back()) != place(candidate))
      merged.push_back(candidate);
  }
  merged.insert(merged.end(),
                selection.candidates.begin() + static_cast<std::ptrdiff_t>(old),
                selection.candidates.end());
  selection.candidates = std::move(merged);
  selection.sentence_of.resize(selection.candidates.size());
  std::size_t sentence = 0;
  for (std::size_t i = 0; i < selection.candidates.size(); ++i) {
    while (tagged.text.sentences[sentence].end <= selection.candidates[i].begin)
      ++sentence;
    selection.sentence_of[i] = sentence;
  }
}

// Weighs every candidate by its own evidence, without Candidate::seen.
void weigh_all(Selection& selection, const TaggedText& tagged, Weigher& weigher) {
  for (std::size_t i = 0; i < selection.candidates.size(); ++i)
    selection.candidates[i].weight = weigher.weigh(
        selection.candidates[i], tagged.text.sentences[selection.sentence_of[i]]);
}

void select_all(Selection& selection, const TaggedText& tagged, Selector& selector) {
  selection.chosen.clear();
  for (std::size_t first = 0; first < selection.candidates.size();) {
    const std::size_t sentence = selection.sentence_of[first];
    std::size_t last = first;
    while (last < selection.candidates.size() && selection.sentence_of[last] == sentence)
      ++last;
    selector.select(selection.candidates, first, last, tagged.text.sentences[sentence],
                    selection.chosen);
    first = last;
  }
}

// Proposes the places where names that are known for this call only stand.
void propose_extra(Selection& selection, const TaggedText& tagged,
                   const std::vector<ExtraName>& extra_names) {
  std::vector<std::vector<std::uint64_t>> names;  // hashes of words
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_first_word;
  for (const ExtraName& extra : extra_names) {
    std::vector<std::uint64_t>& words = names.emplace_back();
    for (const Token& token : tokenize(extra.name).tokens)
      if (token.hash != 0) words.push_back(token.hash);
    if (!words.empty())
      by_first_word[words.front()].push_back(
          static_cast<std::uint32_t>(names.size() - 1));
  }
  if (by_first_word.empty()) return;
  std::vector<Candidate> fresh;
  Readings readings;
  const auto offer = [&](std::size_t i, std::uint64_t stem, std::uint8_t prefix_letters,
                         std::uint8_t proclitics) {
    const auto found = by_first_word.find(stem);
    if (found == by_first_word.end()) return;
    for (const std::uint32_t number : found->second) {
      const std::vector<std::uint64_t>& words = names[number];
      std::size_t matched = 1;
      while (matched < words.size() && i + matched < tagged.tags.size() &&
             tagged.text.tokens[i + matched].hash == words[matched])
        ++matched;
      if (matched < words.size()) continue;
      Candidate candidate;
      candidate.begin = i;
      candidate.end = i + words.size();
      candidate.type = extra_names[number].type;
      candidate.prefix_letters = prefix_letters;
      candidate.may_touch = prefix_letters == 0;
      candidate.proclitics = proclitics;
      candidate.extra = number;
      candidate.weight = kExtraWeight * static_cast<double>(words.size());
      fresh.push_back(candidate);
    }
  };
  for (std::size_t i = 0; i < tagged.tags.size(); ++i) {
    const Token& token = tagged.text.tokens[i];
    if (token.hash == 0) continue;
    offer(i, token.hash, 0, kNoProclitic);
    if (token.kind != TokenKind::word ||
        !may_have_proclitic(tagged.text.folded_form(token)))
      continue;
    proclitic_readings(tagged.text.folded_form(token), readings);
    for (std::size_t r = 0; r < readings.size; ++r)
      offer(i, hash_key(readings.items[r].stem), readings.items[r].prefix_letters,
            readings.items[r].proclitics);
  }
  std::stable_sort(
      fresh.begin(), fresh.end(),
      [](const Candidate& a, const Candidate& b) { return place(a) < place(b); });
  // One that lists or rules have proposed too keeps what they say of it.
  std::size_t at = 0;
  for (Candidate& candidate : fresh) {
    while (at < selection.candidates.size() &&
           place(selection.candidates[at]) < place(candidate))
      ++at;
    if (at == selection.candidates.size() ||
        place(selection.candidates[at]) != place(candidate))
      continue;
    selection.candidates[at].extra = candidate.extra;
    selection.candidates[at].weight = candidate.weight;
  }
  insert(std::move(fresh), selection, tagged);
}

// Adds to the weights what the article says elsewhere, and weighs the candidates that it
// proposes. False if nothing weighs otherwise than before.
bool weigh_what_is_seen(Selection& selection, const TaggedText& tagged,
                        const Weights& weights, Weigher& weigher) {
  std::vector<Feature> features;
  bool changed = false;
  for (std::size_t i = 0; i < selection.candidates.size(); ++i) {
    Candidate& candidate = selection.candidates[i];
    if (candidate.extra != kNone) continue;
    const bool fresh = candidate.listed_size == 0 && candidate.rules.none();
    if (candidate.seen == 0 && !fresh) continue;
    changed = true;
    if (fresh)
      candidate.weight =
          weigher.weigh(candidate, tagged.text.sentences[selection.sentence_of[i]]);
    if (stands_alone(candidate, tagged, tagged.text.sentences[selection.sentence_of[i]]))
      candidate.seen |= kSeenAlone;
    features.clear();
    seen_features_of(candidate, features);
    double seen = 0;
    for (const Feature feature : features) seen += weights[feature];
    candidate.weight += seen;
  }
  return changed;
}

}  // namespace

void select(Selection& selection, const TaggedText& tagged,
            const TouchingWeights& touching) {
  Selector selector(touching);
  select_all(selection, tagged, selector);
}

void learn_from_article(Selection& selection, const TaggedText& tagged,
                        const Lexicon& lexicon) {
  Surface surface(tagged);
  const Memories memories = remember(selection, surface, tagged);
  if (memories.empty()) return;
  const CountryCounts countries(selection, tagged, lexicon);
  for (std::size_t i = 0; i < selection.candidates.size(); ++i) {
    Candidate& candidate = selection.candidates[i];
    candidate.seen = seen_by(memories, candidate, i, surface);
    if (countries.is_at_home(candidate, tagged.text.sentences[selection.sentence_of[i]]))
      candidate.seen |= kSeenCountry;
  }
  std::vector<Candidate> fresh;
  propose_remembered(memories, tagged, fresh);
  const auto before = [](const Candidate& a, const Candidate& b) {
    return place(a) < place(b);
  };
  if (!std::is_sorted(fresh.begin(), fresh.end(), before))
    std::sort(fresh.begin(), fresh.end(), before);
  for (Candidate& candidate : fresh)
    candidate.seen = seen_by(memories, candidate, static_cast<std::size_t>(-1), surface);
  insert(std::move(fresh), selection, tagged);
}

MentionFinder::MentionFinder(const TaggedText& tagged, const Knowledge& knowledge)
    : tagged_(tagged),
      knowledge_(knowledge),
      matcher_(knowledge.rules, tagged),
      weigher_(tagged, knowledge.lexicon, knowledge.weights.values(),
               knowledge.weights.of_classes()),
      selector_(knowledge.weights.touching()) {}

const Selection& MentionFinder::propose() {
  matcher_.begin_text();
  selection_.candidates.clear();
  selection_.sentence_of.clear();
  selection_.chosen.clear();
  selection_.candidates.reserve(tagged_.tags.size() / 2);
  std::size_t first_hit = 0;
  for (std::size_t s = 0; s < tagged_.text.sentences.size(); ++s) {
    isnad::propose(tagged_, tagged_.text.sentences[s], knowledge_.lexicon, matcher_,
                   first_hit, proposals_, selection_.candidates);
    selection_.sentence_of.resize(selection_.candidates.size(), s);
  }
  return selection_;
}

const Selection& MentionFinder::find(const std::vector<ExtraName>& extra_names) {
  propose();
  weigher_.begin_text();
  weigh_all(selection_, tagged_, weigher_);
  propose_extra(selection_, tagged_, extra_names);
  select_all(selection_, tagged_, selector_);
  learn_from_article(selection_, tagged_, knowledge_.lexicon);
  if (weigh_what_is_seen(selection_, tagged_, knowledge_.weights, weigher_))
    select_all(selection_, tagged_, selector_);
  return selection_;
}

Selection find_mentions(const TaggedText& tagged, const Knowledge& knowledge,
                        const std::vector<ExtraName>& extra_names) {
  return MentionFinder(tagged, knowledge).find(extra_names);
}

}  // namespace isnad
