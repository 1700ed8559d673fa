#include "extract/output.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>

namespace extract {
namespace {

namespace fs = std::filesystem;

void write_file(const fs::path& path, std::string_view text) {
  errno = 0;
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush())
    throw OutputError(path.string() +
                      ": cannot be written: " + std::generic_category().message(errno));
}

void make_folder(const std::string& folder) {
  if (folder.empty()) return;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw OutputError(folder + ": cannot be made: " + error.message());
}

}  // namespace

Output::Output(const OutputSettings& settings, Progress& progress)
    : settings_(settings), progress_(progress) {
  make_folder(settings.folder);
  make_folder(settings.text_folder);
  if (settings.format->envelope) envelope_ = settings.format->envelope(settings.style);
}

void Output::write(const std::string& text) {
  if (closed_) return;
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
      std::fflush(stdout) == 0)
    return;
  closed_ = true;
  if (errno != EPIPE)
    throw OutputError("standard output cannot be written: " +
                      std::generic_category().message(errno));
}

// A file name without its ending for an id, another one for each.
std::string Output::unique_stem(const std::string& id) {
  std::string name = isnad::page_file_name(id);
  name.erase(name.rfind(".html"));
  std::string stem = name;
  // File names made of ids have no '~'.
  for (int i = 2; !stems_.insert(stem).second; ++i) stem = name + '~' + std::to_string(i);
  return stem;
}

void Output::write_files(Result& result) {
  const std::string stem = unique_stem(result.id);
  if (!settings_.text_folder.empty())
    write_file(fs::path(settings_.text_folder) / (stem + ".txt"), result.text);
  if (settings_.folder.empty()) return;
  const fs::path folder(settings_.folder);
  const fs::path file = folder / (stem + std::string(settings_.format->ending));
  write_file(file, envelope_.before + result.output + envelope_.after);
  if (settings_.format->two_files) write_file(folder / (stem + ".txt"), result.beside);
  if (result.index) {
    result.index->file = file.filename().string();
    index_.push_back(std::move(*result.index));
  }
}

bool Output::put(Result&& result) {
  if (result.interrupted) return false;
  progress_.add(result.size, result.files_done);
  if (!result.error.empty()) {
    progress_.message(result.source + ": " + result.error);
    ++statistics_.failures;
    return true;
  }
  statistics_.add(result.statistics);
  if (!settings_.folder.empty() || !settings_.text_folder.empty()) write_files(result);
  if (!settings_.folder.empty()) return true;
  if (settings_.format->write_graph) {
    graph_.add(result.document, result.id);
    return true;
  }
  if (settings_.format->one_article && begun_)
    throw TooManyArticles(
        "one file holds one article in this format; name a folder with "
        "--output");
  if (!begun_) write(envelope_.before);
  begun_ = true;
  if (result.output.empty()) return !closed_;
  write(filled_ ? envelope_.between + result.output : result.output);
  filled_ = true;
  return !closed_;
}

void Output::finish() {
  const Format& format = *settings_.format;
  if (settings_.folder.empty()) {
    if (!begun_) write(envelope_.before);
    write(format.write_graph ? format.write_graph(graph_) : envelope_.after);
    return;
  }
  const fs::path folder(settings_.folder);
  if (format.two_files)
    write_file(folder / "annotation.conf", isnad::brat_configuration());
  if (format.name == "html")
    write_file(folder / "index.html", isnad::to_index_page(index_, settings_.style.page));
}

}  // namespace extract
