// Tables of quotes for spreadsheets.
#include <fmt/format.h>

#include <cstdint>
#include <string>

#include "api/offsets.h"
#include "isnad/formats.h"
#include "text/normalize.h"

namespace isnad {
namespace {

constexpr char32_t kZeroWidthSpace = 0x200B;
constexpr char32_t kRightToLeftMark = 0x200F;
constexpr char32_t kLeftToRightEmbedding = 0x202A;
constexpr char32_t kRightToLeftOverride = 0x202E;
constexpr char32_t kFirstIsolate = 0x2066;
constexpr char32_t kLastIsolate = 0x2069;
constexpr char32_t kByteOrderMark = 0xFEFF;

// What a program may skip before it looks whether a cell is a formula.
bool is_skipped(char32_t c) {
  return c == ' ' || c == 0xA0 || (c >= kZeroWidthSpace && c <= kRightToLeftMark) ||
         (c >= kLeftToRightEmbedding && c <= kRightToLeftOverride) ||
         (c >= kFirstIsolate && c <= kLastIsolate) || c == kByteOrderMark;
}

bool starts_formula(char32_t c) {
  switch (c) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case '\n':
    case 0xFF1D:  // the same, full width
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20:
      return true;
    default:
      return false;
  }
}

bool looks_like_formula(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = 0;
    std::uint8_t size = 0;
    decode(text, at, c, size);
    if (!is_skipped(c)) return starts_formula(c);
    at += size;
  }
  return false;
}

class TableRow {
 public:
  explicit TableRow(char separator) : separator_(separator) {}

  // Text of the article or of lists.
  TableRow& text(std::string_view value) {
    std::string cell;
    for (const char c : repaired(value))
      if (c == '\0')
        cell += kReplacement;
      else
        cell += c;
    if (looks_like_formula(cell) || (!cell.empty() && cell.front() == '\''))
      cell.insert(0, 1, '\'');
    return plain(cell);
  }

  // Numbers and our own words.
  TableRow& plain(std::string_view cell) {
    if (!first_) out_ += separator_;
    first_ = false;
    if (cell.find_first_of("\"\r\n") == std::string_view::npos &&
        cell.find(separator_) == std::string_view::npos) {
      out_ += cell;
      return *this;
    }
    out_ += '"';
    for (const char c : cell) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
    return *this;
  }

  TableRow& number(std::size_t value) { return plain(std::to_string(value)); }

  std::string end() { return std::move(out_) + "\r\n"; }

 private:
  char separator_;
  bool first_ = true;
  std::string out_;
};

}  // namespace

std::string quotes_table_header(const TableStyle& style) {
  TableRow row(style.separator);
  for (const char* name :
       {"document", "quote", "kind", "speaker", "type", "key", "written", "how", "cue",
        "text", "sources", "begin", "end", "parts", "sentence"})
    row.plain(name);
  return (style.byte_order_mark ? "\uFEFF" : "") + row.end();
}

std::string to_quotes_table(const Document& document, std::string_view text,
                            std::string_view id, const TableStyle& style) {
  const OffsetMap offset(text, style.offsets);
  std::string out;
  for (std::size_t i = 0; i < document.quotes.size(); ++i) {
    const Quote& quote = document.quotes[i];
    const Entity* entity = nullptr;
    if (quote.speaker && quote.speaker->entity &&
        *quote.speaker->entity < document.entities.size())
      entity = &document.entities[*quote.speaker->entity];
    const std::string_view written =
        quote.speaker ? std::string_view(quote.speaker->text) : std::string_view();

    TableRow row(style.separator);
    row.text(id).number(i).plain(to_string(quote.kind));
    row.text(entity != nullptr ? std::string_view(entity->name) : written);
    row.plain(entity != nullptr ? to_string(entity->type) : std::string_view());
    row.text(entity != nullptr ? std::string_view(entity->id) : std::string_view());
    row.text(written);
    row.plain(quote.speaker ? std::string_view(quote.speaker->how) : std::string_view());
    row.text(quote.cue ? std::string_view(quote.cue->text) : std::string_view());
    std::string content;
    std::string parts;
    for (const Span part : quote.parts) {
      if (!parts.empty()) {
        content += " \u2026 ";
        parts += ' ';
      }
      content += piece(text, part);
      // With a hyphen or a colon between, spreadsheets would read a date or a time.
      parts += fmt::format("{}..{}", offset(part.begin), offset(part.end));
    }
    row.text(content);
    std::string sources;
    for (const Speaker& source : quote.chain)
      sources += (sources.empty() ? "" : "; ") + source.text;
    row.text(sources);
    row.number(offset(quote.span.begin)).number(offset(quote.span.end)).plain(parts);
    row.text(piece(text, quote.sentence));
    out += row.end();
  }
  return out;
}

}  // namespace isnad
