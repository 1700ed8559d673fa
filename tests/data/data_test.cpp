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

TEST_CASE("shipped lists: stand without the rules") {
  std::vector<Resource> lists = built_in_resources();
  lists.erase(std::remove_if(lists.begin(), lists.end(),
                             [](const Resource& resource) {
                               return resource.name.rfind("rules/", 0) == 0;
                             }),
              lists.end());
  CHECK_FALSE(
      Extractor::from_resources_only(lists).extract("زار الوزير موسكو").mentions.empty());
}

// What is announced in src/data/README.md.
TEST_CASE("shipped lists: as large as is said of them") {
  struct Row {
    const char* what;  // beginnings of "names LOC city" or "words title", between bars
    std::size_t entries;
    std::size_t spellings;
  };
  const std::vector<Row> rows = {
      {"names LOC country|names LOC historic_state", 249, 1000},
      {"names LOC division", 4000, 0},
      {"names LOC city|names LOC town|names LOC quarter|names LOC camp", 13000, 0},
      {"names LOC region|names LOC continent|names LOC water|names LOC river|"
       "names LOC desert|names LOC mountain|names LOC island|names LOC strait|"
       "names LOC canal|names LOC border|names LOC square|names LOC street|"
       "names LOC airport|names LOC port|names LOC base|names LOC holy_place|"
       "names LOC building",
       2500, 0},
      {"names ORG", 0, 2500},
      {"names ORG club", 1500, 0},
      {"names PER", 3000, 0},
      {"words given|words surname", 20000, 0},
      {"words title|words honorific", 500, 0},
      {"words org_head|words org_trigger", 200, 0},
      {"words place_head|words place_trigger", 150, 0},
      {"words cue_", 250, 1000},
  };
  const std::vector<SectionStats> sections = list_statistics(built_in_resources());
  for (const Row& row : rows) {
    CAPTURE(row.what);
    std::size_t entries = 0;
    std::size_t spellings = 0;
    const std::string wanted = std::string("|") + row.what + '|';
    for (const SectionStats& section : sections) {
      const std::string what = section.kind + ' ' + section.what;
      bool counts = false;
      for (std::size_t at = 0; at + 1 < wanted.size(); at = wanted.find('|', at + 1)) {
        const std::size_t end = wanted.find('|', at + 1);
        counts |= what.rfind(wanted.substr(at + 1, end - at - 1), 0) == 0;
      }
      if (!counts) continue;
      entries += section.entries;
      spellings += section.spellings;
    }
    CHECK(entries >= row.entries);
    CHECK(spellings >= row.spellings);
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
