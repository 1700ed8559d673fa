// Uses every public header of the installed library and checks one result.
#include <isnad/document.h>
#include <isnad/extractor.h>
#include <isnad/gazetteer.h>
#include <isnad/output.h>
#include <isnad/resources.h>

#include <iostream>
#include <string>

int main() {
  const isnad::Extractor extractor;
  const std::string text =
      u8"وقال وزير الخارجية الروسي سيرغي لافروف إن موسكو ستشارك في المؤتمر.";
  const isnad::Document document = extractor.extract(text);
  for (const isnad::Mention& mention : document.mentions)
    std::cout << isnad::to_string(mention.type) << ' '
              << text.substr(mention.span.begin, mention.span.end - mention.span.begin)
              << '\n';
  const bool right =
      document.mentions.size() == 2 && document.quotes.size() == 1 &&
      document.quotes[0].speaker && document.quotes[0].speaker->entity &&
      document.entities[*document.quotes[0].speaker->entity].latin == "Sergey Lavrov";
  if (!right) std::cerr << isnad::to_json(document, text, "consumer") << '\n';
  return right ? 0 : 1;
}
