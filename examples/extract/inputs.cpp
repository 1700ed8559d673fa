#include "extract/inputs.h"

#include <fcntl.h>
#include <fnmatch.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <utility>

#include "extract/encodings.h"
#include "extract/interrupt.h"
#include "extract/records.h"

namespace extract {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = 64 * 1024;
constexpr std::string_view kMark = "\uFEFF";

std::string system_message(int error) { return std::generic_category().message(error); }

// 0 where it is not known.
std::uintmax_t size_of(const fs::path& path) {
  std::error_code error;
  const std::uintmax_t size =
      fs::is_regular_file(path, error) ? fs::file_size(path, error) : 0;
  return error ? 0 : size;
}

// An open file, or standard input.
class Reader {
 public:
  // Throws std::runtime_error.
  explicit Reader(const fs::path& file) {
    std::error_code error;
    if (file == "-") return;
    file_ = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (file_ < 0) throw std::runtime_error("cannot be read: " + system_message(errno));
    if (fs::is_directory(file, error)) {
      close(file_);
      throw std::runtime_error("cannot be read: a folder");
    }
  }
  ~Reader() {
    if (file_ != STDIN_FILENO) close(file_);
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // Appends a block; false at the end. Throws std::runtime_error.
  bool read_into(std::string& bytes) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kBlock);
    const std::ptrdiff_t got =
        read_unless_interrupted(file_, bytes.data() + before, kBlock);
    bytes.resize(before + static_cast<std::size_t>(std::max<std::ptrdiff_t>(got, 0)));
    if (got < 0) throw std::runtime_error("cannot be read: " + system_message(errno));
    return got > 0;
  }

  std::string read_all() {
    std::string bytes;
    while (read_into(bytes)) continue;
    if (interrupted() != 0) throw std::runtime_error("interrupted");
    return bytes;
  }

 private:
  int file_ = STDIN_FILENO;
};

}  // namespace

// The lines of a file, counted.
class Inputs::Lines {
 public:
  Lines(const File& file, const std::string& encoding)
      : id(file.id), source(file.path.string()), reader_(file.path) {
    if (source == "-") source = "standard input";
    // Lines of UTF-8 are read one by one. JSON is hardly ever kept otherwise.
    if (encoding != "UTF-8") {
      rest_ = to_utf8(reader_.read_all(), encoding);
      ended_ = true;
    }
  }

  // The next line that is not blank.
  bool next(std::string_view& line) {
    do {
      if (!next_raw(line)) return false;
      ++number;
      if (number == 1 && line.substr(0, kMark.size()) == kMark)
        line.remove_prefix(kMark.size());
    } while (line.find_first_not_of(" \t\r") == std::string_view::npos);
    return true;
  }

  std::string id;
  std::string source;
  std::size_t number = 0;

 private:
  bool next_raw(std::string_view& line) {
    std::size_t end = rest_.find('\n', at_);
    while (end == std::string::npos && !ended_) {
      rest_.erase(0, std::exchange(at_, 0));
      const std::size_t from = rest_.size();
      ended_ = !reader_.read_into(rest_);
      end = rest_.find('\n', from);
    }
    // A line that reading was interrupted in is no line.
    if (interrupted() != 0) return false;
    if (end == std::string::npos && at_ == rest_.size()) return false;
    line = std::string_view(rest_).substr(at_, end - at_);
    at_ = std::min(at_ + line.size() + 1, rest_.size());
    return true;
  }

  Reader reader_;
  std::string rest_;
  std::size_t at_ = 0;  // in rest_: where the next line begins
  bool ended_ = false;
};

InputArticle read_article(Item&& item, const InputSettings& settings) {
  if (!item.error.empty()) throw std::runtime_error(item.error);
  if (item.record) {
    Record record = read_record(item.bytes, settings.text_field, settings.id_field);
    return {record.id.empty() ? std::move(item.id) : std::move(record.id),
            std::move(record.text), std::move(record.fields)};
  }
  std::string bytes =
      item.file.empty() ? std::move(item.bytes) : Reader(item.file).read_all();
  return {std::move(item.id), to_utf8(std::move(bytes), settings.encoding), {}};
}

Inputs::Inputs(const InputSettings& settings) : settings_(settings) {
  if (settings.arguments.empty()) add_argument("-");
  for (const std::string& argument : settings.arguments) add_argument(argument);
  for (const File& file : files_) bytes_ += file.size;
}

Inputs::~Inputs() = default;

void Inputs::add_argument(const std::string& argument) {
  if (argument == "-") {
    files_.push_back({"-", "stdin", 0, {}});
    return;
  }
  const fs::path path(argument);
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    files_.push_back({path, path.stem().string(), size_of(path), {}});
    return;
  }
  std::vector<File> found;
  add_folder(path, "", found);
  if (found.empty()) {
    std::string globs;
    for (const std::string& glob : settings_.globs)
      globs.append(globs.empty() ? "" : " or ").append(glob);
    found.push_back({path, "", 0, "no file " + globs + " in this folder"});
  }
  std::sort(found.begin(), found.end(),
            [](const File& a, const File& b) { return a.path < b.path; });
  std::move(found.begin(), found.end(), std::back_inserter(files_));
}

void Inputs::add_folder(const fs::path& folder, const std::string& prefix,
                        std::vector<File>& found) {
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name.front() == '.') continue;
    std::error_code unknown;
    if (entry->is_directory(unknown)) {
      // Links to folders are not followed: they may lead in circles.
      if (settings_.recursive && !entry->is_symlink(unknown))
        add_folder(entry->path(), prefix + name + '/', found);
    } else if (matches(prefix + name)) {
      found.push_back({entry->path(),
                       prefix + entry->path().stem().string(),
                       size_of(entry->path()),
                       {}});
    }
  }
  if (error) found.push_back({folder, "", 0, "cannot be read: " + error.message()});
}

// A pattern with a slash is one of the path inside the folder, else of the file's name.
bool Inputs::matches(const fs::path& inside) const {
  return std::any_of(
      settings_.globs.begin(), settings_.globs.end(), [&](const std::string& glob) {
        const bool whole = glob.find('/') != std::string::npos;
        return fnmatch(glob.c_str(), (whole ? inside : inside.filename()).c_str(),
                       whole ? FNM_PATHNAME : 0) == 0;
      });
}

bool Inputs::is_jsonl(const File& file) const {
  if (settings_.kind != InputKind::by_name) return settings_.kind == InputKind::jsonl;
  return file.path.extension() == ".jsonl" || file.path.extension() == ".ndjson";
}

bool Inputs::next_line(Item& item) {
  std::string_view line;
  if (!lines_->next(line)) return false;
  item.source = lines_->source + ':' + std::to_string(lines_->number);
  item.id = lines_->id + ':' + std::to_string(lines_->number);
  item.bytes = line;
  item.record = true;
  item.size = line.size() + 1;
  item.files_done = next_file_ - 1;
  return true;
}

bool Inputs::next(Item& item) {
  while (interrupted() == 0) {
    item = {};
    try {
      if (lines_) {
        if (next_line(item)) return true;
        lines_.reset();
        continue;
      }
      if (next_file_ == files_.size()) return false;
      const File& file = files_[next_file_++];
      item.source = file.path == "-" ? "standard input" : file.path.string();
      item.files_done = next_file_;
      item.error = file.error;
      if (!item.error.empty()) return true;
      if (is_jsonl(file)) {
        lines_ = std::make_unique<Lines>(file, settings_.encoding);
        continue;
      }
      item.id = file.id;
      item.size = file.size;
      // Only one can read standard input, and only one waits for it.
      if (file.path == "-")
        item.bytes = Reader(file.path).read_all();
      else
        item.file = file.path;
      return true;
    } catch (const std::runtime_error& error) {
      if (lines_) {
        item.source = lines_->source;
        item.files_done = next_file_;
        lines_.reset();
      }
      if (interrupted() != 0) return false;
      item.error = error.what();
      return true;
    }
  }
  return false;
}

}  // namespace extract
