// Fuzz target: any bytes as a resource either compile or give a ResourceError with
// problems.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "isnad/extractor.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const isnad::Resource resource{"fuzz.txt",
                                 std::string(reinterpret_cast<const char*>(data), size)};
  try {
    const isnad::Extractor extractor = isnad::Extractor::from_resources_only({resource});
    extractor.extract(resource.text);
  } catch (const isnad::ResourceError& error) {
    if (error.problems().empty()) std::abort();
    for (const isnad::ResourceProblem& problem : error.problems())
      if (problem.file != "fuzz.txt" || problem.message.empty()) std::abort();
  }
  return 0;
}
