// How far the search for a speaker looks, so that its cost grows linearly with the text.
#ifndef ISNAD_DISCOURSE_SPEAKER_LIMITS_H_
#define ISNAD_DISCOURSE_SPEAKER_LIMITS_H_

#include <cstddef>

#include "text/letters.h"

namespace isnad {

inline constexpr std::size_t kPhrase = 12;       // tokens of a noun phrase
inline constexpr std::size_t kTitlePhrase = 24;  // with its prepositional phrases
inline constexpr std::size_t kSentence = 60;  // tokens looked at for a sentence's subject
inline constexpr std::size_t kOpening = 10;   // tokens before a sentence's verb
inline constexpr std::size_t kSentencesBack = 2;       // for a subject that is left out
inline constexpr std::size_t kSentencesBeforeAll = 4;  // the same where nobody has spoken
inline constexpr std::size_t kMarksBack = 64;          // quotes looked back at for marks
inline constexpr std::size_t kMemory = 4;  // sources that a verb without subject may mean
inline constexpr std::size_t kAntecedents = 64;  // mentions looked at for a common noun
inline constexpr std::size_t kNamedBelow = 24;   // mentions looked at below a headline
inline constexpr std::size_t kUnlistedName = 4;  // tokens of a name that no list knows
inline constexpr std::size_t kNearMention = 4;   // tokens within which a mention begins
inline constexpr std::size_t kDocuments = 12;    // documents looked back at for an issuer
inline constexpr std::size_t kApposition = 8;    // tokens behind a name with its title
inline constexpr std::size_t kToldApart = 6;  // tokens kept of a long common noun phrase

// Lengths of words, in UTF-8 bytes.
inline constexpr std::size_t kMinPlural = 5 * kLetterBytes;
inline constexpr std::size_t kMinPlace = 3 * kLetterBytes;
inline constexpr std::size_t kDualBytes = 4 * kLetterBytes;  // اللذين, not الذين

}  // namespace isnad

#endif  // ISNAD_DISCOURSE_SPEAKER_LIMITS_H_
