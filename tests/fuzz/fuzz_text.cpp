// Fuzz target: any bytes give a consistent document. With clang's libFuzzer
// (-fsanitize=fuzzer) it fuzzes; built with replay.cpp it replays the files of
// tests/fuzz/text.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "isnad/extractor.h"
#include "isnad/output.h"
#include "isnad/page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const isnad::Extractor extractor;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const isnad::Document document = extractor.extract(text);
  std::size_t end = 0;
  for (const isnad::Mention& mention : document.mentions) {
    if (mention.span.begin < end || mention.span.end > size || mention.span.empty())
      std::abort();
    if (mention.entity >= document.entities.size()) std::abort();
    end = mention.span.end;
  }
  for (const isnad::Quote& quote : document.quotes) {
    if (quote.span.begin > quote.span.end || quote.span.end > size) std::abort();
    if (quote.speaker && quote.speaker->entity &&
        *quote.speaker->entity >= document.entities.size())
      std::abort();
  }
  isnad::to_json(document, text, "fuzz");
  isnad::to_page(document, text, text);
  isnad::to_index_page(
      {isnad::index_article(document, text, text, isnad::page_file_name(text))});
  return 0;
}
