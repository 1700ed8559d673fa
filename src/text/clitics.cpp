// Enumerates proclitic prefixes of folded words.
#include "text/clitics.h"

#include <cstring>

#include "text/letters.h"

namespace isnad {
namespace {

constexpr std::size_t kLetterBytes = 2;  // every Arabic letter in UTF-8

char32_t letter_at(std::string_view folded, std::size_t letter) {
  const std::size_t at = letter * kLetterBytes;
  if (at + 1 >= folded.size()) return 0;
  const auto lead = static_cast<unsigned char>(folded[at]);
  const auto trail = static_cast<unsigned char>(folded[at + 1]);
  if ((lead & 0xE0) != 0xC0) return 0;
  return (static_cast<char32_t>(lead & 0x1F) << 6) | (trail & 0x3F);
}

std::uint8_t preposition(char32_t c) {
  switch (c) {
    case letter::kBa:
      return kPrepositionBa;
    case letter::kLam:
      return kPrepositionLam;
    case letter::kKaf:
      return kPrepositionKaf;
    case letter::kSin:
      return kFutureSin;
    default:
      return kNoProclitic;
  }
}

void add(Readings& out, std::size_t prefix_letters, std::uint8_t proclitics,
         std::string_view stem, bool restore_article) {
  const std::size_t article = restore_article ? 2 * kLetterBytes : 0;
  if (out.size == kMaxReadings) return;
  Reading& reading = out.items[out.size];
  if (stem.size() + article > reading.stem.size()) return;
  if (stem.size() + article < kMinStemLetters * kLetterBytes) return;
  ++out.size;
  reading.prefix_letters = static_cast<std::uint8_t>(prefix_letters);
  reading.proclitics = proclitics;
  reading.stem_size = static_cast<std::uint8_t>(stem.size() + article);
  if (restore_article) std::memcpy(reading.stem.data(), "\u0627\u0644", article);
  std::memcpy(reading.stem.data() + article, stem.data(), stem.size());
}

}  // namespace

bool may_have_proclitic(std::string_view folded) {
  const char32_t first = letter_at(folded, 0);
  return first == letter::kWaw || first == letter::kFa ||
         preposition(first) != kNoProclitic;
}

void proclitic_readings(std::string_view folded, Readings& out) {
  out.size = 0;
  if (folded.size() > sizeof(Reading::stem) ||
      folded.size() <= kMinStemLetters * kLetterBytes)
    return;
  std::size_t letters = 0;
  std::uint8_t proclitics = kNoProclitic;
  const char32_t first = letter_at(folded, 0);
  if (first == letter::kWaw || first == letter::kFa) {
    proclitics = kConjunction;
    letters = 1;
    add(out, letters, proclitics, folded.substr(letters * kLetterBytes), false);
  }
  const char32_t next = letter_at(folded, letters);
  const std::uint8_t second = preposition(next);
  if (second == kNoProclitic) return;
  proclitics |= second;
  ++letters;
  const std::string_view rest = folded.substr(letters * kLetterBytes);
  if (rest.size() >= kMinStemLetters * kLetterBytes)
    add(out, letters, proclitics, rest, false);
  if (second == kPrepositionLam && letter_at(folded, letters) == letter::kLam) {
    const std::string_view stem = rest.substr(kLetterBytes);
    if (stem.size() < 2 * kLetterBytes) return;
    // ل + اللغة is written للغة: the word's own lam may be the second one.
    add(out, letters, proclitics, stem, true);
    add(out, letters, proclitics, rest, true);
  }
}

}  // namespace isnad
