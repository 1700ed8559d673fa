// Rules over the tagged line. A rule is a pattern over elements, {title},
// {given|surname&!proclitic}; where a token can begin it, the tokens from there on are
// written as a line with a byte a token and a bit an element of the rule, and RE2 runs
// the pattern over that line.
//
//     title_person: (?P<TITLE>{title}{portfolio}?)(?P<PER>{given}{surname}{0,3})
//
//     tokens    وزير   الخارجية   سيرغي   لافروف
//     line      0001   0010       0100    1000
//
// So a rule never spells Arabic, windows are short, and the cost does not grow with the
// lists. src/data/README.md states the format of rule files.
#ifndef ISNAD_MATCH_RULES_H_
#define ISNAD_MATCH_RULES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/document.h"
#include "isnad/resources.h"
#include "match/spot.h"
#include "resources/classes.h"

namespace isnad {

inline constexpr std::size_t kMaxRules = 256;

// What a rule found: a span of tokens that may be a mention.
struct RuleMatch {
  std::size_t rule = 0;
  EntityType type = EntityType::person;
  std::size_t begin = 0;
  std::size_t end = 0;
  TokenRange title;          // of group TITLE; empty if the rule has none
  bool whole_words = false;  // no proclitic is cut off, whatever the first token hides
  bool behind_and = false;   // an unknown first token is read behind its conjunction only
};

class RuleMatcher;

// A set of rules, a bit a number.
using RuleBits = std::array<std::uint64_t, kMaxRules / 64>;

class RuleSet {
 public:
  RuleSet();
  ~RuleSet();
  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;

  // Compiles rule files; adds every fault to problems.
  static RuleSet compile(const std::vector<Resource>& files, const ClassRegistry& classes,
                         std::vector<ResourceProblem>& problems);

  std::size_t size() const;
  const std::string& name(std::size_t rule) const;
  // "rules/people.txt:12"
  std::string where(std::size_t rule) const;

 private:
  friend class RuleMatcher;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Runs rules over one text after another, sentence after sentence; keeps its memory and
// what sets of classes are to the rules.
class RuleMatcher {
 public:
  // Both must outlive it.
  RuleMatcher(const RuleSet& rules, const TaggedText& tagged);
  // Says that `tagged` holds another text, whose sets go on with the numbers of those
  // before it.
  void begin_text();
  // Appends what rules find in a sentence that begin at these of its tokens.
  void match(TokenRange sentence, TokenRange beginnings, std::vector<RuleMatch>& out);

 private:
  const std::uint64_t* row_of(std::size_t token) const {
    return rows_.data() + tagged_.tags[token].set * words_;
  }
  // The rules that may match from this token on, by it and the token behind it.
  RuleBits candidates(std::size_t token) const;
  void try_rule(std::size_t number, std::size_t begin, std::vector<RuleMatch>& out);

  const RuleSet::Impl& rules_;
  const TaggedText& tagged_;
  TokenRange sentence_;
  std::size_t words_;                 // of a row
  std::vector<std::uint64_t> rows_;   // by TokenTag::set: the elements that a token is
  std::vector<RuleBits> begun_by_;    // by TokenTag::set: the rules that it begins, …
  std::vector<RuleBits> second_in_;   // … and those whose second token it may be
  std::vector<std::size_t> spanned_;  // by rule: every-span rules go on behind a match
};

}  // namespace isnad

#endif  // ISNAD_MATCH_RULES_H_
