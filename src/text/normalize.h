// Folding: the many spellings of one Arabic word become one key, and every letter of the
// key knows which bytes of the source it came from.
//
// What folding unites (after the compatibility decomposition of presentation forms and
// ligatures):
//   أ إ آ ٱ ا → ا     ى ی → ي     ة → ه     ؤ → و     ئ → ي     Persian ک گ → ك, ڤ → ف, پ
//   → ب, چ → ج, ژ → ز harakat, U+0670, tatweel, combining marks, bidi and zero-width
//   controls → nothing Arabic-Indic and Persian digits → ASCII digits; Latin letters →
//   lower case without accents
//
// The map is two-sided: a letter's source range begins at its own first byte and takes in
// the marks and tatweels after it, while format controls at the edge of a word stay
// outside:
//
//   source   م  ُ  ح  م  د  ِ  U+200F         folded   م  ح  م  د
//   span     [m    ][h ][m ][d    ] outside
#ifndef ISNAD_TEXT_NORMALIZE_H_
#define ISNAD_TEXT_NORMALIZE_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

// What a code point is to the tokenizer.
enum class CharKind : std::uint8_t {
  letter,        // Arabic letter
  other_letter,  // letter of another script
  digit,
  mark,     // dropped; belongs to the letter before it
  control,  // dropped; outside at the edges of a word
  space,
  line_end,
  punctuation,
  quote,
  ill_formed,  // bytes that are no UTF-8
};

// One decoded and folded code point. Compatibility ligatures fold to several letters.
struct FoldedChar {
  static constexpr std::size_t kMaxFolded = 32;
  char32_t code_point = 0;
  CharKind kind = CharKind::ill_formed;
  std::uint8_t source_size = 1;
  std::uint8_t folded_size = 0;  // bytes in folded
  bool upper = false;            // an upper-case letter
  char folded[kMaxFolded];       // UTF-8
};

// What the table knows of a code point below U+0700.
struct FoldEntry {
  CharKind kind = CharKind::punctuation;
  bool upper : 1 = false;
  bool slow : 1 = false;    // not in the table
  bool common : 1 = false;  // a letter or mark that folds to two bytes at most
  std::uint8_t size = 0;
  char folded[4] = {};
};

// The table for the code points that Arabic news is made of; 0x700 entries.
const FoldEntry* fold_table();

// What stands for an ill-formed sequence.
inline constexpr std::string_view kReplacement = "\uFFFD";

// Decodes the code point at text[at]. Requires at < text.size(). False for an ill-formed
// sequence, of which `size` is then its maximal subpart (Unicode 15, section 3.9): the
// bytes that stand for one kReplacement.
bool decode(std::string_view text, std::size_t at, char32_t& c, std::uint8_t& size);

// Decodes and folds the code point at text[at]. Requires at < text.size(). An ill-formed
// sequence gives kind ill_formed and the size of its maximal subpart.
void fold_next(std::string_view text, std::size_t at, FoldedChar& out);

// The key of a word or phrase: folded letters and digits, white space as single blanks
// between words, punctuation kept.
std::string fold(std::string_view utf8);

// As fold, with the source range of each byte of the key.
struct FoldedText {
  std::string key;
  std::vector<std::size_t> begin;  // one element a byte of key
  std::vector<std::size_t> end;
};
FoldedText fold_with_offsets(std::string_view utf8);

// The exact spelling of a word: hamza, final ya and ta marbuta kept (composed),
// everything else folded away. Two words are spelled alike if this is the same.
std::string exact_spelling(std::string_view utf8);

// Byte offset in `source` (one token's text) at which its folded letter number `letter`
// begins, in code points of the folded form; source.size() past the last.
std::size_t source_offset_of_letter(std::string_view source, std::size_t letter);

// A 64-bit hash of a folded key; never 0.
inline std::uint64_t hash_key(std::string_view key) {
  // Multiply-and-fold over eight bytes at a time, after wyhash (Wang Yi, public domain).
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15ULL;
  constexpr std::uint64_t kSeed = 0xD6E8FEB86659FD93ULL;
  const auto mix = [](std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^
           static_cast<std::uint64_t>(product >> 64);
  };
  const auto read = [](const char* at, auto word) -> std::uint64_t {
    std::memcpy(&word, at, sizeof(word));
    return word;
  };
  std::uint64_t hash = kSeed ^ key.size() * kFactor;
  const char* data = key.data();
  const std::size_t size = key.size();
  // The last eight bytes may overlap those before them: the size is in the hash.
  if (size >= 8) {
    for (std::size_t at = 0; at + 8 < size; at += 8)
      hash = mix(hash ^ read(data + at, std::uint64_t{}), kFactor);
    hash = mix(hash ^ read(data + size - 8, std::uint64_t{}), kFactor);
  } else if (size >= 4) {
    hash = mix(hash ^ (read(data, std::uint32_t{}) << 32 |
                       read(data + size - 4, std::uint32_t{})),
               kFactor);
  } else if (size > 0) {
    hash = mix(hash ^ (read(data, std::uint8_t{}) << 16 |
                       read(data + size / 2, std::uint8_t{}) << 8 |
                       read(data + size - 1, std::uint8_t{})),
               kFactor);
  }
  hash = mix(hash, kSeed);
  return hash == 0 ? 1 : hash;
}

}  // namespace isnad

#endif  // ISNAD_TEXT_NORMALIZE_H_
