// Every shipped resource: header, order of things, control characters, uniqueness; and
// the cases that the lists must satisfy.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "api/engine.h"
#include "isnad/extractor.h"
#include "resources/list_reader.h"
#include "text/normalize.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;

TEST_CASE(
    "shipped lists: parse, state source, licence and criteria, hold no bidi controls") {
  for (const Resource& resource : built_in_resources()) {
    CAPTURE(resource.name);
    for (const char* key : {"% source: ", "% licence: ", "% criteria: "})
      CHECK(resource.text.find(key) != std::string::npos);
    for (const char* control :
         {"\u200B", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
          "\u2066", "\u2067", "\u2068", "\u2069", "\uFEFF"})
      CHECK(resource.text.find(control) == std::string::npos);
    std::vector<ResourceProblem> problems;
    const std::string_view kind = resource_kind(resource);
    if (kind == "names" || kind == "words")
      read_list(
          resource, [](const ListSection&, const ListEntry&) {}, problems);
    CHECK(problems.empty());
  }
}

TEST_CASE("shipped names: an id stands for one entry of a type") {
  std::map<std::string, std::string> place_of;
  std::vector<ResourceProblem> problems;
  for (const Resource& resource : built_in_resources()) {
    if (resource_kind(resource) != "names") continue;
    read_list(
        resource,
        [&](const ListSection& section, const ListEntry& entry) {
          const std::string_view stated = entry.attribute("id");
          const std::string id =
              std::string(section.type) + ' ' +
              (stated.empty() ? slug(entry.latin) : std::string(stated));
          const std::string place = resource.name + ':' + std::to_string(entry.line);
          const auto [known, fresh] = place_of.emplace(id, place);
          CAPTURE(id);
          CAPTURE(place);
          CAPTURE(known->second);
          CHECK(id.size() > 4);
          CHECK(fresh);
        },
        problems);
  }
}

// Beginnings and endings are written with a tatweel, which folding would drop.
bool is_affix(std::string_view text) {
  constexpr std::string_view kTatweel = "\u0640";
  return text.substr(0, 2) == kTatweel ||
         (text.size() > 2 && text.substr(text.size() - 2) == kTatweel);
}

TEST_CASE("shipped lists: a spelling stands once in a section") {
  for (const Resource& resource : built_in_resources()) {
    const std::string_view kind = resource_kind(resource);
    if (kind != "names" && kind != "words") continue;
    std::map<std::string, std::size_t> line_of;
    std::vector<ResourceProblem> problems;
    read_list(
        resource,
        [&](const ListSection& section, const ListEntry& entry) {
          for (const ListSpelling& spelling : entry.spellings) {
            std::string key = spelling.exact || is_affix(spelling.text)
                                  ? "!" + std::string(spelling.text)
                                  : fold(spelling.text);
            key += kind == "names"
                       ? std::string(section.type) + std::string(entry.attribute("id")) +
                             std::string(entry.latin)
                       : std::string(section.classes);
            const auto [known, fresh] = line_of.emplace(key, spelling.line);
            INFO(resource.name << ":" << spelling.line << " repeats line "
                               << known->second);
            CHECK(fresh);
          }
        },
        problems);
  }
}

// --- Cases
// --------------------------------------------------------------------------------------

struct Case {
  std::string text;
  std::set<std::string> mentions;  // "LOC 12 20"
};

Case read_case(const std::string& line) {
  Case out;
  std::string type;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] != '<') {
      out.text += line[at];
      continue;
    }
    const std::size_t close = line.find('>', at);
    REQUIRE(close != std::string::npos);
    const std::string tag = line.substr(at + 1, close - at - 1);
    if (tag[0] == '/')
      out.mentions.insert(type + ' ' + std::to_string(begin) + ' ' +
                          std::to_string(out.text.size()));
    else {
      type = tag;
      begin = out.text.size();
    }
    at = close;
  }
  return out;
}

// Cases that are known to fail are listed, not deleted: a line `# known failure` stands
// above them.
TEST_CASE("cases: every annotated line comes out as it is annotated") {
  const Extractor extractor;
  Options options;
  options.quotes = false;
  options.reasons = false;
  std::size_t known_failures = 0;
  for (const auto& entry :
       fs::directory_iterator(fs::path(ISNAD_SOURCE_DIR) / "src/data/cases")) {
    std::ifstream file(entry.path(), std::ios::binary);
    std::string line;
    bool known_failure = false;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
      if (line.rfind("# known failure", 0) == 0) {
        known_failure = true;
        continue;
      }
      if (line.empty() || line[0] == '#') continue;
      const Case expected = read_case(line);
      std::set<std::string> found;
      std::string shown;
      for (const Mention& mention : extractor.extract(expected.text, options).mentions) {
        const std::string type(to_string(mention.type));
        found.insert(type + ' ' + std::to_string(mention.span.begin) + ' ' +
                     std::to_string(mention.span.end));
        shown += type + '[' +
                 expected.text.substr(mention.span.begin,
                                      mention.span.end - mention.span.begin) +
                 "] ";
      }
      INFO(entry.path().filename().string() << ":" << number << ": " << line);
      INFO("found: " << shown);
      if (known_failure) {
        ++known_failures;
        CHECK_MESSAGE(found != expected.mentions,
                      "this known failure works now: remove its mark");
      } else {
        CHECK(found == expected.mentions);
      }
      known_failure = false;
    }
  }
  MESSAGE("known failures: " << known_failures);
}

}  // namespace
}  // namespace isnad
