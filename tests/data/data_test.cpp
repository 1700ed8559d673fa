// Every shipped resource passes every check of the kit, and the lists pass their cases.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "isnad/extractor.h"
#include "isnad/gazetteer.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;

std::vector<Resource> shipped_cases() {
  std::vector<Resource> cases;
  for (const auto& entry :
       fs::directory_iterator(fs::path(ISNAD_SOURCE_DIR) / "src/data/cases")) {
    cases.push_back(read_resource(entry.path().string()));
    // Failures are shown as the repository has the files.
    cases.back().name = "src/data/cases/" + entry.path().filename().string();
  }
  std::sort(cases.begin(), cases.end(),
            [](const Resource& a, const Resource& b) { return a.name < b.name; });
  return cases;
}

TEST_CASE("shipped resources: nothing to warn of") {
  for (const Finding& finding : check_lists(built_in_resources(), {})) {
    if (finding.severity == Severity::note) continue;
    FAIL_CHECK(to_string(finding));
  }
}

TEST_CASE("shipped names: every list and every flagged name has its cases") {
  for (const Finding& finding : check_coverage(shipped_cases(), built_in_resources()))
    FAIL_CHECK(to_string(finding));
}

// Where weights or lists change, other cases fail: ISNAD_WRITE_EXPECTED=1 renews the
// marks of known failures, as does `isnad-gazetteer test --mark`. Look at the difference.
TEST_CASE("shipped lists pass their cases; known failures fail") {
  const Extractor extractor;
  const std::vector<Resource> cases = shipped_cases();
  const CaseReport report = run_cases(extractor, cases, built_in_resources());
  if (std::getenv("ISNAD_WRITE_EXPECTED") != nullptr)
    for (const Resource& file : cases)
      std::ofstream(fs::path(ISNAD_SOURCE_DIR) / file.name, std::ios::binary)
          << with_known_failures(file, report);
  for (const CaseFailure& failure : report.failures) {
    if (failure.known && !failure.passes) continue;
    INFO(failure.file << ":" << failure.line << ": " << failure.name);
    INFO("expected " << failure.expected);
    INFO("found    " << failure.found);
    FAIL_CHECK((failure.passes ? "passes, but is listed as a known failure" : "fails"));
  }
  if (!report.ok()) MESSAGE("ISNAD_WRITE_EXPECTED=1 renews the marks of known failures");
  MESSAGE(report.cases << " cases, " << report.known_failures << " known failures");
}

}  // namespace
}  // namespace isnad
