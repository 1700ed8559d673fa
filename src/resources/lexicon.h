// Everything the lists say, compiled into one structure over numbered words: the classes
// of each word and a trie of phrases. Immutable once built; see LexiconBuilder.
#ifndef ISNAD_RESOURCES_LEXICON_H_
#define ISNAD_RESOURCES_LEXICON_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "isnad/document.h"
#include "isnad/resources.h"
#include "resources/class_sets.h"
#include "resources/classes.h"
#include "resources/hash_index.h"
#include "resources/list_reader.h"
#include "resources/word_table.h"
#include "text/tokenize.h"

namespace isnad {

// A line of a resource.
struct Provenance {
  std::uint32_t file = kNone;
  std::uint32_t line = 0;
};

// A name of a gazetteer.
struct NameEntry {
  EntityType type = EntityType::person;
  bool female = false;
  std::uint16_t subtype = 0;  // index into Lexicon::subtypes
  std::string name;           // canonical
  std::string latin;
  std::string id;
  std::string country;
  std::string part_of;  // attribute `of`
  Provenance where;
};

// One entry of a word list.
struct WordEntry {
  ClassSet classes;
  std::uint16_t subtype = 0;  // attribute `subtype`, as an index into Lexicon::subtypes
  std::string gloss;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string_view attribute(std::string_view key) const;
};

// What a spelling stands for: one value of a phrase.
struct Spelling {
  std::uint32_t entry = kNone;  // into names or word_entries
  bool is_name = true;
  bool ambiguous = false;
  std::uint16_t subtype = 0;             // of a name: its entry's
  bool canonical = false;                // the first spelling of its entry
  EntityType type = EntityType::person;  // of a name
  std::uint32_t exact = kNone;  // into exact_spellings, where only that spelling counts
  Provenance where;
  std::uint32_t next = kNone;  // further values of the same phrase
};

// A word and the phrases that begin with it. Small: the words of a text are looked up all
// over the table.
struct WordInfo {
  static constexpr std::uint32_t kMaxClassSet = 0x00FFFFFF;

  std::uint32_t node = kNone;        // trie node of the word as a phrase of its own
  std::uint32_t class_set : 24 = 0;  // into Lexicon::class_sets
  bool known : 1 = false;          // it has classes, is a name or needs an exact spelling
  bool has_exact : 1 = false;      // some of its values need an exact spelling
  bool is_name : 1 = false;        // the word alone is a listed name
  bool begins_phrase : 1 = false;  // it begins a phrase of several words
  bool only_ordinary : 1 = false;  // all that is known of it is that it is ordinary
  // Behind a proclitic it may hide a word that says more than that it is ordinary.
  bool may_hide_word : 1 = false;
  bool has_kinds : 1 = false;  // Lexicon::head_kinds has something
  bool only_name : 1 = false;  // all that is known of it is that it is a name or ordinary
};

// What kind of organization or place a head or trigger noun names, as an index into
// Lexicon::subtypes; 0 for other words.
struct HeadKinds {
  std::uint8_t organization = 0;
  std::uint8_t place = 0;
};

class Lexicon {
 public:
  WordTable words;
  std::vector<WordInfo> word_infos;   // by WordId
  std::vector<HeadKinds> head_kinds;  // by WordId
  ClassRegistry classes;
  // The sets of classes that words are in, from word lists, without those that need an
  // exact spelling. The first is empty.
  ClassSets class_sets;
  std::vector<NameEntry> names;
  std::vector<WordEntry> word_entries;
  std::vector<Spelling> spellings;
  std::vector<std::string> exact_spellings;
  std::vector<std::string> subtypes;  // the first is empty
  std::uint16_t club_subtype = 0;     // where "club", "country", "continent" are in it
  std::uint16_t country_subtype = 0;
  std::uint16_t continent_subtype = 0;
  // Lists from this one on are the user's.
  std::size_t first_user_file = static_cast<std::size_t>(-1);
  std::vector<std::string> files;  // names of resources
  // Endings and beginnings that give a class to unknown words: ـفيتش, written with a
  // tatweel.
  WordTable affixes;
  std::vector<ClassSet> suffix_classes;  // by WordId in affixes
  std::vector<ClassSet> prefix_classes;

  const ClassSet& classes_of(WordId word) const {
    return class_sets[word_infos[word].class_set];
  }

  // The node after `node` over `word`; kNone if no phrase goes on so.
  std::uint32_t next_node(std::uint32_t node, WordId word) const {
    return (nodes_[node].children & child_bit(word)) == 0 ? kNone
                                                          : edges_.find(edge(node, word));
  }
  // Asks for the memory that next_node will read, if it reads any.
  void prefetch_next(std::uint32_t node, WordId word) const {
    if ((nodes_[node].children & child_bit(word)) != 0) edges_.prefetch(edge(node, word));
  }
  bool has_children(std::uint32_t node) const { return nodes_[node].children != 0; }
  // Asks for the memory that first_value and next_node will read.
  void prefetch_node(std::uint32_t node) const { __builtin_prefetch(&nodes_[node]); }
  // The first value of the phrase that ends at this node; follow Spelling::next.
  std::uint32_t first_value(std::uint32_t node) const { return nodes_[node].first_value; }

  // False for most words that say no more than that they are ordinary: a cheap first test
  // before the word is looked up.
  bool may_be_telling(std::uint64_t hash) const {
    return (telling_[hash >> 6 & (kTellingWords - 1)] >> (hash & 63) & 1) != 0;
  }

  // Does a listed phrase begin with this word of two letters?
  bool begins_short_phrase(std::string_view word) const {
    const std::size_t bit = short_word_bit(word);
    return (short_first_words_[bit / 64] >> (bit % 64) & 1) != 0;
  }

  std::string describe(Provenance where) const;
  // The entry with this id; kNone if there is none.
  std::uint32_t find_name(EntityType type, std::string_view id) const;

 private:
  friend class LexiconBuilder;
  struct Node {
    std::uint32_t first_value = kNone;
    std::uint32_t children = 0;  // a bit a child, shared: most words are no child
  };
  // Seven bits a letter, of its two bytes.
  static std::size_t short_word_bit(std::string_view word) {
    const auto letter = [&](std::size_t at) {
      return (static_cast<std::size_t>(word[at]) & 1) << 6 |
             (static_cast<std::size_t>(word[at + 1]) & 0x3F);
    };
    return letter(0) << 7 | letter(2);
  }
  static std::uint32_t child_bit(WordId word) { return 1U << (word * 0x9E3779B9U >> 27); }
  // Different for all pairs, and mixed as the index wants it.
  static std::uint64_t edge(std::uint32_t node, WordId word) {
    const std::uint64_t mixed =
        (static_cast<std::uint64_t>(node) << 32 | word) * 0x9E3779B97F4A7C15ULL;
    return mixed ^ mixed >> 32;
  }
  static constexpr std::size_t kTellingWords = 1 << 14;  // a million bits
  std::vector<std::uint64_t> telling_ = std::vector<std::uint64_t>(kTellingWords);
  // By short_word_bit.
  std::array<std::uint64_t, (1 << 14) / 64> short_first_words_{};
  std::vector<Node> nodes_;
  HashIndex edges_;
  HashIndex ids_;  // names by their type and id
};

// Adds lists one after another, later ones adding to, overriding and blocking earlier
// ones.
class LexiconBuilder {
 public:
  explicit LexiconBuilder(std::vector<ResourceProblem>& problems) : problems_(problems) {}
  void add(const Resource& list);
  // Classes that lists have made, each with the first line that names it.
  const std::vector<std::pair<ClassId, Provenance>>& new_classes() const {
    return new_classes_;
  }
  // Also finds circles of aliases and of `of=`.
  Lexicon build() &&;

 private:
  void add_name(const ListSection& section, const ListEntry& entry);
  void add_words(const ListSection& section, const ListEntry& entry);
  void block(const ListSection& section, const ListEntry& entry);
  // The trie node of a spelling, made if `make`; kNone if it has no words or is not
  // there.
  std::uint32_t phrase_node(std::string_view spelling, bool make, std::size_t line);
  void add_value(std::uint32_t node, Spelling value);
  // The trie node of the spelling; kNone after a fault.
  std::uint32_t add_spelling(const ListSpelling& spelling, Spelling value);
  bool is_telling(WordId word) const;
  void describe_words();
  void add_kinds(const Spelling& value, HeadKinds& kinds) const;
  void note_hidden_words();
  ClassSet section_classes(const ListSection& section, std::size_t line);
  std::uint16_t subtype_index(std::string_view subtype);
  void fault(std::size_t line, std::string message);
  static std::string too_many_classes();
  // Adds a problem for every circle of a graph over names, of which each has at most one
  // successor (or kNone).
  void report_circles(const std::vector<std::uint32_t>& next, std::string_view what);
  std::vector<std::uint32_t> owners() const;
  std::vector<std::uint32_t> alias_targets() const;

  Lexicon lexicon_;
  std::vector<ResourceProblem>& problems_;
  std::string file_name_;
  std::uint32_t file_ = 0;
  std::size_t section_number_ = 0;
  std::uint32_t section_entry_ = kNone;  // shared WordEntry of entries without attributes
  ClassSet section_classes_;
  std::unordered_map<std::string, std::uint16_t> subtype_index_;
  std::uint16_t last_subtype_ = 0;
  std::vector<std::pair<ClassId, Provenance>> new_classes_;
  std::vector<std::uint32_t> canonical_nodes_;  // by name: of its canonical spelling
  std::vector<WordId> phrase_;                  // reused
  TokenizedText spelling_;                      // reused
};

}  // namespace isnad

#endif  // ISNAD_RESOURCES_LEXICON_H_
