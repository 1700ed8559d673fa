// Pages as strings: escaping, elements over text, names of files, damaged documents. What
// a browser makes of them is tested in tests/page.
#include "isnad/page.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "api/markup.h"
#include "api/page_parts.h"
#include "isnad/extractor.h"

namespace isnad {
namespace {

TEST_CASE("escape_html: every text means itself") {
  struct Row {
    std::string_view text;
    std::string_view escaped;
  };
  for (const Row& row :
       std::vector<Row>{{"", ""},
                        {"<a href=\"x\" b='y'>&amp;",
                         "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;"},
                        {"a\r\nb", "a&#13;\nb"},
                        {{"a\0b", 3}, "a\uFFFDb"},
                        {"قال\xD9", "قال\uFFFD"},
                        {"\xC0\xAF\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
                        {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
                        {"\U0001F54C", "\U0001F54C"}}) {
    CAPTURE(row.text);
    CHECK(escape_html(row.text) == row.escaped);
  }
}

TEST_CASE("isolated: its own direction, whatever it begins with") {
  CHECK(isolated("BBC") == "<bdi dir=\"ltr\">BBC</bdi>");
  CHECK(isolated("BBC عربي") == "<bdi dir=\"rtl\">BBC عربي</bdi>");
  CHECK(isolated("<", "lang=\"ar\"") == "<bdi lang=\"ar\" dir=\"ltr\">&lt;</bdi>");
  CHECK(isolated("\uFEF5") == "<bdi dir=\"rtl\">\uFEF5</bdi>");
  CHECK(is_left_to_right("Said on 3 May."));
  CHECK_FALSE(is_left_to_right("3.5%"));
  CHECK_FALSE(is_left_to_right("CSTO تدعو"));
}

TEST_CASE("excerpt: one line, cut between words, well-formed") {
  CHECK(excerpt("  a \n b\t", 80) == "a b");
  CHECK(excerpt("one two three", 9) == "one two\u2026");
  CHECK(excerpt("واحد", 5) == "وا\u2026");
  CHECK(excerpt("", 5).empty());
}

TEST_CASE("json_in_html and relative_url: nothing that markup or schemes are made of") {
  CHECK(json_in_html("\"</script><!--&\"") ==
        "\"\\u003C/script\\u003E\\u003C!--\\u0026\"");
  CHECK(relative_url("javascript:alert(1)") == "javascript%3Aalert%281%29");
  CHECK(relative_url("//host/x") == ".///host/x");
  CHECK(relative_url("a b/\"ق.html") == "a%20b/%22%D9%82.html");
}

TEST_CASE("fill: a value is not filled again") {
  const auto value = [](std::string_view name) {
    return name == "a" ? std::string("{{b}}") : "<" + std::string(name) + ">";
  };
  CHECK(fill("x{{a}}y{{b}}z{{", value) == "x{{b}}y<b>z{{");
}

// The elements as they are drawn in markup.h.
std::string overlaid(std::string_view text, const std::vector<Overlay>& elements) {
  std::string out;
  append_overlaid(
      out, text, {0, text.size()}, elements,
      [](std::string& to, const Overlay& element) {
        to += '<' + std::to_string(element.tag) + (element.continued ? "+>" : ">");
      },
      [](std::string& to, const Overlay& element) {
        to += "</" + std::to_string(element.tag) + '>';
      });
  return out;
}

TEST_CASE("append_overlaid: nested, crossing, empty and equal elements") {
  struct Row {
    std::vector<Overlay> elements;
    std::string_view out;
  };
  for (const Row& row : std::vector<Row>{
           {{}, "abcdef"},
           {{{{0, 3}, 0, 1}, {{2, 5}, 0, 2}}, "<1>ab<2>c</2></1><2+>de</2>f"},
           {{{{0, 6}, 0, 1}, {{2, 4}, 0, 2}}, "<1>ab<2>cd</2>ef</1>"},
           {{{{1, 2}, 1, 2}, {{1, 2}, 0, 1}}, "a<1><2>b</2></1>cdef"},
           {{{{2, 2}, 9, 1}, {{2, 4}, 0, 2}}, "ab<1></1><2>cd</2>ef"},
           {{{{0, 2}, 0, 1}, {{2, 4}, 0, 2}}, "<1>ab</1><2>cd</2>ef"},
           {{{{0, 6}, 0, 1}, {{6, 6}, 0, 2}}, "<1>abcdef</1><2></2>"}})
    CHECK(overlaid("abcdef", row.elements) == row.out);
}

TEST_CASE("append_overlaid: any elements leave the text and nest") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const std::string text = "abcdefghij";
    std::vector<Overlay> elements;
    for (std::size_t i = 0; i < 6; ++i) {
      const std::size_t begin = random() % 11;
      elements.push_back({{begin, begin + random() % (11 - begin)}, 0, i, false});
    }
    const std::string out = overlaid(text, elements);
    CAPTURE(out);
    std::string plain;
    std::vector<std::string> open;
    std::vector<std::string> covered(elements.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (out[i] != '<') {
        plain += out[i];
        for (const std::string& tag : open) covered[std::stoul(tag)] += out[i];
        continue;
      }
      const std::size_t end = out.find('>', i);
      std::string tag = out.substr(i + 1, end - i - 1);
      i = end;
      if (tag[0] == '/') {
        REQUIRE_FALSE(open.empty());
        CHECK('/' + open.back() == tag);
        open.pop_back();
      } else {
        if (tag.back() == '+') tag.pop_back();
        open.push_back(tag);
      }
    }
    CHECK(open.empty());
    CHECK(plain == text);
    for (const Overlay& element : elements)
      CHECK(covered[element.tag] ==
            text.substr(element.span.begin, element.span.end - element.span.begin));
  }
}

TEST_CASE("page_file_name: safe and different for each id") {
  struct Row {
    std::string id;
    std::string_view name;
  };
  for (const Row& row :
       std::vector<Row>{{"summit-2", "summit-2.html"},
                        {"", "=.html"},
                        {"index", "=69ndex.html"},
                        {"Index", "=49ndex.html"},
                        {"../../etc/passwd", "=2E.=2F..=2Fetc=2Fpasswd.html"},
                        {".hidden", "=2Ehidden.html"},
                        {"a=b", "a=3Db.html"},
                        {"CON\\x:y", "CON=5Cx=3Ay.html"},
                        {"خبر", "خبر.html"},
                        {"\u202Egpj", "=E2=80=AEgpj.html"},
                        {"\xFF", "=FF.html"},
                        {"<script>", "=3Cscript=3E.html"}}) {
    CAPTURE(row.id);
    CHECK(page_file_name(row.id) == row.name);
  }
  const std::string longest = page_file_name(std::string(5000, 'a') + 'b');
  CHECK(longest.size() < 210);
  CHECK(longest != page_file_name(std::string(5000, 'a') + 'c'));
  std::string arabic;
  for (int i = 0; i < 300; ++i) arabic += "ق";
  CHECK(well_formed(page_file_name(arabic)) == page_file_name(arabic));
}

TEST_CASE("headline_of: a short first line before a text") {
  const auto headline = [](std::string_view text) {
    const Span span = headline_of(text);
    return text.substr(span.begin, span.end - span.begin);
  };
  CHECK(headline("\n قمة في الدوحة \r\n\r\nنص.") == "قمة في الدوحة");
  CHECK(headline("قال لنا.\nنص.").empty());
  CHECK(headline("سطر وحيد").empty());
  CHECK(headline("سطر وحيد\n \n").empty());
  CHECK(headline("").empty());
}

TEST_CASE("to_page: a document that does not fit its text") {
  Document document;
  const std::string text = "زار موسكو";
  Mention mention;
  for (const Span span : {Span{7, 17}, Span{7, 900}, Span{9, 8}, Span{900, 901}}) {
    mention.span = span;
    mention.title = {800, 900};
    document.mentions.push_back(mention);
  }
  mention.span = {7, 17};
  mention.entity = 55;
  document.mentions.push_back(mention);
  Entity entity;
  entity.mentions = {1, 77, 0};
  document.entities.push_back(entity);
  Quote quote;
  quote.span = {3, 800};
  quote.parts = {{3, 800}, {5, 2}};
  document.quotes.push_back(quote);
  const std::string page = to_page(document, text, "id");
  CHECK(page.find("id=\"m0\"") != page.npos);
  for (const char* number : {"id=\"m1\"", "id=\"m2\"", "id=\"m3\"", "id=\"m4\""})
    CHECK(page.find(number) == page.npos);
  CHECK(page.find("<q class") == page.find("<q class=\"q direct\">"));
}

// What a parser makes of the article element: its text.
std::string article_text(const std::string& page) {
  const std::size_t begin = page.find('>', page.find("<article ")) + 1;
  std::string_view html(page.data() + begin, page.find("</article>") - begin);
  std::string text;
  while (!html.empty()) {
    if (html[0] == '<') {
      html.remove_prefix(html.find('>') + 1);
      continue;
    }
    std::string_view reference = html.substr(0, 1);
    char meaning = html[0];
    if (html[0] == '&')
      for (const auto& [escaped, c] : {std::pair("&amp;", '&'),
                                       {"&lt;", '<'},
                                       {"&gt;", '>'},
                                       {"&quot;", '"'},
                                       {"&#39;", '\''},
                                       {"&#13;", '\r'}})
        if (html.substr(0, std::string_view(escaped).size()) == escaped) {
          reference = escaped;
          meaning = c;
        }
    text += meaning;
    html.remove_prefix(reference.size());
  }
  return text;
}

TEST_CASE("to_page: the article's text is the text, whatever it is") {
  const Extractor extractor;
  const std::vector<std::string> pieces = {"قال ",
                                           "وأضاف ",
                                           "سيرغي لافروف ",
                                           "الأمم المتحدة ",
                                           "وبالقاهرة ",
                                           "للكويت، ",
                                           "إن ",
                                           "\"",
                                           "«",
                                           "»",
                                           ": ",
                                           ". ",
                                           "\n",
                                           "\r\n",
                                           "</article>",
                                           "<b>",
                                           "&amp;",
                                           "'",
                                           "\xFF",
                                           "\xD9",
                                           "السلام ممكن ",
                                           "BBC ",
                                           "\u202E",
                                           "(CSTO) "};
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (std::size_t i = random() % 60; i > 0; --i)
      text += pieces[random() % pieces.size()];
    if (round % 7 == 0) text += '\0';
    CAPTURE(text);
    CHECK(article_text(to_page(extractor.extract(text), text, text)) ==
          well_formed(text));
  }
}

TEST_CASE("pages: the interface's words are there in both languages") {
  const Extractor extractor;
  const std::string text = "قال أنطونيو غوتيريش في الدوحة: \"نريد قواعد واضحة\".";
  const Document document = extractor.extract(text);
  REQUIRE_FALSE(document.quotes.empty());
  for (const PageLanguage language : {PageLanguage::arabic, PageLanguage::english}) {
    PageStyle style;
    style.language = language;
    const std::string page = to_page(document, text, "x", style);
    const std::string index =
        to_index_page({index_article(document, text, "x", "x.html")}, style);
    for (const std::string& html : {page, index}) {
      // No message is missing: none is empty where it is shown or heard.
      for (const char* empty :
           {"aria-label=\"\"", "<h2></h2>", "placeholder=\"\"", "<title></title>",
            "{{text.", "\"></button>", "hidden></button>"}) {
        CAPTURE(empty);
        CHECK(html.find(empty) == html.npos);
      }
      CHECK(html.find("Content-Security-Policy") != html.npos);
    }
  }
}

}  // namespace
}  // namespace isnad
