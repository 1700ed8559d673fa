// A unit test of a gazetteer of one's own, with doctest: three lines, and every name and
// case that is wrong is shown at its line.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <isnad/testing/doctest.h>

TEST_CASE("the oases pass their cases") {
  isnad::testing::check_gazetteer_files({OASES_FOLDER "/oases.txt"},
                                        {OASES_FOLDER "/oases.cases.txt"});
}
