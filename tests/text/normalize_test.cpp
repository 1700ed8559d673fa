// Folding: rows of spellings with their keys, and properties on generated text.
#include "text/normalize.h"

#include <doctest/doctest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "support/generate.h"

namespace isnad {
namespace {

struct Row {
  const char* name;
  const char* text;
  const char* key;
};

TEST_CASE("fold: rows") {
  const Row rows[] = {
      {"plain", "محمد", "محمد"},
      {"harakat and shadda", "مُحَمَّدٌ", "محمد"},
      {"superscript alef", "رحمٰن", "رحمن"},
      {"tatweel", "محـــمد", "محمد"},
      {"alef forms", "أحمد إبراهيم آدم ٱلله", "احمد ابراهيم ادم الله"},
      {"ya and alef maksura", "على علي", "علي علي"},
      {"ta marbuta", "القاهرة", "القاهره"},
      {"hamza seats", "مؤتمر رئيس", "موتمر رييس"},
      {"hamza alone stays", "سماء", "سماء"},
      {"Persian ya and kaf", "کردی", "كردي"},
      {"Persian gaf, peh, tcheh, veh, jeh", "گ پ چ ڤ ژ", "ك ب ج ف ز"},
      {"lam-alef ligature", "\uFEFBزم", "لازم"},
      {"ligature of God's name", "عبد \uFDF2", "عبد الله"},
      {"presentation forms", "\uFEE3\uFEBC\uFEAE", "مصر"},
      {"Arabic-Indic digits", "٢٠٢٤", "2024"},
      {"Persian digits", "۱۴۰۲", "1402"},
      {"bidi and zero-width controls", "\u200Fمو\u200Cسكو\u202C", "موسكو"},
      {"no-break space", "آل\u00A0سعود", "ال سعود"},
      {"Latin case and accents", "Élysée NATO", "elysee nato"},
      {"byte order mark", "\uFEFFقطر", "قطر"},
      {"decomposed hamza", "ا\u0654حمد", "احمد"},
      {"nothing", "", ""},
      {"marks alone", "\u064E\u0651", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(fold(row.text) == row.key);
  }
}

TEST_CASE("fold_with_offsets: a final kasra is inside, an RLM is not") {
  const std::string text = "مُحمدِ\u200F ب";
  const FoldedText folded = fold_with_offsets(text);
  REQUIRE(folded.key == "محمد ب");
  CHECK(folded.begin[0] == 0);
  CHECK(folded.end[0] == 4);   // the damma
  CHECK(folded.end[7] == 12);  // the kasra, not the control behind it
  CHECK(folded.begin[9] == 16);
}

TEST_CASE("fold_with_offsets: letters of a ligature share its range") {
  const FoldedText folded = fold_with_offsets("\uFEFB");
  REQUIRE(folded.key == "لا");
  for (std::size_t i = 0; i < folded.key.size(); ++i) {
    CHECK(folded.begin[i] == 0);
    CHECK(folded.end[i] == 3);
  }
}

TEST_CASE("exact_spelling keeps what folding unites") {
  CHECK(exact_spelling("عَلـى") == "على");
  CHECK(exact_spelling("علي") == "علي");
  CHECK(exact_spelling("ا\u0655ن") == "إن");
  CHECK(exact_spelling("إنَّ") == "إن");
  CHECK(exact_spelling("أنّ") != exact_spelling("إنّ"));
}

TEST_CASE("source_offset_of_letter skips marks") {
  CHECK(source_offset_of_letter("وَموسكو", 1) == 4);
  CHECK(source_offset_of_letter("لـموسكو", 1) == 4);
  CHECK(source_offset_of_letter("قطر", 9) == 6);
}

std::string normalized(const icu::Normalizer2& form, const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString wide = form.normalize(icu::UnicodeString::fromUTF8(text), status);
  REQUIRE(U_SUCCESS(status));
  std::string out;
  wide.toUTF8String(out);
  return out;
}

TEST_CASE("fold: NFC, NFD and NFKC spellings give one key") {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* forms[] = {icu::Normalizer2::getNFCInstance(status),
                                     icu::Normalizer2::getNFDInstance(status),
                                     icu::Normalizer2::getNFKCInstance(status)};
  REQUIRE(U_SUCCESS(status));
  for (std::uint32_t seed = 0; seed < 400; ++seed) {
    const std::string text = test::generated_text(seed, 30);
    CAPTURE(seed);
    for (const icu::Normalizer2* form : forms)
      CHECK(fold(normalized(*form, text)) == fold(text));
  }
}

TEST_CASE("fold: idempotent, and the same with offsets") {
  for (std::uint32_t seed = 0; seed < 400; ++seed) {
    const std::string text =
        seed % 2 == 0 ? test::generated_text(seed, 40) : test::generated_bytes(seed, 60);
    CAPTURE(seed);
    const std::string key = fold(text);
    CHECK(fold(key) == key);
    CHECK(fold_with_offsets(text).key == key);
  }
}

TEST_CASE(
    "fold_with_offsets: ranges lie on boundaries, in order, and give the key back") {
  for (std::uint32_t seed = 0; seed < 400; ++seed) {
    const std::string text = test::generated_text(seed, 40);
    CAPTURE(seed);
    const FoldedText folded = fold_with_offsets(text);
    REQUIRE(folded.begin.size() == folded.key.size());
    REQUIRE(folded.end.size() == folded.key.size());
    for (std::size_t i = 0; i < folded.key.size(); ++i) {
      CHECK(test::on_boundary(text, folded.begin[i]));
      CHECK(test::on_boundary(text, folded.end[i]));
      if (i > 0) CHECK(folded.begin[i - 1] <= folded.begin[i]);
      if (folded.key[i] == ' ') continue;
      const std::string piece =
          text.substr(folded.begin[i], folded.end[i] - folded.begin[i]);
      CHECK(fold(piece).find(folded.key[i]) != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace isnad
