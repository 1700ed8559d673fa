// isnad-gazetteer: checks lists, runs their cases, counts what is in them and how often
// they fire. A command line over isnad/gazetteer.h.
#include <isnad/extractor.h>
#include <isnad/gazetteer.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

enum ExitCode { kOk = 0, kFound = 1, kWrongUse = 2, kUnreadable = 3 };

constexpr std::string_view kCasesEnding = ".cases.txt";

struct Settings {
  std::vector<std::string> files;
  bool alone = false;
  // check
  bool notes = false;
  bool coverage = false;
  // test
  bool mark = false;
  bool show_known = false;
  // stats
  bool totals = false;
  // hits
  std::vector<std::string> texts;
  std::size_t contexts = 2;
  std::size_t top = 50;
  std::string order = "taken";
  bool lines = false;
};

bool is_cases(const std::string& path) {
  return path.size() > kCasesEnding.size() &&
         path.compare(path.size() - kCasesEnding.size(), kCasesEnding.size(),
                      kCasesEnding) == 0;
}

// Lists and cases that the arguments mean.
struct Input {
  std::vector<isnad::Resource> lists;
  std::vector<isnad::Resource> cases;
};

void read_into(Input& input, const std::string& path,
               std::vector<isnad::ResourceProblem>& problems) {
  try {
    (is_cases(path) ? input.cases : input.lists).push_back(isnad::read_resource(path));
  } catch (const isnad::ResourceError& error) {
    problems.insert(problems.end(), error.problems().begin(), error.problems().end());
  }
}

// Files as they are; of folders every .txt file inside, by path. Of a list that is given
// as a file, the cases file beside it.
Input read_input(const std::vector<std::string>& arguments) {
  Input input;
  std::vector<isnad::ResourceProblem> problems;
  for (const std::string& argument : arguments) {
    std::error_code error;
    if (!fs::is_directory(argument, error)) {
      read_into(input, argument, problems);
      const std::string beside =
          fs::path(argument).replace_extension().string() + std::string(kCasesEnding);
      if (!is_cases(argument) && fs::exists(beside, error))
        read_into(input, beside, problems);
      continue;
    }
    std::vector<std::string> inside;
    for (const auto& entry : fs::recursive_directory_iterator(argument))
      if (entry.is_regular_file() && entry.path().extension() == ".txt")
        inside.push_back(entry.path().string());
    std::sort(inside.begin(), inside.end());
    for (const std::string& path : inside) read_into(input, path, problems);
  }
  if (!problems.empty()) throw isnad::ResourceError(std::move(problems));
  // The same cases may be meant twice: by name and beside their list.
  const auto same = [](const isnad::Resource& a, const isnad::Resource& b) {
    return a.name == b.name;
  };
  std::stable_sort(
      input.cases.begin(), input.cases.end(),
      [](const isnad::Resource& a, const isnad::Resource& b) { return a.name < b.name; });
  input.cases.erase(std::unique(input.cases.begin(), input.cases.end(), same),
                    input.cases.end());
  return input;
}

std::vector<isnad::Resource> read_before(const Settings& settings) {
  return settings.alone ? std::vector<isnad::Resource>{} : isnad::built_in_resources();
}

int check(const Settings& settings) {
  const Input input = read_input(settings.files);
  std::vector<isnad::Finding> findings =
      isnad::check_lists(input.lists, read_before(settings));
  if (settings.coverage) {
    const std::vector<isnad::Finding> more =
        isnad::check_coverage(input.cases, input.lists);
    findings.insert(findings.end(), more.begin(), more.end());
  }
  std::array<std::size_t, 3> count{};
  for (const isnad::Finding& finding : findings) {
    ++count.at(static_cast<std::size_t>(finding.severity));
    if (finding.severity != isnad::Severity::note || settings.notes)
      std::cout << isnad::to_string(finding) << '\n';
  }
  std::cerr << input.lists.size() << " lists: " << count[2] << " errors, " << count[1]
            << " warnings, " << count[0] << " notes"
            << (count[0] > 0 && !settings.notes ? " (--notes shows them)" : "") << '\n';
  return count[1] + count[2] > 0 ? kFound : kOk;
}

// Writes a file in one step, so that an interruption leaves the old one.
bool write_file(const std::string& path, const std::string& text) {
  const std::string fresh = path + ".new";
  {
    std::ofstream file(fresh, std::ios::binary);
    file << text;
    if (!file.flush()) return false;
  }
  std::error_code error;
  fs::rename(fresh, path, error);
  return !error;
}

int mark_known_failures(const Input& input, const isnad::CaseReport& report) {
  int status = kOk;
  for (const isnad::Resource& cases : input.cases) {
    const std::string text = isnad::with_known_failures(cases, report);
    if (text == cases.text) continue;
    if (write_file(cases.name, text)) {
      std::cerr << "marked: " << cases.name << '\n';
    } else {
      std::cerr << "isnad-gazetteer: " << cases.name << ": cannot be written\n";
      status = kUnreadable;
    }
  }
  return status;
}

int test(const Settings& settings) {
  const Input input = read_input(settings.files);
  if (input.cases.empty()) {
    std::cerr << "isnad-gazetteer: no cases: neither NAME.cases.txt nor a folder with "
                 "some was given\n";
    return kWrongUse;
  }
  const isnad::Extractor extractor =
      settings.alone ? isnad::Extractor::from_resources_only(input.lists)
                     : isnad::Extractor(input.lists);
  // Templates may also name the built-in lists.
  std::vector<isnad::Resource> lists = input.lists;
  for (isnad::Resource& resource : read_before(settings))
    lists.push_back(std::move(resource));
  isnad::CaseReport report = isnad::run_cases(extractor, input.cases, lists);
  if (settings.mark) return mark_known_failures(input, report);
  for (const isnad::CaseFailure& failure : report.failures) {
    if (failure.known && !failure.passes && !settings.show_known) continue;
    std::cout << failure.file << ':' << failure.line << ": "
              << (failure.passes  ? "passes, but is listed as a known failure"
                  : failure.known ? "fails, as is known"
                                  : "fails")
              << (failure.name.empty() ? "" : " with " + failure.name) << '\n'
              << "  expected  " << failure.expected << '\n'
              << "  found     " << failure.found << '\n';
  }
  std::cerr << report.cases << " cases: " << report.passed << " pass, "
            << report.known_failures << " known failures, "
            << report.cases - report.passed - report.known_failures << " fail\n";
  return report.ok() ? kOk : kFound;
}

int stats(const Settings& settings) {
  const std::vector<isnad::SectionStats> sections =
      isnad::list_statistics(settings.files.empty() ? isnad::built_in_resources()
                                                    : read_input(settings.files).lists);
  std::vector<isnad::SectionStats> rows;
  if (settings.totals) {
    std::map<std::string, isnad::SectionStats> by_what;
    for (const isnad::SectionStats& section : sections) {
      isnad::SectionStats& sum = by_what[section.kind + ' ' + section.what];
      sum.kind = section.kind;
      sum.what = section.what;
      sum.file = "all";
      sum.entries += section.entries;
      sum.spellings += section.spellings;
      sum.ambiguous += section.ambiguous;
      sum.exact += section.exact;
      sum.latin += section.latin;
      sum.blocks += section.blocks;
    }
    for (auto& [what, sum] : by_what) rows.push_back(sum);
  } else {
    rows = sections;
  }
  isnad::SectionStats sum;
  const auto print = [](const std::string& file, const std::string& what,
                        const isnad::SectionStats& row) {
    std::cout << std::left << std::setw(34) << file << std::setw(28) << what << std::right
              << std::setw(9) << row.entries << std::setw(10) << row.spellings
              << std::setw(9) << row.ambiguous << std::setw(7) << row.exact
              << std::setw(9) << row.latin << std::setw(8) << row.blocks << '\n';
  };
  std::cout << std::left << std::setw(34) << "list" << std::setw(28) << "type or class"
            << std::right << std::setw(9) << "entries" << std::setw(10) << "spellings"
            << std::setw(9) << "flag ~" << std::setw(7) << "flag !" << std::setw(9)
            << "Latin" << std::setw(8) << "blocks" << '\n';
  for (const isnad::SectionStats& row : rows) {
    print(row.file, row.what, row);
    sum.entries += row.entries;
    sum.spellings += row.spellings;
    sum.ambiguous += row.ambiguous;
    sum.exact += row.exact;
    sum.latin += row.latin;
    sum.blocks += row.blocks;
  }
  print("", "sum", sum);
  return kOk;
}

// Calls use(article) for the articles of a text: between empty lines, or its lines.
template <class Use>
void for_each_article(std::string_view text, bool lines, Use use) {
  const std::string_view end_mark = lines ? "\n" : "\n\n";
  while (!text.empty()) {
    const std::size_t end = text.find(end_mark);
    const std::string_view article = text.substr(0, end);
    if (!article.empty()) use(article);
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + end_mark.size());
  }
}

void print_contexts(const char* label, const std::vector<std::string>& contexts) {
  for (const std::string& context : contexts)
    std::cout << "    " << label << "  " << context << '\n';
}

int hits(const Settings& settings) {
  // Without lists of their own, the built-in ones are counted.
  const bool own = !settings.files.empty();
  isnad::HitCounter counter(
      own ? read_input(settings.files).lists : isnad::built_in_resources(),
      own ? read_before(settings) : std::vector<isnad::Resource>{}, settings.contexts);
  for (const std::string& path : settings.texts) {
    const isnad::Resource text = isnad::read_resource(path);
    for_each_article(text.text, settings.lines,
                     [&](std::string_view article) { counter.add(article); });
  }
  std::vector<isnad::SpellingHits> rows = counter.hits();
  if (settings.order == "refused")
    std::stable_sort(rows.begin(), rows.end(),
                     [](const isnad::SpellingHits& a, const isnad::SpellingHits& b) {
                       return a.seen - a.taken > b.seen - b.taken;
                     });
  std::cout << "  taken    seen  name\n";
  for (std::size_t i = 0; i < rows.size() && (settings.top == 0 || i < settings.top);
       ++i) {
    const isnad::SpellingHits& row = rows[i];
    std::cout << std::setw(7) << row.taken << std::setw(8) << row.seen << "  " << row.file
              << ':' << row.line << ": " << isnad::to_string(row.type) << ' '
              << (row.ambiguous ? "~ " : "") << row.spelling << '\n';
    print_contexts("+", row.taken_contexts);
    print_contexts("-", row.other_contexts);
  }
  std::cerr << rows.size() << " names stand in the text\n";
  return kOk;
}

void add_alone(CLI::App& command, Settings& settings) {
  command.add_flag("--alone", settings.alone,
                   "read nothing before these files; otherwise the built-in lists, "
                   "rules and weights come first");
}

int run(int argc, char** argv) {
  Settings settings;
  CLI::App app{
      "Tests gazetteers and word lists for isnad. src/data/README.md states the formats "
      "of lists and cases.\n"
      "Exit status: 0 nothing found, 1 warnings, errors or failures, 2 wrong use, 3 a "
      "file that cannot be read."};
  app.name("isnad-gazetteer");
  app.require_subcommand(1);
  app.set_version_flag("--version", "isnad-gazetteer " ISNAD_VERSION);
  const char* const files_help =
      "lists, and folders of lists and cases; of LIST.txt also LIST.cases.txt beside it";

  CLI::App* check_command = app.add_subcommand(
      "check",
      "what is wrong in lists: syntax, headers, code points, duplicates, collisions, "
      "shadowed names, ordinary words without a flag, attributes");
  check_command->add_option("file", settings.files, files_help)->required();
  add_alone(*check_command, settings);
  check_command->add_flag("--notes", settings.notes, "also show notes");
  check_command->add_flag("--coverage", settings.coverage,
                          "also names and lists that no case covers");

  CLI::App* test_command = app.add_subcommand(
      "test", "runs cases against an extractor and shows those that fail");
  test_command->add_option("file", settings.files, files_help)->required();
  add_alone(*test_command, settings);
  test_command->add_flag("--show-known", settings.show_known, "also show known failures");
  test_command->add_flag("--mark", settings.mark,
                         "renew the marks of known failures in the cases files instead");

  CLI::App* stats_command =
      app.add_subcommand("stats", "entries by type, subtype, class and flag");
  stats_command->add_option("file", settings.files,
                            "lists or folders of lists (default: the built-in ones)");
  stats_command->add_flag("--totals", settings.totals, "over all lists together");

  CLI::App* hits_command = app.add_subcommand(
      "hits", "how often each name fires on texts, with contexts (+ taken, - not taken)");
  hits_command->add_option("file", settings.files,
                           "lists or folders of lists (default: the built-in ones)");
  add_alone(*hits_command, settings);
  hits_command
      ->add_option("--text", settings.texts,
                   "UTF-8 text; articles are separated by empty lines")
      ->required();
  hits_command->add_flag("--lines", settings.lines, "every line is an article");
  hits_command->add_option("--contexts", settings.contexts,
                           "contexts of each kind a name (default 2)");
  hits_command->add_option("--top", settings.top, "names shown (default 50; 0: all)");
  hits_command
      ->add_option("--order", settings.order,
                   "taken (the default) or refused: seen, but no mention")
      ->check(CLI::IsMember({"taken", "refused"}));

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kOk : kWrongUse;
  }
  if (*check_command) return check(settings);
  if (*test_command) return test(settings);
  if (*stats_command) return stats(settings);
  return hits(settings);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const isnad::ResourceError& error) {
    std::cerr << error.what() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "isnad-gazetteer: " << error.what() << '\n';
  }
  return kUnreadable;
}
