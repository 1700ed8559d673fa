// The example extractor: Arabic articles in, people, organizations, places and quotes
// out.
#include <isnad/extractor.h>
#include <isnad/version.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "extract/formats.h"

namespace {

namespace fs = std::filesystem;

struct Settings {
  std::vector<std::string> inputs;
  std::vector<std::string> resources;
  std::string format = "text";
  bool explain = false;
};

enum ExitCode { kOk = 0, kInputFailed = 1, kWrongUse = 2, kFaultyResource = 3 };

// Reads a file as bytes; nothing if it cannot be read.
std::optional<std::string> read_file(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file) return std::nullopt;
  // An empty file inserts nothing, which sets the output's failbit but is no failure of
  // reading.
  text << file.rdbuf();
  if (file.bad()) return std::nullopt;
  return std::move(text).str();
}

// The articles that the arguments mean: files as they are, folders as their .txt files by
// name.
std::vector<fs::path> expand(const std::vector<std::string>& inputs, bool& failed) {
  std::vector<fs::path> files;
  for (const std::string& input : inputs) {
    std::error_code error;
    if (!fs::is_directory(input, error)) {
      files.emplace_back(input);
      continue;
    }
    std::vector<fs::path> inside;
    for (auto entry = fs::directory_iterator(input, error);
         !error && entry != fs::directory_iterator(); entry.increment(error))
      if (entry->path().extension() == ".txt") inside.push_back(entry->path());
    if (error) {
      std::cerr << "isnad-extract: " << input << ": " << error.message() << '\n';
      failed = true;
    } else if (inside.empty()) {
      std::cerr << "isnad-extract: " << input << ": no .txt file in this folder\n";
      failed = true;
    }
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

// Writes what is found in one article; false if standard output takes no more.
bool write_article(const isnad::Extractor& extractor, const extract::Format& format,
                   const std::string& id, const std::string& text, bool first) {
  std::cout << (first ? format.header : format.separator);
  if (!format.write) {
    std::cout << extractor.explain(text);
    return static_cast<bool>(std::cout.flush());
  }
  isnad::Options options;
  options.reasons = format.reasons;
  const isnad::Document document = extractor.extract(text, options);
  extract::Style style;
  style.colour = isatty(STDOUT_FILENO) != 0;
  style.reasons = format.reasons;
  std::cout << format.write({document, text, id, {}}, style);
  return static_cast<bool>(std::cout.flush());
}

int run(const Settings& settings) {
  std::vector<isnad::Resource> resources;
  std::vector<isnad::ResourceProblem> problems;
  for (const std::string& path : settings.resources) {
    try {
      resources.push_back(isnad::read_resource(path));
    } catch (const isnad::ResourceError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  std::optional<isnad::Extractor> extractor;
  try {
    if (!problems.empty()) throw isnad::ResourceError(problems);
    extractor.emplace(std::move(resources));
  } catch (const isnad::ResourceError& error) {
    std::cerr << error.what() << '\n';
    return kFaultyResource;
  }

  const extract::Format& format =
      *extract::find_format(settings.explain ? "explain" : settings.format);
  bool failed = false;
  bool first = true;
  const auto extract_one = [&](const std::string& id, const std::string& text) {
    const bool written = write_article(*extractor, format, id, text, first);
    first = false;
    return written;
  };
  const std::vector<fs::path> files = expand(settings.inputs, failed);
  if (settings.inputs.empty()) {
    const std::string text((std::istreambuf_iterator<char>(std::cin)), {});
    extract_one("stdin", text);
  }
  for (const fs::path& file : files) {
    const bool standard_input = file == "-";
    const std::optional<std::string> text =
        standard_input ? std::string((std::istreambuf_iterator<char>(std::cin)), {})
                       : read_file(file);
    if (!text) {
      std::cerr << "isnad-extract: " << file.string() << ": cannot be read\n";
      failed = true;
      continue;
    }
    if (!extract_one(standard_input ? "stdin" : file.stem().string(), *text)) break;
  }
  std::cout << (first ? format.header : "") << format.footer;
  return failed ? kInputFailed : kOk;
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  CLI::App app{
      "Finds people, organizations, places and quotes with their speakers in Arabic "
      "news.\n"
      "Exit status: 0 all done, 1 an input could not be read, 2 wrong use, 3 a faulty "
      "resource."};
  app.name("isnad-extract");
  app.add_option(
      "article", settings.inputs,
      "UTF-8 text files, folders of .txt files, or - for standard input (the default)");
  std::vector<std::string> names;
  for (const extract::Format& format : extract::formats())
    names.emplace_back(format.name);
  app.add_option("--format", settings.format, "how to write what is found")
      ->check(CLI::IsMember(names));
  app.add_flag("--explain", settings.explain,
               "print the stages and the evidence instead");
  app.add_option("--resources", settings.resources,
                 "gazetteers, word lists, rules or weights of your own, read after the "
                 "built-in ones");
  app.set_version_flag("--version", "isnad-extract " + std::string(isnad::version()) +
                                        " (data " + std::string(isnad::data_version()) +
                                        ")");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int status = app.exit(error);
    return status == 0 ? kOk : kWrongUse;
  }
  return run(settings);
}
