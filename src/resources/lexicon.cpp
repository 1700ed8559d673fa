// Compiles lists into the lexicon.
#include "resources/lexicon.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/clitics.h"
#include "text/letters.h"
#include "text/normalize.h"

namespace isnad {
namespace {

constexpr std::string_view kTatweel = "\u0640";
// The name part abd and the article behind it.
constexpr std::string_view kServantOfThe = "\u0639\u0628\u062f \u0627\u0644";
constexpr std::size_t kServantSize = 6;
constexpr std::string_view kServant = kServantOfThe.substr(0, kServantSize);

EntityType parse_type(std::string_view type) {
  return type == "PER"   ? EntityType::person
         : type == "ORG" ? EntityType::organization
                         : EntityType::location;
}

std::uint64_t id_key(EntityType type, std::string_view id) {
  return hash_key(id) + static_cast<std::uint64_t>(type);
}

}  // namespace

std::string_view WordEntry::attribute(std::string_view key) const {
  for (const auto& [name, value] : attributes)
    if (name == key) return value;
  return {};
}

std::string Lexicon::describe(Provenance where) const {
  if (where.file == kNone) return {};
  return files[where.file] + ':' + std::to_string(where.line);
}

std::uint32_t Lexicon::find_name(EntityType type, std::string_view id) const {
  // Another id of the same key is not to be expected; it would have a later key.
  for (std::uint64_t key = id_key(type, id);; ++key) {
    const std::uint32_t found = ids_.find(key);
    if (found == kNone || (names[found].type == type && names[found].id == id))
      return found;
  }
}

std::string LexiconBuilder::too_many_classes() {
  return "there are more than " + std::to_string(kMaxClasses) + " word classes";
}

void LexiconBuilder::fault(std::size_t line, std::string message) {
  problems_.push_back({file_name_, line, std::move(message)});
}

void LexiconBuilder::add(const Resource& list) {
  file_name_ = list.name;
  file_ = static_cast<std::uint32_t>(lexicon_.files.size());
  lexicon_.files.push_back(list.name);
  section_number_ = 0;
  if (lexicon_.subtypes.empty()) subtype_index("");
  read_list(
      list,
      [this](const ListSection& section, const ListEntry& entry) {
        if (entry.blocks)
          block(section, entry);
        else if (section.kind == "names")
          add_name(section, entry);
        else
          add_words(section, entry);
      },
      problems_);
}

std::uint16_t LexiconBuilder::subtype_index(std::string_view subtype) {
  // Most often that of the entry before.
  if (last_subtype_ < lexicon_.subtypes.size() &&
      lexicon_.subtypes[last_subtype_] == subtype)
    return last_subtype_;
  const auto [at, made] = subtype_index_.emplace(
      std::string(subtype), static_cast<std::uint16_t>(lexicon_.subtypes.size()));
  if (made) lexicon_.subtypes.emplace_back(subtype);
  last_subtype_ = at->second;
  return last_subtype_;
}

void LexiconBuilder::add_name(const ListSection& section, const ListEntry& entry) {
  const EntityType type = parse_type(section.type);
  const std::string_view stated_id = entry.attribute("id");
  std::string id = stated_id.empty() ? slug(entry.latin) : std::string(stated_id);
  const std::string_view subtype =
      entry.attribute("subtype").empty() ? section.subtype : entry.attribute("subtype");
  std::uint32_t index = id.empty() ? kNone : lexicon_.find_name(type, id);
  if (index != kNone && lexicon_.names[index].where.file == file_) {
    fault(entry.line, "the id '" + id + "' is also that of line " +
                          std::to_string(lexicon_.names[index].where.line));
    return;
  }
  const bool known = index != kNone;
  if (!known) {
    index = static_cast<std::uint32_t>(lexicon_.names.size());
    lexicon_.names.emplace_back();
    if (!id.empty())
      for (std::uint64_t key = id_key(type, id);
           lexicon_.ids_.insert(key, index) != index; ++key) {
      }
  }
  NameEntry& name = lexicon_.names[index];
  name.type = type;
  name.where = {file_, static_cast<std::uint32_t>(entry.line)};
  name.id = std::move(id);
  name.name = std::string(entry.spellings.front().text);
  if (!known || !subtype.empty()) name.subtype = subtype_index(subtype);
  const auto state = [&](std::string& field, std::string_view value) {
    if (!value.empty()) field = std::string(value);
  };
  state(name.latin, entry.latin);
  state(name.country, entry.attribute("country"));
  state(name.part_of, entry.attribute("of"));
  if (type == EntityType::location && name.country.empty() && name.id.size() == 2)
    name.country = name.id;
  if (entry.attribute("gender") == "f") name.female = true;
  canonical_nodes_.resize(lexicon_.names.size(), kNone);
  for (const ListSpelling& spelling : entry.spellings) {
    Spelling value;
    value.entry = index;
    value.is_name = true;
    value.type = type;
    const std::uint32_t node = add_spelling(spelling, value);
    if (&spelling == &entry.spellings.front()) canonical_nodes_[index] = node;
  }
}

ClassSet LexiconBuilder::section_classes(const ListSection& section, std::size_t line) {
  ClassSet set;
  std::string_view left = section.classes;
  while (!left.empty()) {
    const std::size_t end = left.find(' ');
    const std::string_view name = left.substr(0, end);
    if (!name.empty()) {
      const std::size_t known = lexicon_.classes.size();
      const auto id = lexicon_.classes.add(name);
      if (id) set.add(*id);
      if (lexicon_.classes.size() > known)
        new_classes_.push_back({*id, {file_, static_cast<std::uint32_t>(line)}});
      if (!id) fault(line, too_many_classes());
    }
    if (end == std::string_view::npos) break;
    left.remove_prefix(end + 1);
  }
  return set;
}

void LexiconBuilder::add_words(const ListSection& section, const ListEntry& entry) {
  if (section.number != section_number_) {
    section_number_ = section.number;
    section_classes_ = section_classes(section, entry.line);
    section_entry_ = kNone;
  }
  const bool plain = entry.attributes.empty() && entry.latin.empty();
  std::uint32_t index = plain ? section_entry_ : kNone;
  if (index == kNone) {
    index = static_cast<std::uint32_t>(lexicon_.word_entries.size());
    WordEntry& word = lexicon_.word_entries.emplace_back();
    word.classes = section_classes_;
    word.gloss = std::string(entry.latin);
    word.subtype = subtype_index(entry.attribute("subtype"));
    for (const auto& [key, value] : entry.attributes)
      word.attributes.emplace_back(std::string(key), std::string(value));
    if (plain) section_entry_ = index;
  }
  for (const ListSpelling& spelling : entry.spellings) {
    Spelling value;
    value.entry = index;
    value.is_name = false;
    value.canonical = &spelling == &entry.spellings.front();
    add_spelling(spelling, value);
  }
}

std::uint32_t LexiconBuilder::add_spelling(const ListSpelling& spelling, Spelling value) {
  value.where = {file_, static_cast<std::uint32_t>(spelling.line)};
  value.ambiguous = spelling.ambiguous;
  const std::string_view text = spelling.text;
  const bool suffix =
      text.size() > kTatweel.size() && text.substr(0, kTatweel.size()) == kTatweel;
  const bool prefix = text.size() > kTatweel.size() &&
                      text.substr(text.size() - kTatweel.size()) == kTatweel;
  if ((suffix || prefix) && !value.is_name) {
    const WordId affix = lexicon_.affixes.add(fold(text));
    lexicon_.suffix_classes.resize(lexicon_.affixes.size());
    lexicon_.prefix_classes.resize(lexicon_.affixes.size());
    (suffix ? lexicon_.suffix_classes : lexicon_.prefix_classes)[affix] |=
        lexicon_.word_entries[value.entry].classes;
    return kNone;
  }
  if (spelling.exact) {
    value.exact = static_cast<std::uint32_t>(lexicon_.exact_spellings.size());
    lexicon_.exact_spellings.push_back(exact_spelling(text));
  }
  const std::uint32_t node = phrase_node(text, true, spelling.line);
  if (node == kNone) {
    if (phrase_.empty())
      fault(spelling.line, "the spelling '" + std::string(text) + "' holds no letter");
    return kNone;
  }
  add_value(node, value);
  // عبد الله is also written in one word.
  if (phrase_.size() < 2 || spelling_.folded.find(kServant) == std::string::npos)
    return node;
  const std::string key = fold(text);
  const std::size_t joint = key.find(kServantOfThe);
  if (joint != std::string::npos && (joint == 0 || key[joint - 1] == ' ')) {
    std::string joined = key;
    joined.erase(joint + kServantSize, 1);
    const std::uint32_t joined_node = phrase_node(joined, true, spelling.line);
    if (joined_node != kNone) add_value(joined_node, value);
  }
  return node;
}

std::uint32_t LexiconBuilder::phrase_node(std::string_view spelling, bool make,
                                          std::size_t line) {
  tokenize(spelling, spelling_);
  phrase_.clear();
  for (const Token& token : spelling_.tokens) {
    if (token.kind != TokenKind::word && token.kind != TokenKind::latin &&
        token.kind != TokenKind::number)
      continue;
    const std::string_view key = spelling_.folded_form(token);
    const WordId word =
        make ? lexicon_.words.add(key, token.hash) : lexicon_.words.find(token.hash);
    if (word == kNoWord) {
      if (make)
        fault(line, "the word '" + std::string(key) + "' has the hash of another");
      return kNone;
    }
    phrase_.push_back(word);
  }
  if (phrase_.empty()) return kNone;
  if (make && phrase_.size() > 16) {
    fault(line, "a name has at most 16 words");
    return kNone;
  }
  lexicon_.word_infos.resize(lexicon_.words.size());
  WordInfo& first = lexicon_.word_infos[phrase_.front()];
  if (first.node == kNone) {
    if (!make) return kNone;
    first.node = static_cast<std::uint32_t>(lexicon_.nodes_.size());
    lexicon_.nodes_.emplace_back();
  }
  std::uint32_t node = first.node;
  for (std::size_t i = 1; i < phrase_.size(); ++i) {
    const std::uint64_t edge = Lexicon::edge(node, phrase_[i]);
    const std::uint32_t known = lexicon_.edges_.find(edge);
    if (known != kNone) {
      node = known;
      continue;
    }
    if (!make) return kNone;
    const auto made = static_cast<std::uint32_t>(lexicon_.nodes_.size());
    lexicon_.nodes_.emplace_back();
    lexicon_.nodes_[node].children |= Lexicon::child_bit(phrase_[i]);
    lexicon_.edges_.insert(edge, made);
    node = made;
  }
  return node;
}

void LexiconBuilder::add_value(std::uint32_t node, Spelling value) {
  // The same entry may reach one phrase twice: a user's override, two spellings that fold
  // alike.
  for (std::uint32_t at = lexicon_.nodes_[node].first_value; at != kNone;
       at = lexicon_.spellings[at].next) {
    Spelling& known = lexicon_.spellings[at];
    if (known.is_name == value.is_name && known.entry == value.entry &&
        (known.exact == kNone) == (value.exact == kNone) && value.is_name &&
        value.exact == kNone) {
      value.next = known.next;
      known = value;
      return;
    }
  }
  value.next = lexicon_.nodes_[node].first_value;
  lexicon_.nodes_[node].first_value =
      static_cast<std::uint32_t>(lexicon_.spellings.size());
  lexicon_.spellings.push_back(value);
}

void LexiconBuilder::block(const ListSection& section, const ListEntry& entry) {
  const std::uint32_t node = phrase_node(entry.spellings.front().text, false, entry.line);
  const bool names = section.kind == "names";
  const ClassSet classes = names ? ClassSet{} : section_classes(section, entry.line);
  bool found = false;
  if (node != kNone) {
    std::uint32_t* link = &lexicon_.nodes_[node].first_value;
    while (*link != kNone) {
      Spelling& value = lexicon_.spellings[*link];
      const bool blocked =
          value.is_name == names &&
          (names ? value.type == parse_type(section.type)
                 : lexicon_.word_entries[value.entry].classes.intersects(classes));
      if (blocked) {
        *link = value.next;
        found = true;
      } else {
        link = &value.next;
      }
    }
  }
  if (!found)
    fault(entry.line, "nothing to block: '" + std::string(entry.spellings.front().text) +
                          "' is in no list read before");
}

// By name: the name that its attribute `of` stands for.
std::vector<std::uint32_t> LexiconBuilder::owners() const {
  std::vector<std::uint32_t> owner(lexicon_.names.size(), kNone);
  for (std::size_t i = 0; i < owner.size(); ++i) {
    if (lexicon_.names[i].part_of.empty()) continue;
    for (const EntityType type :
         {EntityType::organization, EntityType::location, EntityType::person})
      if (owner[i] == kNone)
        owner[i] = lexicon_.find_name(type, lexicon_.names[i].part_of);
  }
  return owner;
}

// By name: another name of its type that has its canonical spelling as an alias.
std::vector<std::uint32_t> LexiconBuilder::alias_targets() const {
  std::vector<std::uint32_t> target(lexicon_.names.size(), kNone);
  for (std::size_t i = 0; i < target.size(); ++i) {
    const std::uint32_t node = canonical_nodes_[i];
    if (node == kNone) continue;
    for (std::uint32_t at = lexicon_.nodes_[node].first_value; at != kNone;
         at = lexicon_.spellings[at].next) {
      const Spelling& value = lexicon_.spellings[at];
      if (value.is_name && value.entry != i && value.exact == kNone && !value.ambiguous &&
          canonical_nodes_[value.entry] != node &&
          lexicon_.names[value.entry].type == lexicon_.names[i].type)
        target[i] = value.entry;
    }
  }
  return target;
}

void LexiconBuilder::report_circles(const std::vector<std::uint32_t>& next,
                                    std::string_view what) {
  // Each name is visited once: by the walk that begins at the first name leading to it.
  std::vector<std::uint32_t> walk_of(next.size(), kNone);
  for (std::uint32_t start = 0; start < next.size(); ++start) {
    std::uint32_t at = start;
    while (at != kNone && walk_of[at] == kNone) {
      walk_of[at] = start;
      at = next[at];
    }
    if (at == kNone || walk_of[at] != start) continue;
    std::string path = lexicon_.names[at].name;
    for (std::uint32_t member = next[at];; member = next[member]) {
      path += " → " + lexicon_.names[member].name;
      if (member == at) break;
      path += " (" + lexicon_.describe(lexicon_.names[member].where) + ")";
    }
    const Provenance where = lexicon_.names[at].where;
    problems_.push_back(
        {lexicon_.files[where.file], where.line, std::string(what) + path});
  }
}

Lexicon LexiconBuilder::build() && {
  if (lexicon_.subtypes.empty()) subtype_index("");
  lexicon_.club_subtype = subtype_index("club");
  lexicon_.country_subtype = subtype_index("country");
  lexicon_.continent_subtype = subtype_index("continent");
  report_circles(owners(), "'of=' goes round in a circle: ");
  report_circles(alias_targets(), "aliases go round in a circle: ");
  lexicon_.word_infos.resize(lexicon_.words.size());
  for (Spelling& spelling : lexicon_.spellings)
    if (spelling.is_name) spelling.subtype = lexicon_.names[spelling.entry].subtype;
  lexicon_.class_sets.number({});
  describe_words();
  note_hidden_words();
  return std::move(lexicon_);
}

// Sums up the values of each word. Flagged words are in their class and in its NAME~
// twin, so that rules and weights can tell.
void LexiconBuilder::describe_words() {
  Lexicon& lexicon = lexicon_;
  ClassSet ordinary;
  ordinary.add(kClass_ordinary);
  ClassSet names = ordinary;
  for (const ClassId id : {kClass_given, kClass_surname}) {
    names.add(id);
    if (const auto twin = lexicon.classes.add(lexicon.classes.name(id) + '~'))
      names.add(*twin);
  }
  std::array<bool, kMaxClasses> twin_known{};
  std::array<std::optional<ClassId>, kMaxClasses> twins;
  lexicon.head_kinds.resize(lexicon.words.size());
  for (WordId word = 0; word < lexicon.words.size(); ++word) {
    WordInfo& info = lexicon.word_infos[word];
    if (info.node == kNone) continue;
    ClassSet classes;
    info.begins_phrase = lexicon.has_children(info.node);
    if (const std::string_view key = lexicon.words.key_of(word);
        info.begins_phrase && key.size() == kMinFirstLetters * kLetterBytes) {
      const std::size_t bit = Lexicon::short_word_bit(key);
      lexicon.short_first_words_[bit / 64] |= 1ULL << (bit % 64);
    }
    for (std::uint32_t at = lexicon.nodes_[info.node].first_value; at != kNone;
         at = lexicon.spellings[at].next) {
      const Spelling& value = lexicon.spellings[at];
      if (value.exact != kNone) info.has_exact = true;
      if (value.is_name) {
        info.is_name = true;
        continue;
      }
      add_kinds(value, lexicon.head_kinds[word]);
      if (value.exact != kNone) continue;
      classes |= lexicon.word_entries[value.entry].classes;
      if (!value.ambiguous) continue;
      lexicon.word_entries[value.entry].classes.for_each([&](ClassId id) {
        if (!twin_known[id]) {
          twins[id] = lexicon.classes.add(lexicon.classes.name(id) + '~');
          if (!twins[id])
            problems_.push_back({lexicon.files[value.where.file], value.where.line,
                                 too_many_classes() + " with those of flagged words"});
        }
        twin_known[id] = true;
        if (twins[id]) classes.add(*twins[id]);
      });
    }
    info.class_set = lexicon.class_sets.number(classes) & WordInfo::kMaxClassSet;
    info.has_kinds =
        lexicon.head_kinds[word].organization != 0 || lexicon.head_kinds[word].place != 0;
    info.known = !classes.empty() || info.is_name || info.has_exact;
    info.only_ordinary = !info.is_name && !info.has_exact && classes == ordinary;
    info.only_name = !info.has_exact;
    classes.for_each([&](ClassId id) { info.only_name &= names.has(id); });
  }
}

// A head noun's forms with the article, duals and plurals have no kind: names seldom
// follow them.
void LexiconBuilder::add_kinds(const Spelling& value, HeadKinds& kinds) const {
  constexpr std::uint16_t kMaxKind = 0xFF;
  const WordEntry& entry = lexicon_.word_entries[value.entry];
  if (!value.canonical || entry.subtype == 0) return;
  const auto kind = static_cast<std::uint8_t>(std::min(entry.subtype, kMaxKind));
  if (entry.classes.has(kClass_org_head) || entry.classes.has(kClass_org_trigger))
    kinds.organization = kind;
  if (entry.classes.has(kClass_place_head) || entry.classes.has(kClass_place_trigger))
    kinds.place = kind;
}

// Does it say more than that it is ordinary?
bool LexiconBuilder::is_telling(WordId word) const {
  const WordInfo& info = lexicon_.word_infos[word];
  return (info.known && !info.only_ordinary) || info.begins_phrase;
}

void LexiconBuilder::note_hidden_words() {
  Lexicon& lexicon = lexicon_;
  for (WordId word = 0; word < lexicon.words.size(); ++word) {
    if (!is_telling(word)) continue;
    const std::uint64_t hash = hash_key(lexicon.words.key_of(word));
    lexicon.telling_[hash >> 6 & (Lexicon::kTellingWords - 1)] |= 1ULL << (hash & 63);
  }
  Readings readings;
  for (WordId word = 0; word < lexicon.words.size(); ++word) {
    const std::string_view key = lexicon.words.key_of(word);
    if (!may_have_proclitic(key)) continue;
    proclitic_readings(key, readings);
    for (std::size_t r = 0; r < readings.size; ++r) {
      const std::uint64_t hash = hash_key(readings.items[r].stem);
      if (!lexicon.may_be_telling(hash)) continue;
      const WordId hidden = lexicon.words.find(hash);
      if (hidden == kNoWord || !is_telling(hidden)) continue;
      lexicon.word_infos[word].may_hide_word = true;
    }
  }
}

}  // namespace isnad
