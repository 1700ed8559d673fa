// Lists: what a good file says and every fault of a bad one.
#include "resources/list_reader.h"

#include <doctest/doctest.h>

#include "support/engine.h"

namespace isnad {
namespace {

// Entries as "spelling=spelling>latin;key=value", one a line.
std::string entries_of(const std::string& text) {
  std::string out;
  std::vector<ResourceProblem> problems;
  const Resource resource{"list.txt", text};
  read_list(
      resource,
      [&](const ListSection& section, const ListEntry& entry) {
        out += entry.blocks ? "- " : "";
        for (const ListSpelling& spelling : entry.spellings) {
          if (&spelling != &entry.spellings.front()) out += '=';
          if (spelling.ambiguous) out += '~';
          if (spelling.exact) out += '!';
          out += spelling.text;
        }
        out += '>' + std::string(entry.latin);
        for (const auto& [key, value] : entry.attributes)
          out += ';' + std::string(key) + '=' + std::string(value);
        out += '@' +
               std::string(section.kind == "names" ? section.subtype : section.classes) +
               '\n';
      },
      problems);
  for (const ResourceProblem& problem : problems)
    out += std::to_string(problem.line) + ": " + problem.message + '\n';
  return out;
}

TEST_CASE("read_list: entries, spellings, flags, attributes, sections, blocks") {
  CHECK(entries_of("# comment\n"
                   "% kind: names\n% type: LOC\n% subtype: country\n\n"
                   "الأردن\n= المملكة الأردنية الهاشمية\n> Jordan; id=JO; old\r\n"
                   "% subtype: city\n~ جنين\n=~! إب\n- باريس\n") ==
        "الأردن=المملكة الأردنية الهاشمية>Jordan;id=JO;old=@country\n"
        "~جنين=~!إب>@city\n"
        "- باريس>@city\n");
}

TEST_CASE("read_list: every fault with its line") {
  CHECK(entries_of("محمد\n") ==
        "1: an entry before '% kind: names' or '% kind: words'\n");
  CHECK(entries_of("% kind: names\nقطر\n") ==
        "2: a name before '% type: PER', 'ORG' or 'LOC'\n");
  CHECK(entries_of("% kind: words\nقطر\n") == "2: a word before '% class: …'\n");
  CHECK(entries_of("% kind: maps\n") ==
        "1: a list's kind is 'names' or 'words', not 'maps'\n");
  CHECK(entries_of("% type: CITY\n") == "1: type is PER, ORG or LOC, not 'CITY'\n");
  CHECK(entries_of("% colour: red\n") == "1: unknown directive 'colour'\n");
  CHECK(entries_of("% kind\n") == "1: a directive is written '% key: value'\n");
  CHECK(entries_of("= قطر\n") == "1: a further spelling (=) without an entry above it\n");
  CHECK(entries_of("> Qatar\n") == "1: attributes (>) without an entry above them\n");
  CHECK(entries_of("% kind: words\n% class: given\n~\n") == "3: a spelling is missing\n");
  CHECK(entries_of("% kind: words\n% class: given\nعلي\n> Ali; id=\n") ==
        "علي>Ali@given\n4: an attribute is written 'key=value'\n");
}

TEST_CASE("slug") {
  CHECK(slug("Umm Qasr") == "umm_qasr");
  CHECK(slug("São Paulo (city)") == "sao_paulo_city");
  CHECK(slug("").empty());
}

TEST_CASE("resources: every problem is named, nothing is loaded half") {
  const std::string header = "% kind: names\n% type: LOC\n";
  CHECK(test::problems_of({header + "قطر\n> Qatar\n"}).empty());
  CHECK(test::problems_of({"قطر\n"}) ==
        "test1.txt: no '% kind:' directive: names, words, rules or weights");
  CHECK(test::problems_of({header + "قطر\n> Qatar\nقطرة\n> Qatar\n"}) ==
        "test1.txt:5: the id 'qatar' is also that of line 3");
  CHECK(test::problems_of({header + "قطر \xFF\n"}) ==
        "test1.txt:3: the line is not UTF-8, from its byte 8");
  CHECK(test::problems_of({header + std::string("a\0b\n", 4)}) ==
        "test1.txt:3: the line holds a NUL byte: not a text file");
  CHECK(test::problems_of({header + std::string(10'000'000, 'x')}) ==
        "test1.txt:3: the line has 10000000 bytes, at most 4000 are allowed");
  CHECK(test::problems_of({header + "...\n"}) ==
        "test1.txt:3: the spelling '...' holds no letter");
  CHECK(test::problems_of({header + "- قطر\n"}) ==
        "test1.txt:3: nothing to block: 'قطر' is in no list read before");
  // Two files, four faults: all of them.
  CHECK(test::problems_of(
            {"% kind: names\nقطر\n> a=\n", "% kind: rules\nx {given}\ny: {nothing}\n"}) ==
        "test1.txt:3: an attribute is written 'key=value'\n"
        "test1.txt:2: a name before '% type: PER', 'ORG' or 'LOC'\n"
        "test2.txt:2: a rule is written 'name: pattern'\n"
        "test2.txt:3: unknown word class 'nothing'");
}

}  // namespace
}  // namespace isnad
