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

TEST_CASE("resources: a faulty gazetteer of any kind is refused with every problem") {
  const std::string header = "% kind: names\n% type: LOC\n";
  struct Row {
    const char* what;
    std::vector<std::string> texts;
    const char* problems;
  };
  const std::vector<Row> rows = {
      {"binary",
       {header + std::string("\x7F"
                             "ELF\0\x01\n\0\0\n",
                             10)},
       "test1.txt:3: the line holds a NUL byte: not a text file\n"
       "test1.txt:4: the line holds a NUL byte: not a text file"},
      {"half a line: inside a letter",
       {header + "قطر\n> Qatar\nالأرد\xD9"},
       "test1.txt:5: the line is not UTF-8, from its byte 11"},
      {"half a line: inside an attribute",
       {header + "قطر\n> Qatar; id="},
       "test1.txt:4: an attribute is written 'key=value'"},
      {"half a line: inside a directive",
       {header + "قطر\n% subty"},
       "test1.txt:4: a directive is written '% key: value'"},
      {"half a line: a flag alone",
       {header + "قطر\n~"},
       "test1.txt:4: a spelling is missing"},
      {"a line of 10 MB between good ones",
       {header + "قطر\n> Qatar\n" + std::string(10'000'000, 'x') + "\n= y\n% z\n"},
       "test1.txt:5: the line has 10000000 bytes, at most 4000 are allowed"},
      {"UTF-16, little-endian",
       {std::string("\xFF\xFE%\0 \0k\0", 8)},
       "test1.txt:1: the file is UTF-16: save it as UTF-8"},
      {"UTF-16, big-endian",
       {std::string("\xFE\xFF\0%\0 \0k", 8)},
       "test1.txt:1: the file is UTF-16: save it as UTF-8"},
      {"windows-1256",
       {header + "\xDE\xD8\xD1\n> Qatar\n\xE3\xD5\xD1\n> Egypt\n"},
       "test1.txt:3: the line is not UTF-8, from its byte 1\n"
       "test1.txt:5: the line is not UTF-8, from its byte 1"},
      {"a byte order mark in memory",
       {"\xEF\xBB\xBF" + header},
       "test1.txt:1: the text begins with a byte order mark, which read_resource would "
       "have taken off"},
      {"ids that two names have",
       {header + "قطر\n> Qatar; id=QA\nالدوحة\n> Doha; id=QA\nالخور\n> Khor; id=QA\n"},
       "test1.txt:5: the id 'QA' is also that of line 3\n"
       "test1.txt:7: the id 'QA' is also that of line 3"},
      {"of= in a circle",
       {header + "قطر\n> Qatar; of=doha\nالدوحة\n> Doha; of=khor\nالخور\n> Khor; "
                 "of=qatar\n"},
       "test1.txt:3: 'of=' goes round in a circle: قطر → الدوحة (test1.txt:5) → الخور "
       "(test1.txt:7) → قطر"},
      {"of= to itself",
       {header + "قطر\n> Qatar; of=qatar\n"},
       "test1.txt:3: 'of=' goes round in a circle: قطر → قطر"},
      {"aliases in a circle, over two files",
       {header + "قطر\n= الدوحة\n> Qatar\n", header + "الدوحة\n= قطر\n> Doha\n"},
       "test1.txt:3: aliases go round in a circle: قطر → الدوحة (test2.txt:3) → قطر"},
      {"an unknown class",
       {"% kind: words\n% class: given surnmae\nعلي\n"},
       "test1.txt:3: unknown word class 'surnmae': not built in, and no rule or weight "
       "names it"},
      {"a class that a rule names",
       {"% kind: words\n% class: ship\nباخرة\n",
        "% kind: rules\nship: {ship}(?P<LOC>{unknown})\n"},
       ""},
      {"an unknown directive",
       {header + "% colour: red\n"},
       "test1.txt:3: unknown directive 'colour'"},
      {"an unknown kind", {"% kind: maps\nقطر\n"}, "test1.txt: unknown kind 'maps'"},
      {"an empty file",
       {""},
       "test1.txt: no '% kind:' directive: names, words, rules or weights"},
      {"a name of many words",
       {header + "أ ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ\n> X\n"},
       "test1.txt:3: a name has at most 16 words"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(test::problems_of(row.texts) == std::string(row.problems));
    // Nothing is loaded half: there is no extractor.
    if (*row.problems != '\0')
      CHECK_THROWS_AS(Extractor(test::resources_of(row.texts)), ResourceError);
  }
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
