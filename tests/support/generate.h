// Generated text for properties: pseudo-random, the same on every machine.
#ifndef ISNAD_TESTS_SUPPORT_GENERATE_H_
#define ISNAD_TESTS_SUPPORT_GENERATE_H_

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::test {

// Pieces that texts are made of: letters in all forms, marks, controls, punctuation, bad
// bytes.
inline const std::vector<std::string_view>& pieces() {
  static const std::vector<std::string_view> all = {
      "ا",      "أ",      "إ",      "آ",      "ٱ",      "ب",      "ت",      "ة",
      "ج",      "ح",      "د",      "ر",      "س",      "ع",      "ف",      "ق",
      "ك",      "ل",      "م",      "ن",      "ه",      "و",      "ؤ",      "ي",
      "ى",      "ئ",      "ء",      "ی",      "ک",      "گ",      "ڤ",      "پ",
      "چ",      "ژ",      "ـ",      "\u064E", "\u064F", "\u0650", "\u0651", "\u0652",
      "\u064B", "\u0670", "\u0653", "\u0654", "\u0655", "\uFEFB", "\uFDF2", "\uFE8D",
      "\uFEE1", "\uFE70", "\uFC60", "\u200F", "\u200E", "\u200C", "\u200D", "\u202B",
      "\u2069", "\uFEFF", "\u00A0", " ",      " ",      "  ",     "\n",     "\r\n",
      "\t",     "٣",      "۴",      "5",      "٫",      ".",      "،",      ",",
      ":",      "؟",      "!",      "«",      "»",      "“",      "”",      "\"",
      "'",      "’",      "(",      ")",      "-",      "…",      "A",      "z",
      "É",      "é",      "ß",      "Ж",      "中",     "CSTO",   "وقال",   "إن",
      "محمد",   "لل",     "وال",    "بال"};
  return all;
}

inline std::string generated_text(std::uint32_t seed, std::size_t count) {
  std::mt19937 random(seed);
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += pieces()[random() % pieces().size()];
  return text;
}

inline std::string generated_bytes(std::uint32_t seed, std::size_t size) {
  std::mt19937 random(seed);
  std::string bytes;
  // Half of the bytes are such as Arabic UTF-8 has, so that sequences come out well- and
  // ill-formed.
  for (std::size_t i = 0; i < size; ++i)
    bytes += static_cast<char>(random() % 2 == 0 ? 0xD8 + random() % 3 : random() % 256);
  return bytes;
}

inline bool on_boundary(std::string_view text, std::size_t offset) {
  return offset == text.size() ||
         (offset < text.size() &&
          (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80);
}

}  // namespace isnad::test

#endif  // ISNAD_TESTS_SUPPORT_GENERATE_H_
