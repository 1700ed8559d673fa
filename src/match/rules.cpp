// Compiles rule files to RE2 and runs them.
#include "match/rules.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <optional>
#include <utility>

#include "resources/lines.h"
#include "resources/list_reader.h"

namespace isnad {
namespace {

constexpr std::size_t kMaxElements = 8;   // different ones of a rule: the bits of a byte
constexpr std::size_t kWindow = 16;       // tokens that one match may span
constexpr std::size_t kMaxEverySpan = 8;  // tokens of a proposal by every-span
constexpr int kGroups = 5;                // the whole match, PER, ORG, LOC, TITLE
constexpr std::array<const char*, 4> kGroupNames = {"PER", "ORG", "LOC", "TITLE"};

// A conjunction of classes: {a&!b}.
struct Conjunction {
  ClassSet required;
  ClassSet forbidden;
  std::optional<ClassId> opener;  // one of the required
  friend bool operator==(const Conjunction&, const Conjunction&) = default;
};
using Element = std::vector<Conjunction>;

bool satisfies(const ClassSet& classes, const Element& element) {
  return std::any_of(element.begin(), element.end(), [&](const Conjunction& conjunction) {
    return classes.contains(conjunction.required) &&
           !classes.intersects(conjunction.forbidden);
  });
}

// A rule as written, cut into literal pattern text and elements.
struct RuleSource {
  std::string name;
  std::string file;
  std::size_t line = 0;
  bool every_span = false;
  bool every_end = false;
  bool every_begin = false;
  std::vector<std::string>
      literals;  // literals[i] stands before elements[i]; one more at the end
  std::vector<Element> elements;
};

// A byte class that matches the bytes in which this bit is set.
std::string bit_pattern(std::size_t bit) {
  std::string text = "[";
  for (unsigned v = 0; v < 256; ++v) {
    if ((v >> bit & 1U) == 0) continue;
    unsigned last = v;
    while (last + 1 < 256 && ((last + 1) >> bit & 1U) != 0) ++last;
    std::array<char, 16> range{};
    std::snprintf(range.data(), range.size(), "\\x%02x-\\x%02x", v, last);
    text += range.data();
    v = last;
  }
  return text + ']';
}

// True if the pattern is one named group and nothing else: (?P<PER>…)
bool is_whole_group(std::string_view pattern) {
  if (pattern.substr(0, 4) != "(?P<") return false;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '(') ++depth;
    if (pattern[i] == ')' && --depth == 0) return i + 1 == pattern.size();
  }
  return false;
}

// The second element, if no match can do without it.
std::optional<Element> required_second(const RuleSource& source) {
  if (source.elements.size() < 2) return std::nullopt;
  for (const std::string& literal : source.literals)
    if (literal.find('|') != std::string::npos) return std::nullopt;
  const auto optional = [](const std::string& literal) {
    return literal.find_first_of("?*{") == 0 || literal.find(")?") != std::string::npos ||
           literal.find("){0") != std::string::npos ||
           literal.find(")*") != std::string::npos;
  };
  const std::string& between = source.literals[1];
  if (between.find_first_of("*+{)") != std::string::npos || between.find('?') == 0)
    return std::nullopt;
  for (std::size_t i = 2; i < source.literals.size(); ++i)
    if (optional(source.literals[i])) return std::nullopt;
  return source.elements[1];
}

struct CompiledRule {
  std::string name;
  std::string where;
  std::unique_ptr<re2::RE2> pattern;
  std::array<int, 4> group{};     // number of PER, ORG, LOC, TITLE; 0 if absent
  std::vector<Element> elements;  // different ones; the first begins a match
  std::optional<Element> second;  // what must follow the first token in every match
  bool whole = false;             // the one group is the whole match
  bool every_span = false;
  bool every_end = false;
  bool every_begin = false;
};

class RuleReader {
 public:
  RuleReader(const Resource& file, const ClassRegistry& classes,
             std::vector<ResourceProblem>& problems, std::vector<RuleSource>& rules)
      : file_(file), classes_(classes), problems_(problems), rules_(rules) {}

  void run() {
    std::string_view text = file_.text;
    std::string statement;
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      const std::string_view raw = text.substr(0, end);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      ++line_;
      const std::string_view line = trim(raw);
      if (line.empty() || line.front() == '#') continue;
      // An indented line continues the statement above it.
      if (raw.front() == ' ' || raw.front() == '\t') {
        if (statement.empty()) fault("a continuation without a rule above it");
        statement += ' ';
        statement += line;
        continue;
      }
      finish(statement);
      if (line.front() == '%')
        read_directive(trim(line.substr(1)));
      else {
        statement = line;
        statement_line_ = line_;
      }
    }
    finish(statement);
  }

 private:
  void fault(std::string message, std::size_t line = 0) {
    problems_.push_back({file_.name, line == 0 ? line_ : line, std::move(message)});
  }

  void read_directive(std::string_view line) {
    const std::size_t colon = line.find(':');
    const std::string_view key = trim(line.substr(0, colon));
    constexpr std::array<std::string_view, 4> kKeys = {"kind", "source", "licence",
                                                       "criteria"};
    if (colon == std::string_view::npos ||
        std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end())
      fault("unknown directive '" + std::string(key) + "'");
  }

  // `let NAME: pattern` or `NAME(option, …): pattern`
  void finish(std::string& statement) {
    if (statement.empty()) return;
    const std::size_t line = statement_line_;
    const std::string_view text = statement;
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) {
      fault("a rule is written 'name: pattern'", line);
    } else {
      const std::string_view head = trim(text.substr(0, colon));
      const std::string body = expand(trim(text.substr(colon + 1)), line);
      if (head.substr(0, 4) == "let ")
        macros_[std::string(trim(head.substr(4)))] = body;
      else
        add_rule(head, body, line);
    }
    statement.clear();
  }

  // Replaces $NAME by what `let NAME` says.
  std::string expand(std::string_view body, std::size_t line) {
    std::string out;
    for (std::size_t i = 0; i < body.size(); ++i) {
      if (body[i] != '$') {
        out += body[i];
        continue;
      }
      std::size_t end = i + 1;
      while (
          end < body.size() &&
          (std::isalnum(static_cast<unsigned char>(body[end])) != 0 || body[end] == '_'))
        ++end;
      const std::string name(body.substr(i + 1, end - i - 1));
      const auto found = macros_.find(name);
      if (found == macros_.end())
        fault("$" + name + " is not defined above", line);
      else
        out += "(?:" + found->second + ")";
      i = end - 1;
    }
    return out;
  }

  void add_rule(std::string_view head, const std::string& body, std::size_t line) {
    RuleSource rule;
    rule.file = file_.name;
    rule.line = line;
    const std::size_t bracket = head.find('(');
    rule.name = std::string(trim(head.substr(0, bracket)));
    if (bracket != std::string_view::npos) read_options(head.substr(bracket + 1), rule);
    if (read_pattern(body, rule)) rules_.push_back(std::move(rule));
  }

  void read_options(std::string_view options, RuleSource& rule) {
    const std::size_t close = options.find(')');
    if (close == std::string_view::npos)
      return fault("the rule's options are not closed", rule.line);
    options = options.substr(0, close);
    while (!options.empty()) {
      const std::size_t end = options.find(',');
      const std::string_view option = trim(options.substr(0, end));
      if (option == "every-span")
        rule.every_span = true;
      else if (option == "every-end")
        rule.every_end = true;
      else if (option == "every-begin")
        rule.every_begin = true;
      else
        fault("unknown option '" + std::string(option) + "'", rule.line);
      if (end == std::string_view::npos) break;
      options.remove_prefix(end + 1);
    }
  }

  bool read_pattern(std::string_view body, RuleSource& rule) {
    std::string literal;
    const std::size_t before = problems_.size();
    for (std::size_t i = 0; i < body.size(); ++i) {
      const char c = body[i];
      const bool element = c == '{' && i + 1 < body.size() &&
                           std::isdigit(static_cast<unsigned char>(body[i + 1])) == 0;
      if (!element) {
        if (c != ' ' && c != '\t') literal += c;
        continue;
      }
      const std::size_t close = body.find('}', i);
      if (close == std::string_view::npos) {
        fault("an element is not closed with }", rule.line);
        return false;
      }
      rule.literals.push_back(std::exchange(literal, {}));
      rule.elements.push_back(read_element(body.substr(i + 1, close - i - 1), rule.line));
      i = close;
    }
    rule.literals.push_back(literal);
    if (rule.elements.empty()) fault("a rule has one {element} at least", rule.line);
    return problems_.size() == before;
  }

  Element read_element(std::string_view text, std::size_t line) {
    Element element(1);
    while (true) {
      const std::size_t end = text.find_first_of("|&");
      std::string_view name = trim(text.substr(0, end));
      const bool negative = !name.empty() && name.front() == '!';
      if (negative) name = trim(name.substr(1));
      if (name != "any") {
        // A class NAME~ exists only if some list flags a word; without it nothing
        // matches.
        auto id = classes_.find(name);
        if (!id && !name.empty() && name.back() == '~') id = kClass_sentence_begin;
        if (!id) {
          fault("unknown word class '" + std::string(name) + "'", line);
        } else if (negative) {
          element.back().forbidden.add(*id);
        } else {
          element.back().required.add(*id);
          element.back().opener = id;
        }
      }
      if (end == std::string_view::npos) return element;
      if (text[end] == '|') element.emplace_back();
      text.remove_prefix(end + 1);
    }
  }

  const Resource& file_;
  const ClassRegistry& classes_;
  std::vector<ResourceProblem>& problems_;
  std::vector<RuleSource>& rules_;
  std::map<std::string, std::string> macros_;
  std::size_t line_ = 0;
  std::size_t statement_line_ = 0;
};

}  // namespace

struct RuleSet::Impl {
  std::vector<CompiledRule> rules;
  // For each class, the rules whose first element may require it.
  ClassSet openers;
  std::vector<std::vector<std::uint16_t>> rules_of_class{kMaxClasses};

  void compile(const RuleSource& source, std::vector<ResourceProblem>& problems);
  void propose(const CompiledRule& rule, std::size_t rule_number,
               const re2::StringPiece* groups, const char* line, std::size_t base,
               std::vector<RuleMatch>& out) const;
};

RuleSet::RuleSet() : impl_(std::make_unique<Impl>()) {}
RuleSet::~RuleSet() = default;
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;

std::size_t RuleSet::size() const { return impl_->rules.size(); }
const std::string& RuleSet::name(std::size_t rule) const {
  return impl_->rules[rule].name;
}
std::string RuleSet::where(std::size_t rule) const { return impl_->rules[rule].where; }

RuleSet RuleSet::compile(const std::vector<Resource>& files, const ClassRegistry& classes,
                         std::vector<ResourceProblem>& problems) {
  RuleSet set;
  std::vector<RuleSource> sources;
  for (const Resource& file : files) RuleReader(file, classes, problems, sources).run();
  if (sources.size() > kMaxRules) {
    problems.push_back({sources.back().file, sources.back().line,
                        "there are more than " + std::to_string(kMaxRules) + " rules"});
    return set;
  }
  for (const RuleSource& source : sources) set.impl_->compile(source, problems);
  return set;
}

void RuleSet::Impl::compile(const RuleSource& source,
                            std::vector<ResourceProblem>& problems) {
  const auto fault = [&](std::string message) {
    problems.push_back({source.file, source.line, std::move(message)});
  };
  CompiledRule rule;
  rule.name = source.name;
  rule.where = source.file + ':' + std::to_string(source.line);
  rule.every_span = source.every_span;
  rule.every_end = source.every_end;
  rule.every_begin = source.every_begin;
  for (const CompiledRule& other : rules)
    if (other.name == source.name)
      fault("the rule '" + source.name + "' is also at " + other.where);
  std::string pattern;
  for (std::size_t i = 0; i < source.elements.size(); ++i) {
    const auto known =
        std::find(rule.elements.begin(), rule.elements.end(), source.elements[i]);
    const auto bit = static_cast<std::size_t>(known - rule.elements.begin());
    if (known == rule.elements.end()) rule.elements.push_back(source.elements[i]);
    pattern += source.literals[i] + bit_pattern(bit);
  }
  pattern += source.literals.back();
  if (rule.elements.size() > kMaxElements)
    return fault("a rule has " + std::to_string(kMaxElements) +
                 " different elements at most");
  re2::RE2::Options options;
  options.set_encoding(re2::RE2::Options::EncodingLatin1);
  options.set_log_errors(false);
  options.set_longest_match(false);
  rule.pattern = std::make_unique<re2::RE2>(pattern, options);
  if (!rule.pattern->ok())
    return fault("the pattern is faulty: " + rule.pattern->error());
  for (const auto& [name, number] : rule.pattern->NamedCapturingGroups()) {
    const auto known = std::find(kGroupNames.begin(), kGroupNames.end(), name);
    if (known == kGroupNames.end())
      fault("group '" + name + "': the groups are PER, ORG, LOC and TITLE");
    else
      rule.group[static_cast<std::size_t>(known - kGroupNames.begin())] = number;
  }
  if (rule.group[0] + rule.group[1] + rule.group[2] == 0)
    return fault("the rule captures nothing: write (?P<PER>…), (?P<ORG>…) or (?P<LOC>…)");
  if (rule.pattern->NumberOfCapturingGroups() >= kGroups)
    return fault("a rule has four groups at most; write (?:…) for the others");
  const auto number = static_cast<std::uint16_t>(rules.size());
  rule.whole = is_whole_group(pattern);
  rule.second = required_second(source);
  for (const Conjunction& conjunction : rule.elements.front()) {
    if (!conjunction.opener)
      return fault("each alternative of a rule's first element requires a class");
    openers.add(*conjunction.opener);
    auto& list = rules_of_class[*conjunction.opener];
    if (list.empty() || list.back() != number) list.push_back(number);
  }
  rules.push_back(std::move(rule));
}

void RuleSet::Impl::propose(const CompiledRule& rule, std::size_t rule_number,
                            const re2::StringPiece* groups, const char* line,
                            std::size_t base, std::vector<RuleMatch>& out) const {
  const auto tokens = [&](int group) {
    const auto begin = static_cast<std::size_t>(groups[group].data() - line);
    return TokenRange{base + begin, base + begin + groups[group].size()};
  };
  constexpr std::array<EntityType, 3> kTypes = {
      EntityType::person, EntityType::organization, EntityType::location};
  TokenRange title;
  if (rule.group[3] != 0 && groups[rule.group[3]].data() != nullptr)
    title = tokens(rule.group[3]);
  for (std::size_t t = 0; t < kTypes.size(); ++t) {
    if (rule.group[t] == 0 || groups[rule.group[t]].data() == nullptr) continue;
    const TokenRange span = tokens(rule.group[t]);
    if (span.begin == span.end) continue;
    const std::size_t last_begin =
        rule.every_span || rule.every_begin ? span.end : span.begin + 1;
    for (std::size_t begin = span.begin; begin < last_begin; ++begin) {
      const std::size_t first_end =
          rule.every_span || rule.every_end ? begin + 1 : span.end;
      for (std::size_t end = first_end; end <= span.end && end - begin <= kMaxEverySpan;
           ++end)
        out.push_back({rule_number, kTypes[t], begin, end,
                       begin == span.begin ? title : TokenRange{}});
    }
  }
}

void RuleSet::match(const TaggedText& tagged, TokenRange sentence,
                    std::vector<RuleMatch>& out) const {
  const Impl& impl = *impl_;
  std::vector<std::size_t> spanned;  // every-span rules go on behind a match
  std::array<re2::StringPiece, kGroups> groups;
  std::array<char, kWindow> line{};
  for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
    const ClassSet& classes = tagged.tags[i].classes;
    if (!classes.intersects(impl.openers)) continue;
    if (spanned.empty()) spanned.assign(impl.rules.size(), 0);
    classes.for_each([&](ClassId id) {
      for (const std::uint16_t number : impl.rules_of_class[id]) {
        const CompiledRule& rule = impl.rules[number];
        if (i < spanned[number] || !satisfies(classes, rule.elements.front())) continue;
        if (rule.second && (i + 1 == sentence.end ||
                            !satisfies(tagged.tags[i + 1].classes, *rule.second)))
          continue;
        // The rule's own line: a byte a token, a bit an element. A token that is no
        // element of the rule ends it.
        std::size_t size = 0;
        for (; size < kWindow && i + size < sentence.end; ++size) {
          unsigned byte = 0;
          for (std::size_t e = 0; e < rule.elements.size(); ++e)
            if (satisfies(tagged.tags[i + size].classes, rule.elements[e]))
              byte |= 1U << e;
          if (byte == 0) break;
          line[size] = static_cast<char>(byte);
        }
        spanned[number] = i + 1;
        const re2::StringPiece text(line.data(), size);
        // Whether it matches is cheaper to ask than where its groups are.
        if (!rule.pattern->Match(text, 0, size, re2::RE2::ANCHOR_START, groups.data(), 1))
          continue;
        if (rule.every_span)
          spanned[number] = i + std::max<std::size_t>(1, groups[0].size());
        if (rule.whole)
          groups[1] = groups[0];
        else
          rule.pattern->Match(text, 0, size, re2::RE2::ANCHOR_START, groups.data(),
                              rule.pattern->NumberOfCapturingGroups() + 1);
        impl.propose(rule, number, groups.data(), line.data(), i, out);
      }
    });
  }
}

}  // namespace isnad
