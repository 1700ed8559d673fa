// Annotated texts, for measuring and for fitting. They are given by the user: none is
// part of the repository.
#ifndef ISNAD_TESTS_SUPPORT_GOLD_H_
#define ISNAD_TESTS_SUPPORT_GOLD_H_

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "isnad/document.h"

namespace isnad::test {

struct GoldSpan {
  EntityType type;
  std::size_t begin;  // bytes
  std::size_t end;
};

struct Text {
  std::string name;
  std::string text;
  std::vector<GoldSpan> gold;
  bool conll =
      false;  // spans are whole blank-separated words; some subtypes are not annotated
  double weight = 1;
};

inline EntityType type_of(const std::string& name) {
  return name == "PER" || name == "PERS" ? EntityType::person
         : name == "ORG"                 ? EntityType::organization
                                         : EntityType::location;
}

// Texts of a file with a word and its tag a line (CoNLL-2003 style; ANERcorp).
inline std::vector<Text> read_conll(const std::string& path,
                                    std::size_t sentences_a_text) {
  std::ifstream in(path);
  std::vector<Text> texts;
  std::string line;
  std::size_t sentences = 0;
  bool open = false;  // a sentence has begun
  std::string previous = "O";
  const auto end_sentence = [&] {
    if (!open) return;
    texts.back().text += '\n';
    ++sentences;
    open = false;
    previous = "O";
  };
  while (std::getline(in, line)) {
    const std::size_t blank = line.find_last_of(" \t");
    if (blank == std::string::npos) {
      end_sentence();
      continue;
    }
    if (!open) {
      if (sentences % sentences_a_text == 0) {
        texts.emplace_back();
        texts.back().name = "conll-" + std::to_string(texts.size());
        texts.back().conll = true;
      }
      open = true;
    } else {
      texts.back().text += ' ';
    }
    Text& text = texts.back();
    const std::string word = line.substr(0, blank);
    const std::string tag = line.substr(blank + 1);
    const std::size_t begin = text.text.size();
    text.text += word;
    if (tag.size() > 2 && tag.substr(2) != "MISC") {
      const bool goes_on =
          tag[0] == 'I' && previous.size() > 2 && previous.substr(2) == tag.substr(2);
      if (goes_on)
        text.gold.back().end = text.text.size();
      else
        text.gold.push_back({type_of(tag.substr(2)), begin, text.text.size()});
    }
    previous = tag;
  }
  end_sentence();
  return texts;
}

// Annotated articles: NAME.gold.txt, with tags as in cases and <Q …>.
inline std::vector<Text> read_gold(const std::string& folder) {
  std::vector<Text> texts;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().string().find(".gold.txt") != std::string::npos)
      paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream raw;
    raw << in.rdbuf();
    const std::string tagged = raw.str();
    Text text;
    text.name = path.filename().string();
    std::vector<std::pair<std::string, std::size_t>> open;
    for (std::size_t at = 0; at < tagged.size(); ++at) {
      if (tagged[at] != '<') {
        text.text += tagged[at];
        continue;
      }
      const std::size_t close = tagged.find('>', at);
      const std::string tag = tagged.substr(at + 1, close - at - 1);
      if (tag[0] == '/') {
        if (tag != "/Q")
          text.gold.push_back(
              {type_of(open.back().first), open.back().second, text.text.size()});
        open.pop_back();
      } else {
        open.emplace_back(tag.substr(0, tag.find(' ')), text.text.size());
      }
      at = close;
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace isnad::test

#endif  // ISNAD_TESTS_SUPPORT_GOLD_H_
