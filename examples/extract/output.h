// Where results go: one output, or a folder with files for each article.
#ifndef ISNAD_EXAMPLES_EXTRACT_OUTPUT_H_
#define ISNAD_EXAMPLES_EXTRACT_OUTPUT_H_

#include <isnad/document.h>
#include <isnad/formats.h>
#include <isnad/page.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "extract/formats.h"
#include "extract/progress.h"
#include "extract/statistics.h"

namespace extract {

struct OutputSettings {
  const Format* format = nullptr;
  Style style;
  std::string folder;       // --output; empty: standard output
  std::string text_folder;  // --write-text; empty: none
};

// One article, worked on.
struct Result {
  std::string source;
  std::string error;         // why there is nothing else
  bool interrupted = false;  // nothing of this and of what follows
  std::string id;
  std::string output;
  std::string text;          // where it is to be saved
  std::string beside;        // the text as it stands beside a format of two files
  isnad::Document document;  // where a graph is made of it
  std::optional<isnad::IndexedArticle> index;  // where an index page lists it
  Statistics statistics;
  std::uintmax_t size = 0;
  std::size_t files_done = 0;
};

// An output cannot be written, for a reason that the user must know.
struct OutputError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// More articles than the output can hold.
struct TooManyArticles : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Output {
 public:
  // Makes the folders. Throws OutputError. Both arguments must outlive this.
  Output(const OutputSettings& settings, Progress& progress);

  // Writes a result; false if no more are wanted: the reader has closed the pipe, or the
  // user has interrupted. Throws OutputError, TooManyArticles.
  bool put(Result&& result);

  // Writes what stands at the end. Throws OutputError.
  void finish();

  const Statistics& statistics() const { return statistics_; }

 private:
  void write(const std::string& text);
  void write_files(Result& result);
  std::string unique_stem(const std::string& id);

  const OutputSettings& settings_;
  Progress& progress_;
  isnad::Envelope envelope_;
  bool begun_ = false;   // the envelope is open
  bool filled_ = false;  // something stands in it
  bool closed_ = false;  // nobody reads standard output
  std::set<std::string> stems_;
  isnad::SpeechGraph graph_;
  std::vector<isnad::IndexedArticle> index_;
  Statistics statistics_;
};

}  // namespace extract

#endif  // ISNAD_EXAMPLES_EXTRACT_OUTPUT_H_
