// The output formats of isnad-extract: a table with a line each. A new format is a
// function and a line in formats.cpp.
#ifndef ISNAD_EXAMPLES_EXTRACT_FORMATS_H_
#define ISNAD_EXAMPLES_EXTRACT_FORMATS_H_

#include <isnad/document.h>
#include <isnad/formats.h>
#include <isnad/output.h>
#include <isnad/page.h>

#include <string>
#include <string_view>
#include <vector>

namespace extract {

// One article with what was found in it.
struct Article {
  const isnad::Document& document;
  std::string_view text;  // UTF-8
  std::string_view id;
  // Members of the input's JSON record that are carried through, as they were written:
  // `"date":"2026-01-01","tags":[]`; empty for other inputs.
  std::string_view fields;
};

// What the user chose about the way of writing.
struct Style {
  bool colour = false;
  bool reasons = false;  // the user's wish or the format's habit
  bool with_text = false;
  bool byte_order_mark = false;
  isnad::OffsetUnit offsets = isnad::OffsetUnit::byte;
  isnad::PageStyle page;
};

struct Format {
  std::string_view name;
  std::string_view ending;  // of files: ".json"
  std::string_view about;   // for the help
  // One article; ends its line, where an output of several needs it. Empty: nothing to
  // write. Null for "explain", which asks the extractor.
  std::string (*write)(const Article& article, const Style& style) = nullptr;
  // What stands around and between the articles of one output, be it of none, one or
  // many; null: nothing.
  isnad::Envelope (*envelope)(const Style& style) = nullptr;
  // The one graph of several articles; null where articles follow each other.
  std::string (*write_graph)(const isnad::SpeechGraph& graph) = nullptr;
  // One output cannot hold several articles.
  bool one_article = false;
  // An article is two files (brat: the text stands beside it).
  bool two_files = false;
  // --offsets may choose the unit; otherwise the format says what it counts.
  bool any_offsets = false;
  // Reasons are written without being asked for, or on request.
  bool always_reasons = false;
  bool any_reasons = false;
  // Fields of JSON records are carried through, and the text may be.
  bool carries_fields = false;
};

const std::vector<Format>& formats();

// Null if there is none of that name.
const Format* find_format(std::string_view name);

}  // namespace extract

#endif  // ISNAD_EXAMPLES_EXTRACT_FORMATS_H_
