// Spotting: readings, exact spellings, phrases and unknown words.
#include "match/spot.h"

#include <doctest/doctest.h>

#include "support/engine.h"

namespace isnad {
namespace {

// "id[surface]" of every hit.
std::string hits(const Engine& engine, const std::string& text) {
  const TaggedText tagged = spot(tokenize(text), engine.lexicon);
  std::string out;
  for (const Hit& hit : tagged.names) {
    const Span span = source_span(tagged.text, hit.begin, hit.end, hit.prefix_letters);
    if (!out.empty()) out += ' ';
    out += engine.lexicon.names[engine.lexicon.spellings[hit.spelling].entry].id + '[' +
           text.substr(span.begin, span.end - span.begin) + ']';
  }
  return out;
}

TEST_CASE("spot: names with clitics, marks and hyphens") {
  const auto engine = test::engine_of(
      {"% kind: names\n% type: LOC\nموسكو\n> Moscow\nلبنان\n> Lebanon\nالكويت\n> Kuwait\n"
       "واشنطن\n> Washington\n% type: ORG\nالأمم المتحدة\n> UN\n% type: PER\nبان كي "
       "مون\n> Ban\n"
       "% type: LOC\n! إب\n> Ibb\n",
       "% kind: words\n% class: function preposition\nمن\nبين\n"});
  struct Row {
    const char* name;
    const char* text;
    const char* hits;
  };
  const Row rows[] = {
      {"whole", "موسكو", "moscow[موسكو]"},
      {"and", "وموسكو", "moscow[موسكو]"},
      {"and-in", "وبموسكو", "moscow[موسكو]"},
      {"lam before a lam", "للبنان", "lebanon[لبنان]"},
      {"lam and article", "للكويت", "kuwait[لكويت]"},
      {"and, lam, article", "وللأمم المتحدة", "un[لأمم المتحدة]"},
      {"whole word first", "واشنطن", "washington[واشنطن]"},
      {"harakat", "مُوسكوِ", "moscow[مُوسكوِ]"},
      {"proclitic with a mark", "وَموسكو", "moscow[موسكو]"},
      {"tatweel behind the proclitic", "لـموسكو", "moscow[موسكو]"},
      {"hyphen inside", "بان كي-مون", "ban[بان كي-مون]"},
      {"hyphen with blanks", "بان كي - مون", ""},
      {"exact spelling", "في إب", "ibb[إب]"},
      {"inexact spelling", "في أب", ""},
      {"no function word is stripped", "بين", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(hits(*engine, row.text) == row.hits);
  }
}

TEST_CASE("spot: unknown words and inflections of known ones") {
  const auto engine = test::engine_of(
      {"% kind: words\n% class: ordinary\nكتاب\nمدرسة\n% class: derived\nـهم\nـات\n"
       "% class: foreign_shape\nـفيتش\n"});
  const TaggedText tagged =
      spot(tokenize("كتاب كتابهم الكتاب وبالكتاب غريبوفيتش زعطوط"), engine->lexicon);
  CHECK(tagged.classes(0).has(kClass_ordinary));
  CHECK(tagged.classes(1).has(kClass_derived));
  CHECK(tagged.classes(2).has(kClass_derived));
  CHECK(tagged.classes(3).has(kClass_derived));
  CHECK(tagged.classes(4).has(kClass_unknown));
  CHECK(tagged.classes(4).has(kClass_foreign_shape));
  CHECK(tagged.classes(5).has(kClass_unknown));
  CHECK_FALSE(tagged.classes(5).has(kClass_foreign_shape));
}

TEST_CASE("spot: a word that begins with hamza has no article") {
  const auto engine = test::engine_of({"% kind: words\n% class: given\nعلي\n"});
  const TaggedText tagged = spot(tokenize("ألمانيا الماني"), engine->lexicon);
  CHECK_FALSE(tagged.classes(0).has(kClass_definite));
  CHECK(tagged.classes(1).has(kClass_definite));
}

}  // namespace
}  // namespace isnad
