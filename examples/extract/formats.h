// The output formats of isnad-extract: a table with a line each. A new format is a
// function and a line in formats.cpp.
#ifndef ISNAD_EXAMPLES_EXTRACT_FORMATS_H_
#define ISNAD_EXAMPLES_EXTRACT_FORMATS_H_

#include <isnad/document.h>
#include <isnad/output.h>

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
  isnad::OffsetUnit offsets = isnad::OffsetUnit::byte;
};

struct Format {
  std::string_view name;
  std::string_view ending;  // of files: ".json"
  std::string_view about;   // for the help
  // An output of several articles is `header`, the articles with `separator` between
  // them, `footer`; an output of none is `header` and `footer`. A file of one article has
  // both, too.
  std::string_view header = {};
  std::string_view separator = {};
  std::string_view footer = {};
  // One article, ending with a line end (or none, if the separator begins with it). Null
  // for "explain", which asks the extractor.
  std::string (*write)(const Article& article, const Style& style) = nullptr;
  // Several articles may follow each other in one output. Otherwise more than one need
  // --output FOLDER.
  bool stream = true;
  // A file of the article's text stands beside each file (brat).
  bool beside_text = false;
  // --offsets may choose the unit; otherwise the format says what it counts.
  bool any_offsets = false;
  // Reasons are written without being asked for.
  bool reasons = false;
  // Fields of JSON records are carried through.
  bool carries_fields = false;
};

const std::vector<Format>& formats();

// Null if there is none of that name.
const Format* find_format(std::string_view name);

}  // namespace extract

#endif  // ISNAD_EXAMPLES_EXTRACT_FORMATS_H_
