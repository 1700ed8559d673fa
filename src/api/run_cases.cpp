// Cases: running them, renewing the marks of known failures, and what they do not cover.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "isnad/gazetteer.h"
#include "resources/case_reader.h"
#include "resources/lines.h"
#include "resources/list_reader.h"
#include "text/letters.h"
#include "text/normalize.h"
#include "text/tokenize.h"

namespace isnad {
namespace {

constexpr std::size_t kLongestName = 16;  // words, as the lexicon allows
constexpr std::size_t kNamesOfAMark = 8;  // names in a line of known failures

std::string last_part(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

// A spelling of a list, as cases choose them.
struct ListedSpelling {
  std::string text;
  std::size_t line = 0;
  bool ambiguous = false;
  bool names = true;
  std::optional<EntityType> type;  // of names
  std::string section;             // subtype, or classes
};

std::optional<EntityType> parse_type(std::string_view type) {
  for (const EntityType known :
       {EntityType::person, EntityType::organization, EntityType::location})
    if (to_string(known) == type) return known;
  return std::nullopt;
}

// The spellings of lists, read where a template first needs them.
class Lists {
 public:
  Lists(const std::vector<Resource>& lists, std::vector<ResourceProblem>& problems)
      : lists_(lists), problems_(problems) {}

  // Nothing if there is no such list.
  const std::vector<ListedSpelling>* find(const std::string& name) {
    const auto known = spellings_.find(name);
    if (known != spellings_.end()) return &known->second;
    for (const Resource& list : lists_)
      if (last_part(list.name) == last_part(name))
        return &spellings_.emplace(name, read(list)).first->second;
    return nullptr;
  }

 private:
  std::vector<ListedSpelling> read(const Resource& list) {
    std::vector<ListedSpelling> out;
    if (!check_text(list, problems_)) return out;
    read_list(
        list,
        [&](const ListSection& section, const ListEntry& entry) {
          if (entry.blocks) return;
          const bool names = section.kind == "names";
          const std::string_view own = entry.attribute("subtype");
          for (const ListSpelling& spelling : entry.spellings)
            out.push_back({std::string(spelling.text), spelling.line, spelling.ambiguous,
                           names, names ? parse_type(section.type) : std::nullopt,
                           std::string(!names        ? section.classes
                                       : own.empty() ? section.subtype
                                                     : own)});
        },
        problems_);
    return out;
  }

  const std::vector<Resource>& lists_;
  std::vector<ResourceProblem>& problems_;
  std::map<std::string, std::vector<ListedSpelling>> spellings_;
};

bool has_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

bool passes(const ListedSpelling& spelling, const CaseNames& filter) {
  return (!filter.ambiguous || spelling.ambiguous) &&
         (!filter.type || spelling.type == filter.type) &&
         (filter.section.empty() || has_word(spelling.section, filter.section));
}

// A case as it is run: a line, or a line with a name in its placeholder.
struct RunnableCase {
  const CaseLine* line;
  std::string name;
  CaseLine filled;  // the line with the name; unused without
  bool known_failure;
  EntityType type = EntityType::person;  // of the name

  const CaseLine& text() const { return name.empty() ? *line : filled; }

  // A template that does not annotate its placeholder says that the name is not to be
  // found as what its list has it for; other lists may know it as something else.
  bool is_beside_the_point(const CaseMention& mention) const {
    if (name.empty() || line->placeholder_mention) return false;
    const std::size_t begin = *line->placeholder;
    return mention.type != type && mention.span.begin < begin + name.size() &&
           begin < mention.span.end;
  }
};

// Calls use(case) for every case of a line, and use_stale(name) for known failures that
// are no names of its template (any more).
template <class Use, class UseStale>
void for_each_case(const Resource& file, const CaseLine& line, Lists& lists,
                   std::vector<ResourceProblem>& problems, Use use, UseStale use_stale) {
  if (!line.placeholder) {
    use(RunnableCase{&line, {}, {}, line.known_failure, EntityType::person});
    return;
  }
  const std::vector<ListedSpelling>* spellings = lists.find(line.names.list);
  if (spellings == nullptr) {
    problems.push_back(
        {file.name, line.line, "'% each:' names no list: '" + line.names.list + "'"});
    return;
  }
  std::set<std::string> failing(line.failing_names.begin(), line.failing_names.end());
  std::set<std::string> unused = failing;
  std::unordered_set<std::string> seen;
  for (const ListedSpelling& spelling : *spellings) {
    if (!passes(spelling, line.names) || !seen.insert(spelling.text).second) continue;
    unused.erase(spelling.text);
    use(RunnableCase{&line, spelling.text, expand(line, spelling.text),
                     failing.count(spelling.text) > 0,
                     spelling.type.value_or(EntityType::person)});
  }
  if (seen.empty())
    problems.push_back(
        {file.name, line.line,
         "no name of '" + line.names.list + "' is what '% each:' asks for"});
  for (const std::string& name : unused) use_stale(name);
}

std::vector<CaseMention> mentions_of(const Document& document) {
  std::vector<CaseMention> mentions;
  for (const Mention& mention : document.mentions)
    mentions.push_back({mention.type, mention.span});
  return mentions;
}

}  // namespace

bool CaseReport::ok() const {
  return std::all_of(failures.begin(), failures.end(), [](const CaseFailure& failure) {
    return failure.known && !failure.passes;
  });
}

CaseReport run_cases(const Extractor& extractor, const std::vector<Resource>& cases,
                     const std::vector<Resource>& lists) {
  Options options;
  options.quotes = false;
  options.reasons = false;
  std::vector<ResourceProblem> problems;
  Lists readable(lists, problems);
  CaseReport report;
  const auto run = [&](const Resource& file, const RunnableCase& one) {
    const CaseLine& expected = one.text();
    std::vector<CaseMention> found =
        mentions_of(extractor.extract(expected.text, options));
    found.erase(std::remove_if(found.begin(), found.end(),
                               [&](const CaseMention& mention) {
                                 return one.is_beside_the_point(mention);
                               }),
                found.end());
    const bool passed = found == expected.mentions;
    ++report.cases;
    if (passed) ++report.passed;
    if (!passed && one.known_failure) ++report.known_failures;
    if (passed && !one.known_failure) return;
    report.failures.push_back(
        {file.name, one.line->line, one.name, annotate(expected.text, expected.mentions),
         annotate(expected.text, found), one.known_failure, passed});
  };
  for (const Resource& file : cases)
    for (const CaseLine& line : read_cases(file, problems))
      for_each_case(
          file, line, readable, problems,
          [&](const RunnableCase& one) { run(file, one); },
          [&](const std::string& name) {
            report.failures.push_back({file.name, line.line, name,
                                       "a name of " + line.names.list, "none", true,
                                       true});
          });
  if (!problems.empty()) throw ResourceError(std::move(problems));
  return report;
}

std::string with_known_failures(const Resource& cases, const CaseReport& report) {
  std::map<std::size_t, std::vector<std::string>> failing;  // names by line
  for (const CaseFailure& failure : report.failures)
    if (failure.file == cases.name && !failure.passes)
      failing[failure.line].push_back(failure.name);
  std::string out;
  for_each_line(cases.text, [&](std::string_view line, std::size_t number) {
    if (is_known_failure_mark(line)) return;
    const auto names = failing.find(number);
    if (names != failing.end() && names->second.front().empty()) {
      out += "# known failure\n";
    } else if (names != failing.end()) {
      for (std::size_t i = 0; i < names->second.size(); ++i) {
        const bool fresh_line = i % kNamesOfAMark == 0;
        if (fresh_line && i > 0) out += '\n';
        out += (fresh_line ? "# known failure: " : " | ") + names->second[i];
      }
      out += '\n';
    }
    out += line;
    out += '\n';
  });
  return out;
}

namespace {

// What cases say of the names of lists.
class Coverage {
 public:
  void add_list(const Resource& list, const std::vector<ListedSpelling>& spellings) {
    const std::size_t number = lists_.size();
    lists_.push_back({list.name});
    for (const ListedSpelling& spelling : spellings)
      names_[fold(spelling.text)].push_back({number, spelling});
  }

  // Notes which names stand in a case, and whether they are to be found.
  void add_case(const CaseLine& line) {
    const TokenizedText text = tokenize(line.text);
    for (std::size_t begin = 0; begin < text.tokens.size(); ++begin) {
      std::string key;
      const std::size_t last = std::min(text.tokens.size(), begin + kLongestName);
      for (std::size_t end = begin; end < last; ++end) {
        const Token& token = text.tokens[end];
        if (end > begin && token.space_before) key += ' ';
        key += token.hash == 0 ? fold(text.source_form(token))
                               : std::string(text.folded_form(token));
        note(key, line, {text.tokens[begin].begin, token.end});
        // Behind a proclitic of one or two letters.
        for (const std::size_t cut : {kLetterBytes, 2 * kLetterBytes})
          if (key.size() > cut + kLetterBytes)
            note(key.substr(cut), line, {text.tokens[begin].begin + cut, token.end});
      }
    }
  }

  void report(std::vector<Finding>& out) const {
    const auto warn = [&](std::size_t list, std::size_t line, std::string message) {
      out.push_back(
          {Severity::warning, "cases", lists_[list].name, line, std::move(message)});
    };
    for (std::size_t list = 0; list < lists_.size(); ++list) {
      if (!lists_[list].hit) warn(list, 0, "no case finds a name of this list");
      if (!lists_[list].missed)
        warn(list, 0, "no case has a name's words where no name may be found");
    }
    const std::size_t names_begin = out.size();
    for (const auto& [key, names] : names_)
      for (const Name& name : names)
        if (name.spelling.ambiguous && !(name.hit && name.missed))
          warn(name.list, name.spelling.line,
               "the flagged name '" + name.spelling.text + "' has no case " +
                   (name.hit == name.missed ? "at all"
                    : name.missed           ? "where it must be found"
                                            : "where it must not be found"));
    std::sort(out.begin() + static_cast<std::ptrdiff_t>(names_begin), out.end(),
              [](const Finding& a, const Finding& b) {
                return std::tie(a.file, a.line) < std::tie(b.file, b.line);
              });
  }

 private:
  struct List {
    std::string name;
    bool hit = false;
    bool missed = false;
  };
  struct Name {
    std::size_t list = 0;
    ListedSpelling spelling;
    bool hit = false;
    bool missed = false;
  };

  void note(const std::string& key, const CaseLine& line, Span span) {
    const auto known = names_.find(key);
    if (known == names_.end()) return;
    for (Name& name : known->second) {
      bool inside = false;  // a mention of this type holds it
      bool found = false;   // it is one
      for (const CaseMention& mention : line.mentions) {
        if (mention.type != name.spelling.type) continue;
        found |= mention.span == span;
        inside |= mention.span.begin <= span.begin && span.end <= mention.span.end;
      }
      if (found) lists_[name.list].hit = name.hit = true;
      if (!inside) lists_[name.list].missed = name.missed = true;
    }
  }

  std::vector<List> lists_;
  std::unordered_map<std::string, std::vector<Name>> names_;  // by folded spelling
};

}  // namespace

std::vector<Finding> check_coverage(const std::vector<Resource>& cases,
                                    const std::vector<Resource>& lists) {
  std::vector<ResourceProblem> problems;
  Lists readable(lists, problems);
  Coverage coverage;
  std::vector<Finding> findings;
  for (const Resource& list : lists) {
    const std::string_view kind = resource_kind(list);
    if (kind == "names") {
      coverage.add_list(list, *readable.find(list.name));
      continue;
    }
    if (kind != "words") continue;
    const std::string file = last_part(list.name);
    const std::string stem = file.substr(0, file.rfind('.'));
    const bool has_cases = std::any_of(
        cases.begin(), cases.end(),
        [&](const Resource& one) { return last_part(one.name) == stem + ".cases.txt"; });
    if (!has_cases)
      findings.push_back({Severity::warning, "cases", list.name, 0,
                          "no cases file " + stem + ".cases.txt"});
  }
  for (const Resource& file : cases)
    for (const CaseLine& line : read_cases(file, problems))
      for_each_case(
          file, line, readable, problems,
          [&](const RunnableCase& one) { coverage.add_case(one.text()); },
          [](const std::string&) {});
  if (!problems.empty()) throw ResourceError(std::move(problems));
  coverage.report(findings);
  return findings;
}

}  // namespace isnad
