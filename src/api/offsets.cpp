// Counting code points and UTF-16 code units.
#include "api/offsets.h"

#include <algorithm>
#include <cstdint>
#include <set>

#include "text/normalize.h"

namespace isnad {
namespace {

constexpr std::size_t kBlock = 64;

// The code point at `at`, and what it counts.
struct Step {
  std::uint8_t size = 1;
  std::uint8_t units = 1;
};

Step step(std::string_view text, std::size_t at, OffsetUnit unit) {
  char32_t c = 0;
  Step result;
  const bool well_formed = decode(text, at, c, result.size);
  if (well_formed && unit == OffsetUnit::utf16 && c > 0xFFFF) result.units = 2;
  return result;
}

}  // namespace

OffsetMap::OffsetMap(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  if (unit == OffsetUnit::byte) return;
  marks_.reserve(text.size() / kBlock + 1);
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Step next = step(text, at, unit);
    while (marks_.size() * kBlock < at + next.size) marks_.push_back({at, count});
    at += next.size;
    count += next.units;
  }
  if (marks_.size() * kBlock <= text.size()) marks_.push_back({text.size(), count});
}

std::size_t OffsetMap::operator()(std::size_t byte) const {
  if (unit_ == OffsetUnit::byte) return byte;
  byte = std::min(byte, text_.size());
  Mark mark = marks_[byte / kBlock];
  while (mark.byte < byte) {
    const Step next = step(text_, mark.byte, unit_);
    if (mark.byte + next.size > byte) break;
    mark.byte += next.size;
    mark.count += next.units;
  }
  return mark.count;
}

CodePointText::CodePointText(std::string_view text) : map_(text, OffsetUnit::codepoint) {
  utf8_.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = 0;
    std::uint8_t size = 0;
    begins_.push_back(utf8_.size());
    utf8_ += decode(text, at, c, size) ? text.substr(at, size) : kReplacement;
    at += size;
  }
  begins_.push_back(utf8_.size());
}

std::string_view CodePointText::piece(std::size_t begin, std::size_t end) const {
  end = std::min(end, size());
  begin = std::min(begin, end);
  return std::string_view(utf8_).substr(begins_[begin], begins_[end] - begins_[begin]);
}

std::string repaired(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = 0;
    std::uint8_t size = 0;
    out += decode(text, at, c, size) ? text.substr(at, size) : kReplacement;
    at += size;
  }
  return out;
}

std::vector<std::size_t> mentions_without_overlaps(const Document& document) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < document.mentions.size(); ++i)
    if (document.mentions[i].span.begin < document.mentions[i].span.end)
      order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return document.mentions[a].weight > document.mentions[b].weight;
  });
  const auto by_place = [&](std::size_t a, std::size_t b) {
    return document.mentions[a].span.begin < document.mentions[b].span.begin;
  };
  std::set<std::size_t, decltype(by_place)> kept(by_place);
  for (const std::size_t i : order) {
    const Span span = document.mentions[i].span;
    const auto after = kept.lower_bound(i);
    if (after != kept.end() && document.mentions[*after].span.begin < span.end) continue;
    if (after != kept.begin() &&
        document.mentions[*std::prev(after)].span.end > span.begin)
      continue;
    kept.insert(i);
  }
  return {kept.begin(), kept.end()};
}

}  // namespace isnad
