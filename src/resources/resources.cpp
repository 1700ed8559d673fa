// Resources as values and the error that carries their faults.
#include "isnad/resources.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string_view>

namespace isnad {
namespace {

std::string join(const std::vector<ResourceProblem>& problems) {
  std::string text;
  for (const ResourceProblem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += problem.file;
    if (problem.line > 0) text += ':' + std::to_string(problem.line);
    text += ": " + problem.message;
  }
  return text;
}

}  // namespace

ResourceError::ResourceError(std::vector<ResourceProblem> problems)
    : std::runtime_error(join(problems)), problems_(std::move(problems)) {}

Resource read_resource(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  errno = 0;
  if (file) text << file.rdbuf();
  // A folder opens but cannot be read; an empty file inserts nothing and is no failure.
  if (!file || (text.fail() && errno != 0))
    throw ResourceError({{path, 0,
                          std::string("cannot be read: ") +
                              (errno != 0 ? std::strerror(errno) : "no such file")}});
  std::string content = std::move(text).str();
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (content.compare(0, kByteOrderMark.size(), kByteOrderMark) == 0)
    content.erase(0, kByteOrderMark.size());
  return {path, std::move(content)};
}

}  // namespace isnad
