// Writes pages of articles and their index; beside each page its text and JSON. For the
// test in the browser.
//   isnad-make-pages FOLDER LANGUAGE ARTICLE…
#include <isnad/extractor.h>
#include <isnad/output.h>
#include <isnad/page.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  if (argc < 4) {
    std::cerr << "isnad-make-pages FOLDER ar|en ARTICLE...\n";
    return 2;
  }
  const fs::path folder = argv[1];
  fs::create_directories(folder);
  const isnad::Extractor extractor;
  isnad::PageStyle style;
  if (std::string(argv[2]) == "en") style.language = isnad::PageLanguage::english;
  std::vector<isnad::IndexedArticle> articles;
  const auto write = [&](const std::string& name, const std::string& content) {
    std::ofstream file(folder / name, std::ios::binary);
    file << content;
    return static_cast<bool>(file.flush());
  };
  for (int i = 3; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    const std::string id = fs::path(argv[i]).stem().string();
    const isnad::Document document = extractor.extract(text);
    const std::string name = isnad::page_file_name(id);
    articles.push_back(isnad::index_article(document, text, id, name));
    style.index = "index.html";
    if (!file || !write(name, isnad::to_page(document, text, id, style)) ||
        !write(name + ".txt", text) ||
        !write(name + ".json", isnad::to_json(document, text, id))) {
      std::cerr << argv[i] << ": cannot be read, or its page not written\n";
      return 1;
    }
  }
  return write("index.html", isnad::to_index_page(articles, style)) ? 0 : 1;
}
