// Tokens, sentences and paragraphs: rows, and properties on generated text and bytes.
#include "text/tokenize.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <new>

#include "support/generate.h"

namespace isnad {
namespace {

// "word|word" per sentence, " || " between sentences, " ¶ " between paragraphs.
std::string outline(const std::string& text) {
  const TokenizedText tokenized = tokenize(text);
  std::string out;
  std::size_t paragraph = 0;
  for (std::size_t s = 0; s < tokenized.sentences.size(); ++s) {
    const TokenRange sentence = tokenized.sentences[s];
    if (s > 0) {
      const bool new_paragraph = sentence.begin >= tokenized.paragraphs[paragraph].end;
      if (new_paragraph) ++paragraph;
      out += new_paragraph ? " ¶ " : " || ";
    }
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      if (i > sentence.begin) out += '|';
      out += tokenized.source_form(tokenized.tokens[i]);
    }
  }
  return out;
}

TEST_CASE("tokenize: rows") {
  struct Row {
    const char* name;
    const char* text;
    const char* outline;
  };
  const Row rows[] = {
      {"words", "زار الوزير عمان", "زار|الوزير|عمان"},
      {"punctuation", "قال: نعم، لا", "قال|:|نعم|،|لا"},
      {"sentences", "وصل. غادر؟ نعم!", "وصل|. || غادر|؟ || نعم|!"},
      {"closing mark stays", "قال \"نعم.\" وغادر", "قال|\"|نعم|.|\" || وغادر"},
      {"paragraphs", "عنوان\nنص\r\n\nآخر", "عنوان ¶ نص ¶ آخر"},
      {"number with separators", "نحو 1,500.5 دولار", "نحو|1,500.5|دولار"},
      {"full stop behind a number", "عام 2002. ثم", "عام|2002|. || ثم"},
      {"abbreviation", "د. أحمد", "د|.|أحمد"},
      {"a spelled-out acronym", "شبكة سي.إن.إن. وقال", "شبكة|سي|إن|إن|. || وقال"},
      {"a spelled-out acronym of single letters", "(أ.ف.ب)", "(|أ|ف|ب|)"},
      {"two short words are no acronym", "قال له.ثم ذهب", "قال|له|. || ثم|ذهب"},
      {"nor are short words with a long one", "كان له.وفي.المدينة",
       "كان|له|. || وفي|. || المدينة"},
      {"two full stops are an ellipsis", "الانسحاب.. روسيا", "الانسحاب|..|روسيا"},
      {"guillemets", "«نعم»", "«|نعم|»"},
      {"Latin with digits", "مقاتلة F16 الأمريكية", "مقاتلة|F16|الأمريكية"},
      {"letter and digit", "بـ34", "بـ|34"},
      {"zero-width joiner inside", "نیم\u200Cبها", "نیم\u200Cبها"},
      {"controls outside", "\u200Fقطر\u200F", "قطر"},
      {"hyphen", "كي-مون", "كي|-|مون"},
      {"tatweel for a dash", "عمان ـ أحمد ــ قال", "عمان|ـ|أحمد|ـ|قال"},
      {"tatweel before letters", "ـه لـ قطر", "ه|لـ|قطر"},
      {"Latin apostrophe", "O'Neil", "O'Neil"},
      {"nothing", " \n ", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(outline(row.text) == row.outline);
  }
}

TEST_CASE("tokenize: acronyms") {
  const auto acronym = [](const char* text) {
    return tokenize(text).tokens.at(0).acronym;
  };
  CHECK(acronym("CSTO"));
  CHECK(acronym("G20"));
  CHECK_FALSE(acronym("Nato"));
  CHECK_FALSE(acronym("A"));
}

TEST_CASE("tokenize: ill-formed UTF-8 is reported with its offset, one a run") {
  const TokenizedText tokenized = tokenize("قطر \xFF\xFE قطر \xD8");
  REQUIRE(tokenized.diagnostics.size() == 2);
  CHECK(tokenized.diagnostics[0].span == Span{7, 9});
  CHECK(tokenized.diagnostics[1].span == Span{17, 18});
  CHECK(tokenized.tokens.size() == 2);
}

TEST_CASE(
    "tokenize: tokens are in order, on boundaries, and covered by sentences and "
    "paragraphs") {
  for (std::uint32_t seed = 0; seed < 400; ++seed) {
    const bool bytes = seed % 2 == 1;
    const std::string text =
        bytes ? test::generated_bytes(seed, 80) : test::generated_text(seed, 60);
    CAPTURE(seed);
    const TokenizedText tokenized = tokenize(text);
    std::size_t at = 0;
    for (const Token& token : tokenized.tokens) {
      CHECK(token.begin >= at);
      CHECK(token.end > token.begin);
      CHECK(token.end <= text.size());
      if (!bytes) {
        CHECK(test::on_boundary(text, token.begin));
        CHECK(test::on_boundary(text, token.end));
      }
      at = token.end;
    }
    for (const auto* ranges : {&tokenized.sentences, &tokenized.paragraphs}) {
      std::size_t next = 0;
      for (const TokenRange range : *ranges) {
        CHECK(range.begin == next);
        CHECK(range.end > range.begin);
        next = range.end;
      }
      CHECK(next == tokenized.tokens.size());
    }
  }
}

TEST_CASE("tokenize: a text of 4 GiB is refused before it is read") {
  const std::uint64_t size = 1ULL << 32;
  if (size > SIZE_MAX) return;
  const char byte = ' ';
  CHECK_THROWS_AS(tokenize({&byte, static_cast<std::size_t>(size)}), std::bad_alloc);
}

}  // namespace
}  // namespace isnad
