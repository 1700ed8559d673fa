// Offsets in other units than bytes, and the text as the formats that must be UTF-8 show
// it. Output alone counts in other units; everything before it counts bytes.
#ifndef ISNAD_API_OFFSETS_H_
#define ISNAD_API_OFFSETS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/document.h"
#include "isnad/output.h"

namespace isnad {

// Byte offsets of one text in another unit. Building is one pass over the text, an offset
// then costs a look at no more than a block of it.
//
//     text          و    م   ا  0xFF  😀
//     byte          0    2   4   6    7   (11)
//     codepoint     0    1   2   3    4   (5)
//     utf16         0    1   2   3    4   (6)
class OffsetMap {
 public:
  // The text must outlive the map.
  OffsetMap(std::string_view text, OffsetUnit unit);

  // Where the code point begins that the byte belongs to; past the end, the text's end.
  // Bytes stay what they are.
  std::size_t operator()(std::size_t byte) const;

 private:
  struct Mark {
    std::size_t byte = 0;
    std::size_t count = 0;
  };
  std::string_view text_;
  OffsetUnit unit_;
  // For every kBlock bytes the code point that the byte belongs to.
  std::vector<Mark> marks_;
};

// A text as code points, each maximal ill-formed sequence being U+FFFD.
class CodePointText {
 public:
  explicit CodePointText(std::string_view text);

  const std::string& utf8() const { return utf8_; }
  std::size_t size() const { return begins_.size() - 1; }
  // A byte offset into the original text as a code point offset.
  std::size_t offset(std::size_t byte) const { return map_(byte); }
  // The code points from begin to end; offsets past the end mean the end.
  std::string_view piece(std::size_t begin, std::size_t end) const;

 private:
  OffsetMap map_;
  std::string utf8_;
  std::vector<std::size_t> begins_;  // into utf8_; the last element is its size
};

// The bytes of a span; empty if the span is not within the text.
inline std::string_view piece(std::string_view text, Span span) {
  if (span.begin > span.end || span.end > text.size()) return {};
  return text.substr(span.begin, span.end - span.begin);
}

// Each maximal ill-formed sequence replaced by U+FFFD.
std::string repaired(std::string_view text);

// The mentions of a document, by position, of overlapping ones that of greater weight.
std::vector<std::size_t> mentions_without_overlaps(const Document& document);

}  // namespace isnad

#endif  // ISNAD_API_OFFSETS_H_
