// Offsets against counting from the begin, on texts of every kind of character.
#include "api/offsets.h"

#include <doctest/doctest.h>

#include <string>

#include "text/normalize.h"

namespace isnad {
namespace {

// Counts as the tokenizer's decoder steps.
std::size_t count(std::string_view text, std::size_t end, OffsetUnit unit) {
  std::size_t units = 0;
  FoldedChar c;
  for (std::size_t at = 0; at < end; at += c.source_size) {
    fold_next(text, at, c);
    units += unit == OffsetUnit::utf16 && c.source_size == 4 ? 2 : 1;
  }
  return units;
}

TEST_CASE("offsets: every character of long mixed and damaged texts") {
  std::string text;
  for (int i = 0; i < 60; ++i)
    text +=
        "قال \U0001F1EA\U0001F1EC \xE2\x82 a\xFF\xF0\x9F\x98 "
        "ثم\xED\xA0\x80\xC0\xAF\u200F.";
  text += "\xF0\x9F";
  for (const OffsetUnit unit : {OffsetUnit::codepoint, OffsetUnit::utf16}) {
    const OffsetMap offsets(text, unit);
    FoldedChar c;
    for (std::size_t at = 0; at < text.size(); at += c.source_size) {
      fold_next(text, at, c);
      REQUIRE(offsets(at) == count(text, at, unit));
    }
    CHECK(offsets(text.size()) == count(text, text.size(), unit));
    CHECK(offsets(text.size() + 9) == offsets(text.size()));
  }
  CHECK(OffsetMap(text, OffsetUnit::byte)(17) == 17);
  CHECK(OffsetMap("", OffsetUnit::utf16)(0) == 0);
}

}  // namespace
}  // namespace isnad
