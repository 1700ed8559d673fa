// The tokenizer: groups folded code points into tokens as they are decoded.
#include "text/tokenize.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <new>

#include "text/letters.h"
#include "text/normalize.h"

namespace isnad {
namespace {

constexpr double kSpareRoom = 1.05;
constexpr std::size_t kMaxAcronymLetters = 3;  // of a part of one that is spelled out

// An offset of a token; see tokenize().
std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

void check_offsets(std::size_t size) {
  if (size > std::numeric_limits<std::uint32_t>::max()) throw std::bad_alloc();
}

TokenKind punctuation_kind(char32_t c) {
  switch (c) {
    case '(':
    case '[':
    case '{':
    case 0xFD3F:
      return TokenKind::open_bracket;
    case ')':
    case ']':
    case '}':
    case 0xFD3E:
      return TokenKind::close_bracket;
    case ',':
    case ';':
    case 0x060C:
    case 0x061B:
    case 0xFF0C:
      return TokenKind::comma;
    case ':':
    case 0xFF1A:
      return TokenKind::colon;
    case '.':
    case 0x06D4:
    case 0x3002:
      return TokenKind::full_stop;
    case 0x2026:
    case 0x2025:
      return TokenKind::ellipsis;
    case '?':
    case '!':
    case 0x061F:
      return TokenKind::question;
    case '-':
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case letter::kTatweel:  // what newsrooms type for a dash
      return TokenKind::dash;
    default:
      return TokenKind::symbol;
  }
}

bool separates_digits(char32_t c) {
  return c == '.' || c == ',' || c == ':' || c == 0x066B || c == 0x066C;
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

class Tokenizer {
 public:
  Tokenizer(std::string_view utf8, TokenizedText& out) : out_(out) {
    check_offsets(utf8.size());
    out_.source = utf8;
    out_.folded.resize(utf8.size());
    out_.tokens.clear();
    out_.tokens.reserve(utf8.size() / 9 + 16);
    out_.sentences.clear();
    out_.paragraphs.clear();
    out_.diagnostics.clear();
  }

  void run() {
    const std::string_view text = out_.source;
    FoldedChar c;
    for (std::size_t at = 0; at < text.size(); at += c.source_size) {
      at = skip_common(at);
      if (at == text.size()) break;
      fold_next(text, at, c);
      step(at, c);
    }
    end_word();
    end_paragraph();
    out_.folded.resize(folded_size_);
  }

 private:
  // The fast path: blanks, and the letters and marks of Arabic words, straight from the
  // table. Returns where something else begins.
  std::size_t skip_common(std::size_t at) {
    const char* const text = out_.source.data();
    const std::size_t size = out_.source.size();
    const FoldEntry* const table = table_;
    while (at < size) {
      if (text[at] == ' ') {
        end_word();
        space_ = true;
        ++at;
        continue;
      }
      const FoldEntry* entry = letter_or_mark(table, text, size, at);
      if (entry == nullptr) return at;
      if (!in_word_) {
        if (entry->kind == CharKind::mark) return at;
        begin_word(at, TokenKind::word);
      } else if (word().kind != TokenKind::word) {
        return at;
      }
      // There is room for two bytes: what is folded never outgrows the source.
      char* const folded = out_.folded.data();
      std::size_t folded_size = folded_size_;
      do {
        std::memcpy(folded + folded_size, entry->folded, kLetterBytes);
        folded_size += entry->size;
        at += kLetterBytes;
        entry = letter_or_mark(table, text, size, at);
      } while (entry != nullptr);
      folded_size_ = folded_size;
      word().end = offset(at);
    }
    return at;
  }

  // The table's entry of the two-byte Arabic letter or mark at `at`; null for all else.
  static const FoldEntry* letter_or_mark(const FoldEntry* table, const char* text,
                                         std::size_t size, std::size_t at) {
    if (at + 1 >= size) return nullptr;
    const auto lead = static_cast<unsigned char>(text[at]);
    const auto trail = static_cast<unsigned char>(text[at + 1]);
    if (lead < 0xD8 || lead > 0xDB || (trail & 0xC0) != 0x80) return nullptr;
    const FoldEntry& entry = table[(lead & 0x1FU) << 6 | (trail & 0x3FU)];
    return entry.common ? &entry : nullptr;
  }

  // What is folded never outgrows `folded`: it is as long as the source, and grows where
  // a code point folds to more bytes than it has.
  void append(const char* bytes, std::size_t size) {
    std::copy_n(bytes, size, out_.folded.data() + folded_size_);
    folded_size_ += size;
  }
  void append_and_grow(const FoldedChar& c) {
    if (c.folded_size > c.source_size) {
      out_.folded.resize(out_.folded.size() + c.folded_size - c.source_size);
      check_offsets(out_.folded.size());
    }
    append(c.folded, c.folded_size);
  }

  void step(std::size_t at, const FoldedChar& c) {
    switch (c.kind) {
      case CharKind::letter:
      case CharKind::other_letter:
      case CharKind::digit:
        add_to_word(at, c);
        break;
      case CharKind::mark:
        if (in_word_)
          word().end = offset(at + c.source_size);
        else if (c.code_point == letter::kTatweel &&
                 ends_before_blank(at + c.source_size))
          add_punctuation(at, c);
        break;
      case CharKind::control:
        break;
      case CharKind::space:
        end_word();
        space_ = true;
        break;
      case CharKind::line_end:
        end_word();
        space_ = true;
        end_paragraph();
        break;
      case CharKind::ill_formed:
        end_word();
        space_ = true;
        report_ill_formed(at, c.source_size);
        break;
      case CharKind::quote:
      case CharKind::punctuation:
        add_punctuation(at, c);
        break;
    }
  }

  bool ends_before_blank(std::size_t at) const {
    if (at == out_.source.size()) return true;
    FoldedChar next;
    fold_next(out_.source, at, next);
    return next.kind == CharKind::space || next.kind == CharKind::line_end;
  }

  // A word goes on while letters of its script do; digits continue Latin words and
  // numbers.
  bool continues(const FoldedChar& c) const {
    if (!in_word_) return false;
    switch (word().kind) {
      case TokenKind::word:
        return c.kind == CharKind::letter;
      case TokenKind::latin:
        return c.kind == CharKind::other_letter || c.kind == CharKind::digit;
      default:
        return c.kind == CharKind::digit;
    }
  }

  void add_to_word(std::size_t at, const FoldedChar& c) {
    if (!continues(c)) {
      end_word();
      begin_word(at, c.kind == CharKind::letter         ? TokenKind::word
                     : c.kind == CharKind::other_letter ? TokenKind::latin
                                                        : TokenKind::number);
    }
    if (c.kind == CharKind::other_letter && !c.upper) all_capitals_ = false;
    append_and_grow(c);
    word().end = offset(at + c.source_size);
  }

  // The word that is being read is the last token.
  Token& word() { return out_.tokens.back(); }
  const Token& word() const { return out_.tokens.back(); }

  // Makes room for as many tokens as the text will have if it goes on as it did up to
  // here: where tokens are short, doubling would copy them again and again.
  void make_room(std::size_t at) {
    if (out_.tokens.size() < out_.tokens.capacity()) return;
    const double done =
        static_cast<double>(at + 1) / static_cast<double>(out_.source.size());
    const auto expected = static_cast<std::size_t>(
        static_cast<double>(out_.tokens.size()) / done * kSpareRoom);
    out_.tokens.reserve(
        std::max(expected, out_.tokens.size() + out_.tokens.size() / 4 + 1));
  }

  void begin_word(std::size_t at, TokenKind kind) {
    close_sentence_unless_quote(kind);
    make_room(at);
    Token& word = out_.tokens.emplace_back();
    word.begin = offset(at);
    word.folded_begin = offset(folded_size_);
    word.kind = kind;
    word.space_before = space_;
    in_word_ = true;
    space_ = false;
    all_capitals_ = true;
  }

  void end_word() {
    if (!in_word_) return;
    in_word_ = false;
    Token& word = out_.tokens.back();
    const std::size_t size = folded_size_ - word.folded_begin;
    word.folded_size = offset(size);
    word.hash = hash_key(std::string_view(out_.folded).substr(word.folded_begin, size));
    word.acronym = word.kind == TokenKind::latin && all_capitals_ && size >= 2;
  }

  void add_punctuation(std::size_t at, const FoldedChar& c) {
    if (in_word_ && word().end == at && stays_inside(at, c)) return;
    if (joins_acronym(at, c)) {
      end_word();
      acronym_goes_on_ = at + c.source_size;
      return;
    }
    end_word();
    const TokenKind kind =
        c.kind == CharKind::quote ? TokenKind::quote : punctuation_kind(c.code_point);
    const std::uint32_t end = offset(at + c.source_size);
    if (extends_full_stop(at, kind)) {
      Token& stop = out_.tokens.back();
      stop.end = end;
      stop.kind = TokenKind::ellipsis;
      space_ = false;
      return;
    }
    if (doubles_apostrophe(at, c)) {
      Token& mark = out_.tokens.back();
      mark.end = end;
      mark.kind = TokenKind::quote;
      mark.mark = '"';
      return;
    }
    close_sentence_unless_quote(kind);
    make_room(at);
    Token& token = out_.tokens.emplace_back();
    token.begin = offset(at);
    token.end = end;
    token.folded_begin = offset(folded_size_);
    token.kind = kind;
    token.mark = c.code_point;
    token.space_before = space_;
    space_ = false;
    if (kind == TokenKind::question ||
        (kind == TokenKind::full_stop && !ends_abbreviation(at)))
      sentence_may_end_ = true;
  }

  // Two apostrophes at once are a quotation mark: ''…''
  bool doubles_apostrophe(std::size_t at, const FoldedChar& c) const {
    return c.code_point == '\'' && out_.tokens.size() > sentence_begin_ &&
           out_.tokens.back().mark == '\'' && out_.tokens.back().end == at &&
           out_.tokens.back().kind == TokenKind::symbol;
  }

  // A separator between digits and an apostrophe between letters do not end the word.
  bool stays_inside(std::size_t at, const FoldedChar& c) {
    const std::size_t after = at + c.source_size;
    if (after >= out_.source.size()) return false;
    FoldedChar next;
    if (word().kind == TokenKind::number && separates_digits(c.code_point)) {
      fold_next(out_.source, after, next);
      if (next.kind != CharKind::digit) return false;
      append(c.code_point == 0x066C || c.code_point == ',' ? "," : ".", 1);
      return true;
    }
    if (word().kind == TokenKind::latin && is_apostrophe(c.code_point)) {
      fold_next(out_.source, after, next);
      return next.kind == CharKind::other_letter;
    }
    return false;
  }

  // The stop between the letters of an acronym that is spelled out, of three parts or
  // more, is none: سي.إن.إن is read as سي إن إن.
  bool joins_acronym(std::size_t at, const FoldedChar& c) const {
    if (c.code_point != '.' || !in_word_ || word().kind != TokenKind::word ||
        word().end != at ||
        folded_size_ - word().folded_begin > kMaxAcronymLetters * kLetterBytes)
      return false;
    const std::size_t behind = acronym_part_end(at + 1);
    if (behind == at + 1) return false;
    if (acronym_goes_on_ != 0 && acronym_goes_on_ == word().begin) return true;
    return behind + 1 < out_.source.size() && out_.source[behind] == '.' &&
           acronym_part_end(behind + 1) != behind + 1;
  }

  // The end of one to three letters that stand at `at`; `at` if none or more do.
  std::size_t acronym_part_end(std::size_t at) const {
    std::size_t end = at;
    const FoldEntry* entry = nullptr;
    for (std::size_t letters = 0;; ++letters, end += kLetterBytes) {
      entry = letter_or_mark(table_, out_.source.data(), out_.source.size(), end);
      if (entry == nullptr || entry->kind != CharKind::letter) return end;
      if (letters == kMaxAcronymLetters) return at;
    }
  }

  // A single letter before the full stop is an initial or an abbreviated title.
  bool ends_abbreviation(std::size_t at) const {
    if (out_.tokens.size() < 2) return false;
    const Token& last = out_.tokens[out_.tokens.size() - 2];
    return last.end == at &&
           (last.kind == TokenKind::word || last.kind == TokenKind::latin) &&
           last.folded_size <= (last.kind == TokenKind::word ? 2U : 1U);
  }

  bool extends_full_stop(std::size_t at, TokenKind kind) const {
    if (kind != TokenKind::full_stop && kind != TokenKind::ellipsis) return false;
    if (out_.tokens.size() <= sentence_begin_) return false;
    const Token& last = out_.tokens.back();
    return last.end == at &&
           (last.kind == TokenKind::full_stop || last.kind == TokenKind::ellipsis);
  }

  // Closing marks and brackets after a full stop still belong to its sentence.
  void close_sentence_unless_quote(TokenKind next) {
    if (!sentence_may_end_) return;
    if (out_.tokens.back().kind == TokenKind::ellipsis) {
      sentence_may_end_ = false;
      return;
    }
    const bool closes = next == TokenKind::quote || next == TokenKind::close_bracket ||
                        next == TokenKind::full_stop || next == TokenKind::question;
    if (closes && !space_) return;
    end_sentence();
  }

  void end_sentence() {
    sentence_may_end_ = false;
    if (out_.tokens.size() == sentence_begin_) return;
    out_.sentences.push_back({sentence_begin_, out_.tokens.size()});
    sentence_begin_ = out_.tokens.size();
  }

  void end_paragraph() {
    end_sentence();
    if (out_.tokens.size() == paragraph_begin_) return;
    out_.paragraphs.push_back({paragraph_begin_, out_.tokens.size()});
    paragraph_begin_ = out_.tokens.size();
  }

  void report_ill_formed(std::size_t at, std::size_t size) {
    if (!out_.diagnostics.empty() && out_.diagnostics.back().span.end == at)
      out_.diagnostics.back().span.end = at + size;
    else
      out_.diagnostics.push_back({{at, at + size}, "ill-formed UTF-8"});
  }

  const FoldEntry* table_ = fold_table();
  TokenizedText& out_;
  std::size_t folded_size_ = 0;
  bool in_word_ = false;
  bool all_capitals_ = false;
  bool space_ = true;
  bool sentence_may_end_ = false;
  std::size_t acronym_goes_on_ = 0;  // where a part of an acronym begins behind its stop
  std::size_t sentence_begin_ = 0;
  std::size_t paragraph_begin_ = 0;
};

}  // namespace

TokenizedText tokenize(std::string_view utf8) {
  TokenizedText out;
  tokenize(utf8, out);
  return out;
}

void tokenize(std::string_view utf8, TokenizedText& out) { Tokenizer(utf8, out).run(); }

}  // namespace isnad
