// The command line: every option with its help, which --help, the manual page and shell
// completion are made of.
#ifndef ISNAD_EXAMPLES_EXTRACT_OPTIONS_H_
#define ISNAD_EXAMPLES_EXTRACT_OPTIONS_H_

#include <isnad/document.h>
#include <isnad/extractor.h>

#include <CLI/CLI.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/inputs.h"
#include "extract/output.h"

namespace extract {

enum ExitCode {
  kOk = 0,
  kInputFailed = 1,
  kWrongUse = 2,
  kFaultyResource = 3,
  kOutputFailed = 4,
  kInterrupted = 128  // and the signal's number
};

struct Settings {
  InputSettings input;
  OutputSettings output;
  isnad::Options find;
  std::vector<isnad::QuoteKind> kinds;  // empty: all
  std::vector<std::string> speakers;    // empty: all, and none
  std::vector<std::string> resources;
  std::size_t jobs = 0;  // 0: one a core
  bool statistics = false;
  bool quiet = false;
};

// What is said below the options: (heading, lines).
struct Chapter {
  std::string_view heading;
  // What is shown before and after a dash: an exit status and its meaning, an example's
  // purpose and the command.
  std::vector<std::pair<std::string_view, std::string_view>> lines;
};
const Chapter& exit_statuses();
const Chapter& examples();

// Parses a command line. Where there is nothing more to do (--help, a mistake), says what
// is to be said and returns false with the status for the program to end with.
bool parse(int argc, char** argv, Settings& settings, int& status);

// The words that an option takes; empty if it takes anything.
std::vector<std::string> words_of(const CLI::Option& option);

// As scripts for `shell` (bash, zsh or fish), and as a manual page in troff.
std::string completion(const CLI::App& app, std::string_view shell);
std::string manual_page(const CLI::App& app);

}  // namespace extract

#endif  // ISNAD_EXAMPLES_EXTRACT_OPTIONS_H_
