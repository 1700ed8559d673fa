// The checks of lists: rows of spellings from all lists, indexed by their folded form,
// and one function a check.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "api/engine.h"
#include "isnad/gazetteer.h"
#include "resources/lines.h"
#include "resources/list_reader.h"
#include "text/normalize.h"
#include "text/tokenize.h"

namespace isnad {
namespace {

// One spelling of a list, with what its entry and section say.
struct Row {
  std::size_t file = 0;  // index into the resources
  std::size_t line = 0;
  std::size_t entry = 0;  // counts entries over all lists
  bool names = true;      // else words
  std::string text;
  std::string key;    // folded
  std::string exact;  // exact spelling; empty unless flagged
  bool ambiguous = false;
  bool blocks = false;
  bool affix = false;
  std::string type;  // of names
  std::string id;    // of names; empty if it has none
  std::string what;  // subtype or classes
};

// One entry, for the checks of attributes.
struct Entry {
  std::size_t file = 0;
  std::size_t line = 0;
  bool names = true;
  bool blocks = false;
  std::string subtype;
  std::string id;
  std::vector<std::pair<std::string, std::string>> attributes;
};

constexpr std::array<std::string_view, 7> kNameKeys = {
    "id", "country", "subtype", "of", "gender", "born", "note"};

// The subtypes that src/data/README.md states.
constexpr std::array<std::string_view, 63> kSubtypes = {
    "country",       "historic_state", "division",    "city",          "town",
    "quarter",       "camp",           "region",      "continent",     "water",
    "river",         "desert",         "mountain",    "island",        "strait",
    "canal",         "border",         "square",      "street",        "airport",
    "port",          "base",           "holy_place",  "building",      "planet",
    "international", "regional",       "organ",       "government",    "parliament",
    "army",          "ministry",       "agency",      "court",         "party",
    "armed_group",   "media",          "news_agency", "platform",      "company",
    "bank",          "exchange",       "university",  "think_tank",    "union",
    "ngo",           "sport_body",     "club",        "national_team", "religious_body",
    "politician",    "official",       "military",    "religious",     "militant",
    "athlete",       "artist",         "writer",      "scientist",     "business",
    "activist",      "royal",          "historic"};

bool is_affix(std::string_view text) {
  constexpr std::string_view kTatweel = "\u0640";
  return text.substr(0, kTatweel.size()) == kTatweel ||
         (text.size() > kTatweel.size() &&
          text.substr(text.size() - kTatweel.size()) == kTatweel);
}

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

class Checker {
 public:
  Checker(const std::vector<Resource>& lists, const std::vector<Resource>& before)
      : checked_from_(before.size()), resources_(before) {
    resources_.insert(resources_.end(), lists.begin(), lists.end());
  }

  std::vector<Finding> run() {
    check_syntax();
    for (std::size_t file = 0; file < resources_.size(); ++file) read(file);
    for (std::size_t row = 0; row < rows_.size(); ++row)
      rows_of_[rows_[row].key].push_back(row);
    for (std::size_t file = checked_from_; file < resources_.size(); ++file)
      check_code_points(file);
    for (const auto& [key, same] : rows_of_) check_same_key(same);
    check_shadowed_entries();
    check_ordinary_words();
    check_attributes();
    sort();
    return std::move(findings_);
  }

 private:
  void report(Severity severity, const char* check, std::size_t file, std::size_t line,
              std::string message) {
    if (file < checked_from_) return;
    findings_.push_back(
        {severity, check, resources_[file].name, line, std::move(message)});
  }
  void report(Severity severity, const char* check, const Row& row, std::string message) {
    report(severity, check, row.file, row.line, std::move(message));
  }

  std::string place(const Row& row) const {
    return resources_[row.file].name + ':' + std::to_string(row.line);
  }

  void check_syntax() {
    try {
      compile_engine(resources_);
    } catch (const ResourceError& error) {
      for (const ResourceProblem& problem : error.problems())
        findings_.push_back(
            {Severity::error, "syntax", problem.file, problem.line, problem.message});
    }
  }

  void read(std::size_t file) {
    const Resource& resource = resources_[file];
    std::vector<ResourceProblem> reported_by_check_syntax;
    if (!check_text(resource, reported_by_check_syntax)) return;
    const std::string_view kind = resource_kind(resource);
    if (kind != "names" && kind != "words") {
      check_header_of_rules(file);
      return;
    }
    std::size_t headed_section = 0;
    read_list(
        resource,
        [&](const ListSection& section, const ListEntry& entry) {
          if (section.number != headed_section) {
            headed_section = section.number;
            check_header(file, section, entry.line);
          }
          add_entry(file, section, entry);
        },
        reported_by_check_syntax);
  }

  void check_header(std::size_t file, const ListSection& section, std::size_t line) {
    for (const auto& [key, value] :
         {std::pair("source", section.source), std::pair("licence", section.licence),
          std::pair("criteria", section.criteria)})
      if (value.empty() && missing_.emplace(file, key).second)
        report(Severity::warning, "header", file, line,
               "an entry before '% " + std::string(key) + ": …'");
  }

  void check_header_of_rules(std::size_t file) {
    for (const char* key : {"source", "licence", "criteria"})
      if (resources_[file].text.find("% " + std::string(key) + ": ") == std::string::npos)
        report(Severity::warning, "header", file, 0,
               "no '% " + std::string(key) + ": …'");
  }

  void add_entry(std::size_t file, const ListSection& section, const ListEntry& entry) {
    Entry item;
    item.file = file;
    item.line = entry.line;
    item.names = section.kind == "names";
    const std::string_view own = entry.attribute("subtype");
    item.subtype = own.empty() ? section.subtype : own;
    const std::string_view id = entry.attribute("id");
    item.id = id.empty() ? slug(entry.latin) : std::string(id);
    for (const auto& [key, value] : entry.attributes)
      item.attributes.emplace_back(key, value);
    if (item.names && !entry.blocks) ids_.insert(item.id);
    for (const ListSpelling& spelling : entry.spellings) {
      Row row;
      row.file = file;
      row.line = spelling.line;
      row.entry = entries_.size();
      row.names = item.names;
      row.text = spelling.text;
      row.key = fold(spelling.text);
      if (spelling.exact) row.exact = exact_spelling(spelling.text);
      row.ambiguous = spelling.ambiguous;
      row.blocks = entry.blocks;
      row.affix = is_affix(spelling.text);
      if (row.affix) row.key = "affix " + row.text;
      row.type = section.type;
      row.id = item.id;
      row.what = item.names ? item.subtype : std::string(section.classes);
      rows_.push_back(std::move(row));
    }
    item.blocks = entry.blocks;
    entries_.push_back(std::move(item));
  }

  // --- Code points ---

  static bool is_bidi_control(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
  }
  static bool is_zero_width(char32_t c) {
    return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF || c == 0x00AD;
  }
  static bool is_presentation_form(char32_t c) {
    return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
  }
  static bool is_arabic_letter(char32_t c) {
    return (c >= 0x0620 && c <= 0x064A) || (c >= 0x0671 && c <= 0x06D3);
  }
  static bool is_latin_letter(char32_t c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0x00C0 && c <= 0x024F);
  }
  // Scripts with letters that are drawn like Latin ones.
  static bool is_look_alike(char32_t c) {
    return (c >= 0x0370 && c <= 0x052F) || (c >= 0x0530 && c <= 0x058F) ||
           (c >= 0xFF21 && c <= 0xFF5A);
  }

  void check_code_points(std::size_t file) {
    std::vector<ResourceProblem> ignored;
    if (!check_text(resources_[file], ignored)) return;
    const std::string_view kind = resource_kind(resources_[file]);
    const bool is_list = kind == "names" || kind == "words";
    for_each_line(resources_[file].text, [&](std::string_view line, std::size_t number) {
      check_line_code_points(file, number, trim(line), is_list);
    });
  }

  void check_line_code_points(std::size_t file, std::size_t number, std::string_view line,
                              bool is_list) {
    bool arabic = false;  // in the word so far
    bool latin = false;
    std::set<std::string> found;
    const bool entry =
        is_list && !line.empty() && line.front() != '#' && line.front() != '%';
    FoldedChar c;
    for (std::size_t at = 0; at < line.size(); at += c.source_size) {
      fold_next(line, at, c);
      const char32_t code = c.code_point;
      if (is_bidi_control(code)) found.insert("a bidi control (" + name(code) + ")");
      if (is_zero_width(code))
        found.insert("a zero-width character (" + name(code) + ")");
      if (!entry) continue;
      if (is_presentation_form(code))
        found.insert("a presentation form (" + name(code) +
                     "), an older encoding of a letter");
      if (is_look_alike(code))
        found.insert("a letter (" + name(code) + ") that may look like a Latin one");
      if (c.kind == CharKind::mark && code != 0x0640)
        found.insert("a mark (" + name(code) + ") that folding drops");
      if (is_arabic_letter(code)) arabic = true;
      if (is_latin_letter(code)) latin = true;
      if (c.kind == CharKind::space || c.kind == CharKind::punctuation)
        arabic = latin = false;
      if (arabic && latin) found.insert("Arabic and Latin letters in one word");
    }
    for (const std::string& what : found)
      report(Severity::warning, "code points", file, number, "the line holds " + what);
  }

  static std::string name(char32_t code) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string text;
    for (int shift = code > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4)
      text += kDigits[code >> shift & 15U];
    return "U+" + text;
  }

  // --- Spellings that fold alike ---

  void check_same_key(const std::vector<std::size_t>& same) {
    for (std::size_t i = 1; i < same.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) check_pair(rows_[same[j]], rows_[same[i]]);
  }

  // `late` is read after `early`.
  void check_pair(const Row& early, const Row& late) {
    if (early.names != late.names || early.blocks || late.blocks) return;
    if (!early.names) return check_word_pair(early, late);
    if (early.type != late.type) return check_types(early, late);
    const bool same_name = early.entry == late.entry || early.id == late.id;
    const bool alike = early.exact == late.exact;
    if (same_name && alike && early.ambiguous == late.ambiguous) {
      if (early.file == late.file || early.file >= checked_from_)
        report(Severity::warning, "duplicate", late,
               quoted(late.text) + " repeats " + place(early));
    } else if (same_name && (early.exact.empty() || late.exact.empty())) {
      check_covered(early, late);
      check_covered(late, early);
    } else if (!same_name && alike && !early.ambiguous && !late.ambiguous) {
      // Within one kind of thing the two cannot be told apart; a city and its province
      // can.
      const bool same_kind = early.what == late.what;
      report(same_kind ? Severity::warning : Severity::note, "collision", late,
             quoted(late.text) + " (" + late.id + ") is spelled like " +
                 quoted(early.text) + " (" + early.id + ") of " + place(early));
    }
  }

  // A flag or an exact spelling that another line of the same name makes void.
  void check_covered(const Row& narrow, const Row& wide) {
    if (!wide.exact.empty() || wide.ambiguous) return;
    if (narrow.exact.empty() && !narrow.ambiguous) return;
    report(Severity::warning, "shadowed", narrow,
           "the flag of " + quoted(narrow.text) + " has no effect: " + place(wide) +
               " has it without");
  }

  void check_types(const Row& early, const Row& late) {
    if (early.ambiguous || late.ambiguous || early.exact != late.exact) return;
    report(Severity::note, "collision", late,
           quoted(late.text) + " is " + late.type + " here and " + early.type + " in " +
               place(early) + ", both without ~");
  }

  void check_word_pair(const Row& early, const Row& late) {
    if (early.what != late.what || early.exact != late.exact) return;
    report(early.file == late.file ? Severity::warning : Severity::note, "duplicate",
           late, quoted(late.text) + " repeats " + place(early) + " in the same class");
  }

  // Entries none of whose spellings is theirs alone.
  void check_shadowed_entries() {
    std::vector<bool> own(entries_.size(), false);
    std::vector<std::string> rival(entries_.size());
    std::vector<const Row*> first(entries_.size(), nullptr);
    for (const Row& row : rows_) {
      if (!row.names || row.blocks) continue;
      if (first[row.entry] == nullptr) first[row.entry] = &row;
      const Row* other = nullptr;
      for (const std::size_t number : rows_of_.at(row.key)) {
        const Row& same = rows_[number];
        if (same.names && !same.blocks && same.type == row.type && same.id != row.id &&
            same.entry < row.entry && !same.ambiguous && same.exact.empty())
          other = &same;
      }
      if (other == nullptr || !same_kind(*other, row))
        own[row.entry] = true;
      else
        rival[row.entry] = place(*other);
    }
    for (std::size_t entry = 0; entry < entries_.size(); ++entry)
      if (first[entry] != nullptr && !own[entry])
        report(Severity::warning, "shadowed", *first[entry],
               "every spelling of " + quoted(first[entry]->text) +
                   " is an earlier name's: " + rival[entry]);
  }

  static bool same_kind(const Row& a, const Row& b) { return a.what == b.what; }

  // --- Ordinary words ---

  // Classes of words that are no names; a name that is one of them needs a flag.
  static bool is_ordinary_class(std::string_view classes) {
    static const std::set<std::string_view> kClasses = {
        "ordinary", "function",    "verb",  "cue_verb",  "cue_participle",
        "cue_noun", "source_noun", "month", "weekday",   "number_word",
        "unit",     "event",       "title", "direction", "portfolio"};
    std::string_view left = classes;
    while (!left.empty()) {
      const std::size_t end = std::min(left.find(' '), left.size());
      if (kClasses.count(left.substr(0, end)) > 0) return true;
      left.remove_prefix(std::min(end + 1, left.size()));
    }
    return false;
  }
  static bool is_name_class(std::string_view classes) {
    return classes.find("given") != std::string_view::npos ||
           classes.find("surname") != std::string_view::npos;
  }

  void check_ordinary_words() {
    for (const Row& row : rows_) {
      if (row.file < checked_from_ || row.ambiguous || row.blocks || row.affix) continue;
      if (!row.names && !is_name_class(row.what)) continue;
      for (const std::size_t number : rows_of_.at(row.key)) {
        const Row& word = rows_[number];
        if (word.names || word.blocks || word.ambiguous || !is_ordinary_class(word.what))
          continue;
        if (!word.exact.empty() && word.exact != exact_spelling(row.text)) continue;
        // An exact name is told from words by its letters, except from the vocabulary,
        // which is listed folded.
        if (!row.exact.empty() &&
            (word.what == "ordinary" || row.exact != exact_spelling(word.text)))
          continue;
        report(Severity::warning, "ordinary word", row,
               quoted(row.text) + " is also " + word.what + " in " + place(word) +
                   ": flag it ~");
        break;
      }
    }
  }

  // --- Attributes ---

  void check_attributes() {
    for (const Entry& entry : entries_) {
      if (entry.blocks || entry.file < checked_from_ || !entry.names) continue;
      const auto warn = [&](std::string message) {
        report(Severity::warning, "attribute", entry.file, entry.line,
               std::move(message));
      };
      if (entry.id.empty()) warn("a name without id: give it a Latin name or 'id='");
      if (!entry.subtype.empty() && entry.subtype != "other" &&
          std::find(kSubtypes.begin(), kSubtypes.end(), entry.subtype) == kSubtypes.end())
        warn("unknown subtype " + quoted(entry.subtype));
      for (const auto& [key, value] : entry.attributes) {
        if (std::find(kNameKeys.begin(), kNameKeys.end(), key) == kNameKeys.end())
          warn("unknown attribute " + quoted(key));
        if (key == "country" && (value.size() != 2 || value[0] < 'A' || value[0] > 'Z' ||
                                 value[1] < 'A' || value[1] > 'Z'))
          warn("country is an ISO 3166-1 code of two capitals, not " + quoted(value));
        if (key == "of" && ids_.count(value) == 0)
          warn("no name has the id " + quoted(value) + " that 'of=' names");
      }
    }
  }

  void sort() {
    std::map<std::string, std::size_t> order;
    for (std::size_t file = 0; file < resources_.size(); ++file)
      order.emplace(resources_[file].name, file);
    std::stable_sort(
        findings_.begin(), findings_.end(), [&](const Finding& a, const Finding& b) {
          return std::tuple(order[a.file], a.line) < std::tuple(order[b.file], b.line);
        });
  }

  std::size_t checked_from_;
  std::vector<Resource> resources_;
  std::vector<Row> rows_;
  std::vector<Entry> entries_;
  std::set<std::string> ids_;
  std::set<std::pair<std::size_t, const char*>> missing_;
  std::unordered_map<std::string, std::vector<std::size_t>> rows_of_;  // by key
  std::vector<Finding> findings_;
};

}  // namespace

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

std::string to_string(const Finding& finding) {
  std::string text = finding.file;
  if (finding.line > 0) text += ':' + std::to_string(finding.line);
  return text + ": " + std::string(to_string(finding.severity)) + ": " + finding.message +
         " [" + finding.check + ']';
}

std::vector<Finding> check_lists(const std::vector<Resource>& lists,
                                 const std::vector<Resource>& before) {
  return Checker(lists, before).run();
}

}  // namespace isnad
