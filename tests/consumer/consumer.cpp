// Uses every public header of the installed library and checks one result.
#include <isnad/document.h>
#include <isnad/extractor.h>
#include <isnad/gazetteer.h>
#include <isnad/output.h>
#include <isnad/resources.h>

#include <iostream>
#include <string>

#ifdef WITH_PLUGIN
extern "C" int plugin_mentions(const char* text);
#endif

namespace {

// Exceptions cross the border of the library with their type.
bool faulty_resource_is_caught() {
  try {
    const isnad::Extractor extractor({isnad::Resource{"bad.txt", "% colour: red\n"}});
  } catch (const isnad::ResourceError& error) {
    return !error.problems().empty() && error.problems()[0].file == "bad.txt";
  }
  return false;
}

}  // namespace

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
  if (!faulty_resource_is_caught()) return 2;
#ifdef WITH_PLUGIN
  // The plug-in knows a name that this program's isnad does not.
  const std::string ship = u8"وصلت الترسانة البحرية أمس.";
  if (plugin_mentions(ship.c_str()) != 1 || !extractor.extract(ship).mentions.empty())
    return 3;
#endif
  if (!right) std::cerr << isnad::to_json(document, text, "consumer") << '\n';
  return right ? 0 : 1;
}
