/// Documents as text: JSON for programs, a report for people.
#ifndef ISNAD_OUTPUT_H_
#define ISNAD_OUTPUT_H_

#include <string>
#include <string_view>

#include "isnad/document.h"
#include "isnad/export.h"

namespace isnad {

/// How to_json writes.
struct JsonStyle {
  /// Blanks an indentation level; negative for one line without blanks, as JSON Lines
  /// needs.
  int indent = -1;
  /// Write the reasons of mentions and quotes.
  bool reasons = false;
};

/// One JSON object: "id", "mentions", "entities", "quotes", "diagnostics". Offsets are
/// UTF-8 bytes into `text`, which must be the text that the document was made of.
/// Ill-formed UTF-8 in pieces of the text becomes U+FFFD; offsets are not affected.
/// FORMATS.md describes every field.
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
