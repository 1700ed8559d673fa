// HTML as text: escaping, templates, and elements laid over a text.
#ifndef ISNAD_API_MARKUP_H_
#define ISNAD_API_MARKUP_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/document.h"

namespace isnad {

// Bytes of the well-formed code point that a text (of at least a byte) begins with; 0 if
// there is none.
std::size_t code_point_size(std::string_view text);

// Appends text so that it means itself in an element and in a quoted attribute.
// Ill-formed UTF-8 and NUL become U+FFFD, a carriage return a character reference (a
// parser would make it a line feed).
void append_escaped(std::string& out, std::string_view text);
std::string escape_html(std::string_view text);

// Whether a letter of a script that is written from right to left stands in the text; a
// line that is left to right holds Latin letters and none of those.
bool has_right_to_left(std::string_view text);
bool is_left_to_right(std::string_view line);

// A bdi element: text that keeps its own direction wherever it stands. That is from right
// to left if has_right_to_left: an acronym at its beginning turns no Arabic line round.
std::string isolated(std::string_view text, std::string_view attributes = {});

// The text with ill-formed UTF-8 and NUL as U+FFFD.
std::string well_formed(std::string_view text);

// At most `size` bytes of the text on one line, cut between words with an ellipsis.
std::string excerpt(std::string_view text, std::size_t size);

// JSON that may stand in a script element: '<', '>' and '&' as \u escapes.
std::string json_in_html(std::string_view json);

// Appends a byte as two upper-case hexadecimal digits.
void append_hexadecimal(std::string& out, unsigned char byte);

// A relative address of a file: everything but unreserved characters and '/' is
// percent-encoded, so that no path can be read as a scheme, a host or markup.
std::string relative_url(std::string_view path);

// Fills a template: {{name}} is replaced by `value(name)`.
std::string fill(std::string_view text,
                 const std::function<std::string(std::string_view)>& value);

// An element to be laid over a text.
struct Overlay {
  Span span;
  // Among elements with one span the smaller rank is outside.
  int rank = 0;
  // The caller's: which element it is.
  std::size_t tag = 0;
  // The rest of an element that was split.
  bool continued = false;
};

// Writes an element's begin or end tag.
using TagWriter = std::function<void(std::string&, const Overlay&)>;

// The text of a range, escaped, with elements over it. Elements may overlap in any way:
// where two cross, the one that begins later is split at the end of the other. An element
// with an empty span stands before all that begins at its place. No span may leave the
// range.
//
//     text        a b c d e f
//     elements    [--1--]           <1>ab<2>c</2></1><2>de</2>f
//                     [--2--]
void append_overlaid(std::string& out, std::string_view text, Span range,
                     const std::vector<Overlay>& elements, const TagWriter& begin,
                     const TagWriter& end);

}  // namespace isnad

#endif  // ISNAD_API_MARKUP_H_
