// Named constants for the Arabic letters that code has to know, as folded code points.
// Words are never spelled in code: they live in src/data.
#ifndef ISNAD_TEXT_LETTERS_H_
#define ISNAD_TEXT_LETTERS_H_

#include <cstddef>

namespace isnad {

inline constexpr std::size_t kLetterBytes = 2;  // every Arabic letter in UTF-8

namespace letter {

inline constexpr char32_t kHamza = 0x0621;
inline constexpr char32_t kAlefMadda = 0x0622;
inline constexpr char32_t kAlefHamzaAbove = 0x0623;
inline constexpr char32_t kWawHamza = 0x0624;
inline constexpr char32_t kAlefHamzaBelow = 0x0625;
inline constexpr char32_t kYaHamza = 0x0626;
inline constexpr char32_t kAlef = 0x0627;
inline constexpr char32_t kBa = 0x0628;
inline constexpr char32_t kTaMarbuta = 0x0629;
inline constexpr char32_t kTa = 0x062A;
inline constexpr char32_t kJim = 0x062C;
inline constexpr char32_t kZay = 0x0632;
inline constexpr char32_t kSin = 0x0633;
inline constexpr char32_t kTatweel = 0x0640;
inline constexpr char32_t kFa = 0x0641;
inline constexpr char32_t kKaf = 0x0643;
inline constexpr char32_t kLam = 0x0644;
inline constexpr char32_t kMim = 0x0645;
inline constexpr char32_t kNun = 0x0646;
inline constexpr char32_t kHa = 0x0647;
inline constexpr char32_t kWaw = 0x0648;
inline constexpr char32_t kAlefMaksura = 0x0649;
inline constexpr char32_t kYa = 0x064A;
inline constexpr char32_t kMaddaAbove = 0x0653;
inline constexpr char32_t kHamzaAbove = 0x0654;
inline constexpr char32_t kHamzaBelow = 0x0655;
inline constexpr char32_t kAlefWasla = 0x0671;

}  // namespace letter
}  // namespace isnad

#endif  // ISNAD_TEXT_LETTERS_H_
