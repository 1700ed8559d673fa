// Finds what the lists know: every token gets its reading and word classes, every listed
// name a hit. It only proposes; selection decides.
#ifndef ISNAD_MATCH_SPOT_H_
#define ISNAD_MATCH_SPOT_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "resources/class_sets.h"
#include "resources/lexicon.h"
#include "text/clitics.h"
#include "text/tokenize.h"

namespace isnad {

// What is known of one token, in its chosen reading.
struct TokenTag {
  WordId word = kNoWord;        // the stem's number; kNoWord if no list has it
  WordId whole = kNoWord;       // the unstripped word's number
  std::uint64_t stem_hash = 0;  // hash_key of the stem; 0 for punctuation
  std::uint32_t set = 0;        // its word classes, by number in TaggedText::sets
  std::uint8_t prefix_letters = 0;
  std::uint8_t proclitics = kNoProclitic;
  HeadKinds kinds;
};

// A phrase of a list at tokens [begin, end), of which the first `prefix_letters` letters
// are proclitics.
struct Hit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t spelling = kNone;  // into Lexicon::spellings
  std::uint8_t prefix_letters = 0;
  std::uint8_t proclitics = kNoProclitic;
};

struct TaggedText {
  TokenizedText text;
  std::vector<TokenTag> tags;  // one a token
  ClassSets sets;              // of the tags
  // Sets of words that are read whole, by the number in Lexicon::class_sets and the
  // word's shape; kNone where there was no such word yet.
  std::vector<std::uint32_t> sets_of_whole_words;
  // The same for punctuation, by TokenKind.
  std::vector<std::uint32_t> sets_of_punctuation;
  std::vector<Hit> names;          // by begin, then end
  std::vector<Hit> phrases;        // phrases of word lists with two words or more
  std::vector<std::size_t> sport;  // tokens that are sport words, ascending

  const ClassSet& classes(std::size_t token) const { return sets[tags[token].set]; }

  // True if a sentence, or the text, speaks of sport.
  bool speaks_of_sport(TokenRange range) const {
    const auto first = std::lower_bound(sport.begin(), sport.end(), range.begin);
    return first != sport.end() && *first < range.end;
  }
  bool is_on_sport() const {
    constexpr std::size_t kTokensAWord = 50;
    return sport.size() > 2 && sport.size() * kTokensAWord > tags.size();
  }
};

TaggedText spot(TokenizedText text, const Lexicon& lexicon);
// The same for out.text, in the memory of an earlier result, whose sets keep their
// numbers.
void spot(const Lexicon& lexicon, TaggedText& out);

// The source range of tokens [begin, end) without `prefix_letters` letters of the first.
Span source_span(const TokenizedText& text, std::size_t begin, std::size_t end,
                 std::size_t prefix_letters);

}  // namespace isnad

#endif  // ISNAD_MATCH_SPOT_H_
