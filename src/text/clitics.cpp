// Enumerates proclitic prefixes of folded words.
#include "text/clitics.h"

#include <cstring>

#include "text/letters.h"

namespace isnad {
namespace {

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
         std::string_view stem, std::size_t min_letters) {
  if (out.size == kMaxReadings || stem.size() > kMaxReadBytes ||
      stem.size() < min_letters * kLetterBytes)
    return;
  out.items[out.size++] = {static_cast<std::uint8_t>(prefix_letters), proclitics, stem};
}

std::string_view with_article(std::string_view rest,
                              std::array<char, kMaxReadBytes>& place) {
  constexpr std::string_view kArticle = "\u0627\u0644";
  if (kArticle.size() + rest.size() > place.size()) return {};
  std::memcpy(place.data(), kArticle.data(), kArticle.size());
  std::memcpy(place.data() + kArticle.size(), rest.data(), rest.size());
  return {place.data(), kArticle.size() + rest.size()};
}

}  // namespace

bool may_have_conjunction(std::string_view folded) {
  const char32_t first = letter_at(folded, 0);
  return first == letter::kWaw || first == letter::kFa;
}

bool may_have_and(std::string_view folded) {
  return letter_at(folded, 0) == letter::kWaw;
}

bool may_have_proclitic(std::string_view folded) {
  return may_have_conjunction(folded) ||
         preposition(letter_at(folded, 0)) != kNoProclitic;
}

void proclitic_readings(std::string_view folded, Readings& out, std::size_t min_letters) {
  out.size = 0;
  if (folded.size() > kMaxReadBytes || folded.size() <= min_letters * kLetterBytes)
    return;
  std::size_t letters = 0;
  std::uint8_t proclitics = kNoProclitic;
  const char32_t first = letter_at(folded, 0);
  if (first == letter::kWaw || first == letter::kFa) {
    proclitics = kConjunction;
    letters = 1;
    add(out, letters, proclitics, folded.substr(letters * kLetterBytes), min_letters);
  }
  const char32_t next = letter_at(folded, letters);
  const std::uint8_t second = preposition(next);
  if (second == kNoProclitic) return;
  proclitics |= second;
  ++letters;
  const std::string_view rest = folded.substr(letters * kLetterBytes);
  if (rest.size() >= min_letters * kLetterBytes)
    add(out, letters, proclitics, rest, min_letters);
  if (second == kPrepositionLam && letter_at(folded, letters) == letter::kLam) {
    const std::string_view stem = rest.substr(kLetterBytes);
    if (stem.size() < 2 * kLetterBytes) return;
    // ل + اللغة is written للغة: the word's own lam may be the second one.
    add(out, letters, proclitics, with_article(stem, out.restored[0]), min_letters);
    add(out, letters, proclitics, with_article(rest, out.restored[1]), min_letters);
  }
}

}  // namespace isnad
