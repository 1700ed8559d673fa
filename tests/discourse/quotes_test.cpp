// Quotes and their speakers, a row for each form of reporting. Each row is one short
// article; what is found is written as KIND cue|speaker = entity|content, one a quote.
#include <doctest/doctest.h>

#include "isnad/extractor.h"

namespace isnad {
namespace {

const Extractor& built_in() {
  static const Extractor extractor;
  return extractor;
}

std::string described(const Document& document, const std::string& text) {
  std::string out;
  for (const Quote& quote : document.quotes) {
    if (!out.empty()) out += '\n';
    out += std::string(to_string(quote.kind)) + ' ';
    out += (quote.cue ? quote.cue->text : "-") + '|';
    if (quote.speaker) {
      out += quote.speaker->text;
      if (quote.speaker->entity) {
        const std::string& name = document.entities[*quote.speaker->entity].name;
        if (name != quote.speaker->text) out += " = " + name;
      } else {
        out += " ?";
      }
    }
    for (const Speaker& source : quote.chain) out += " < " + source.text;
    for (const Span part : quote.parts)
      out += '|' + text.substr(part.begin, part.end - part.begin);
  }
  return out;
}

struct Row {
  const char* name;
  const char* text;
  const char* quotes;
};

void check(const Row& row) {
  CAPTURE(row.name);
  CHECK(described(built_in().extract(row.text), row.text) == row.quotes);
}

TEST_CASE("quotes: cues: order, cue classes, complementizers, marks") {
  const Row rows[] = {
      {"verb, complementizer", "قال سيرغي لافروف إن المحادثات مفيدة للجميع.",
       "indirect قال|سيرغي لافروف|المحادثات مفيدة للجميع"},
      {"verb, colon, marks", "قال سيرغي لافروف: \"المحادثات مفيدة للجميع\".",
       "direct قال|سيرغي لافروف|المحادثات مفيدة للجميع"},
      {"verb behind the statement", "\"المحادثات مفيدة للجميع\"، قال سيرغي لافروف.",
       "direct قال|سيرغي لافروف|المحادثات مفيدة للجميع"},
      {"verb inside the statement",
       "\"المحادثات مفيدة للجميع في هذه الأيام\"، قال سيرغي لافروف، \"وسوف تستمر حتى "
       "مساء الغد\".",
       "direct قال|سيرغي لافروف|المحادثات مفيدة للجميع في هذه الأيام|وسوف تستمر حتى مساء "
       "الغد"},
      {"participle", "التقى سيرغي لافروف نظيره، مشيرا إلى أن المحادثات مفيدة للجميع.",
       "indirect مشيرا|سيرغي لافروف|المحادثات مفيدة للجميع"},
      {"noun with a pronoun",
       "ونقلت رويترز عن سيرغي لافروف قوله إن المحادثات مفيدة للجميع.",
       "indirect قوله|سيرغي لافروف < رويترز|المحادثات مفيدة للجميع"},
      {"according to", "المحادثات مفيدة للجميع، بحسب سيرغي لافروف.",
       "indirect بحسب|سيرغي لافروف|المحادثات مفيدة للجميع"},
      {"according to, first", "ووفقا لوكالة رويترز، فإن المحادثات مفيدة للجميع.",
       "indirect وفقا|رويترز|المحادثات مفيدة للجميع"},
      {"as he said", "المحادثات مفيدة للجميع، كما أشار سيرغي لافروف.",
       "indirect أشار|سيرغي لافروف|المحادثات مفيدة للجميع"},
      {"pronoun of according",
       "قال سيرغي لافروف إن المحادثات مفيدة. وسوف تستمر حتى الغد، على حد قوله.",
       "indirect قال|سيرغي لافروف|المحادثات مفيدة\nindirect على|سيرغي لافروف|وسوف تستمر "
       "حتى الغد"},
      {"colon without marks", "وأضاف سيرغي لافروف: المحادثات مفيدة للجميع.",
       "indirect أضاف|سيرغي لافروف|المحادثات مفيدة للجميع"},
      {"headline", "لافروف: المحادثات مفيدة للجميع",
       "indirect -|لافروف = سيرغي لافروف|المحادثات مفيدة للجميع"},
      {"mixed", "قال سيرغي لافروف إن المحادثات \"مفيدة جدا\" للجميع.",
       "mixed قال|سيرغي لافروف|المحادثات \"مفيدة جدا\" للجميع"},
      {"to that", "أشار سيرغي لافروف إلى أن المحادثات مفيدة.",
       "indirect أشار|سيرغي لافروف|المحادثات مفيدة"},
      {"on that", "شدد سيرغي لافروف على أن المحادثات مفيدة.",
       "indirect شدد|سيرغي لافروف|المحادثات مفيدة"},
      {"with that", "صرح سيرغي لافروف بأن المحادثات مفيدة.",
       "indirect صرح|سيرغي لافروف|المحادثات مفيدة"},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("quotes: where indirect speech ends") {
  const Row rows[] = {
      {"coordinated complementizers stay",
       "قال سيرغي لافروف إن المحادثات ناجحة وإن الاتفاق قريب.",
       "indirect قال|سيرغي لافروف|المحادثات ناجحة وإن الاتفاق قريب"},
      {"a new cue, a new quote",
       "قال سيرغي لافروف إن المحادثات مفيدة، وأضاف أن الاتفاق قريب.",
       "indirect قال|سيرغي لافروف|المحادثات مفيدة\nindirect أضاف|سيرغي لافروف|الاتفاق "
       "قريب"},
      {"contrast", "قال سيرغي لافروف إن المحادثات مفيدة، فيما وصل الوفد إلى القاهرة.",
       "indirect قال|سيرغي لافروف|المحادثات مفيدة، فيما وصل الوفد إلى القاهرة"},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("quotes: marks") {
  const Row rows[] = {
      {"guillemets", "قال سيرغي لافروف: «المحادثات مفيدة للجميع».",
       "direct قال|سيرغي لافروف|المحادثات مفيدة للجميع"},
      {"reversed guillemets", "قال سيرغي لافروف: »المحادثات مفيدة للجميع«.",
       "direct قال|سيرغي لافروف|المحادثات مفيدة للجميع"},
      {"unclosed", "قال سيرغي لافروف: \"المحادثات مفيدة للجميع في هذه الأيام",
       "direct قال|سيرغي لافروف|المحادثات مفيدة للجميع في هذه الأيام"},
      {"a name in marks is no quote", "زار الوزير صحيفة \"الأهرام\" في القاهرة.", ""},
      {"a label is no quote", "وصل إلى ما سماه \"المدينة البعيدة\" أمس.", ""},
      {"goes on in the next paragraph",
       "قال سيرغي لافروف: \"المحادثات مفيدة للجميع في هذه الأيام.\n\"ونحن نريد أن تستمر "
       "هذه المحادثات حتى الغد\".",
       "direct قال|سيرغي لافروف|المحادثات مفيدة للجميع في هذه الأيام.\ndirect -|سيرغي "
       "لافروف|ونحن نريد أن تستمر هذه المحادثات حتى الغد"},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("quotes: speakers") {
  const Row rows[] = {
      {"title before the name",
       "قال وزير الخارجية الروسي سيرغي لافروف إن المحادثات مفيدة.",
       "indirect قال|سيرغي لافروف|المحادثات مفيدة"},
      {"apposition", "قال سيرغي لافروف، وزير الخارجية الروسي، إن المحادثات مفيدة.",
       "indirect قال|سيرغي لافروف|المحادثات مفيدة"},
      {"adverb before the subject", "قال أمس الثلاثاء سيرغي لافروف إن المحادثات مفيدة.",
       "indirect قال|سيرغي لافروف|المحادثات مفيدة"},
      {"addressee before the subject", "قال لـ«الأهرام» سيرغي لافروف إن المحادثات مفيدة.",
       "indirect قال|سيرغي لافروف|المحادثات مفيدة"},
      {"addressee behind the subject", "وقال شهود عيان لـ«الأهرام» إن الطريق مغلق.",
       "indirect قال|شهود عيان ?|الطريق مغلق"},
      {"omitted subject", "قال سيرغي لافروف إن المحادثات مفيدة. وأضاف أن الاتفاق قريب.",
       "indirect قال|سيرغي لافروف|المحادثات مفيدة\nindirect أضاف|سيرغي لافروف|الاتفاق "
       "قريب"},
      {"omitted subject of another gender",
       "قالت أنجيلا ميركل إن المحادثات مفيدة. وأيد سيرغي لافروف ذلك. وأضافت أن الاتفاق "
       "قريب.",
       "indirect قالت|أنجيلا ميركل = أنغيلا ميركل|المحادثات مفيدة\nindirect أضافت|أنجيلا "
       "ميركل = أنغيلا ميركل|الاتفاق قريب"},
      {"ta of the verb's own",
       "قال سيرغي لافروف إن المحادثات مفيدة. ولفت إلى أن الاتفاق قريب.",
       "indirect قال|سيرغي لافروف|المحادثات مفيدة\nindirect لفت|سيرغي لافروف|الاتفاق "
       "قريب"},
      {"plural verb, one person",
       "قال سيرغي لافروف إن المحادثات مفيدة. وأضافوا أن الاتفاق قريب.",
       "indirect قال|سيرغي لافروف|المحادثات مفيدة\nindirect أضافوا||الاتفاق قريب"},
      {"plural verb, a body",
       "قالت الأمم المتحدة إن المحادثات مفيدة. وأضافوا أن الاتفاق قريب.",
       "indirect قالت|الأمم المتحدة|المحادثات مفيدة\nindirect أضافوا||الاتفاق قريب"},
      {"common noun for its title",
       "وصل وزير الخارجية الروسي سيرغي لافروف إلى القاهرة. وقال الوزير إن المحادثات "
       "مفيدة.",
       "indirect قال|الوزير = سيرغي لافروف|المحادثات مفيدة"},
      {"common noun for its trigger",
       "نشرت صحيفة الأهرام الخبر. وقالت الصحيفة إن المحادثات مفيدة.",
       "indirect قالت|الصحيفة = الأهرام|المحادثات مفيدة"},
      {"another ministry",
       "نفت وزارة الخارجية المصرية الخبر. وقالت وزارة التعليم العالي إن الامتحانات "
       "قريبة.",
       "indirect قالت|وزارة التعليم العالي ?|الامتحانات قريبة"},
      {"nominal source", "قال مصدر أمني إن الطريق مغلق.",
       "indirect قال|مصدر أمني ?|الطريق مغلق"},
      {"the same nominal source",
       "قال مصدر أمني إن الطريق مغلق. وأكدت وزارة الداخلية المصرية أن الطريق مفتوح. وقال "
       "المصدر الأمني إن الطريق مغلق.",
       "indirect قال|مصدر أمني ?|الطريق مغلق\nindirect أكدت|وزارة الداخلية "
       "المصرية|الطريق مفتوح\nindirect قال|المصدر الأمني ?|الطريق مغلق"},
      {"document for its issuer",
       "أصدرت وزارة الداخلية المصرية بيانا. وقال البيان إن الطريق مغلق.",
       "indirect قال|البيان = وزارة الداخلية المصرية|الطريق مغلق"},
      {"relayed", "نقلت رويترز عن مسؤولين قولهم إن الطريق مغلق.",
       "indirect قولهم|مسؤولين ? < رويترز|الطريق مغلق"},
      {"passive", "ذُكر أن الطريق مغلق.", "indirect ذُكر||الطريق مغلق"},
      {"impersonal", "وقيل إن الطريق مغلق.", "indirect قيل||الطريق مغلق"},
      {"subject before the verb", "وكان سيرغي لافروف قد قال إن المحادثات مفيدة.",
       "indirect قال|سيرغي لافروف|المحادثات مفيدة"},
      {"before the verb, behind a preposition",
       "نشر الوزير صورة على تويتر قال فيها إن المحادثات مفيدة.",
       "indirect قال||المحادثات مفيدة"},
      {"title's phrase before the verb",
       "لكن الناطق باسم وزارة الدفاع الروسية قال إن الطريق مغلق.",
       "indirect قال|الناطق باسم وزارة الدفاع الروسية ?|الطريق مغلق"},
      {"office of a person", "وقال مكتب الرئيس إيمانويل ماكرون إن المحادثات مفيدة.",
       "indirect قال|مكتب الرئيس إيمانويل ماكرون ?|المحادثات مفيدة"},
      {"object behind the subject",
       "دعا الوزير المواطنين إلى \"الهدوء والصبر في هذه الأيام\".",
       "direct دعا|الوزير ?|الهدوء والصبر في هذه الأيام"},
      {"noun of the verb's own",
       "وقال أحد المسعفين، طالبا عدم ذكر اسمه، \"نقلنا المصابين إلى المستشفى\".",
       "direct قال|المسعفين ?|نقلنا المصابين إلى المستشفى"},
      {"source between verb and statement",
       "ويتوقع، بحسب خبراء، أن تستمر المحادثات حتى الغد.",
       "indirect يتوقع|خبراء ?|تستمر المحادثات حتى الغد"},
      {"unknown name behind an honorific",
       "قال سيرغي لافروف إن المحادثات مفيدة. وقال الدكتور بلغوط ضنمار إن الاتفاق قريب.",
       "indirect قال|سيرغي لافروف|المحادثات مفيدة\nindirect قال|بلغوط ضنمار|الاتفاق "
       "قريب"},
      {"surname", "وصل سيرغي لافروف إلى القاهرة. وقال لافروف إن المحادثات مفيدة.",
       "indirect قال|لافروف = سيرغي لافروف|المحادثات مفيدة"},
      {"relative", "ووصل سيرغي لافروف الذي قال إن المحادثات مفيدة.",
       "indirect قال|سيرغي لافروف|المحادثات مفيدة"},
      {"chain", "نقلت رويترز عن سيرغي لافروف أن المحادثات مفيدة.",
       "indirect نقلت|سيرغي لافروف < رويترز|المحادثات مفيدة"},
      {"title of a body, then the name",
       "المحادثات مفيدة للجميع، وفقا لرئيس مجلس النواب نبيه بري.",
       "indirect وفقا|نبيه بري|المحادثات مفيدة للجميع"},
      {"title behind a preposition, then the name",
       "المحادثات مفيدة للجميع، وفقا لوزير الخارجية الروسي سيرغي لافروف.",
       "indirect وفقا|سيرغي لافروف|المحادثات مفيدة للجميع"},
      {"a noun with its owner is no subject",
       "قال سيرغي لافروف إن المحادثات مفيدة. وأبدى خشيته من أن تتوقف غدا.",
       "indirect قال|سيرغي لافروف|المحادثات مفيدة\nindirect أبدى|سيرغي لافروف|تتوقف غدا"},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("quotes: what is no quote") {
  const Row rows[] = {
      {"no content", "قال سيرغي لافروف كلمته وغادر القاعة.", ""},
      {"a wish put as a noun", "أعرب سيرغي لافروف عن أمله بنجاح المحادثات.", ""},
      {"a demand put as a noun", "طالب سيرغي لافروف بوقف القصف.", ""},
  };
  for (const Row& row : rows) check(row);
}

}  // namespace
}  // namespace isnad
