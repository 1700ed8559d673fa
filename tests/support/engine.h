// Small engines for tests, made of resources written in the test.
#ifndef ISNAD_TESTS_SUPPORT_ENGINE_H_
#define ISNAD_TESTS_SUPPORT_ENGINE_H_

#include <memory>
#include <string>
#include <vector>

#include "api/engine.h"

namespace isnad::test {

inline std::vector<Resource> resources_of(const std::vector<std::string>& texts) {
  std::vector<Resource> resources;
  for (const std::string& text : texts)
    resources.push_back({"test" + std::to_string(resources.size() + 1) + ".txt", text});
  return resources;
}

inline std::unique_ptr<const Engine> engine_of(const std::vector<std::string>& texts) {
  return compile_engine(resources_of(texts));
}

// The problems of faulty resources as "file:line: message" lines; empty if there are
// none.
inline std::string problems_of(const std::vector<std::string>& texts) {
  try {
    engine_of(texts);
    return {};
  } catch (const ResourceError& error) {
    return error.what();
  }
}

}  // namespace isnad::test

#endif  // ISNAD_TESTS_SUPPORT_ENGINE_H_
