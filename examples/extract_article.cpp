#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "isnad/extractor.h"
using nlohmann::json;
int main(int argc, char** argv) {
  isnad::Extractor extractor;
  std::vector<std::filesystem::path> files;
  bool explain = false;
  for (int i = 1; i < argc; ++i) {
    std::string a = argv[i];
    if (a == "--explain") { explain = true; continue; }
    if (a.rfind("--", 0) == 0 || a == "jsonl") continue;
    if (std::filesystem::is_directory(a)) {
      for (auto& e : std::filesystem::directory_iterator(a)) files.push_back(e.path());
    } else files.push_back(a);
  }
  std::sort(files.begin(), files.end());
  for (auto& f : files) {
    std::ifstream in(f, std::ios::binary);
    std::stringstream ss;
    ss << in.rdbuf();
    std::string text = ss.str();
    if (explain) { std::cout << extractor.explain(text); continue; }
    auto d = extractor.extract(text);
    json j;
    j["id"] = f.stem().string();
    j["mentions"] = json::array();
    j["entities"] = json::array();
    j["quotes"] = json::array();
    for (auto& m : d.mentions)
      j["mentions"].push_back({{"type", to_string(m.type)}, {"subtype", m.subtype}, {"begin", m.span.begin}, {"end", m.span.end}, {"entity", m.entity}});
    for (std::size_t i = 0; i < d.entities.size(); ++i)
      j["entities"].push_back({{"id", i}, {"type", to_string(d.entities[i].type)}, {"name", d.entities[i].name}});
    for (auto& q : d.quotes) {
      json jq = {{"kind", to_string(q.kind)}, {"begin", q.span.begin}, {"end", q.span.end}, {"cue", nullptr}, {"speaker", nullptr}};
      if (q.cue) jq["cue"] = {{"begin", q.cue->span.begin}, {"end", q.cue->span.end}, {"text", q.cue->text}};
      if (q.speaker) { jq["speaker"] = {{"text", q.speaker->text}, {"entity", nullptr}}; if (q.speaker->entity) jq["speaker"]["entity"] = *q.speaker->entity; }
      j["quotes"].push_back(jq);
    }
    std::cout << j.dump(-1, ' ', false, json::error_handler_t::replace) << "\n";
  }
}
