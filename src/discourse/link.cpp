// Links mentions by listed id, words, acronyms, parts of names and spelling.
#include "discourse/link.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "resources/hash_index.h"
#include "text/letters.h"
#include "text/normalize.h"

namespace isnad {
namespace {

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

// What linking compares of a mention.
struct Shape {
  EntityType type = EntityType::person;
  std::uint32_t entry = kNone;
  std::size_t begin = 0;  // tokens
  std::size_t end = 0;
  std::size_t first_word = 0;  // into Linker::words_
  std::size_t word_count = 0;
  std::string stem;  // folded, of a first word that has proclitics; else empty
  std::size_t parent = kNobody;  // union-find
};

// Hashes of folded words, the first without proclitics.
class Words {
 public:
  Words(const std::uint64_t* first, std::size_t size) : first_(first), size_(size) {}
  const std::uint64_t* begin() const { return first_; }
  const std::uint64_t* end() const { return first_ + size_; }
  std::size_t size() const { return size_; }
  bool begins_with(Words part) const {
    return size_ >= part.size_ && std::equal(part.begin(), part.end(), begin());
  }
  bool ends_with(Words part) const {
    return size_ >= part.size_ &&
           std::equal(part.begin(), part.end(), end() - part.size_);
  }
  bool has_subsequence(Words part) const {
    std::size_t matched = 0;
    for (const std::uint64_t word : *this)
      if (matched < part.size_ && word == part.first_[matched]) ++matched;
    return matched == part.size_;
  }

 private:
  const std::uint64_t* first_;
  std::size_t size_;
};

// Appends a foreign name's consonants, with the letters united by which newsrooms differ.
void append_skeleton(std::string_view word, std::string& out) {
  const std::size_t start = out.size();
  for (std::size_t at = 0; at + 1 < word.size(); at += 2) {
    const auto c =
        static_cast<char32_t>((static_cast<unsigned char>(word[at]) & 0x1F) << 6 |
                              (static_cast<unsigned char>(word[at + 1]) & 0x3F));
    char sound = 0;
    switch (c) {
      case letter::kAlef:
      case letter::kWaw:
      case letter::kYa:
      case letter::kHamza:
      case 0x0639:  // ain
        continue;
      case letter::kHa:
        if (at + 2 >= word.size()) continue;  // ta marbuta
        sound = 'h';
        break;
      case 0x063A:  // ghain
      case letter::kJim:
      case letter::kKaf:
      case 0x0642:  // qaf
        sound = 'g';
        break;
      case letter::kTa:
      case 0x0637:  // tah
        sound = 't';
        break;
      case letter::kSin:
      case 0x0635:  // sad
      case letter::kZay:
      case 0x062B:  // theh
      case 0x0634:  // sheen
        sound = 's';
        break;
      case 0x062F:  // dal
      case 0x0636:  // dad
      case 0x0630:  // thal
        sound = 'd';
        break;
      default:
        sound = static_cast<char>(c & 0xFF);
    }
    if (out.size() == start || out.back() != sound) out += sound;
  }
}

class Linker {
 public:
  Linker(const Selection& selection, const TaggedText& tagged, const Lexicon& lexicon,
         const std::vector<ExtraName>& extra_names)
      : selection_(selection),
        tagged_(tagged),
        lexicon_(lexicon),
        extra_names_(extra_names) {}

  void run(Document& document) {
    make_shapes();
    by_entry_and_words();
    by_brackets();
    by_parts();
    by_spelling();
    make_document(document);
  }

 private:
  std::size_t root(std::size_t i) {
    while (shapes_[i].parent != i)
      i = shapes_[i].parent = shapes_[shapes_[i].parent].parent;
    return i;
  }

  void unite(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    if (a != b) shapes_[std::max(a, b)].parent = std::min(a, b);
  }

  Words words(std::size_t i) const {
    return {words_.data() + shapes_[i].first_word, shapes_[i].word_count};
  }

  void make_shapes() {
    shapes_.reserve(selection_.chosen.size());
    for (const std::size_t index : selection_.chosen) {
      const Candidate& candidate = selection_.candidates[index];
      Shape& shape = shapes_.emplace_back();
      shape.type = candidate.type;
      shape.begin = candidate.begin;
      shape.end = candidate.end;
      shape.parent = shapes_.size() - 1;
      if (candidate.listed_size > 0) shape.entry = choose_entry(candidate);
      shape.first_word = words_.size();
      for (std::size_t i = candidate.begin; i < candidate.end; ++i) {
        const Token& token = tagged_.text.tokens[i];
        if (token.hash == 0) continue;
        if (i == candidate.begin && candidate.prefix_letters > 0) {
          shape.stem = stem_of(candidate);
          words_.push_back(hash_key(shape.stem));
        } else {
          words_.push_back(token.hash);
        }
      }
      shape.word_count = words_.size() - shape.first_word;
    }
  }

  // The first word without its proclitics, folded.
  std::string stem_of(const Candidate& candidate) const {
    const Span span = source_span(tagged_.text, candidate.begin, candidate.begin + 1,
                                  candidate.prefix_letters);
    std::string word =
        fold(tagged_.text.source.substr(span.begin, span.end - span.begin));
    // للكويت leaves لكويت: the article has lost its alef. Known by the list's own
    // spelling.
    if ((candidate.proclitics & kPrepositionLam) == 0 ||
        lexicon_.words.find(word) != kNoWord)
      return word;
    std::string restored = "\u0627" + word;
    return lexicon_.words.find(restored) == kNoWord ? word : restored;
  }

  // Of entries that share a spelling, one that the article has named before, or a club in
  // sport.
  std::uint32_t choose_entry(const Candidate& candidate) {
    std::uint32_t chosen = lexicon_.spellings[candidate.listed[0]].entry;
    const bool in_sport = tagged_.classes(candidate.begin).has(kClass_club_name);
    for (std::size_t i = candidate.listed_size; i-- > 0;) {
      const Spelling& spelling = lexicon_.spellings[candidate.listed[i]];
      if (in_sport && spelling.subtype == lexicon_.club_subtype) chosen = spelling.entry;
    }
    for (std::size_t i = 0; i < candidate.listed_size; ++i) {
      const std::uint32_t entry = lexicon_.spellings[candidate.listed[i]].entry;
      if (named_.find(combine(1, entry)) == kNone) continue;
      chosen = entry;
      break;
    }
    named_.insert(combine(1, chosen), static_cast<std::uint32_t>(shapes_.size() - 1));
    return chosen;
  }

  // Also lists the shapes that differ by type or words.
  void by_entry_and_words() {
    HashIndex same_words(shapes_.size());
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
      const auto number = static_cast<std::uint32_t>(i);
      const Shape& shape = shapes_[i];
      // An entry has one type.
      if (shape.entry != kNone) unite(named_.find(combine(1, shape.entry)), i);
      std::uint64_t key = static_cast<std::uint64_t>(shape.type);
      for (const std::uint64_t word : words(i)) key = combine(key, word);
      const std::uint32_t first = same_words.insert(combine(key, 1), number);
      if (first == number)
        distinct_.push_back(i);
      else
        unite(first, i);
    }
  }

  void by_brackets() {
    for (std::size_t i = 0; i + 1 < shapes_.size(); ++i) {
      const Shape& a = shapes_[i];
      const Shape& b = shapes_[i + 1];
      if (a.type != b.type || b.begin == 0 || b.end >= tagged_.text.tokens.size())
        continue;
      std::size_t open = b.begin - 1;
      if (tagged_.text.tokens[open].kind == TokenKind::quote && open > 0) --open;
      const bool bracketed =
          tagged_.text.tokens[open].kind == TokenKind::open_bracket &&
          (open == a.end ||
           (open == a.end + 1 && tagged_.text.tokens[a.end].kind == TokenKind::quote)) &&
          tagged_.classes(b.end).has(kClass_close_bracket);
      if (bracketed && a.type == EntityType::organization) unite(i, i + 1);
    }
  }

  bool is_part(std::size_t w, std::size_t p) const {
    const Shape& whole = shapes_[w];
    const Shape& part = shapes_[p];
    if (whole.type != part.type || whole.word_count <= part.word_count) return false;
    // Two listed names that differ are two things.
    if (whole.entry != kNone && part.entry != kNone && whole.entry != part.entry &&
        whole.type != EntityType::person)
      return false;
    switch (whole.type) {
      case EntityType::person:
        return words(w).ends_with(words(p)) || words(w).begins_with(words(p)) ||
               (part.word_count > 1 && words(w).has_subsequence(words(p)));
      case EntityType::organization:
        return words(w).begins_with(words(p)) || words(w).ends_with(words(p));
      case EntityType::location:
        return false;
    }
    return false;
  }

  // A part links to the nearest fitting whole before it, else to the first behind it.
  // Wholes are found by their words; of the wholes of a word the last few are tried, so
  // that time is linear in names.
  void by_parts() {
    struct Use {
      std::size_t shape = 0;
      std::uint32_t before = kNone;  // the use of the same word before this one
    };
    std::vector<Use> uses;
    std::vector<std::uint32_t> last_use;  // by number of the word
    HashIndex numbers;
    for (const std::size_t i : distinct_) {
      if (shapes_[i].word_count < 2) continue;
      for (const std::uint64_t word : words(i)) {
        const auto next = static_cast<std::uint32_t>(last_use.size());
        const std::uint32_t number = numbers.insert(word, next);
        if (number == next) last_use.push_back(kNone);
        uses.push_back({i, last_use[number]});
        last_use[number] = static_cast<std::uint32_t>(uses.size() - 1);
      }
    }
    if (uses.empty()) return;
    for (const std::size_t i : distinct_) {
      if (shapes_[i].word_count == 0) continue;
      std::size_t whole = kNobody;
      const auto consider = [&](std::uint64_t word) {
        constexpr std::size_t kMaxTried = 64;
        const std::uint32_t number = numbers.find(word);
        if (number == kNone) return;
        std::uint32_t at = last_use[number];
        for (std::size_t tried = 0; at != kNone && tried < kMaxTried;
             at = uses[at].before, ++tried) {
          const std::size_t other = uses[at].shape;
          if (other == i || !is_part(other, i)) continue;
          if (whole == kNobody || (whole > i && other < whole)) whole = other;
          if (whole < i) return;
        }
      };
      consider(*(words(i).end() - 1));
      if (whole == kNobody && shapes_[i].word_count > 1) consider(*words(i).begin());
      if (whole != kNobody) unite(whole, i);
    }
  }

  static constexpr std::size_t kMinSkeleton = 3;

  void by_spelling() {
    if (distinct_.size() < 2) return;
    by_spelling_of_surname();
    HashIndex same_skeleton(distinct_.size());
    std::string key;
    for (const std::size_t i : distinct_) {
      const Shape& shape = shapes_[i];
      if (shape.type == EntityType::organization || shape.word_count == 0) continue;
      key = to_string(shape.type);
      std::size_t others = key.size();  // letters of the key that are no skeleton's
      for (std::size_t t = shape.begin; t < shape.end; ++t) {
        const Token& token = tagged_.text.tokens[t];
        if (token.hash == 0) continue;
        key += ' ';
        ++others;
        append_skeleton(t == shape.begin && !shape.stem.empty()
                            ? std::string_view(shape.stem)
                            : tagged_.text.folded_form(token),
                        key);
      }
      if (key.size() - others < kMinSkeleton) continue;
      const auto number = static_cast<std::uint32_t>(i);
      const std::uint32_t first = same_skeleton.insert(hash_key(key), number);
      if (first == number) continue;
      const Shape& other = shapes_[first];
      if (other.entry != kNone && shape.entry != kNone && other.entry != shape.entry)
        continue;
      if (!differ_as_given_names(first, i)) unite(first, i);
    }
  }

  // A foreign surname alone, spelt otherwise than behind the given name.
  void by_spelling_of_surname() {
    HashIndex by_surname(distinct_.size());
    std::string skeleton;
    const auto skeleton_of = [&](std::size_t i, std::size_t token) -> const std::string& {
      skeleton.clear();
      const Shape& shape = shapes_[i];
      append_skeleton(token == shape.begin && !shape.stem.empty()
                          ? std::string_view(shape.stem)
                          : tagged_.text.folded_form(tagged_.text.tokens[token]),
                      skeleton);
      return skeleton;
    };
    for (const std::size_t i : distinct_) {
      const Shape& shape = shapes_[i];
      if (shape.type == EntityType::person && shape.word_count > 1 &&
          skeleton_of(i, shape.end - 1).size() >= kMinSkeleton)
        by_surname.insert(hash_key(skeleton), static_cast<std::uint32_t>(i));
    }
    for (const std::size_t i : distinct_) {
      const Shape& shape = shapes_[i];
      if (shape.type != EntityType::person || shape.word_count != 1 ||
          shape.entry != kNone || !tagged_.classes(shape.begin).has(kClass_unknown))
        continue;
      const std::uint32_t full = by_surname.find(hash_key(skeleton_of(i, shape.begin)));
      if (full != kNone) unite(full, i);
    }
  }

  // محمد and محمود sound alike to the skeleton but are two names, not two spellings.
  bool differ_as_given_names(std::size_t a, std::size_t b) const {
    const auto has_words_only = [&](std::size_t i) {
      return shapes_[i].word_count == shapes_[i].end - shapes_[i].begin;
    };
    if (shapes_[a].word_count != shapes_[b].word_count || !has_words_only(a) ||
        !has_words_only(b))
      return false;
    const auto is_arabic_given = [&](std::size_t token) {
      const ClassSet& classes = tagged_.classes(token);
      return classes.has(kClass_given) && !classes.has(kClass_foreign_shape);
    };
    for (std::size_t w = 0; w < shapes_[a].word_count; ++w)
      if (words(a).begin()[w] != words(b).begin()[w] &&
          is_arabic_given(shapes_[a].begin + w) && is_arabic_given(shapes_[b].begin + w))
        return true;
    return false;
  }

  // By root: a full name of a person that no list has.
  std::vector<std::size_t> unlisted_persons() {
    std::vector<std::size_t> full(shapes_.size(), kNobody);
    for (std::size_t i = 0; i < shapes_.size(); ++i)
      if (shapes_[i].type == EntityType::person && shapes_[i].entry == kNone &&
          shapes_[i].word_count > 1 && full[root(i)] == kNobody)
        full[root(i)] = i;
    return full;
  }

  // كاسترو behind لويس كاسترو is no فيدل كاسترو, however the given name is spelt.
  bool has_given_name_of(std::string_view listed, std::size_t full) const {
    std::string given;
    append_skeleton(
        shapes_[full].stem.empty()
            ? tagged_.text.folded_form(tagged_.text.tokens[shapes_[full].begin])
            : std::string_view(shapes_[full].stem),
        given);
    for (std::size_t at = 0; at < listed.size();) {
      const std::size_t end = std::min(listed.find(' ', at), listed.size());
      std::string skeleton;
      append_skeleton(fold(listed.substr(at, end - at)), skeleton);
      if (skeleton == given) return true;
      at = end + 1;
    }
    return false;
  }

  void make_document(Document& document) {
    std::vector<std::size_t> entity_of(shapes_.size(), kNobody);
    const std::vector<std::size_t> unlisted = unlisted_persons();
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
      const Candidate& candidate = selection_.candidates[selection_.chosen[i]];
      const std::size_t representative = root(i);
      if (entity_of[representative] == kNobody) {
        entity_of[representative] = document.entities.size();
        document.entities.emplace_back();
        document.entities.back().type = candidate.type;
      }
      Mention mention;
      mention.type = candidate.type;
      mention.entity = entity_of[representative];
      mention.weight = candidate.weight;
      mention.span = source_span(tagged_.text, candidate.begin, candidate.end,
                                 candidate.prefix_letters);
      Entity& entity = document.entities[mention.entity];
      entity.mentions.push_back(document.mentions.size());
      if (shapes_[i].entry != kNone &&
          (unlisted[representative] == kNobody ||
           has_given_name_of(lexicon_.names[shapes_[i].entry].name,
                             unlisted[representative])))
        describe_listed(lexicon_.names[shapes_[i].entry], mention, entity);
      if (candidate.extra != kNone)
        describe_extra(extra_names_[candidate.extra], mention, entity);
      if (mention.subtype.empty()) mention.subtype = subtype_by_head(candidate);
      if (entity.subtype.empty()) entity.subtype = mention.subtype;
      if (candidate.type == EntityType::person) add_title(candidate, mention, entity);
      document.mentions.push_back(std::move(mention));
    }
    name_unlisted(document);
  }

  void describe_listed(const NameEntry& entry, Mention& mention, Entity& entity) const {
    mention.subtype = lexicon_.subtypes[entry.subtype];
    if (!entity.id.empty()) return;
    entity.id = entry.id;
    entity.name = entry.name;
    entity.latin = entry.latin;
    entity.country = entry.country;
    entity.subtype = mention.subtype;
  }

  static void describe_extra(const ExtraName& extra, Mention& mention, Entity& entity) {
    mention.subtype = extra.subtype;
    entity.name = extra.name;
    entity.subtype = extra.subtype;
    entity.id = extra.id;
  }

  // An organization or place that no list has is what its head noun says: وزارة, مطار.
  std::string subtype_by_head(const Candidate& candidate) const {
    if (candidate.type == EntityType::person) return {};
    const auto stated = [&](std::size_t i) -> std::string {
      const WordId word = tagged_.tags[i].word;
      if (word == kNoWord || lexicon_.word_infos[word].node == kNone) return {};
      for (std::uint32_t at = lexicon_.first_value(lexicon_.word_infos[word].node);
           at != kNone; at = lexicon_.spellings[at].next) {
        if (lexicon_.spellings[at].is_name) continue;
        const WordEntry& entry = lexicon_.word_entries[lexicon_.spellings[at].entry];
        const std::string_view subtype = entry.attribute("subtype");
        const bool fits = candidate.type == EntityType::organization
                              ? entry.classes.has(kClass_org_head) ||
                                    entry.classes.has(kClass_org_trigger)
                              : entry.classes.has(kClass_place_head) ||
                                    entry.classes.has(kClass_place_trigger);
        if (fits && !subtype.empty()) return std::string(subtype);
      }
      return {};
    };
    std::string subtype = stated(candidate.begin);
    if (subtype.empty() && candidate.begin > 0) subtype = stated(candidate.begin - 1);
    return subtype;
  }

  void add_title(const Candidate& candidate, Mention& mention, Entity& entity) {
    TokenRange title = candidate.title;
    if (title.begin == title.end)
      title = title_before(tagged_, tagged_.text.sentences[sentence_of(candidate)],
                           candidate.begin);
    if (title.begin == title.end) return;
    mention.title = source_span(tagged_.text, title.begin, title.end,
                                tagged_.tags[title.begin].prefix_letters);
    std::string role(tagged_.text.source.substr(mention.title.begin,
                                                mention.title.end - mention.title.begin));
    if (held_.insert(std::to_string(mention.entity) + ' ' + role).second)
      entity.roles.push_back(std::move(role));
  }

  std::size_t sentence_of(const Candidate& candidate) const {
    return selection_
        .sentence_of[static_cast<std::size_t>(&candidate - selection_.candidates.data())];
  }

  void name_unlisted(Document& document) const {
    for (Entity& entity : document.entities) {
      if (!entity.name.empty()) continue;
      for (const std::size_t m : entity.mentions) {
        const Span span = document.mentions[m].span;
        if (span.end - span.begin > entity.name.size())
          entity.name =
              std::string(tagged_.text.source.substr(span.begin, span.end - span.begin));
      }
    }
  }

  const Selection& selection_;
  const TaggedText& tagged_;
  const Lexicon& lexicon_;
  const std::vector<ExtraName>& extra_names_;
  std::vector<Shape> shapes_;
  std::unordered_set<std::string> held_;  // entity and role
  std::vector<std::uint64_t> words_;      // of all shapes, one shape's after another
  HashIndex named_;                       // by entry: the first shape that has it
  std::vector<std::size_t> distinct_;     // the first shapes of their type and words
};

}  // namespace

void link_mentions(const Selection& selection, const TaggedText& tagged,
                   const Lexicon& lexicon, const std::vector<ExtraName>& extra_names,
                   Document& document) {
  Linker(selection, tagged, lexicon, extra_names).run(document);
}

}  // namespace isnad
