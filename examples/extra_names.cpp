// Names that are known for one call only, as when each article comes with its tags: reads
// an article from standard input and prints the mentions of the names that are given.
//   extra-names PER|ORG|LOC NAME [PER|ORG|LOC NAME]… < ARTICLE
#include <isnad/extractor.h>

#include <iostream>
#include <iterator>
#include <string>

int main(int argc, char** argv) {
  isnad::Options options;
  options.quotes = false;
  for (int i = 1; i + 1 < argc; i += 2) {
    isnad::ExtraName extra;
    const std::string type = argv[i];
    extra.type = type == "PER"   ? isnad::EntityType::person
                 : type == "ORG" ? isnad::EntityType::organization
                                 : isnad::EntityType::location;
    extra.name = argv[i + 1];
    extra.id = "tag" + std::to_string(i / 2 + 1);
    options.extra_names.push_back(extra);
  }
  if (argc < 3 || argc % 2 == 0) {
    std::cerr << "usage: extra-names PER|ORG|LOC NAME [PER|ORG|LOC NAME]... < ARTICLE\n";
    return 2;
  }

  const std::string text(std::istreambuf_iterator<char>(std::cin), {});
  const isnad::Extractor extractor;
  const isnad::Document document = extractor.extract(text, options);
  for (const isnad::Mention& mention : document.mentions) {
    const isnad::Entity& entity = document.entities[mention.entity];
    if (entity.id.rfind("tag", 0) != 0) continue;
    std::cout << entity.id << ' ' << isnad::to_string(mention.type) << ' '
              << mention.span.begin << '-' << mention.span.end << ' '
              << text.substr(mention.span.begin, mention.span.end - mention.span.begin)
              << '\n';
  }
}
