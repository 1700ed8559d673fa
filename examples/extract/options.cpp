#include "extract/options.h"

#include <isnad/version.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <thread>

#include "extract/encodings.h"

namespace extract {
namespace {

constexpr std::string_view kTypes = "PER|ORG|LOC";

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> pieces;
  std::istringstream in{std::string(text)};
  for (std::string piece; std::getline(in, piece, separator);) pieces.push_back(piece);
  return pieces;
}

// Options whose values are words or names of others' types, before they are understood.
struct Words {
  std::vector<std::string> globs;
  std::string input = "auto";
  std::string encoding = "UTF-8";
  std::vector<std::string> types;
  std::vector<std::string> kinds;
  std::vector<std::string> extra_names;
  std::string format = "text";
  bool explain = false;
  std::string offsets = "byte";
  std::string colour = "auto";
  std::string page_language = "ar";
  std::string completion;
  bool manual = false;
};

// `words` separated by '|'.
CLI::Option* take_words(CLI::Option* option, std::string_view words) {
  return option->option_text(std::string(words))
      ->transform(CLI::IsMember(split(words, '|'), CLI::ignore_case));
}

void add_input_options(CLI::App& app, Settings& settings, Words& words) {
  const char* group = "Input";
  app.add_option("article", settings.input.arguments,
                 "Files, folders, or - for standard input (the default). Files called "
                 ".jsonl or\n.ndjson are JSON Lines, all others an article of text.")
      ->option_text("...")
      ->group(group);
  app.add_flag("-r,--recursive", settings.input.recursive,
               "Look into the folders inside a folder, too.")
      ->group(group);
  app.add_option("-g,--glob", words.globs,
                 "Which files of a folder (default: *.txt); may be given several times.\n"
                 "A pattern with a / is one of the path inside the folder.")
      ->option_text("PATTERN")
      ->allow_extra_args(false)
      ->group(group);
  take_words(app.add_option("--input", words.input,
                            "What the inputs are, whatever they are called."),
             "auto|text|jsonl")
      ->group(group);
  app.add_option("--text-field", settings.input.text_field,
                 "Field of a JSON record with the text (default: text). All fields but "
                 "this are\ncarried through to json and jsonl. Means --input jsonl.")
      ->option_text("NAME")
      ->group(group);
  app.add_option("--id-field", settings.input.id_field,
                 "Field of a JSON record with its name (default: id). Without one, the "
                 "record is\ncalled by its file and line. Means --input jsonl.")
      ->option_text("NAME")
      ->group(group);
  app.add_option("--encoding", words.encoding,
                 "UTF-8 (the default), UTF-16, windows-1256, ISO-8859-6 or any that ICU "
                 "knows;\nauto tells it for each file. Offsets always count in the UTF-8 "
                 "text.")
      ->option_text("NAME")
      ->check(CLI::Validator(
          [](const std::string& name) {
            return known_encoding(name) ? std::string() : name + " is unknown to ICU";
          },
          ""))
      ->group(group);
  app.add_option("--write-text", settings.output.text_folder,
                 "Save the UTF-8 text of each article in this folder.")
      ->option_text("FOLDER")
      ->group(group);
}

void add_find_options(CLI::App& app, Settings& settings, Words& words) {
  const char* group = "What to find";
  take_words(app.add_option("--types", words.types,
                            "Only mentions of these types; several by commas."),
             kTypes)
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group(group);
  take_words(app.add_option("--kinds", words.kinds,
                            "Only quotes of these kinds; several by commas."),
             "direct|indirect|mixed")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group(group);
  app.add_option("--speaker", settings.speakers,
                 "Only this speaker's quotes: words of a name, in Arabic or Latin, or a "
                 "list's id.\nMay be given several times.")
      ->option_text("NAME")
      ->allow_extra_args(false)
      ->group(group);
  app.add_option("--min-weight", settings.find.minimum_weight,
                 "Only mentions of this weight (natural-log odds) or more (default: 0).")
      ->option_text("NUMBER")
      ->check(CLI::NonNegativeNumber)
      ->group(group);
  app.add_option("--extra-name", words.extra_names,
                 "A name to know for this run, as TYPE:NAME (ORG:...); may be given "
                 "several times.")
      ->option_text("TYPE:NAME")
      ->allow_extra_args(false)
      ->group(group);
  app.add_option("--resources", settings.resources,
                 "Gazetteers, word lists, rules or weights of your own, read after the "
                 "built-in\nones; may be given several times.")
      ->option_text("FILE")
      ->allow_extra_args(false)
      ->group(group);
}

void add_output_options(CLI::App& app, Settings& settings, Words& words) {
  const char* group = "Output";
  app.add_option("-f,--format", words.format, "How to write what is found, see below.")
      ->option_text("FORMAT")
      ->check(CLI::Validator(
          [](const std::string& name) {
            return find_format(name) ? std::string() : "no format is called " + name;
          },
          ""))
      ->group(group);
  app.add_flag("--explain", words.explain, "The same as --format explain.")->group(group);
  app.add_option("-o,--output", settings.output.folder,
                 "Write a file for each article into this folder.")
      ->option_text("FOLDER")
      ->group(group);
  take_words(app.add_option("--offsets", words.offsets,
                            "What begin and end count: UTF-8 bytes (the default), code "
                            "points (Python)\nor UTF-16 code units (JavaScript, Java)."),
             "byte|codepoint|utf16")
      ->group(group);
  app.add_flag("--reasons", settings.output.style.reasons, "Say why, also in jsonl.")
      ->group(group);
  app.add_flag("--with-text", settings.output.style.with_text,
               "Write the whole text, too (json, jsonl).")
      ->group(group);
  app.add_flag("--bom", settings.output.style.byte_order_mark,
               "Begin a table with a byte order mark, by which Excel knows UTF-8.")
      ->group(group);
  take_words(app.add_option("--page-language", words.page_language,
                            "Language of a page's headings and buttons (default: ar)."),
             "ar|en")
      ->group(group);
  take_words(
      app.add_option("--color", words.colour,
                     "Colours in a report; auto: on a terminal, unless NO_COLOR is "
                     "set."),
      "auto|always|never")
      ->group(group);
}

void add_run_options(CLI::App& app, Settings& settings) {
  const char* group = "Running";
  app.add_option("-j,--jobs", settings.jobs,
                 "Articles to read at once (default: one a core). The output is the same "
                 "for all.")
      ->option_text("N")
      ->check(CLI::Range(1, 1024))
      ->group(group);
  app.add_flag("--stats", settings.statistics, "Tell counts and rate on standard error.")
      ->group(group);
  app.add_flag("-q,--quiet", settings.quiet,
               "No progress bar. There is none in a pipe anyway.")
      ->group(group);
}

void add_help_options(CLI::App& app, Words& words) {
  const char* group = "Help";
  app.set_help_flag("-h,--help", "This help.")->group(group);
  app.set_version_flag("--version",
                       "isnad-extract " + std::string(isnad::version()) + " (data " +
                           std::string(isnad::data_version()) + ")",
                       "Version of the program and of its data.")
      ->group(group);
  take_words(app.add_option("--completion", words.completion,
                            "Print a completion script for this shell."),
             "bash|zsh|fish")
      ->group(group);
  app.add_flag("--manual", words.manual, "Print the manual page (troff).")->group(group);
}

std::string footer() {
  std::ostringstream out;
  out << "Formats:\n";
  for (const Format& format : formats())
    out << "  " << format.name << std::string(16 - format.name.size(), ' ')
        << format.about << '\n';
  out << '\n' << exit_statuses().heading << ":\n";
  for (const auto& [status, meaning] : exit_statuses().lines)
    out << "  " << status << std::string(16 - status.size(), ' ') << meaning << '\n';
  out << '\n' << examples().heading << ":\n";
  for (const auto& [command, purpose] : examples().lines)
    out << "  " << command << "\n      " << purpose << '\n';
  return out.str();
}

template <class Value>
Value choose(const std::string& word, const std::map<std::string, Value>& values) {
  return values.at(word);
}

// What is wrong with the words beyond what CLI11 has checked; empty if nothing.
std::string understand(const CLI::App& app, const Words& words, Settings& settings) {
  InputSettings& input = settings.input;
  if (!words.globs.empty()) input.globs = words.globs;
  input.encoding = words.encoding;
  if (CLI::detail::to_lower(words.encoding) == "utf-8" ||
      CLI::detail::to_lower(words.encoding) == "utf8")
    input.encoding = "UTF-8";
  if (app.count("--text-field") + app.count("--id-field") > 0) {
    if (words.input == "text")
      return "--text-field and --id-field are for JSON Lines, not for --input text";
    input.kind = InputKind::jsonl;
  }
  if (words.input != "auto")
    input.kind = words.input == "text" ? InputKind::text : InputKind::jsonl;
  if (std::count(input.arguments.begin(), input.arguments.end(), "-") > 1)
    return "standard input (-) is given more than once";

  const std::map<std::string, isnad::EntityType> types = {
      {"PER", isnad::EntityType::person},
      {"ORG", isnad::EntityType::organization},
      {"LOC", isnad::EntityType::location}};
  if (!words.types.empty()) {
    const auto wanted = [&](const char* type) {
      return std::count(words.types.begin(), words.types.end(), type) > 0;
    };
    settings.find.persons = wanted("PER");
    settings.find.organizations = wanted("ORG");
    settings.find.locations = wanted("LOC");
  }
  for (const std::string& kind : words.kinds)
    settings.kinds.push_back(
        choose<isnad::QuoteKind>(kind, {{"direct", isnad::QuoteKind::direct},
                                        {"indirect", isnad::QuoteKind::indirect},
                                        {"mixed", isnad::QuoteKind::mixed}}));
  for (const std::string& extra : words.extra_names) {
    const std::size_t colon = std::min(extra.find(':'), extra.size());
    const auto type = types.find(extra.substr(0, colon));
    if (type == types.end() || colon + 1 >= extra.size())
      return "--extra-name: " + extra + " is not TYPE:NAME with PER, ORG or LOC";
    settings.find.extra_names.push_back({extra.substr(colon + 1), type->second, {}, {}});
  }

  OutputSettings& output = settings.output;
  Style& style = output.style;
  const std::string name = words.explain ? "explain" : words.format;
  if (words.explain && app.count("--format") > 0 && words.format != "explain")
    return "--explain and --format exclude each other";
  output.format = find_format(name);
  const Format& format = *output.format;
  style.offsets = choose<isnad::OffsetUnit>(words.offsets,
                                            {{"byte", isnad::OffsetUnit::byte},
                                             {"codepoint", isnad::OffsetUnit::codepoint},
                                             {"utf16", isnad::OffsetUnit::utf16}});
  // An option that changes nothing is a mistake.
  if (app.count("--offsets") > 0 && !format.any_offsets)
    return "--offsets is not for the format " + name;
  if (style.reasons && !format.any_reasons && !format.always_reasons)
    return "--reasons is not for the format " + name;
  if (style.with_text && !format.carries_fields)
    return "--with-text is not for the format " + name;
  if (style.byte_order_mark && name != "csv" && name != "tsv")
    return "--bom is not for the format " + name;
  if (app.count("--page-language") > 0 && name != "html")
    return "--page-language is not for the format " + name;
  if (format.two_files && output.folder.empty())
    return "the format " + name + " needs --output FOLDER";
  style.reasons = style.reasons || format.always_reasons;
  settings.find.reasons = style.reasons;
  style.page.language = words.page_language == "en" ? isnad::PageLanguage::english
                                                    : isnad::PageLanguage::arabic;
  if (!output.folder.empty()) style.page.index = "index.html";
  const char* no_colour = std::getenv("NO_COLOR");
  style.colour = words.colour == "always" ||
                 (words.colour == "auto" && output.folder.empty() &&
                  isatty(STDOUT_FILENO) != 0 && (!no_colour || *no_colour == '\0'));
  if (settings.jobs == 0)
    settings.jobs = std::max<std::size_t>(1, std::thread::hardware_concurrency());
  return {};
}

}  // namespace

const Chapter& exit_statuses() {
  static const Chapter chapter = {
      "Exit status",
      {{"0", "all done, also if the reader of the output closed it early"},
       {"1",
        "an input or a record failed and is named on standard error; the others "
        "are done"},
       {"2", "wrong use"},
       {"3", "a faulty resource"},
       {"4", "the output cannot be written"},
       {"130, 143",
        "interrupted (Ctrl-C) or terminated; what is written is whole "
        "articles"}}};
  return chapter;
}

const Chapter& examples() {
  static const Chapter chapter = {
      "Examples",
      {{"isnad-extract article.txt", "a report of one article"},
       {"isnad-extract -f html -o pages -r articles",
        "pages of a folder and all folders in it; open pages/index.html"},
       {"isnad-extract -f jsonl --text-field body news.jsonl > found.jsonl",
        "JSON Lines in and out; dates, addresses and other fields are carried through"},
       {"isnad-extract -f csv --bom --speaker lavrov articles > lavrov.csv",
        "all that one speaker says, for a spreadsheet"},
       {"isnad-extract --encoding auto --write-text utf8 -f brat -o brat archive",
        "old encodings, for brat"}}};
  return chapter;
}

std::vector<std::string> words_of(const CLI::Option& option) {
  const std::string text = option.get_option_text();
  if (text == "FORMAT") {
    std::vector<std::string> names;
    for (const Format& format : formats()) names.emplace_back(format.name);
    return names;
  }
  return text.find('|') == std::string::npos ? std::vector<std::string>()
                                             : split(text, '|');
}

bool parse(int argc, char** argv, Settings& settings, int& status) {
  Words words;
  CLI::App app{
      "Finds people, organizations, places and quotes with their speakers in Arabic "
      "news."};
  app.name("isnad-extract");
  add_input_options(app, settings, words);
  add_find_options(app, settings, words);
  add_output_options(app, settings, words);
  add_run_options(app, settings);
  add_help_options(app, words);
  app.footer(footer());
  app.get_formatter()->column_width(34);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    status = app.exit(error) == 0 ? kOk : kWrongUse;
    return false;
  }
  status = kOk;
  if (!words.completion.empty()) {
    std::cout << completion(app, words.completion);
    return false;
  }
  if (words.manual) {
    std::cout << manual_page(app);
    return false;
  }
  const std::string wrong = understand(app, words, settings);
  if (wrong.empty()) return true;
  std::cerr << wrong << "\nRun with --help for more information.\n";
  status = kWrongUse;
  return false;
}

}  // namespace extract
