// What the arguments name, article by article: files, files in folders, standard input,
// records of JSON Lines.
#ifndef ISNAD_EXAMPLES_EXTRACT_INPUTS_H_
#define ISNAD_EXAMPLES_EXTRACT_INPUTS_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace extract {

enum class InputKind { by_name, text, jsonl };

struct InputSettings {
  std::vector<std::string> arguments;  // none: standard input
  bool recursive = false;
  std::vector<std::string> globs = {"*.txt"};
  // By name: .jsonl and .ndjson are JSON Lines, all else is text.
  InputKind kind = InputKind::by_name;
  std::string text_field = "text";
  std::string id_field = "id";
  std::string encoding = "UTF-8";
};

// An article on its way in. Reading has two halves: Inputs::next gives what must be read
// in order, read_article does the rest and may run in any thread.
struct Item {
  std::string source;          // for messages: "folder/a.txt", "news.jsonl:12"
  std::string id;              // the file's; of a record, what it is called without one
  std::filesystem::path file;  // of a text that is not read yet; empty if there is none
  std::string bytes;           // else a text or a record
  bool record = false;
  // Something went wrong in place of an article; all else but `source` is empty.
  std::string error;
  // What progress counts: bytes of input, and files that end with this or before.
  std::uintmax_t size = 0;
  std::size_t files_done = 0;
};

struct InputArticle {
  std::string id;
  std::string text;
  std::string fields;  // as in Record
};

// Throws std::runtime_error that says why the item is no article.
InputArticle read_article(Item&& item, const InputSettings& settings);

class Inputs {
 public:
  // Lists folders; `settings` must outlive this.
  explicit Inputs(const InputSettings& settings);
  ~Inputs();

  // The next article, or what failed in its place; false at the end and when interrupted.
  bool next(Item& item);

  // Of the files that are known; standard input counts as a file of no size.
  std::size_t files() const { return files_.size(); }
  std::uintmax_t bytes() const { return bytes_; }

 private:
  struct File {
    std::filesystem::path path;  // "-" is standard input
    std::string id;
    std::uintmax_t size = 0;
    std::string error;  // in place of a file
  };
  class Lines;

  void add_argument(const std::string& argument);
  void add_folder(const std::filesystem::path& folder, const std::string& prefix,
                  std::vector<File>& found);
  bool matches(const std::filesystem::path& inside) const;
  bool is_jsonl(const File& file) const;
  bool next_line(Item& item);

  const InputSettings& settings_;
  std::vector<File> files_;
  std::uintmax_t bytes_ = 0;
  std::size_t next_file_ = 0;
  std::unique_ptr<Lines> lines_;  // of the JSON Lines file that is being read
};

}  // namespace extract

#endif  // ISNAD_EXAMPLES_EXTRACT_INPUTS_H_
