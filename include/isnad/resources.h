/// What an extractor knows: gazetteers, word lists, rules and weights, each a text that
/// people write. src/data/README.md states the formats; built-in and user files are read
/// by one parser.
#ifndef ISNAD_RESOURCES_H_
#define ISNAD_RESOURCES_H_

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

#include "isnad/export.h"

namespace isnad {

/// One resource file as a value. Its first directive, `% kind: …`, says what it holds.
struct Resource {
  /// Appears in error messages and in reasons: "names/countries.txt" or a user's path.
  std::string name;
  /// The file's content, UTF-8.
  std::string text;
};

/// A fault in a resource.
struct ResourceProblem {
  std::string file;
  /// From 1; 0 where the file as a whole is meant.
  std::size_t line = 0;
  std::string message;
};

/// Thrown when resources are faulty: it carries every problem found, not only the first.
/// what() holds them as lines "file:line: message".
class ISNAD_EXPORT ResourceError : public std::runtime_error {
 public:
  explicit ResourceError(std::vector<ResourceProblem> problems);
  const std::vector<ResourceProblem>& problems() const noexcept { return problems_; }

 private:
  std::vector<ResourceProblem> problems_;
};

/// Reads a file. Throws ResourceError if it cannot be read.
ISNAD_EXPORT Resource read_resource(const std::string& path);

/// The resources that the library ships, in the order in which they are read.
ISNAD_EXPORT std::vector<Resource> built_in_resources();

}  // namespace isnad

#endif  // ISNAD_RESOURCES_H_
