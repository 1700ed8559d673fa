// The map of the repository holds: who includes whom, where the libraries are used, and
// that no source or data file holds what it should not.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;

const fs::path kRoot = ISNAD_SOURCE_DIR;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool is_source(const fs::path& path) {
  return path.extension() == ".h" || path.extension() == ".cpp";
}

TEST_CASE("layers: a file includes its own folder and folders with a smaller number") {
  const std::map<std::string, int> layer = {
      {"text", 1}, {"resources", 2}, {"match", 3}, {"discourse", 4}, {"api", 5}};
  const std::regex include("#include \"([a-z]+)/");
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / "src")) {
    if (!is_source(entry.path())) continue;
    CAPTURE(entry.path().string());
    const std::string folder = entry.path().parent_path().filename().string();
    REQUIRE(layer.count(folder) == 1);
    const std::string text = read(entry.path());
    for (std::sregex_iterator at(text.begin(), text.end(), include), end; at != end;
         ++at) {
      const std::string other = (*at)[1];
      if (other == "isnad") continue;
      REQUIRE(layer.count(other) == 1);
      CHECK(layer.at(other) <= layer.at(folder));
    }
  }
}

TEST_CASE("libraries: each in its room, none in public headers") {
  const std::regex foreign("#include <(unicode/|re2/|fmt/|nlohmann/)");
  for (const char* top : {"src", "include"})
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / top)) {
      if (!is_source(entry.path())) continue;
      CAPTURE(entry.path().string());
      const std::string folder = entry.path().parent_path().filename().string();
      const std::string file = entry.path().filename().string();
      const std::string text = read(entry.path());
      for (std::sregex_iterator at(text.begin(), text.end(), foreign), end; at != end;
           ++at) {
        const std::string library = (*at)[1];
        if (library == "unicode/") CHECK(folder == "text");
        if (library == "re2/") CHECK(file == "rules.cpp");
        if (library == "fmt/") CHECK(folder == "api");
        if (library == "nlohmann/") CHECK(folder == "api");
        CHECK(top == std::string("src"));
      }
    }
}

TEST_CASE("public headers include isnad and the standard library only") {
  const std::regex include("#include ([<\"])([^>\"]*)");
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / "include")) {
    if (!is_source(entry.path())) continue;
    CAPTURE(entry.path().string());
    // What helps tests with doctest needs doctest, and says so.
    const bool testing = entry.path().parent_path().filename() == "testing";
    const std::string text = read(entry.path());
    for (std::sregex_iterator at(text.begin(), text.end(), include), end; at != end;
         ++at) {
      const std::string name = (*at)[2];
      CAPTURE(name);
      const bool standard = name.find_first_of("/.") == std::string::npos;
      const bool own = name.rfind("isnad/", 0) == 0;
      CHECK((own || standard || (testing && name == "doctest/doctest.h")));
    }
  }
}

TEST_CASE("sources: Arabic words and bidi controls stand in data and tests only") {
  const std::regex code_string("\"[^\"\\n]*[\xD8-\xDB][\x80-\xBF][^\"\\n]*\"");
  for (const char* top : {"src", "include", "examples"})
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / top)) {
      if (!is_source(entry.path())) continue;
      CAPTURE(entry.path().string());
      std::istringstream lines(read(entry.path()));
      for (std::string line; std::getline(lines, line);) {
        const std::string code = line.substr(0, line.find("//"));
        CHECK_FALSE(std::regex_search(code, code_string));
        for (const char* control :
             {"\u200E", "\u200F", "\u202A", "\u202B", "\u202E", "\u2066", "\u2067"})
          CHECK(line.find(control) == std::string::npos);
      }
    }
}

TEST_CASE("top level: nothing joins it but documents and dot-files") {
  for (const auto& entry : fs::directory_iterator(kRoot)) {
    const std::string name = entry.path().filename().string();
    CAPTURE(name);
    const bool known = name[0] == '.' || name == "CMakeLists.txt" || name == "include" ||
                       name == "src" || name == "examples" || name == "tests" ||
                       name == "LICENSE" || entry.path().extension() == ".md" ||
                       name.rfind("build", 0) == 0;
    CHECK(known);
  }
}

}  // namespace
