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

inline constexpr std::size_t kMaxRules = 128;

// What a rule found: a span of tokens that may be a mention.
struct RuleMatch {
  std::size_t rule = 0;
  EntityType type = EntityType::person;
  std::size_t begin = 0;
  std::size_t end = 0;
  TokenRange title;  // of group TITLE; empty if the rule has none
};

class RuleSet {
 public:
  RuleSet();
  ~RuleSet();
  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;

  // Compiles rule files; adds every fault to problems.
  static RuleSet compile(const std::vector<Resource>& files, const ClassRegistry& classes,
                         std::vector<ResourceProblem>& problems);

  // Appends what the rules find in one sentence.
  void match(const TaggedText& tagged, TokenRange sentence,
             std::vector<RuleMatch>& out) const;

  std::size_t size() const;
  const std::string& name(std::size_t rule) const;
  // "rules/people.txt:12"
  std::string where(std::size_t rule) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace isnad

#endif  // ISNAD_MATCH_RULES_H_
