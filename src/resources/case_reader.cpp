// Reads cases line by line.
#include "resources/case_reader.h"

#include <algorithm>

#include "resources/lines.h"
#include "resources/list_reader.h"

namespace isnad {
namespace {

constexpr std::string_view kKnownFailure = "# known failure";
constexpr std::string_view kPlaceholder = "{}";

std::optional<EntityType> type_of(std::string_view name) {
  for (const EntityType type :
       {EntityType::person, EntityType::organization, EntityType::location})
    if (to_string(type) == name) return type;
  return std::nullopt;
}

class CaseReader {
 public:
  CaseReader(const Resource& resource, std::vector<ResourceProblem>& problems)
      : resource_(resource), problems_(problems) {}

  std::vector<CaseLine> run() {
    for_each_line(resource_.text, [&](std::string_view line, std::size_t number) {
      number_ = number;
      read_line(trim(line));
    });
    if (mark_line_ > 0) fault(mark_line_, "a known failure without a case below it");
    return std::move(lines_);
  }

 private:
  void fault(std::size_t line, std::string message) {
    problems_.push_back({resource_.name, line, std::move(message)});
  }

  void read_line(std::string_view line) {
    if (is_known_failure_mark(line)) return read_mark(line);
    if (line.empty() || line.front() == '#') return;
    if (line.front() == '%') return read_directive(trim(line.substr(1)));
    read_case(line);
  }

  // # known failure, or # known failure: NAME | NAME
  void read_mark(std::string_view line) {
    mark_line_ = number_;
    line = trim(line.substr(kKnownFailure.size()));
    if (line.empty()) return;
    line.remove_prefix(1);  // the colon
    while (true) {
      const std::size_t end = line.find('|');
      const std::string_view name = trim(line.substr(0, end));
      if (name.empty())
        fault(number_, "a name is missing in '# known failure: NAME | NAME'");
      else
        failing_names_.emplace_back(name);
      if (end == std::string_view::npos) break;
      line.remove_prefix(end + 1);
    }
  }

  void read_directive(std::string_view line) {
    const std::size_t colon = line.find(':');
    const std::string_view key = trim(line.substr(0, colon));
    if (colon == std::string_view::npos)
      return fault(number_, "a directive is written '% key: value'");
    if (key == "source" || key == "licence" || key == "criteria") return;
    if (key != "each")
      return fault(number_, "unknown directive '" + std::string(key) + "'");
    names_ = {};
    std::string_view left = trim(line.substr(colon + 1));
    while (!left.empty()) {
      const std::size_t end = std::min(left.find(' '), left.size());
      const std::string_view word = left.substr(0, end);
      left = trim(left.substr(end));
      if (names_.list.empty())
        names_.list = word;
      else if (word == "~")
        names_.ambiguous = true;
      else if (const auto type = type_of(word))
        names_.type = type;
      else if (names_.section.empty())
        names_.section = word;
      else
        fault(number_, "one word too many (" + std::string(word) +
                           "): '% each: LIST', then ~, a type, a subtype or class");
    }
    if (names_.list.empty()) fault(number_, "'% each:' names no list");
  }

  void read_case(std::string_view line) {
    CaseLine out;
    out.line = number_;
    out.names = names_;
    bool is_open = false;
    EntityType open = EntityType::person;
    std::size_t begin = 0;
    bool good = true;
    const auto bad = [&](std::string message) {
      fault(number_, std::move(message));
      good = false;
    };
    while (!line.empty() && good) {
      if (line.substr(0, kPlaceholder.size()) == kPlaceholder) {
        if (out.placeholder) bad("a case has one placeholder, not several");
        out.placeholder = out.text.size();
        if (is_open) out.placeholder_mention = out.mentions.size();
        line.remove_prefix(kPlaceholder.size());
        continue;
      }
      if (line.front() != '<') {
        out.text += line.front();
        line.remove_prefix(1);
        continue;
      }
      const std::size_t close = line.find('>');
      if (close == std::string_view::npos) {
        bad("a tag has no '>'");
        break;
      }
      const bool closes = line.substr(1, 1) == "/";
      const std::string_view name = line.substr(closes ? 2 : 1, close - (closes ? 2 : 1));
      line.remove_prefix(close + 1);
      const std::optional<EntityType> type = type_of(name);
      if (!type) {
        bad("unknown tag '" + std::string(name) + "': PER, ORG and LOC are known");
      } else if (!closes) {
        if (is_open) bad("mentions do not nest: a tag opens inside another");
        is_open = true;
        open = *type;
        begin = out.text.size();
      } else if (!is_open || open != *type) {
        bad(std::string("'</").append(name).append(">' closes nothing"));
      } else {
        if (begin == out.text.size() && out.placeholder_mention != out.mentions.size())
          bad("a mention is empty");
        out.mentions.push_back({*type, {begin, out.text.size()}});
        is_open = false;
      }
    }
    if (good && is_open)
      bad(std::string("<").append(to_string(open)).append("> is never closed"));
    if (out.placeholder && names_.list.empty())
      bad("a placeholder without '% each: LIST' above it");
    if (mark_line_ > 0 && !out.placeholder && !failing_names_.empty())
      bad("the known failure above names names, but the case has no placeholder");
    if (mark_line_ > 0 && out.placeholder && failing_names_.empty())
      bad("the known failure above names no name: '# known failure: NAME | NAME'");
    out.known_failure = mark_line_ > 0;
    out.failing_names = std::move(failing_names_);
    failing_names_.clear();
    mark_line_ = 0;
    if (good) lines_.push_back(std::move(out));
  }

  const Resource& resource_;
  std::vector<ResourceProblem>& problems_;
  std::vector<CaseLine> lines_;
  CaseNames names_;
  std::vector<std::string> failing_names_;
  std::size_t number_ = 0;
  std::size_t mark_line_ = 0;  // of the mark that waits for its case; 0 if none does
};

}  // namespace

bool is_known_failure_mark(std::string_view line) {
  line = trim(line);
  return line.substr(0, kKnownFailure.size()) == kKnownFailure &&
         (line.size() == kKnownFailure.size() || line[kKnownFailure.size()] == ':');
}

std::vector<CaseLine> read_cases(const Resource& resource,
                                 std::vector<ResourceProblem>& problems) {
  if (!check_text(resource, problems)) return {};
  return CaseReader(resource, problems).run();
}

CaseLine expand(const CaseLine& line, std::string_view name) {
  CaseLine out = line;
  const std::size_t at = *line.placeholder;
  out.placeholder.reset();
  out.text.insert(at, name);
  for (std::size_t m = 0; m < out.mentions.size(); ++m) {
    Span& span = out.mentions[m].span;
    if (m == line.placeholder_mention)
      span.end += name.size();
    else if (span.begin >= at)
      span = {span.begin + name.size(), span.end + name.size()};
  }
  return out;
}

std::string annotate(std::string_view text, const std::vector<CaseMention>& mentions) {
  std::string out;
  std::size_t at = 0;
  for (const CaseMention& mention : mentions) {
    const std::string_view type = to_string(mention.type);
    out += text.substr(at, mention.span.begin - at);
    out.append("<").append(type).append(">");
    out += text.substr(mention.span.begin, mention.span.end - mention.span.begin);
    out.append("</").append(type).append(">");
    at = mention.span.end;
  }
  out += text.substr(at);
  return out;
}

}  // namespace isnad
