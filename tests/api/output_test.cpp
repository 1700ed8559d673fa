// JSON and the report of a document made by hand.
#include "isnad/output.h"

#include <doctest/doctest.h>

namespace isnad {
namespace {

const std::string kText = "قال لافروف: نعم";

Document document_by_hand() {
  Document document;
  Mention mention;
  mention.span = {7, 19};
  mention.weight = 2.5;
  mention.reasons = {{"list", "lavrov", "people.txt:3", 0}};
  document.mentions.push_back(mention);
  Entity entity;
  entity.name = "سيرغي لافروف";
  entity.latin = "Sergey Lavrov";
  entity.id = "lavrov";
  entity.mentions = {0};
  entity.roles = {"الوزير"};
  document.entities.push_back(entity);
  Quote quote;
  quote.span = {21, 27};
  quote.parts = {{21, 27}};
  quote.cue = TextSpan{{0, 6}, "قال"};
  quote.speaker = Speaker{"لافروف", {7, 19}, 0, "subject"};
  quote.sentence = {0, 27};
  document.quotes.push_back(quote);
  document.diagnostics.push_back({{3, 4}, "odd"});
  return document;
}

TEST_CASE("to_json: one line, every field") {
  CHECK(
      to_json(document_by_hand(), kText, "a") ==
      R"({"id":"a","offsets":"byte","mentions":[{"type":"PER","subtype":"","begin":7,"end":19,"text":"لافروف",)"
      R"("entity":0,"title":null,"weight":2.5}],"entities":[{"id":0,"type":"PER","subtype":"",)"
      R"("name":"سيرغي لافروف","latin":"Sergey Lavrov","key":"lavrov","country":"",)"
      R"("roles":["الوزير"],"mentions":[0]}],"quotes":[{"kind":"direct","begin":21,"end":27,)"
      R"("text":"نعم","parts":[{"begin":21,"end":27}],"cue":{"begin":0,"end":6,"text":"قال"},)"
      R"("speaker":{"text":"لافروف","begin":7,"end":19,"entity":0,"how":"subject"},"chain":[],)"
      R"("sentence":{"begin":0,"end":27}}],"diagnostics":[{"begin":3,"end":4,"message":"odd"}]})");
}

TEST_CASE("to_json: reasons on request, ill-formed bytes replaced") {
  JsonStyle style;
  style.reasons = true;
  const std::string json = to_json(document_by_hand(), kText, "a\xFF", style);
  CHECK(json.find("people.txt:3") != std::string::npos);
  CHECK(json.find("\"a\uFFFD\"") != std::string::npos);
  style.indent = 2;
  CHECK(to_json({}, "", "", style).find("\n  \"mentions\": []") != std::string::npos);
}

TEST_CASE("to_json: offsets in code points and UTF-16 code units, the text on request") {
  //  a, U+1F600 (4 bytes, 2 units), ill-formed E2 82 (one U+FFFD), qaf (2 bytes)
  const std::string text = "a\xF0\x9F\x98\x80\xE2\x82\xD9\x82z";
  Document document;
  for (const std::size_t at : {0, 1, 5, 7, 9, 10})
    document.diagnostics.push_back({{at, text.size()}, ""});
  JsonStyle style;
  style.text = true;
  const auto begins = [&](OffsetUnit unit) {
    style.offsets = unit;
    const std::string json = to_json(document, text, "", style);
    std::string found;
    for (std::size_t at = json.find("\"begin\":"); at != std::string::npos;
         at = json.find("\"begin\":", at + 1))
      found += json.substr(at + 8, json.find('}', at) - at - 8) + ' ';
    return found;
  };
  CHECK(begins(OffsetUnit::byte) ==
        R"(0,"end":10,"message":"" 1,"end":10,"message":"" 5,"end":10,"message":"" )"
        R"(7,"end":10,"message":"" 9,"end":10,"message":"" 10,"end":10,"message":"" )");
  CHECK(begins(OffsetUnit::codepoint) ==
        R"(0,"end":5,"message":"" 1,"end":5,"message":"" 2,"end":5,"message":"" )"
        R"(3,"end":5,"message":"" 4,"end":5,"message":"" 5,"end":5,"message":"" )");
  CHECK(begins(OffsetUnit::utf16) ==
        R"(0,"end":6,"message":"" 1,"end":6,"message":"" 3,"end":6,"message":"" )"
        R"(4,"end":6,"message":"" 5,"end":6,"message":"" 6,"end":6,"message":"" )");
  CHECK(to_json(document, text, "", style)
            .find("{\"id\":\"\",\"offsets\":\"utf16\",\"text\":\"a\U0001F600\uFFFDقz\","
                  "\"mentions\"") == 0);
}

TEST_CASE("to_report: entities, then quotes under their speaker") {
  const std::string report = to_report(document_by_hand(), kText, "a");
  const std::size_t person = report.find("Sergey Lavrov");
  const std::size_t quote = report.find("Quotes");
  REQUIRE(person != std::string::npos);
  REQUIRE(quote != std::string::npos);
  CHECK(person < quote);
  CHECK(report.find("\u2068نعم\u2069") != std::string::npos);
  CHECK(report.find("note: bytes 3 to 4: odd") != std::string::npos);
  CHECK(report.find('\033') == std::string::npos);
  CHECK(to_report(document_by_hand(), kText, "a", {true}).find('\033') !=
        std::string::npos);
}

}  // namespace
}  // namespace isnad
