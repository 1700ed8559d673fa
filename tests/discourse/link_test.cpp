// Linking: which mentions are one person, organization or place, in whole sentences.
#include "discourse/link.h"

#include <doctest/doctest.h>

#include "isnad/extractor.h"

namespace isnad {
namespace {

// The entities that are mentioned twice or more, a group of surfaces each:
// "[سيرغي لافروف = لافروف]".
std::string groups(const std::string& text) {
  static const Extractor extractor;
  std::string out;
  const Document document = extractor.extract(text);
  for (const Entity& entity : document.entities) {
    if (entity.mentions.size() < 2) continue;
    std::string group;
    for (const std::size_t m : entity.mentions) {
      const Span span = document.mentions[m].span;
      group +=
          (group.empty() ? "[" : " = ") + text.substr(span.begin, span.end - span.begin);
    }
    out += group + ']';
  }
  return out;
}

TEST_CASE("link: rows") {
  struct Row {
    std::string name;
    const char* text;
    std::string groups;
  };
  const Row rows[] = {
      {"surname behind the full name",
       "وصل وزير الخارجية الروسي سيرغي لافروف إلى القاهرة. وقال لافروف إن المحادثات "
       "مثمرة.",
       "[سيرغي لافروف = لافروف]"},
      {"surname before the full name",
       "انتقد ميركل مسؤولون كثيرون. وكانت المستشارة أنغيلا ميركل قد زارت أنقرة.",
       "[ميركل = أنغيلا ميركل]"},
      {"spellings of a listed surname",
       "اجتمع بنيامين نتنياهو بوزرائه. وقال نتانياهو إن الجلسة طويلة.",
       "[بنيامين نتنياهو = نتانياهو]"},
      {"spellings with another letter for g",
       "تحدث أنطونيو غوتيريش في نيويورك. وأضاف جوتيريش أن الوضع صعب.",
       "[أنطونيو غوتيريش = جوتيريش]"},
      {"a Persian letter for v", "قال سيرغي لافروف شيئا. وقال لافروڤ شيئا آخر.",
       "[سيرغي لافروف = لافروڤ]"},
      {"spellings of a surname that no list knows",
       "قال الخبير إيغور كوستروغين إن السوق هادئة. وأضاف كوستروجين أن الأسعار ثابتة.",
       "[إيغور كوستروغين = كوستروجين]"},
      {"alike, but two people",
       "التقى محمد المهدي نظيره. وقال محمود المهداوي إن اللقاء قصير.", ""},
      {"kunya of a listed person",
       "وصل الرئيس محمود عباس إلى عمان. وقال أبو مازن إن الزيارة مهمة.",
       "[محمود عباس = أبو مازن]"},
      {"acronym in brackets, then alone",
       "ستناقش منظمة معاهدة الأمن الجماعي (CSTO) الأمر. وقال مصدر في CSTO إن القرار "
       "قريب.",
       "[منظمة معاهدة الأمن الجماعي = CSTO = CSTO]"},
      {"names of one country",
       "أعلنت الولايات المتحدة قرارها. وقالت أميركا إنها ستلتزم به، وهو ما تريده أمريكا.",
       "[الولايات المتحدة = أميركا = أمريكا]"},
      {"behind proclitics", "سافر الوفد من الكويت للكويت وبالكويت مطار.",
       "[الكويت = لكويت = الكويت]"},
      {"joined and parted عبد",
       "تحدث عبد الله الثاني في عمان. وغادر عبدالله الثاني العاصمة.",
       "[عبد الله الثاني = عبدالله الثاني]"},
      {"two ministries",
       "أعلنت وزارة الدفاع الأمريكية قرارا. ونفته وزارة الدفاع الروسية.", ""},
      {"a city and its university", "افتتحت جامعة القاهرة معرضا في القاهرة.", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(groups(row.text) == row.groups);
  }
}

TEST_CASE("link: who has another given name than the listed person is another") {
  static const Extractor extractor;
  const Document other = extractor.extract(
      "قال المدرب البرتغالي لويس كاسترو إن الفريق جاهز. وأضاف كاسترو أن المباراة صعبة.");
  REQUIRE(other.entities.size() == 1);
  CHECK(other.entities[0].name == "لويس كاسترو");
  CHECK(other.entities[0].id.empty());
  const Document listed =
      extractor.extract("ألقى الرئيس فيدل كاسترو كلمة. وقال كاسترو إن بلاده بخير.");
  REQUIRE(listed.entities.size() == 1);
  CHECK(listed.entities[0].id == "fidel_castro");
}

TEST_CASE("link: roles are held with their nationality, each once") {
  static const Extractor extractor;
  const Document document = extractor.extract(
      "قال وزير الخارجية الروسي سيرغي لافروف إن الوقت مناسب. وأضاف الوزير الروسي لافروف "
      "أن اللقاء مثمر، وشكر وزير الخارجية الروسي سيرغي لافروف مضيفيه.");
  REQUIRE_FALSE(document.entities.empty());
  CHECK(document.entities[0].roles ==
        std::vector<std::string>{"وزير الخارجية الروسي", "الوزير الروسي"});
  CHECK(document.entities[0].id == "sergey_lavrov");
}

}  // namespace
}  // namespace isnad
