// Reads an article from standard input and prints who is named and who said what.
#include <isnad/extractor.h>

#include <iostream>
#include <iterator>
#include <string>

int main() {
  const std::string text(std::istreambuf_iterator<char>(std::cin), {});
  const isnad::Extractor extractor;  // Make it once; any number of threads may use it.
  const isnad::Document document = extractor.extract(text);

  for (const isnad::Entity& entity : document.entities)
    std::cout << isnad::to_string(entity.type) << ' ' << entity.name << ' '
              << entity.latin << " x" << entity.mentions.size() << '\n';

  for (const isnad::Quote& quote : document.quotes)
    std::cout << (quote.speaker ? quote.speaker->text : "?") << ": "
              << text.substr(quote.span.begin, quote.span.end - quote.span.begin) << '\n';
}
