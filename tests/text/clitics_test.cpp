// Proclitic readings.
#include "text/clitics.h"

#include <doctest/doctest.h>

#include <string>

#include "text/normalize.h"

namespace isnad {
namespace {

std::string readings(const std::string& word) {
  Readings all;
  const std::string key = fold(word);
  proclitic_readings(key, all);
  std::string out;
  for (std::size_t i = 0; i < all.size; ++i) {
    if (i > 0) out += ' ';
    out += std::to_string(all.items[i].prefix_letters) + '+' +
           std::string(all.items[i].stem);
  }
  return out;
}

TEST_CASE("proclitic_readings: rows") {
  struct Row {
    const char* word;
    const char* readings;
  };
  const Row rows[] = {
      {"موسكو", ""},
      {"وموسكو", "1+موسكو"},
      {"فموسكو", "1+موسكو"},
      {"بموسكو", "1+موسكو"},
      {"وبموسكو", "1+بموسكو 2+موسكو"},
      {"للأمم", "1+لامم 1+الامم 1+اللامم"},
      {"للبنان", "1+لبنان 1+البنان 1+اللبنان"},
      {"وللعراق", "1+للعراق 2+لعراق 2+العراق 2+اللعراق"},
      {"بين", ""},  // two letters would remain
      {"ولد", ""},
      {"والي", "1+الي"},
      {"كقطر", "1+قطر"},
      {"Wقطر", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CHECK(readings(row.word) == row.readings);
  }
}

TEST_CASE("proclitic_readings: a word too long for a name has none") {
  std::string word;
  for (int i = 0; i < 40; ++i) word += "و";
  CHECK(readings(word).empty());
}

}  // namespace
}  // namespace isnad
