/// Unit tests of gazetteers with doctest, in three lines:
///
///     #include <isnad/testing/doctest.h>
///     TEST_CASE("my names pass their cases") {
///       isnad::testing::check_gazetteer_files({"mine.txt"}, {"mine.cases.txt"});
///     }
///
/// Include it in tests only: it needs doctest (2.4 or later), which isnad itself does
/// not.
#ifndef ISNAD_TESTING_DOCTEST_H_
#define ISNAD_TESTING_DOCTEST_H_

#include <doctest/doctest.h>
#include <isnad/extractor.h>
#include <isnad/gazetteer.h>
#include <isnad/resources.h>

#include <string>
#include <vector>

namespace isnad::testing {

/// What check_gazetteer expects of lists, beside that their cases pass.
struct GazetteerExpectations {
  /// No warnings of check_lists.
  bool clean = true;
  /// Every list, and every flagged name, is covered by cases (check_coverage).
  bool covered = true;
  /// The lists stand alone, without the built-in resources; they then bring rules and
  /// weights of their own.
  bool alone = false;
};

namespace internal {

inline void fail_at(const std::string& file, std::size_t line,
                    const std::string& message) {
  ADD_FAIL_CHECK_AT(file.c_str(), static_cast<int>(line), message);
}

inline void fail_for(const std::vector<Finding>& findings) {
  for (const Finding& finding : findings)
    if (finding.severity != Severity::note)
      fail_at(finding.file, finding.line, to_string(finding));
}

}  // namespace internal

/// Fails the running test case once for each thing that is wrong, at the line of the list
/// or of the cases file where it is wrong: problems of the lists, cases that do not come
/// out as annotated, known failures that pass.
inline void check_gazetteer(const std::vector<Resource>& lists,
                            const std::vector<Resource>& cases,
                            const GazetteerExpectations& expected = {}) {
  try {
    const std::vector<Resource> before =
        expected.alone ? std::vector<Resource>{} : built_in_resources();
    if (expected.clean) internal::fail_for(check_lists(lists, before));
    if (expected.covered) internal::fail_for(check_coverage(cases, lists));
    const Extractor extractor =
        expected.alone ? Extractor::from_resources_only(lists) : Extractor(lists);
    std::vector<Resource> all = lists;
    all.insert(all.end(), before.begin(), before.end());
    const CaseReport report = run_cases(extractor, cases, all);
    for (const CaseFailure& failure : report.failures) {
      if (failure.known && !failure.passes) continue;
      internal::fail_at(failure.file, failure.line,
                        (failure.passes ? "passes, but is listed as a known failure"
                                        : "expected " + failure.expected) +
                            "\n  found    " + failure.found);
    }
    CHECK(report.cases > 0);
  } catch (const ResourceError& error) {
    for (const ResourceProblem& problem : error.problems())
      internal::fail_at(problem.file, problem.line, problem.message);
  }
}

/// The same for files by their paths.
inline void check_gazetteer_files(const std::vector<std::string>& list_paths,
                                  const std::vector<std::string>& cases_paths,
                                  const GazetteerExpectations& expected = {}) {
  std::vector<Resource> lists;
  std::vector<Resource> cases;
  try {
    for (const std::string& path : list_paths) lists.push_back(read_resource(path));
    for (const std::string& path : cases_paths) cases.push_back(read_resource(path));
  } catch (const ResourceError& error) {
    for (const ResourceProblem& problem : error.problems())
      internal::fail_at(problem.file, problem.line, problem.message);
    return;
  }
  check_gazetteer(lists, cases, expected);
}

}  // namespace isnad::testing

#endif  // ISNAD_TESTING_DOCTEST_H_
