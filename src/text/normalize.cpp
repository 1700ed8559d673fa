// Folding by a table for the code points that Arabic news is made of, by ICU for the
// rest.
#include "text/normalize.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <cstring>

#include "text/letters.h"

namespace isnad {
namespace {

constexpr char32_t kTableSize = 0x0700;
constexpr char32_t kGeneralPunctuation = 0x2000;
constexpr char32_t kGeneralPunctuationEnd = 0x2070;

using TableEntry = FoldEntry;

std::size_t encode(char32_t c, char* out) {
  if (c < 0x80) {
    out[0] = static_cast<char>(c);
    return 1;
  }
  if (c < 0x800) {
    out[0] = static_cast<char>(0xC0 | (c >> 6));
    out[1] = static_cast<char>(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = static_cast<char>(0xE0 | (c >> 12));
    out[1] = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out[2] = static_cast<char>(0x80 | (c & 0x3F));
    return 3;
  }
  out[0] = static_cast<char>(0xF0 | (c >> 18));
  out[1] = static_cast<char>(0x80 | ((c >> 12) & 0x3F));
  out[2] = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
  out[3] = static_cast<char>(0x80 | (c & 0x3F));
  return 4;
}

char32_t fold_arabic_letter(char32_t c) {
  switch (c) {
    case letter::kAlefMadda:
    case letter::kAlefHamzaAbove:
    case letter::kAlefHamzaBelow:
    case letter::kAlefWasla:
    case 0x0672:
    case 0x0673:
    case 0x0675:
      return letter::kAlef;
    case letter::kWawHamza:
    case 0x06C4:
    case 0x06C6:
    case 0x06C7:
    case 0x06C8:
    case 0x06CB:
      return letter::kWaw;
    case letter::kYaHamza:
    case letter::kAlefMaksura:
    case 0x0678:
    case 0x06CC:
    case 0x06CE:
    case 0x06D0:
    case 0x06D2:
    case 0x06D3:
    case 0x063D:
      return letter::kYa;
    case letter::kTaMarbuta:
    case 0x06BE:
    case 0x06C0:
    case 0x06C1:
    case 0x06C2:
    case 0x06C3:
    case 0x06D5:
      return letter::kHa;
    case 0x063B:
    case 0x063C:
    case 0x06A9:
    case 0x06AA:
    case 0x06AB:
    case 0x06AC:
    case 0x06AD:
    case 0x06AF:
      return letter::kKaf;
    case 0x06A4:
    case 0x06A5:
      return letter::kFa;
    case 0x067E:
      return letter::kBa;
    case 0x0686:
      return letter::kJim;
    case 0x0698:
      return letter::kZay;
    case 0x0679:
      return letter::kTa;
    case 0x06BA:
      return letter::kNun;
    default:
      return c;
  }
}

CharKind kind_of(char32_t c) {
  if (c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 ||
      c == 0x2029)
    return CharKind::line_end;
  if (c == letter::kTatweel) return CharKind::mark;
  switch (c) {
    case '"':
    case 0x00AB:
    case 0x00BB:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x2039:
    case 0x203A:
    case 0x300C:
    case 0x300D:
    case 0xFF02:
      return CharKind::quote;
    default:
      break;
  }
  const auto u = static_cast<UChar32>(c);
  switch (u_charType(u)) {
    case U_SPACE_SEPARATOR:
      return CharKind::space;
    case U_CONTROL_CHAR:
      return CharKind::space;
    case U_FORMAT_CHAR:
      return CharKind::control;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return CharKind::mark;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharKind::digit;
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return u_hasBinaryProperty(u, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0
                 ? CharKind::control
             : (c >= 0x0600 && c < 0x0780) || (c >= 0xFB50 && c < 0xFE00) ||
                     (c >= 0xFE70 && c < 0xFEFF)
                 ? CharKind::letter
                 : CharKind::other_letter;
    default:
      return CharKind::punctuation;
  }
}

const icu::Normalizer2& decomposer() {
  UErrorCode status = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFKDInstance(status);
}

// Folds by full compatibility decomposition and case folding.
void fold_slowly(char32_t c, FoldedChar& out) {
  out.folded_size = 0;
  out.kind = kind_of(c);
  out.upper = u_isupper(static_cast<UChar32>(c)) != 0;
  if (out.kind == CharKind::mark || out.kind == CharKind::control ||
      out.kind == CharKind::space || out.kind == CharKind::line_end)
    return;
  icu::UnicodeString decomposed;
  if (!decomposer().getDecomposition(static_cast<UChar32>(c), decomposed))
    decomposed = icu::UnicodeString(static_cast<UChar32>(c));
  decomposed.foldCase();
  bool letters = false;
  std::size_t size = 0;
  for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const auto part = static_cast<char32_t>(decomposed.char32At(i));
    const CharKind part_kind = kind_of(part);
    if (part_kind == CharKind::mark || part_kind == CharKind::control ||
        part_kind == CharKind::space)
      continue;
    if (part_kind == CharKind::letter || part_kind == CharKind::other_letter) {
      if (!letters) out.kind = part_kind;
      letters = true;
    }
    char bytes[4];
    const char32_t folded =
        part_kind == CharKind::digit
            ? static_cast<char32_t>('0' + u_charDigitValue(static_cast<UChar32>(part)))
            : fold_arabic_letter(part);
    const std::size_t n = encode(folded, bytes);
    if (size + n > FoldedChar::kMaxFolded) break;
    std::memcpy(out.folded + size, bytes, n);
    size += n;
    if (!letters && out.kind != CharKind::quote) out.kind = part_kind;
  }
  // A presentation form of a mark stands on a tatweel or, isolated, on a blank.
  if (size == 0)
    out.kind = decomposed.char32At(0) == ' ' ? CharKind::space : CharKind::mark;
  out.folded_size = static_cast<std::uint8_t>(size);
}

TableEntry make_entry(char32_t c) {
  TableEntry entry;
  FoldedChar folded;
  fold_slowly(c, folded);
  entry.kind = folded.kind;
  entry.upper = folded.upper;
  entry.slow = folded.folded_size > sizeof(entry.folded);
  if (!entry.slow) {
    entry.size = folded.folded_size;
    std::memcpy(entry.folded, folded.folded, folded.folded_size);
    entry.common = (entry.kind == CharKind::letter || entry.kind == CharKind::mark) &&
                   entry.size <= 2;
  }
  return entry;
}

struct Tables {
  std::array<TableEntry, kTableSize> low;
  std::array<TableEntry, kGeneralPunctuationEnd - kGeneralPunctuation>
      general_punctuation;
  Tables() {
    for (char32_t c = 0; c < kTableSize; ++c) low[c] = make_entry(c);
    for (char32_t c = kGeneralPunctuation; c < kGeneralPunctuationEnd; ++c)
      general_punctuation[c - kGeneralPunctuation] = make_entry(c);
  }
};

const Tables& tables() {
  static const Tables instance;
  return instance;
}

void take(const TableEntry& entry, FoldedChar& out) {
  out.kind = entry.kind;
  out.upper = entry.upper;
  out.folded_size = entry.size;
  std::memcpy(out.folded, entry.folded, sizeof(entry.folded));
}

}  // namespace

bool decode(std::string_view text, std::size_t at, char32_t& c, std::uint8_t& size) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(at);
  size = 1;
  if (lead < 0x80) {
    c = lead;
    return true;
  }
  unsigned low = 0x80;
  unsigned high = 0xBF;
  unsigned more = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    more = 1;
    c = lead & 0x1F;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    more = 2;
    c = lead & 0x0F;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    more = 3;
    c = lead & 0x07;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return false;
  }
  for (unsigned i = 1; i <= more; ++i) {
    if (at + i >= text.size() || byte(at + i) < low || byte(at + i) > high) return false;
    c = (c << 6) | (byte(at + i) & 0x3F);
    size = static_cast<std::uint8_t>(i + 1);
    low = 0x80;
    high = 0xBF;
  }
  return true;
}

const FoldEntry* fold_table() { return tables().low.data(); }

void fold_next(std::string_view text, std::size_t at, FoldedChar& out) {
  if (!decode(text, at, out.code_point, out.source_size)) {
    out.kind = CharKind::ill_formed;
    out.folded_size = 0;
    return;
  }
  const char32_t c = out.code_point;
  if (c < kTableSize) {
    const TableEntry& entry = tables().low[c];
    if (!entry.slow) return take(entry, out);
  } else if (c >= kGeneralPunctuation && c < kGeneralPunctuationEnd) {
    const TableEntry& entry = tables().general_punctuation[c - kGeneralPunctuation];
    if (!entry.slow) return take(entry, out);
  }
  fold_slowly(c, out);
}

FoldedText fold_with_offsets(std::string_view utf8) {
  FoldedText out;
  out.key.reserve(utf8.size());
  FoldedChar c;
  bool blank = false;
  bool touching = false;  // nothing but letters and marks since the last folded byte
  const auto push = [&](char byte, std::size_t begin, std::size_t end) {
    out.key.push_back(byte);
    out.begin.push_back(begin);
    out.end.push_back(end);
  };
  for (std::size_t at = 0; at < utf8.size(); at += c.source_size) {
    fold_next(utf8, at, c);
    if (c.kind == CharKind::control) continue;
    if (c.kind == CharKind::mark) {
      // The mark belongs to the letter before it, over all bytes of that letter.
      if (touching)
        for (std::size_t i = out.end.size(); i-- > 0;) {
          if (out.begin[i] != out.begin.back()) break;
          out.end[i] = at + c.source_size;
        }
      continue;
    }
    if (c.kind == CharKind::space || c.kind == CharKind::line_end ||
        c.kind == CharKind::ill_formed) {
      blank = true;
      touching = false;
      continue;
    }
    if (blank && !out.key.empty()) push(' ', at, at);
    blank = false;
    touching = true;
    for (std::size_t i = 0; i < c.folded_size; ++i)
      push(c.folded[i], at, at + c.source_size);
  }
  return out;
}

std::string fold(std::string_view utf8) {
  std::string key;
  key.reserve(utf8.size());
  FoldedChar c;
  bool blank = false;
  for (std::size_t at = 0; at < utf8.size(); at += c.source_size) {
    fold_next(utf8, at, c);
    if (c.kind == CharKind::control || c.kind == CharKind::mark) continue;
    if (c.kind == CharKind::space || c.kind == CharKind::line_end ||
        c.kind == CharKind::ill_formed) {
      blank = true;
      continue;
    }
    if (blank && !key.empty()) key.push_back(' ');
    blank = false;
    key.append(c.folded, c.folded_size);
  }
  return key;
}

std::string exact_spelling(std::string_view utf8) {
  std::string exact;
  FoldedChar c;
  char32_t previous = 0;
  std::size_t previous_begin = 0;
  for (std::size_t at = 0; at < utf8.size(); at += c.source_size) {
    fold_next(utf8, at, c);
    if (c.kind == CharKind::mark) {
      char32_t composed = 0;
      if (c.code_point == letter::kHamzaAbove)
        composed = previous == letter::kAlef  ? letter::kAlefHamzaAbove
                   : previous == letter::kWaw ? letter::kWawHamza
                   : previous == letter::kYa  ? letter::kYaHamza
                                              : 0;
      else if (c.code_point == letter::kHamzaBelow && previous == letter::kAlef)
        composed = letter::kAlefHamzaBelow;
      else if (c.code_point == letter::kMaddaAbove && previous == letter::kAlef)
        composed = letter::kAlefMadda;
      if (composed != 0) {
        exact.resize(previous_begin);
        char bytes[4];
        exact.append(bytes, encode(composed, bytes));
        previous = composed;
      }
      continue;
    }
    if (c.kind == CharKind::control || c.kind == CharKind::space ||
        c.kind == CharKind::line_end || c.kind == CharKind::ill_formed)
      continue;
    previous_begin = exact.size();
    previous = c.code_point;
    const bool kept = (c.code_point >= letter::kHamza && c.code_point <= letter::kYa);
    if (kept) {
      char bytes[4];
      exact.append(bytes, encode(c.code_point, bytes));
    } else {
      exact.append(c.folded, c.folded_size);
    }
  }
  return exact;
}

std::size_t source_offset_of_letter(std::string_view source, std::size_t letter) {
  FoldedChar c;
  std::size_t seen = 0;
  for (std::size_t at = 0; at < source.size(); at += c.source_size) {
    fold_next(source, at, c);
    if (c.folded_size == 0) continue;
    if (seen >= letter) return at;
    for (std::size_t i = 0; i < c.folded_size; ++i)
      seen += (static_cast<unsigned char>(c.folded[i]) & 0xC0) != 0x80;
    if (seen > letter) return at;  // inside a ligature: it cannot be divided
  }
  return source.size();
}

}  // namespace isnad
