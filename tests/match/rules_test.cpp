// Rules: what they match, and their faults.
#include "match/rules.h"

#include <doctest/doctest.h>

#include "support/engine.h"

namespace isnad {
namespace {

const char* const kWords =
    "% kind: words\n% class: title\nوزير\nالوزير\n% class: portfolio\nالخارجية\n"
    "% class: given\nسيرغي\nمحمد\n% class: surname\nلافروف\n% class: particle\nبن\n";

// "TYPE surface (title)" of every proposal.
std::string matches(const std::string& rules, const std::string& text) {
  const auto engine = test::engine_of({kWords, "% kind: rules\n" + rules});
  const TaggedText tagged = spot(tokenize(text), engine->lexicon);
  std::vector<RuleMatch> found;
  RuleMatcher matcher(engine->rules, tagged);
  for (const TokenRange sentence : tagged.text.sentences)
    matcher.match(sentence, sentence, found);
  std::string out;
  for (const RuleMatch& match : found) {
    const auto surface = [&](std::size_t begin, std::size_t end) {
      const Span span = source_span(tagged.text, begin, end, 0);
      return text.substr(span.begin, span.end - span.begin);
    };
    if (!out.empty()) out += " | ";
    out += std::string(to_string(match.type)) + ' ' + surface(match.begin, match.end);
    if (match.title.begin != match.title.end)
      out += " (" + surface(match.title.begin, match.title.end) + ')';
  }
  return out;
}

TEST_CASE("rules: rows") {
  struct Row {
    const char* name;
    const char* rules;
    const char* text;
    const char* matches;
  };
  const Row rows[] = {
      {"one class", "r: (?P<PER>{given})\n", "قال محمد", "PER محمد"},
      {"title group", "r: (?P<TITLE>{title}{portfolio}?)(?P<PER>{given}{surname}?)\n",
       "وزير الخارجية سيرغي لافروف", "PER سيرغي لافروف (وزير الخارجية)"},
      {"alternatives and conditions", "r: (?P<PER>{given|surname&!proclitic})\n",
       "محمد ولافروف", "PER محمد"},
      {"every span", "r(every-span): (?P<PER>{given}{particle}{given})\n", "محمد بن محمد",
       "PER محمد | PER محمد بن | PER محمد بن محمد | PER بن | PER بن محمد | PER محمد"},
      {"every end", "r(every-end): (?P<ORG>{title}{any}{1,3})\n", "وزير الخارجية محمد",
       "ORG وزير | ORG وزير الخارجية | ORG وزير الخارجية محمد"},
      {"macro", "let name: {given|surname}\nr: (?P<PER>$name $name)\n", "سيرغي لافروف",
       "PER سيرغي لافروف"},
      {"continued line", "r:\n  (?P<PER>{given}\n   {surname})\n", "سيرغي لافروف",
       "PER سيرغي لافروف"},
      {"not across sentences", "r: (?P<PER>{given}{any}{surname})\n", "سيرغي. لافروف",
       ""},
      {"flag class that no list has", "r: (?P<PER>{given~})\n", "محمد", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(matches(row.rules, row.text) == row.matches);
  }
}

TEST_CASE("rules: faults") {
  const auto problems = [](const std::string& rules) {
    return test::problems_of({kWords, "% kind: rules\n" + rules});
  };
  CHECK(problems("r {given}\n") == "test2.txt:2: a rule is written 'name: pattern'");
  CHECK(problems("r: (?P<PER>{giver})\n") == "test2.txt:2: unknown word class 'giver'");
  CHECK(problems("r: (?P<PER>{given)\n") ==
        "test2.txt:2: an element is not closed with }");
  CHECK(problems("r: {given}\n") ==
        "test2.txt:2: the rule captures nothing: write (?P<PER>…), (?P<ORG>…) or "
        "(?P<LOC>…)");
  CHECK(problems("r: (?P<PER>{!given})\n") ==
        "test2.txt:2: each alternative of a rule's first element requires a class");
  CHECK(problems("r: (?P<PER>{given}|{surname})\n") ==
        "test2.txt:2: every match of a rule begins with its first element: write {a|b}, "
        "not {a}|{b}");
  CHECK(problems("r: (?P<PER>(?:{given}|{surname}){surname})\n")
            .find("every match of a rule begins") != std::string::npos);
  CHECK(problems("r: (?P<PER>{given}(?:{surname}|{given}{surname}))\n").empty());
  CHECK(problems("r(fast): (?P<PER>{given})\n") == "test2.txt:2: unknown option 'fast'");
  CHECK(problems("r: (?P<PER>$x)\n").find("$x is not defined above") !=
        std::string::npos);
  CHECK(problems("r: (?P<PER>{given}\n").find("the pattern is faulty") !=
        std::string::npos);
  CHECK(problems("r: (?P<PER>{given})\nr: (?P<PER>{given})\n") ==
        "test2.txt:3: the rule 'r' is also at test2.txt:2");
}

}  // namespace
}  // namespace isnad
