// The one reader of cases files: annotated lines that lists must satisfy.
// src/data/README.md states the format.
#ifndef ISNAD_RESOURCES_CASE_READER_H_
#define ISNAD_RESOURCES_CASE_READER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "isnad/document.h"
#include "isnad/resources.h"

namespace isnad {

// The names that stand for a placeholder: those of one list that pass every filter.
struct CaseNames {
  std::string list;  // "cities.txt"
  bool ambiguous = false;
  std::optional<EntityType> type;
  std::string section;  // a subtype of names or a class of words
};

struct CaseMention {
  EntityType type = EntityType::person;
  Span span;  // in CaseLine::text

  friend bool operator==(const CaseMention&, const CaseMention&) = default;
};

// One annotated line.
struct CaseLine {
  std::size_t line = 0;
  std::string text;  // without tags; the placeholder is taken out
  std::vector<CaseMention> mentions;
  std::optional<std::size_t> placeholder;          // where it stood in text
  std::optional<std::size_t> placeholder_mention;  // the mention that it stood in
  CaseNames names;                                 // of the placeholder
  bool known_failure = false;                      // of a line without placeholder
  std::vector<std::string> failing_names;          // of a line with one: known failures
};

// A line that lists known failures.
bool is_known_failure_mark(std::string_view line);

// Reads a cases file and adds every fault to problems.
std::vector<CaseLine> read_cases(const Resource& resource,
                                 std::vector<ResourceProblem>& problems);

// The case with a name in its placeholder.
CaseLine expand(const CaseLine& line, std::string_view name);

// A text with tags around its mentions, as a cases file has it. Mentions are in order and
// do not overlap.
std::string annotate(std::string_view text, const std::vector<CaseMention>& mentions);

}  // namespace isnad

#endif  // ISNAD_RESOURCES_CASE_READER_H_
