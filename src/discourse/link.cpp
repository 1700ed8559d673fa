// Links mentions by listed id, words, acronyms, parts of names and spelling.
#include "discourse/link.h"

#include <algorithm>
#include <string>
#include <unordered_map>

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
  std::vector<std::string> words;      // folded, the first without proclitics
  std::vector<std::string> skeletons;  // of the words
  std::size_t parent = kNobody;        // union-find
};

// A foreign name's consonants, with the letters united by which newsrooms differ.
std::string skeleton(std::string_view word) {
  std::string out;
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
    if (out.empty() || out.back() != sound) out += sound;
  }
  return out;
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

  void make_shapes() {
    for (const std::size_t index : selection_.chosen) {
      const Candidate& candidate = selection_.candidates[index];
      Shape shape;
      shape.type = candidate.type;
      shape.begin = candidate.begin;
      shape.end = candidate.end;
      shape.parent = shapes_.size();
      if (candidate.listed_size > 0) shape.entry = choose_entry(candidate);
      for (std::size_t i = candidate.begin; i < candidate.end; ++i) {
        const Token& token = tagged_.text.tokens[i];
        if (token.hash == 0) continue;
        std::string word(tagged_.text.folded_form(token));
        if (i == candidate.begin && candidate.prefix_letters > 0) {
          const Span span = source_span(tagged_.text, i, i + 1, candidate.prefix_letters);
          word = fold(tagged_.text.source.substr(span.begin, span.end - span.begin));
          if ((candidate.proclitics & kPrepositionLam) != 0 && is_bare_lam(word))
            word = "\u0627" + word;
        }
        shape.skeletons.push_back(skeleton(word));
        shape.words.push_back(std::move(word));
      }
      shapes_.push_back(std::move(shape));
    }
  }

  // للكويت leaves لكويت: the article has lost its alef. Known by the list's own spelling.
  bool is_bare_lam(const std::string& word) const {
    const std::string restored = "\u0627" + word;
    return lexicon_.words.find(word) == kNoWord &&
           lexicon_.words.find(restored) != kNoWord;
  }

  // Of entries that share a spelling, one that the article has named before.
  std::uint32_t choose_entry(const Candidate& candidate) const {
    for (std::size_t i = 0; i < candidate.listed_size; ++i) {
      const std::uint32_t entry = lexicon_.spellings[candidate.listed[i]].entry;
      if (std::any_of(shapes_.begin(), shapes_.end(),
                      [&](const Shape& shape) { return shape.entry == entry; }))
        return entry;
    }
    return lexicon_.spellings[candidate.listed[0]].entry;
  }

  void by_entry_and_words() {
    std::unordered_map<std::string, std::size_t> first_of;
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
      const Shape& shape = shapes_[i];
      const std::string type(to_string(shape.type));
      if (shape.entry != kNone) {
        const auto [at, made] =
            first_of.emplace(type + '#' + std::to_string(shape.entry), i);
        if (!made) unite(at->second, i);
      }
      std::string words = type;
      for (const std::string& word : shape.words) words += ' ' + word;
      const auto [at, made] = first_of.emplace(words, i);
      if (!made) unite(at->second, i);
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
          tagged_.tags[b.end].classes.has(kClass_close_bracket);
      if (bracketed && a.type == EntityType::organization) unite(i, i + 1);
    }
  }

  static bool ends_with(const std::vector<std::string>& whole,
                        const std::vector<std::string>& part) {
    return whole.size() >= part.size() &&
           std::equal(part.rbegin(), part.rend(), whole.rbegin());
  }
  static bool begins_with(const std::vector<std::string>& whole,
                          const std::vector<std::string>& part) {
    return whole.size() >= part.size() &&
           std::equal(part.begin(), part.end(), whole.begin());
  }
  static bool is_subsequence(const std::vector<std::string>& whole,
                             const std::vector<std::string>& part) {
    std::size_t matched = 0;
    for (const std::string& word : whole)
      if (matched < part.size() && word == part[matched]) ++matched;
    return matched == part.size();
  }

  bool is_part(const Shape& whole, const Shape& part) const {
    if (whole.type != part.type || whole.words.size() <= part.words.size()) return false;
    // Two listed names that differ are two things.
    if (whole.entry != kNone && part.entry != kNone && whole.entry != part.entry &&
        whole.type != EntityType::person)
      return false;
    switch (whole.type) {
      case EntityType::person:
        return ends_with(whole.words, part.words) ||
               begins_with(whole.words, part.words) ||
               (part.words.size() > 1 && is_subsequence(whole.words, part.words));
      case EntityType::organization:
        return begins_with(whole.words, part.words) || ends_with(whole.words, part.words);
      case EntityType::location:
        return false;
    }
    return false;
  }

  // Distinct surfaces only: one representative a cluster and surface keeps this linear in
  // mentions for the few distinct names that an article has.
  std::vector<std::size_t> distinct() {
    std::vector<std::size_t> list;
    std::unordered_map<std::string, bool> known;
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
      std::string key(to_string(shapes_[i].type));
      for (const std::string& word : shapes_[i].words) key += ' ' + word;
      if (known.emplace(key, true).second) list.push_back(i);
    }
    return list;
  }

  // A part links to the nearest fitting whole before it, else to the first behind it.
  // Wholes are found by their first and last words.
  void by_parts() {
    const std::vector<std::size_t> names = distinct();
    std::unordered_map<std::string, std::vector<std::size_t>> by_word;
    for (const std::size_t i : names) {
      if (shapes_[i].words.size() < 2) continue;
      for (std::size_t w = 0; w < shapes_[i].words.size(); ++w)
        by_word[shapes_[i].words[w]].push_back(i);
    }
    for (const std::size_t i : names) {
      if (shapes_[i].words.empty()) continue;
      const auto found = by_word.find(shapes_[i].words.back());
      std::size_t whole = kNobody;
      const auto consider = [&](const std::vector<std::size_t>& list) {
        constexpr std::size_t kMaxTried = 64;
        std::size_t tried = 0;
        for (auto at = list.rbegin(); at != list.rend() && tried < kMaxTried;
             ++at, ++tried) {
          if (*at == i || !is_part(shapes_[*at], shapes_[i])) continue;
          if (whole == kNobody || (whole > i && *at < whole)) whole = *at;
          if (whole < i) return;
        }
      };
      if (found != by_word.end()) consider(found->second);
      if (whole == kNobody && shapes_[i].words.size() > 1) {
        const auto front = by_word.find(shapes_[i].words.front());
        if (front != by_word.end()) consider(front->second);
      }
      if (whole != kNobody) unite(whole, i);
    }
  }

  void by_spelling() {
    constexpr std::size_t kMinSkeleton = 3;
    std::unordered_map<std::string, std::size_t> by_skeleton;
    for (const std::size_t i : distinct()) {
      const Shape& shape = shapes_[i];
      if (shape.type == EntityType::organization || shape.skeletons.empty()) continue;
      std::size_t letters = 0;
      std::string key(to_string(shape.type));
      for (const std::string& part : shape.skeletons) {
        letters += part.size();
        key += ' ' + part;
      }
      if (letters < kMinSkeleton) continue;
      const auto [at, made] = by_skeleton.emplace(key, i);
      if (made) continue;
      const Shape& other = shapes_[at->second];
      if (other.entry != kNone && shape.entry != kNone && other.entry != shape.entry)
        continue;
      unite(at->second, i);
    }
  }

  void make_document(Document& document) {
    std::vector<std::size_t> entity_of(shapes_.size(), kNobody);
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
      if (shapes_[i].entry != kNone)
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

  void add_title(const Candidate& candidate, Mention& mention, Entity& entity) const {
    TokenRange title = candidate.title;
    if (title.begin == title.end)
      title = title_before(tagged_, tagged_.text.sentences[sentence_of(candidate)],
                           candidate.begin);
    if (title.begin == title.end) return;
    mention.title = source_span(tagged_.text, title.begin, title.end,
                                tagged_.tags[title.begin].prefix_letters);
    const std::string role(tagged_.text.source.substr(
        mention.title.begin, mention.title.end - mention.title.begin));
    if (std::find(entity.roles.begin(), entity.roles.end(), role) == entity.roles.end())
      entity.roles.push_back(role);
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
};

}  // namespace

void link_mentions(const Selection& selection, const TaggedText& tagged,
                   const Lexicon& lexicon, const std::vector<ExtraName>& extra_names,
                   Document& document) {
  Linker(selection, tagged, lexicon, extra_names).run(document);
}

}  // namespace isnad
