// Candidates and the evidence for them. A candidate is a span of tokens that a list or a
// rule proposes as a mention; its weight is the sum of the weights of its features, each
// of which can be named and shown: "PER prev.title", "LOC list.city~", "ORG
// rule.head_and_nisba".
//
// Features of a candidate of tokens [begin, end):
//
//     … prev2  prev │ first  mid  mid  last │ next  next2 …         one token only:
//     single
//
// TEMPLATE.CLASS      the token at that place is in that word class
// weak_prev, weak_next  the same, for candidates whose own words are unknown or ambiguous
// rule.NAME           the rule proposes it
// list.SUBTYPE        a list has it; with ~ if the list flags it
// head.SUBTYPE        no list has it, and it begins with a head noun of that kind
// after.SUBTYPE       it stands behind a head or trigger noun of that kind
// the rest (kSpecials) is about the candidate as a whole and its place in the article
#ifndef ISNAD_MATCH_EVIDENCE_H_
#define ISNAD_MATCH_EVIDENCE_H_

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/rules.h"
#include "match/spot.h"
#include "resources/lexicon.h"

namespace isnad {

struct Candidate {
  static constexpr std::size_t kMaxListed = 4;

  std::size_t begin = 0;
  std::size_t end = 0;
  EntityType type = EntityType::person;
  std::uint8_t prefix_letters = 0;
  std::uint8_t proclitics = kNoProclitic;
  std::uint8_t listed_size = 0;
  std::array<std::uint32_t, kMaxListed>
      listed{};  // spellings of the same type, unflagged first
  std::bitset<kMaxRules> rules;
  TokenRange title;             // what a rule captured as TITLE
  std::uint32_t extra = kNone;  // a name that is known for this call only: its number
  bool may_touch = true;        // the name before may go on with it
  bool inside_listed = false;   // strictly inside a longer name that a list has unflagged
  bool inside_own_name = false;  // … which begins with it and is one of the same entity
  bool extends_listed = false;   // such a name of its type and a last word
  std::uint16_t seen = 0;        // Seen: what the rest of the article says
  double weight = 0;
};

// What the article says elsewhere of a candidate's words; bits of Candidate::seen.
enum Seen : std::uint16_t {
  kSeenSame = 1,        // accepted elsewhere with the same type
  kSeenSameStrong = 2,  // … with much weight
  kSeenOther = 4,       // accepted elsewhere with another type
  kSeenSurname = 8,     // the last word of a longer person's name
  kSeenGiven = 16,      // the first word of one
  kSeenPart = 32,       // begins or ends a longer organization or place
  kSeenAlone = 64,      // a name or surname of a person, with no name word beside it
  kSeenPerson = 128,    // no person, but the last word of a longer person's name
  kSeenUnlisted = 256,  // kSeenSame for sure, of words that no list has at all
  kSeenCut = 512,       // with another proclitic, or none, than the word is read with
  kSeenPhrase = 1024,   // kSeenSame for sure, of a person, in two words or more
  // The end of the one name that it is a part of here, and of no other.
  kSeenWithin = 2048,
  kSeenCountry = 4096,  // a flagged place of a country of which other places are named
};

using Feature = std::uint32_t;
inline constexpr std::size_t kEntityTypes = 3;

// The numbering of all features that a lexicon and a rule set give rise to.
class FeatureSpace {
 public:
  FeatureSpace(const Lexicon& lexicon, const RuleSet& rules);
  std::size_t size() const { return size_; }
  // "PER prev.title"
  std::string name(Feature feature) const;
  // False if no such feature exists.
  bool find(std::string_view name, Feature& feature) const;

 private:
  const Lexicon* lexicon_;
  const RuleSet* rules_;
  std::size_t size_ = 0;
};

// "PER touching": a feature of no candidate, but of two of the type that touch.
Feature touching_feature(EntityType type);
// What such a pair weighs besides its two candidates, by type.
using TouchingWeights = std::array<double, kEntityTypes>;

// What lists and rules propose for a sentence, before it is merged into candidates.
// Reused from sentence to sentence.
struct Proposal {
  std::uint64_t place = 0;         // span, type and prefix
  std::uint32_t number = 0;        // proposals come in this order
  std::uint32_t spelling = kNone;  // of a list, or kNone, and …
  std::uint8_t rule = 0;           // … the number of a rule with …
  std::uint8_t proclitics = kNoProclitic;
  TokenRange title;  // … what it captured

  friend bool operator<(const Proposal& a, const Proposal& b) {
    return a.place != b.place ? a.place < b.place : a.number < b.number;
  }
};
struct Proposals {
  std::vector<RuleMatch> matches;
  std::vector<Proposal> items;
};

// The proposals of lists and rules for one sentence, merged, by begin, then end, then
// type. `first_hit` is the first hit of the sentence in tagged.names and is moved behind
// it.
void propose(const TaggedText& tagged, TokenRange sentence, const Lexicon& lexicon,
             RuleMatcher& rules, std::size_t& first_hit, Proposals& scratch,
             std::vector<Candidate>& out);

// True for a single word that the article has as a person's name or surname elsewhere,
// where neither neighbour may belong to the name.
bool stands_alone(const Candidate& candidate, const TaggedText& tagged,
                  TokenRange sentence);

// Appends the features of a candidate (without those of Candidate::seen).
void features_of(const Candidate& candidate, const TaggedText& tagged,
                 TokenRange sentence, const Lexicon& lexicon, std::vector<Feature>& out);

// What word classes weigh at all places of a candidate, from a table of weights by
// feature.
class ClassWeights {
 public:
  static constexpr std::size_t kPlaces = 10;
  using Row = std::array<double, kPlaces>;  // by place

  ClassWeights() = default;
  explicit ClassWeights(const std::vector<float>& weights);
  // What a token of these classes weighs for candidates of a type.
  Row sum(EntityType type, const ClassSet& classes) const;
  // The same at one place.
  double sum(EntityType type, const ClassSet& classes, std::size_t place) const;

 private:
  // By type, then class.
  std::vector<std::array<std::array<float, kPlaces>, kMaxClasses>> rows_;
};

// Sums up the weights of the features of a text's candidates without listing them, text
// after text. What a set of classes weighs is summed up once.
class Weigher {
 public:
  // All must outlive it; `weights` by feature.
  Weigher(const TaggedText& tagged, const Lexicon& lexicon,
          const std::vector<float>& weights, const ClassWeights& class_weights);
  // Says that `tagged` holds another text, whose sets go on with the numbers of those
  // before it.
  void begin_text();
  double weigh(const Candidate& candidate, TokenRange sentence);

 private:
  const TaggedText& tagged_;
  const Lexicon& lexicon_;
  const std::vector<float>& weights_;
  const ClassWeights& class_weights_;
  // What a set of classes weighs: by its number, then type.
  std::vector<std::array<ClassWeights::Row, kEntityTypes>> rows_;
};

// Appends the features that Candidate::seen stands for.
void seen_features_of(const Candidate& candidate, std::vector<Feature>& out);

// The title or role that stands before token `begin`, if any: وزير الخارجية الروسي.
TokenRange title_before(const TaggedText& tagged, TokenRange sentence, std::size_t begin);

}  // namespace isnad

#endif  // ISNAD_MATCH_EVIDENCE_H_
