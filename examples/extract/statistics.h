// What --stats counts.
#ifndef ISNAD_EXAMPLES_EXTRACT_STATISTICS_H_
#define ISNAD_EXAMPLES_EXTRACT_STATISTICS_H_

#include <isnad/document.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace extract {

struct Statistics {
  std::size_t articles = 0;
  std::size_t failures = 0;
  std::uintmax_t bytes = 0;  // of UTF-8
  // Mentions and entities by EntityType, quotes by QuoteKind.
  std::array<std::size_t, 3> mentions = {};
  std::array<std::size_t, 3> entities = {};
  std::array<std::size_t, 3> quotes = {};
  std::size_t quotes_with_speaker = 0;
  std::size_t diagnostics = 0;

  void add(const isnad::Document& document, std::size_t text_size);
  void add(const Statistics& other);

  // Lines for people; `seconds` is the time that it took.
  std::string text(double seconds) const;
};

}  // namespace extract

#endif  // ISNAD_EXAMPLES_EXTRACT_STATISTICS_H_
