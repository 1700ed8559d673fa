// Fuzz target: any bytes as a resource either compile or give a ResourceError with
// problems; the same bytes as cases and under every check.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "isnad/extractor.h"
#include "isnad/gazetteer.h"

namespace {

// Calls use() and makes sure that it throws nothing but a ResourceError with problems of
// the file.
template <class Use>
void expect_result_or_problems(Use use) {
  try {
    use();
  } catch (const isnad::ResourceError& error) {
    if (error.problems().empty()) std::abort();
    for (const isnad::ResourceProblem& problem : error.problems())
      if (problem.file != "fuzz.txt" || problem.message.empty()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const isnad::Extractor empty = isnad::Extractor::from_resources_only({});
  const isnad::Resource resource{"fuzz.txt",
                                 std::string(reinterpret_cast<const char*>(data), size)};
  expect_result_or_problems([&] {
    const isnad::Extractor extractor = isnad::Extractor::from_resources_only({resource});
    extractor.extract(resource.text);
  });
  expect_result_or_problems([&] {
    const isnad::CaseReport report = isnad::run_cases(empty, {resource}, {resource});
    isnad::with_known_failures(resource, report);
  });
  expect_result_or_problems([&] { isnad::check_coverage({resource}, {resource}); });
  expect_result_or_problems([&] { isnad::list_statistics({resource}); });
  isnad::check_lists({resource}, {});
  return 0;
}
