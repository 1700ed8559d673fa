// Beginnings and endings by which Arabic inflects, folded, and words that have them.
#ifndef ISNAD_DISCOURSE_INFLECTION_H_
#define ISNAD_DISCOURSE_INFLECTION_H_

#include <string_view>

namespace isnad {

inline constexpr std::string_view kAlef = "\u0627";
inline constexpr std::string_view kBa = "\u0628";
inline constexpr std::string_view kDamma = "\u064F";
inline constexpr std::string_view kHa = "\u0647";
inline constexpr std::string_view kHamza = "\u0621";
inline constexpr std::string_view kKaf = "\u0643";
inline constexpr std::string_view kLam = "\u0644";
inline constexpr std::string_view kTa = "\u062A";
inline constexpr std::string_view kTaMarbutaFolded = "\u0647";
inline constexpr std::string_view kWaw = "\u0648";
inline constexpr std::string_view kYa = "\u064A";
inline constexpr std::string_view kAlefTa = "\u0627\u062A";
inline constexpr std::string_view kArticle = "\u0627\u0644";
inline constexpr std::string_view kFaAlef = "\u0641\u0627";
inline constexpr std::string_view kFaYa = "\u0641\u064A";
inline constexpr std::string_view kHaAlef = "\u0647\u0627";
inline constexpr std::string_view kHaMim = "\u0647\u0645";
inline constexpr std::string_view kMinNun = "\u0645\u0646";
inline constexpr std::string_view kAla = "\u0639\u0644\u064A";
inline constexpr std::string_view kIla = "\u0627\u0644\u064A";
inline constexpr std::string_view kAsFor = "\u0627\u0645\u0627";
inline constexpr std::string_view kAynNun = "\u0639\u0646";
inline constexpr std::string_view kAcross = "\u0639\u0628\u0631";
inline constexpr std::string_view kTaAlef = "\u062A\u0627";
inline constexpr std::string_view kTaHa = "\u062A\u0647";
inline constexpr std::string_view kTaHaAlef = "\u062A\u0647\u0627";
inline constexpr std::string_view kTaYa = "\u062A\u064A";
inline constexpr std::string_view kWawAlef = "\u0648\u0627";
inline constexpr std::string_view kWawAlefBelow = "\u0648\u0625";  // not folded
inline constexpr std::string_view kWawNun = "\u0648\u0646";
inline constexpr std::string_view kYaNun = "\u064A\u0646";
inline constexpr std::string_view kTaAlefNun = "\u062A\u0627\u0646";
inline constexpr std::string_view kTaYaNun = "\u062A\u064A\u0646";

// Does the word have this ending, and something before it?
inline bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() &&
         word.substr(word.size() - ending.size()) == ending;
}

inline bool begins_with(std::string_view word, std::string_view beginning) {
  return word.substr(0, beginning.size()) == beginning;
}

}  // namespace isnad

#endif  // ISNAD_DISCOURSE_INFLECTION_H_
