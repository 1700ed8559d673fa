// Cases files: what a good one says and every fault of a bad one.
#include "resources/case_reader.h"

#include <doctest/doctest.h>

namespace isnad {
namespace {

// Cases as "line annotated", with their template and marks; then the problems.
std::string cases_of(const std::string& text) {
  std::vector<ResourceProblem> problems;
  std::string out;
  for (const CaseLine& line : read_cases({"x.cases.txt", text}, problems)) {
    out += std::to_string(line.line) + ' ' + annotate(line.text, line.mentions);
    if (line.placeholder)
      out += " each " + line.names.list + (line.names.ambiguous ? " ~" : "") +
             (line.names.type ? ' ' + std::string(to_string(*line.names.type)) : "") +
             (line.names.section.empty() ? "" : ' ' + line.names.section);
    if (line.known_failure) out += " known";
    for (const std::string& name : line.failing_names) out += " [" + name + ']';
    out += '\n';
  }
  for (const ResourceProblem& problem : problems)
    out += std::to_string(problem.line) + ": " + problem.message + '\n';
  return out;
}

TEST_CASE("read_cases: lines, templates, known failures") {
  CHECK(cases_of("# comment\n"
                 "% source: written for isnad\n\n"
                 "وصل <LOC>طرابلس</LOC> أمس\n"
                 "لا شيء هنا\r\n"
                 "# known failure\n"
                 "زار <PER>علي</PER> <LOC>مصر</LOC>\n") ==
        "4 وصل <LOC>طرابلس</LOC> أمس\n"
        "5 لا شيء هنا\n"
        "7 زار <PER>علي</PER> <LOC>مصر</LOC> known\n");
  CHECK(cases_of("% each: clubs.txt ~ ORG club\n"
                 "# known failure: النصر | الهلال\n"
                 "# known failure: الأهلي\n"
                 "فاز نادي <ORG>{}</ORG> أمس\n"
                 "جاء {}\n"
                 "بلا اسم\n") ==
        "4 فاز نادي <ORG></ORG> أمس each clubs.txt ~ ORG club known [النصر] [الهلال] "
        "[الأهلي]\n"
        "5 جاء  each clubs.txt ~ ORG club\n"
        "6 بلا اسم\n");
}

TEST_CASE("read_cases: every fault with its line") {
  CHECK(cases_of("a <LOC>b\n") == "1: <LOC> is never closed\n");
  CHECK(cases_of("a</LOC>\n") == "1: '</LOC>' closes nothing\n");
  CHECK(cases_of("<PER>a</LOC>\n") == "1: '</LOC>' closes nothing\n");
  CHECK(cases_of("<PER>a<LOC>b</LOC></PER>\n") ==
        "1: mentions do not nest: a tag opens inside another\n");
  CHECK(cases_of("<MISC>a</MISC>\n") ==
        "1: unknown tag 'MISC': PER, ORG and LOC are known\n");
  CHECK(cases_of("<PER a\n") == "1: a tag has no '>'\n");
  CHECK(cases_of("<PER></PER>\n") == "1: a mention is empty\n");
  CHECK(cases_of("a {}\n") == "1: a placeholder without '% each: LIST' above it\n");
  CHECK(cases_of("% each: x.txt\n{} {}\n") ==
        "2: a case has one placeholder, not several\n");
  CHECK(cases_of("% each:\n") == "1: '% each:' names no list\n");
  CHECK(cases_of("% each: x.txt city town\n") ==
        "1: one word too many (town): '% each: LIST', then ~, a type, a subtype or "
        "class\n");
  CHECK(cases_of("% every: x.txt\n") == "1: unknown directive 'every'\n");
  CHECK(cases_of("% each\n") == "1: a directive is written '% key: value'\n");
  CHECK(cases_of("# known failure\n") == "1: a known failure without a case below it\n");
  CHECK(cases_of("# known failure: علي |\nx\n") ==
        "1: a name is missing in '# known failure: NAME | NAME'\n"
        "2: the known failure above names names, but the case has no placeholder\n");
  CHECK(cases_of("% each: x.txt\n# known failure\n{}\n") ==
        "3: the known failure above names no name: '# known failure: NAME | NAME'\n");
  CHECK(cases_of("a\xFF\n") == "1: the line is not UTF-8, from its byte 2\n");
}

TEST_CASE("expand: the name grows the mention it stands in and moves those behind") {
  std::vector<ResourceProblem> problems;
  const auto filled = [&](const std::string& text) {
    const CaseLine line =
        expand(read_cases({"x", "% each: x.txt\n" + text}, problems).at(0), "قطر");
    return annotate(line.text, line.mentions);
  };
  CHECK(filled("<PER>علي</PER> في <LOC>دولة {}</LOC> و<LOC>مصر</LOC>") ==
        "<PER>علي</PER> في <LOC>دولة قطر</LOC> و<LOC>مصر</LOC>");
  CHECK(filled("<LOC>{}</LOC>") == "<LOC>قطر</LOC>");
  CHECK(filled("{}<LOC>مصر</LOC>") == "قطر<LOC>مصر</LOC>");
  CHECK(filled("<LOC>مصر</LOC>{}") == "<LOC>مصر</LOC>قطر");
  CHECK(problems.empty());
}

}  // namespace
}  // namespace isnad
