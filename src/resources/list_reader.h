// The one reader of lists of names and words; src/data/README.md states the format.
#ifndef ISNAD_RESOURCES_LIST_READER_H_
#define ISNAD_RESOURCES_LIST_READER_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "isnad/resources.h"

namespace isnad {

// What the directives in force say.
struct ListSection {
  std::string_view kind;  // "names" or "words"
  std::string_view type;
  std::string_view subtype;
  std::string_view classes;
  std::string_view source;
  std::string_view licence;
  std::string_view criteria;
  std::size_t number = 0;  // counts changes of directives
};

struct ListSpelling {
  std::string_view text;
  std::size_t line = 0;
  bool ambiguous = false;  // ~
  bool exact = false;      // !
};

// One entry, or (blocks) one spelling taken out. Views point into the resource's text.
struct ListEntry {
  std::vector<ListSpelling> spellings;
  std::string_view latin;
  std::vector<std::pair<std::string_view, std::string_view>>
      attributes;  // flags have no value
  std::size_t line = 0;
  bool blocks = false;

  std::string_view attribute(std::string_view key) const;
};

using ListSink = std::function<void(const ListSection&, const ListEntry&)>;

// The value of the resource's `% kind:` directive; empty if it has none.
std::string_view resource_kind(const Resource& resource);

// The id that an entry without `id=` has: its Latin name as a slug.
std::string slug(std::string_view latin);

// Checks that the text can be read at all: UTF-8, no NUL, no over-long line. False after
// a fault.
bool check_text(const Resource& resource, std::vector<ResourceProblem>& problems);

// Hands every entry to the sink and adds every fault to problems.
void read_list(const Resource& resource, const ListSink& sink,
               std::vector<ResourceProblem>& problems);

}  // namespace isnad

#endif  // ISNAD_RESOURCES_LIST_READER_H_
