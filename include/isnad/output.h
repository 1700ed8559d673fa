/// Documents as text: JSON for programs, a report for people.
#ifndef ISNAD_OUTPUT_H_
#define ISNAD_OUTPUT_H_

#include <string>
#include <string_view>

#include "isnad/document.h"
#include "isnad/export.h"

namespace isnad {

/// What offsets in an output count. Text that is no UTF-8 counts as it is shown: one code
/// point (U+FFFD) for each maximal ill-formed sequence, as decoders replace them.
enum class OffsetUnit {
  byte,       ///< UTF-8 bytes: C, C++, Go, Rust.
  codepoint,  ///< Unicode code points: Python, brat, Web Annotation.
  utf16       ///< UTF-16 code units: JavaScript, Java, C#.
};

/// "byte", "codepoint" or "utf16".
ISNAD_EXPORT std::string_view to_string(OffsetUnit unit);

/// How to_json writes.
struct JsonStyle {
  /// Blanks an indentation level; negative for one line without blanks, as JSON Lines
  /// needs.
  int indent = -1;
  /// Write the reasons of mentions and quotes.
  bool reasons = false;
  /// What "begin" and "end" count.
  OffsetUnit offsets = OffsetUnit::byte;
  /// Write the whole text, as "text".
  bool text = false;
};

/// One JSON object: "id", "offsets" (the unit), "text" on request, "mentions",
/// "entities", "quotes", "diagnostics". Offsets point into `text`, which must be the text
/// that the document was made of. Ill-formed UTF-8 in pieces of the text becomes U+FFFD;
/// byte offsets are not affected. FORMATS.md describes every field, and isnad.schema.json
/// (installed under share/isnad) is its JSON Schema.
ISNAD_EXPORT std::string to_json(const Document& document, std::string_view text,
                                 std::string_view id, const JsonStyle& style = {});

/// How to_report writes.
struct ReportStyle {
  /// Use ANSI colours.
  bool colour = false;
};

/// A report to read in a terminal: who and what is named, then each quote under its
/// speaker.
ISNAD_EXPORT std::string to_report(const Document& document, std::string_view text,
                                   std::string_view id, const ReportStyle& style = {});

}  // namespace isnad

#endif  // ISNAD_OUTPUT_H_
