// Articles with their whole expected output. After a change that is meant to change it,
// write the files again with ISNAD_WRITE_EXPECTED=1 and read the difference.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "isnad/extractor.h"
#include "isnad/output.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST_CASE("articles: the report of every sample is as expected") {
  const Extractor extractor;
  const fs::path root = ISNAD_SOURCE_DIR;
  std::size_t articles = 0;
  for (const auto& entry : fs::directory_iterator(root / "examples/articles")) {
    const std::string name = entry.path().stem().string();
    CAPTURE(name);
    const std::string text = read(entry.path());
    const std::string report = to_report(extractor.extract(text), text, name);
    const fs::path expected = root / "tests/articles" / (name + ".report.txt");
    if (std::getenv("ISNAD_WRITE_EXPECTED") != nullptr)
      std::ofstream(expected, std::ios::binary) << report;
    CHECK(report == read(expected));
    ++articles;
  }
  CHECK(articles >= 3);
}

}  // namespace
}  // namespace isnad
