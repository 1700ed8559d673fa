// Tokens, sentences and paragraphs: one pass over the source. From here on a position is
// a token number; source offsets are worked out from tokens when a result is made.
#ifndef ISNAD_TEXT_TOKENIZE_H_
#define ISNAD_TEXT_TOKENIZE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/document.h"

namespace isnad {

enum class TokenKind : std::uint8_t {
  word,    // Arabic letters
  latin,   // letters of another script, with digits inside (F16)
  number,  // digits, with separators inside (3.5, 1,000)
  quote,
  open_bracket,
  close_bracket,
  comma,  // also the semicolon's Arabic and Latin forms
  colon,
  full_stop,
  ellipsis,  // two full stops or more, …
  question,  // also the exclamation mark
  dash,
  symbol,  // everything else
};
inline constexpr std::size_t kTokenKinds =
    static_cast<std::size_t>(TokenKind::symbol) + 1;

// Small: memory goes to tokens first.
struct Token {
  std::uint64_t hash = 0;   // hash_key of the folded form; 0 for punctuation
  std::uint32_t begin = 0;  // source bytes, half open; marks inside, format controls
  std::uint32_t end = 0;    // outside
  std::uint32_t folded_begin = 0;  // in TokenizedText::folded
  std::uint32_t folded_size = 0;
  char32_t mark = 0;  // the code point of quotes, brackets and other punctuation
  TokenKind kind = TokenKind::symbol;
  bool space_before = false;
  bool acronym = false;  // Latin capitals and digits only, at least two
};

struct TokenRange {
  std::size_t begin = 0;  // token numbers, half open
  std::size_t end = 0;
};

struct TokenizedText {
  std::string_view source;
  std::string folded;
  std::vector<Token> tokens;
  // A sentence ends at a full stop, question mark or line end; a paragraph at a line end.
  // Neither is empty, and together they cover all tokens.
  std::vector<TokenRange> sentences;
  std::vector<TokenRange> paragraphs;
  std::vector<Diagnostic> diagnostics;  // ill-formed UTF-8, one a run

  std::string_view folded_form(const Token& token) const {
    return std::string_view(folded).substr(token.folded_begin, token.folded_size);
  }
  std::string_view source_form(const Token& token) const {
    return source.substr(token.begin, token.end - token.begin);
  }
};

// Throws std::bad_alloc for a text of 4 GiB or more, whose offsets do not fit, as for any
// other that is too large for the memory.
TokenizedText tokenize(std::string_view utf8);
// The same in the memory of an earlier result.
void tokenize(std::string_view utf8, TokenizedText& out);

}  // namespace isnad

#endif  // ISNAD_TEXT_TOKENIZE_H_
