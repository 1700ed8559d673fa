// The kit for testing gazetteers: each check with the smallest list that it finds fault
// with, cases, coverage, statistics and hits.
#include "isnad/gazetteer.h"

#include <doctest/doctest.h>

namespace isnad {
namespace {

const std::string kHeader =
    "% kind: names\n% source: written for a test\n% licence: CC0-1.0\n"
    "% criteria: places of a test\n% type: LOC\n% subtype: city\n";  // 6 lines

// Findings of a list as "line severity message [check]" lines; lists are a.txt, b.txt …
std::string findings_of(const std::vector<std::string>& texts,
                        const std::vector<Resource>& before = {}) {
  std::vector<Resource> lists;
  for (const std::string& text : texts)
    lists.push_back(
        {std::string(1, static_cast<char>('a' + lists.size())) + ".txt", text});
  std::string out;
  for (const Finding& finding : check_lists(lists, before))
    out += to_string(finding) + '\n';
  return out;
}

TEST_CASE("check: a good list") {
  CHECK(findings_of({kHeader + "الأردن\n= المملكة الأردنية الهاشمية\n> Jordan; id=JO\n"
                               "~ جنين\n> Jenin; country=PS; of=JO\n- لندن\n"}) ==
        "a.txt:12: error: nothing to block: 'لندن' is in no list read before [syntax]\n");
  CHECK(findings_of({kHeader + "الأردن\n> Jordan; id=JO\n~ جنين\n> Jenin; of=JO\n"})
            .empty());
}

TEST_CASE("check: headers") {
  CHECK(findings_of({"% kind: names\n% type: LOC\nقطر\n> Qatar\nلندن\n> London\n"}) ==
        "a.txt:3: warning: an entry before '% source: …' [header]\n"
        "a.txt:3: warning: an entry before '% licence: …' [header]\n"
        "a.txt:3: warning: an entry before '% criteria: …' [header]\n");
  CHECK(findings_of({"% kind: weights\n% source: x\n% licence: y\nPER bias 1\n"}) ==
        "a.txt: warning: no '% criteria: …' [header]\n");
}

TEST_CASE("check: code points") {
  const auto check = [](const std::string& name) {
    return findings_of({kHeader + name + "\n> Some Name\n"});
  };
  CHECK(check("لندنx").find("Arabic and Latin letters in one word [code points]") !=
        std::string::npos);
  CHECK(check("\uFEFBهاي").find("U+FEFB") != std::string::npos);
  CHECK(check("لند\u200Fن").find("a bidi control (U+200F)") != std::string::npos);
  CHECK(check("لند\u200Cن").find("a zero-width character (U+200C)") != std::string::npos);
  CHECK(check("لُندن").find("a mark (U+064F) that folding drops") != std::string::npos);
  CHECK(findings_of({kHeader + "لندن\n> L\u043Endon\n"})
            .find("a letter (U+043E) that may look like a Latin one") !=
        std::string::npos);
  CHECK(findings_of({"# \u202E\n" + kHeader + "لندن\n> London\n"})
            .find("a.txt:1: warning: the line holds a bidi control") == 0);
  CHECK(check("مجموعة 7 - لندن").empty());
}

TEST_CASE("check: duplicates and collisions") {
  CHECK(findings_of({kHeader + "لندن\n= لندن\n> London\n"}) ==
        "a.txt:8: warning: 'لندن' repeats a.txt:7 [duplicate]\n");
  CHECK(findings_of({kHeader + "مدينة\n> One\n= أحمد\n"}).find("duplicate") ==
        std::string::npos);
  CHECK(
      findings_of({kHeader + "إدلب\n= الخضراء\n> Idlib\nطرابلس\n= ادلب\n> Tripoli\n"}) ==
      "a.txt:11: warning: 'ادلب' (tripoli) is spelled like 'إدلب' (idlib) of a.txt:7 "
      "[collision]\n");
  // A flag on one of the two says that the maintainer knows.
  CHECK(findings_of({kHeader + "طرابلس\n> Tripoli\n= ميناء طرابلس\n~ طرابلس\n= الفيحاء\n"
                               "> Tripoli of Lebanon\n"})
            .empty());
  CHECK(findings_of({kHeader + "قطر\n= دولة قطر\n> Qatar\n% type: ORG\n% subtype: club\n"
                               "قطر\n> Qatar SC\n"}) ==
        "a.txt:12: note: 'قطر' is ORG here and LOC in a.txt:7, both without ~ "
        "[collision]\n");
  CHECK(findings_of({"% kind: words\n% source: x\n% licence: x\n% criteria: x\n"
                     "% class: given\nعلي\nعلى\n"}) ==
        "a.txt:7: warning: 'على' repeats a.txt:6 in the same class [duplicate]\n");
}

TEST_CASE("check: shadowed names and void flags") {
  CHECK(findings_of({kHeader + "لندن\n= ~ لندن\n> London\n"}) ==
        "a.txt:8: warning: the flag of 'لندن' has no effect: a.txt:7 has it without "
        "[shadowed]\n");
  CHECK(findings_of({kHeader + "إب\n= ! اب\n> Ibb\n"}) ==
        "a.txt:8: warning: the flag of 'اب' has no effect: a.txt:7 has it without "
        "[shadowed]\n");
  CHECK(findings_of({kHeader + "لندن\n> London\nلندن\n> London of Ontario\n"}) ==
        "a.txt:9: warning: 'لندن' (london_of_ontario) is spelled like 'لندن' (london) of "
        "a.txt:7 [collision]\n"
        "a.txt:9: warning: every spelling of 'لندن' is an earlier name's: a.txt:7 "
        "[shadowed]\n");
}

TEST_CASE("check: ordinary words need a flag") {
  const Resource words{"words.txt",
                       "% kind: words\n% class: ordinary\nحياه\n~ سلام\n"
                       "% class: function preposition\n! على\n"};
  CHECK(findings_of({kHeader + "الحياة\n> A\nحياة\n> B\n"}, {words}) ==
        "a.txt:9: warning: 'حياة' is also ordinary in words.txt:3: flag it ~ [ordinary "
        "word]\n");
  CHECK(findings_of({kHeader + "~ حياة\n> B\nسلام\n> C\nعلي\n> D\n"}, {words}).empty());
}

TEST_CASE("check: attributes") {
  CHECK(findings_of({kHeader + "لندن\n> London; country=UK1; colour=red\nباريس\n"
                               "روما\n> Rome; of=italy; subtype=vilage\n"}) ==
        "a.txt:7: warning: country is an ISO 3166-1 code of two capitals, not 'UK1' "
        "[attribute]\n"
        "a.txt:7: warning: unknown attribute 'colour' [attribute]\n"
        "a.txt:9: warning: a name without id: give it a Latin name or 'id=' "
        "[attribute]\n"
        "a.txt:10: warning: unknown subtype 'vilage' [attribute]\n"
        "a.txt:10: warning: no name has the id 'italy' that 'of=' names [attribute]\n");
}

TEST_CASE("check: what is read before is compared with and not reported") {
  const Resource before{"before.txt", "% kind: names\n% type: LOC\nلندن\n> London\n"};
  CHECK(findings_of({kHeader + "~ باريس\n> Paris\n"}, {before}).empty());
  CHECK(findings_of({kHeader + "= x\n"}, {before}) ==
        "a.txt:7: error: a further spelling (=) without an entry above it [syntax]\n");
}

// --- Cases ---

const Resource kList{"lists/towns.txt", kHeader + "~ الباب\n> Al-Bab\nمنبج\n> Manbij\n"};

Extractor small_extractor() {
  return Extractor::from_resources_only(
      {kList,
       {"heads.txt", "% kind: words\n% class: place_trigger\nبلدة\n"},
       {"weights.txt",
        "% kind: weights\nLOC listed 4\nLOC listed~ -1\nLOC prev.place_trigger 3\n"}});
}

std::string report_of(const CaseReport& report) {
  std::string out = std::to_string(report.cases) + ' ' + std::to_string(report.passed) +
                    ' ' + std::to_string(report.known_failures) +
                    (report.ok() ? " ok\n" : " not ok\n");
  for (const CaseFailure& failure : report.failures)
    out += failure.file + ':' + std::to_string(failure.line) + ' ' + failure.name +
           (failure.known ? " known" : "") + (failure.passes ? " passes" : "") + '\n' +
           failure.expected + '\n' + failure.found + '\n';
  return out;
}

TEST_CASE("cases: pass, fail, known failures, templates") {
  const Extractor extractor = small_extractor();
  const auto run = [&](const std::string& text) {
    return report_of(run_cases(extractor, {{"c.cases.txt", text}}, {kList}));
  };
  CHECK(run("وصل <LOC>منبج</LOC> أمس\nطرق الباب\n") == "2 2 0 ok\n");
  CHECK(run("وصل منبج\n") ==
        "1 0 0 not ok\nc.cases.txt:1 \nوصل منبج\nوصل <LOC>منبج</LOC>\n");
  CHECK(run("# known failure\nوصل منبج\n") ==
        "1 0 1 ok\nc.cases.txt:2  known\nوصل منبج\nوصل <LOC>منبج</LOC>\n");
  CHECK(run("# known failure\nطرق الباب\n") ==
        "1 1 0 not ok\nc.cases.txt:2  known passes\nطرق الباب\nطرق الباب\n");
  CHECK(run("% each: towns.txt ~\nزار بلدة <LOC>{}</LOC>\nطرق {}\n") == "2 2 0 ok\n");
  CHECK(run("% each: towns.txt\n# known failure: منبج\nطرق {}\n") ==
        "2 1 1 ok\nc.cases.txt:3 منبج known\nطرق منبج\nطرق <LOC>منبج</LOC>\n");
  // A known failure that the list has not (any more) has to go.
  CHECK(run("% each: towns.txt ~\n# known failure: باريس\nطرق {}\n") ==
        "1 1 0 not ok\nc.cases.txt:3 باريس known passes\na name of towns.txt\nnone\n");
  // Without tags the name must not be found as what its list has it for; that another
  // list has it as something else is beside the point.
  const Resource clubs{"clubs.txt", "% kind: names\n% type: ORG\n~ منبج\n> Manbij SC\n"};
  CHECK(report_of(run_cases(
            extractor, {{"c.cases.txt", "% each: clubs.txt\nوصل إلى {}\n"}}, {clubs})) ==
        "1 1 0 ok\n");
}

TEST_CASE("cases: faults are named before anything is reported") {
  const Extractor extractor = small_extractor();
  const auto problems = [&](const std::string& text) {
    try {
      run_cases(extractor, {{"c.cases.txt", text}}, {kList});
      return std::string();
    } catch (const ResourceError& error) {
      return std::string(error.what());
    }
  };
  CHECK(problems("% each: cities.txt\n{}\n") ==
        "c.cases.txt:2: '% each:' names no list: 'cities.txt'");
  CHECK(problems("% each: towns.txt PER\n{}\n") ==
        "c.cases.txt:2: no name of 'towns.txt' is what '% each:' asks for");
  CHECK(problems("% each: towns.txt PER\n{}\n<LOC>\n") ==
        "c.cases.txt:3: <LOC> is never closed\n"
        "c.cases.txt:2: no name of 'towns.txt' is what '% each:' asks for");
}

TEST_CASE("cases: marks of known failures are renewed, everything else is kept") {
  const Extractor extractor = small_extractor();
  const auto renewed = [&](const std::string& text) {
    const Resource cases{"c.cases.txt", text};
    return with_known_failures(cases, run_cases(extractor, {cases}, {kList}));
  };
  CHECK(renewed("# towns\n\n# known failure\nطرق الباب\nوصل منبج\n"
                "% each: towns.txt\nطرق {}\n") ==
        "# towns\n\nطرق الباب\n# known failure\nوصل منبج\n"
        "% each: towns.txt\n# known failure: منبج\nطرق {}\n");
}

TEST_CASE("coverage: lists and flagged names without cases") {
  const auto uncovered = [&](const std::string& text) {
    std::string out;
    for (const Finding& finding : check_coverage({{"c.cases.txt", text}}, {kList}))
      out += to_string(finding) + '\n';
    return out;
  };
  CHECK(uncovered("طرق الباب\nزار بلدة <LOC>الباب</LOC>\n").empty());
  CHECK(uncovered("% each: towns.txt ~\nطرق {}\nزار بلدة <LOC>{}</LOC>\n").empty());
  CHECK(uncovered("وصل و<LOC>منبج</LOC>\n") ==
        "lists/towns.txt: warning: no case has a name's words where no name may be found "
        "[cases]\n"
        "lists/towns.txt:7: warning: the flagged name 'الباب' has no case at all "
        "[cases]\n");
  CHECK(uncovered("طرق الباب\nوصل <LOC>منبج</LOC>\n") ==
        "lists/towns.txt:7: warning: the flagged name 'الباب' has no case where it must "
        "be found [cases]\n");
}

TEST_CASE("statistics: entries by type, subtype, class and flag") {
  std::string out;
  for (const SectionStats& stats :
       list_statistics({{"a.txt", kHeader + "لندن\n= ~ لوندرة\n> London\n! إب\n> Ibb; "
                                            "subtype=town\n- باريس\n"},
                        {"b.txt", "% kind: words\n% class: given female\nمريم\n"},
                        {"c.txt", "% kind: rules\n"}}))
    out += stats.file + ' ' + stats.kind + ' ' + stats.what + ' ' +
           std::to_string(stats.entries) + ' ' + std::to_string(stats.spellings) + ' ' +
           std::to_string(stats.ambiguous) + ' ' + std::to_string(stats.exact) + ' ' +
           std::to_string(stats.latin) + ' ' + std::to_string(stats.blocks) + '\n';
  CHECK(out ==
        "a.txt names LOC city 1 2 1 0 1 1\n"
        "a.txt names LOC town 1 1 0 1 1 0\n"
        "b.txt words given female 1 1 0 0 0 0\n");
  CHECK_THROWS_AS(list_statistics({{"a.txt", "لندن\n"}}), ResourceError);
}

TEST_CASE("hits: how often names stand in texts and are taken, with contexts") {
  HitCounter counter({kList},
                     {{"heads.txt", "% kind: words\n% class: place_trigger\nبلدة\n"},
                      {"weights.txt",
                       "% kind: weights\nLOC listed 4\nLOC listed~ -1\n"
                       "LOC prev.place_trigger 3\n"}},
                     1);
  counter.add("طرق الباب ثم دخل.\nوصل إلى منبج وبلدة الباب.");
  counter.add("عاد إلى منبج");
  std::string out;
  for (const SpellingHits& hits : counter.hits()) {
    out += hits.file + ':' + std::to_string(hits.line) + ' ' + hits.spelling + ' ' +
           std::to_string(hits.taken) + '/' + std::to_string(hits.seen) +
           (hits.ambiguous ? " ~" : "") + '\n';
    for (const std::string& context : hits.taken_contexts) out += "+ " + context + '\n';
    for (const std::string& context : hits.other_contexts) out += "- " + context + '\n';
  }
  CHECK(out ==
        "lists/towns.txt:9 منبج 2/2\n"
        "+ الباب ثم دخل. وصل إلى [منبج] وبلدة الباب.\n"
        "lists/towns.txt:7 الباب 1/2 ~\n"
        "+ دخل. وصل إلى منبج وبلدة [الباب].\n"
        "- طرق [الباب] ثم دخل. وصل إلى منبج\n");
}

}  // namespace
}  // namespace isnad
