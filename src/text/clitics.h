// Proclitic readings of a folded word: و ف, then ب ك ل س, and لل which is ل + ال. This
// file only proposes; the lexicon and the context decide, and the whole word comes first.
#ifndef ISNAD_TEXT_CLITICS_H_
#define ISNAD_TEXT_CLITICS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace isnad {

// The proclitics of a reading, as bits.
enum Proclitic : std::uint8_t {
  kNoProclitic = 0,
  kConjunction = 1,  // و ف
  kPrepositionBa = 2,
  kPrepositionLam = 4,
  kPrepositionKaf = 8,
  kFutureSin = 16,
};

// One way to read a word.
struct Reading {
  std::uint8_t prefix_letters = 0;  // letters outside the mention
  std::uint8_t proclitics = kNoProclitic;
  // The stem as it would be written alone: for للأمم, prefix ل and stem الأمم (restored
  // article). Points into the word or into the Readings.
  std::string_view stem;
};

inline constexpr std::size_t kMaxReadings = 4;
// A stem has at least so many letters; the first word of a phrase may have fewer.
inline constexpr std::size_t kMinStemLetters = 3;
inline constexpr std::size_t kMinFirstLetters = 2;
// A longer word is no name and has no readings.
inline constexpr std::size_t kMaxReadBytes = 64;

struct Readings {
  std::array<Reading, kMaxReadings> items;
  std::size_t size = 0;

  Readings() = default;
  Readings(const Readings&) = delete;
  Readings& operator=(const Readings&) = delete;

  // The rest of the word with the article restored before it: اللغة and الللغة of للغة.
  std::array<std::array<char, kMaxReadBytes>, 2> restored;
};

// True if the word begins with a letter that may be a proclitic; a cheap first test.
bool may_have_proclitic(std::string_view folded);
// … with one that may be a conjunction, or with that one which joins the members of a
// list.
bool may_have_conjunction(std::string_view folded);
bool may_have_and(std::string_view folded);

// The readings with a proclitic, shortest prefix first. `out` is good while `folded` is.
// A stem of fewer than kMinStemLetters is a word only where more follows: وتل أبيب.
void proclitic_readings(std::string_view folded, Readings& out,
                        std::size_t min_letters = kMinStemLetters);

}  // namespace isnad

#endif  // ISNAD_TEXT_CLITICS_H_
