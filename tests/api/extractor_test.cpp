// The public class: any bytes give a document, options, user resources, explain.
#include "isnad/extractor.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "isnad/output.h"
#include "support/generate.h"

namespace isnad {
namespace {

const Extractor& built_in() {
  static const Extractor extractor;
  return extractor;
}

std::string surfaces(const Document& document, const std::string& text) {
  std::string out;
  for (const Mention& mention : document.mentions) {
    if (!out.empty()) out += ' ';
    out += std::string(to_string(mention.type)) + '[' +
           text.substr(mention.span.begin, mention.span.end - mention.span.begin) + ']';
  }
  return out;
}

void check_consistent(const Document& document, const std::string& text,
                      bool well_formed) {
  const auto check_span = [&](Span span) {
    CHECK(span.begin <= span.end);
    CHECK(span.end <= text.size());
    if (!well_formed) return;
    CHECK(test::on_boundary(text, span.begin));
    CHECK(test::on_boundary(text, span.end));
  };
  std::size_t end = 0;
  for (std::size_t m = 0; m < document.mentions.size(); ++m) {
    const Mention& mention = document.mentions[m];
    check_span(mention.span);
    check_span(mention.title);
    CHECK(mention.span.begin >= end);
    CHECK_FALSE(mention.span.empty());
    end = mention.span.end;
    REQUIRE(mention.entity < document.entities.size());
    const Entity& entity = document.entities[mention.entity];
    CHECK(entity.type == mention.type);
    CHECK(std::count(entity.mentions.begin(), entity.mentions.end(), m) == 1);
  }
  for (const Quote& quote : document.quotes) {
    check_span(quote.span);
    check_span(quote.sentence);
    for (const Span part : quote.parts) check_span(part);
    if (quote.cue) check_span(quote.cue->span);
    if (quote.speaker && quote.speaker->entity)
      CHECK(*quote.speaker->entity < document.entities.size());
  }
  for (const Diagnostic& diagnostic : document.diagnostics) {
    CHECK(diagnostic.span.end <= text.size());
    CHECK_FALSE(diagnostic.message.empty());
  }
}

TEST_CASE("extract: any text and any bytes give a consistent document") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    const bool bytes = seed % 3 == 0;
    const std::string text =
        bytes ? test::generated_bytes(seed, 400) : test::generated_text(seed, 200);
    check_consistent(built_in().extract(text), text, !bytes);
  }
}

TEST_CASE("extract: no text changes what the next one gives") {
  const std::string news =
      "وصل وزير الخارجية سامر الخوري إلى عمان. وقال الخوري: \"سنوقع الاتفاق غدا\".\n"
      "وبحسب وكالة الأنباء، فإن الوزير سيلتقي نظيره القطري في الدوحة.";
  const Extractor fresh;
  const std::string expected = to_json(fresh.extract(news), news, "t");
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    CAPTURE(seed);
    built_in().extract(test::generated_text(seed, seed % 8 == 7 ? 40'000 : 400));
    CHECK(to_json(built_in().extract(news), news, "t") == expected);
  }
}

TEST_CASE("extract: ill-formed UTF-8 becomes a diagnostic with its offset") {
  const Document document = built_in().extract("قطر \xFF قطر");
  REQUIRE(document.diagnostics.size() == 1);
  CHECK(document.diagnostics[0].span == Span{7, 8});
}

TEST_CASE("options: types, quotes, reasons") {
  const std::string text = "وقال سيرغي لافروف إن روسيا ستزود الأمم المتحدة بالمعلومات.";
  CHECK(surfaces(built_in().extract(text), text) ==
        "PER[سيرغي لافروف] LOC[روسيا] ORG[الأمم المتحدة]");
  Options options;
  options.persons = false;
  options.quotes = false;
  options.reasons = false;
  const Document document = built_in().extract(text, options);
  CHECK(surfaces(document, text) == "LOC[روسيا] ORG[الأمم المتحدة]");
  CHECK(document.entities.size() == 2);
  CHECK(document.quotes.empty());
  CHECK(document.mentions[0].reasons.empty());
  options = {};
  options.minimum_weight = 1e6;
  CHECK(built_in().extract(text, options).mentions.empty());
}

TEST_CASE("options: names for one call") {
  const std::string text = "اجتمع زعطوط بممثلي زعطوط وبزعطوط";
  Options options;
  options.extra_names = {{"زعطوط", EntityType::organization, "company", "zatut"}};
  const Document document = built_in().extract(text, options);
  CHECK(surfaces(document, text) == "ORG[زعطوط] ORG[زعطوط] ORG[زعطوط]");
  REQUIRE(document.entities.size() == 1);
  CHECK(document.entities[0].id == "zatut");
  CHECK(document.entities[0].subtype == "company");
}

TEST_CASE("options: overlaps keep what was not chosen") {
  const std::string text = "جامعة القاهرة";
  Options options;
  options.overlaps = true;
  const std::string all = surfaces(built_in().extract(text, options), text);
  CHECK(all.find("ORG[جامعة القاهرة]") != std::string::npos);
  CHECK(surfaces(built_in().extract(text), text) == "ORG[جامعة القاهرة]");
}

TEST_CASE("mentions: every one has a reason with a line of a file; the title is a span") {
  const std::string text = "التقى وزير الخارجية الروسي سيرغي لافروف بنظيره في القاهرة";
  const Document document = built_in().extract(text);
  REQUIRE(document.mentions.size() >= 2);
  for (const Mention& mention : document.mentions) {
    CHECK(mention.weight > 0);
    CHECK_FALSE(mention.reasons.empty());
  }
  const Span title = document.mentions[0].title;
  CHECK(text.substr(title.begin, title.end - title.begin) == "وزير الخارجية الروسي");
  const Entity& lavrov = document.entities[document.mentions[0].entity];
  CHECK(lavrov.latin == "Sergey Lavrov");
  CHECK(lavrov.roles == std::vector<std::string>{"وزير الخارجية الروسي"});
}

TEST_CASE("user resources add, override and block") {
  const Resource mine{"mine.txt",
                      "% kind: names\n% type: ORG\n% subtype: company\n"
                      "زعطوط\n> Zatut\n% type: LOC\n- روسيا\n"};
  const Extractor extractor(std::vector<Resource>{mine});
  const std::string text = "وصل مندوبو زعطوط من روسيا إلى القاهرة";
  CHECK(surfaces(extractor.extract(text), text) == "ORG[زعطوط] LOC[القاهرة]");
}

TEST_CASE("user rules: behind-and reads an unknown word behind its conjunction only") {
  const std::string words =
      "% kind: words\n% licence: CC0-1.0\n% source: test\n"
      "% criteria: test\n% class: ferry_noun\nعبّارتي\n";
  const auto found = [&](const std::string& rule) {
    const Extractor extractor(
        {{"ferries.txt", words},
         {"rules.txt", "% kind: rules\n" + rule},
         {"weights.txt", "% kind: weights\nLOC rule.ferries 20\n"}});
    const std::string text = "غرقت عبارتي كالوندو وبارموخ أمس.";
    return surfaces(extractor.extract(text), text);
  };
  CHECK(found("ferries(behind-and): {ferry_noun}{any}(?P<LOC>{and_shape})\n") ==
        "LOC[بارموخ]");
  CHECK(found("ferries(whole-words): {ferry_noun}{any}(?P<LOC>{and_shape})\n") ==
        "LOC[وبارموخ]");
}

TEST_CASE(
    "memory: a name that no list has, once sure, is known with and without clitic") {
  const std::string text =
      "وصل الوفد إلى مدينة زيفارو. وقال وجهاء زيفارو إن القتلى وزيفارو كلها بخير.";
  CHECK(surfaces(built_in().extract(text), text) ==
        "LOC[زيفارو] LOC[زيفارو] LOC[زيفارو]");
}

TEST_CASE("memory: a full name that is surely a person's once is one everywhere") {
  const std::string text =
      "ويرى عزيز الحاكم، الكاتب والمترجم، أن الأمر صعب. وفي الختام فإن عزيز الحاكم يسجل "
      "موقفه.";
  CHECK(surfaces(built_in().extract(text), text) == "PER[عزيز الحاكم] PER[عزيز الحاكم]");
}

TEST_CASE("explain names tokens, candidates and evidence") {
  const std::string explained = built_in().explain("وصل لافروف إلى موسكو");
  for (const char* part :
       {"sentence 1", "موسكو", "taken LOC", "names/", "weights/fitted.txt:", "entities"})
    CHECK(explained.find(part) != std::string::npos);
}

}  // namespace
}  // namespace isnad
