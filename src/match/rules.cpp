// Compiles rule files to RE2 and runs them.
#include "match/rules.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <optional>
#include <utility>

#include "resources/list_reader.h"

namespace isnad {
namespace {

constexpr std::size_t kMaxWidth = 16;        // bytes a token
constexpr std::size_t kWindow = 16;          // tokens that one match may span
constexpr std::size_t kMaxEverySpan = 8;     // tokens of a proposal by every-span
constexpr int kGroups = 5;                   // the whole match, PER, ORG, LOC, TITLE
constexpr std::array<const char*, 4> kGroupNames = {"PER", "ORG", "LOC", "TITLE"};

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// A conjunction of classes: {a&!b}.
struct Conjunction {
  std::vector<ClassId> required;
  std::vector<ClassId> forbidden;
};
using Element = std::vector<Conjunction>;

// Which bit of a line's bytes stands for which class.
struct LineLayout {
  std::array<int, kMaxClasses> bit_of;
  std::vector<ClassId> classes;
  LineLayout() { bit_of.fill(-1); }
  void use(ClassId id) {
    if (bit_of[id] >= 0) return;
    bit_of[id] = static_cast<int>(classes.size());
    classes.push_back(id);
  }
  std::size_t width() const { return std::max<std::size_t>(1, (classes.size() + 7) / 8); }
};

// A rule as written, cut into literal pattern text and elements.
struct RuleSource {
  std::string name;
  std::string file;
  std::size_t line = 0;
  bool every_span = false;
  bool every_end = false;
  bool every_begin = false;
  std::vector<std::string> literals;  // literals[i] stands before elements[i]; one more at the end
  std::vector<Element> elements;
};

// A byte class that matches the values v with (v & required) == required and !(v & forbidden).
std::string byte_class(unsigned required, unsigned forbidden) {
  if (required == 0 && forbidden == 0) return "[\\x00-\\xff]";
  std::string text = "[";
  const auto matches = [&](unsigned v) { return (v & required) == required && (v & forbidden) == 0; };
  for (unsigned v = 0; v < 256; ++v) {
    if (!matches(v)) continue;
    unsigned last = v;
    while (last + 1 < 256 && matches(last + 1)) ++last;
    std::array<char, 16> range{};
    std::snprintf(range.data(), range.size(), "\\x%02x-\\x%02x", v, last);
    text += range.data();
    v = last;
  }
  return text + ']';
}

std::string element_pattern(const Element& element, const LineLayout& layout) {
  std::string pattern = "(?:";
  for (const Conjunction& conjunction : element) {
    std::vector<unsigned> required(layout.width(), 0);
    std::vector<unsigned> forbidden(layout.width(), 0);
    const auto set = [&](std::vector<unsigned>& bits, ClassId id) {
      const auto bit = static_cast<std::size_t>(layout.bit_of[id]);
      bits[bit / 8] |= 1U << (bit % 8);
    };
    for (const ClassId id : conjunction.required) set(required, id);
    for (const ClassId id : conjunction.forbidden) set(forbidden, id);
    if (&conjunction != &element.front()) pattern += '|';
    for (std::size_t i = 0; i < layout.width(); ++i) pattern += byte_class(required[i], forbidden[i]);
  }
  return pattern + ')';
}

struct CompiledRule {
  std::string name;
  std::string where;
  std::unique_ptr<re2::RE2> pattern;
  std::array<int, 4> group{};  // number of PER, ORG, LOC, TITLE; 0 if absent
  Element first;               // what the token that begins a match must be
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
    constexpr std::array<std::string_view, 4> kKeys = {"kind", "source", "licence", "criteria"};
    if (colon == std::string_view::npos || std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end())
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
      while (end < body.size() && (std::isalnum(static_cast<unsigned char>(body[end])) != 0 || body[end] == '_')) ++end;
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
    if (close == std::string_view::npos) return fault("the rule's options are not closed", rule.line);
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
      const bool element =
          c == '{' && i + 1 < body.size() && std::isdigit(static_cast<unsigned char>(body[i + 1])) == 0;
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
        if (const auto id = classes_.find(name))
          (negative ? element.back().forbidden : element.back().required).push_back(*id);
        else if (name.empty() || name.back() != '~')  // no list has flagged a word of this class
          fault("unknown word class '" + std::string(name) + "'", line);
        else if (!negative)
          element.back().required.push_back(kClass_sentence_begin);  // matches no word
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

bool satisfies(const ClassSet& classes, const Element& element) {
  return std::any_of(element.begin(), element.end(), [&](const Conjunction& conjunction) {
    return std::all_of(conjunction.required.begin(), conjunction.required.end(),
                       [&](ClassId id) { return classes.has(id); }) &&
           std::none_of(conjunction.forbidden.begin(), conjunction.forbidden.end(),
                        [&](ClassId id) { return classes.has(id); });
  });
}

}  // namespace

struct RuleSet::Impl {
  LineLayout layout;
  std::vector<CompiledRule> rules;
  // For each class, the rules whose first element may require it.
  ClassSet openers;
  std::vector<std::vector<std::uint16_t>> rules_of_class{kMaxClasses};

  void compile(const RuleSource& source, std::vector<ResourceProblem>& problems);
  void propose(const CompiledRule& rule, std::size_t rule_number, const re2::StringPiece* groups,
               const char* line, std::size_t base, std::vector<RuleMatch>& out) const;
};

RuleSet::RuleSet() : impl_(std::make_unique<Impl>()) {}
RuleSet::~RuleSet() = default;
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;

std::size_t RuleSet::size() const { return impl_->rules.size(); }
const std::string& RuleSet::name(std::size_t rule) const { return impl_->rules[rule].name; }
std::string RuleSet::where(std::size_t rule) const { return impl_->rules[rule].where; }

RuleSet RuleSet::compile(const std::vector<Resource>& files, const ClassRegistry& classes,
                         std::vector<ResourceProblem>& problems) {
  RuleSet set;
  std::vector<RuleSource> sources;
  for (const Resource& file : files) RuleReader(file, classes, problems, sources).run();
  for (const RuleSource& source : sources)
    for (const Element& element : source.elements)
      for (const Conjunction& conjunction : element) {
        for (const ClassId id : conjunction.required) set.impl_->layout.use(id);
        for (const ClassId id : conjunction.forbidden) set.impl_->layout.use(id);
      }
  if (set.impl_->layout.width() > kMaxWidth || sources.size() > kMaxRules) {
    problems.push_back({sources.back().file, sources.back().line,
                        "the rules mention more than " + std::to_string(kMaxWidth * 8) +
                            " classes or there are more than " + std::to_string(kMaxRules)});
    return set;
  }
  for (const RuleSource& source : sources) set.impl_->compile(source, problems);
  return set;
}

void RuleSet::Impl::compile(const RuleSource& source, std::vector<ResourceProblem>& problems) {
  const auto fault = [&](std::string message) {
    problems.push_back({source.file, source.line, std::move(message)});
  };
  CompiledRule rule;
  rule.name = source.name;
  rule.where = source.file + ':' + std::to_string(source.line);
  rule.every_span = source.every_span;
  rule.every_end = source.every_end;
  rule.every_begin = source.every_begin;
  rule.first = source.elements.front();
  for (const CompiledRule& other : rules)
    if (other.name == source.name) fault("the rule '" + source.name + "' is also at " + other.where);
  std::string pattern;
  for (std::size_t i = 0; i < source.elements.size(); ++i)
    pattern += source.literals[i] + element_pattern(source.elements[i], layout);
  pattern += source.literals.back();
  re2::RE2::Options options;
  options.set_encoding(re2::RE2::Options::EncodingLatin1);
  options.set_log_errors(false);
  options.set_longest_match(false);
  rule.pattern = std::make_unique<re2::RE2>(pattern, options);
  if (!rule.pattern->ok()) return fault("the pattern is faulty: " + rule.pattern->error());
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
  for (const Conjunction& conjunction : rule.first) {
    if (conjunction.required.empty())
      return fault("each alternative of a rule's first element requires a class");
    openers.add(conjunction.required.front());
    auto& list = rules_of_class[conjunction.required.front()];
    if (list.empty() || list.back() != number) list.push_back(number);
  }
  rules.push_back(std::move(rule));
}

void RuleSet::Impl::propose(const CompiledRule& rule, std::size_t rule_number,
                            const re2::StringPiece* groups, const char* line, std::size_t base,
                            std::vector<RuleMatch>& out) const {
  const std::size_t width = layout.width();
  const auto tokens = [&](int group) {
    const auto begin = static_cast<std::size_t>(groups[group].data() - line) / width;
    return TokenRange{base + begin, base + begin + groups[group].size() / width};
  };
  constexpr std::array<EntityType, 3> kTypes = {EntityType::person, EntityType::organization,
                                                EntityType::location};
  TokenRange title;
  if (rule.group[3] != 0 && groups[rule.group[3]].data() != nullptr) title = tokens(rule.group[3]);
  for (std::size_t t = 0; t < kTypes.size(); ++t) {
    if (rule.group[t] == 0 || groups[rule.group[t]].data() == nullptr) continue;
    const TokenRange span = tokens(rule.group[t]);
    if (span.begin == span.end) continue;
    const std::size_t last_begin = rule.every_span || rule.every_begin ? span.end : span.begin + 1;
    for (std::size_t begin = span.begin; begin < last_begin; ++begin) {
      const std::size_t first_end = rule.every_span || rule.every_end ? begin + 1 : span.end;
      for (std::size_t end = first_end; end <= span.end && end - begin <= kMaxEverySpan; ++end)
        out.push_back({rule_number, kTypes[t], begin, end, begin == span.begin ? title : TokenRange{}});
    }
  }
}

void RuleSet::match(const TaggedText& tagged, TokenRange sentence,
                    std::vector<RuleMatch>& out) const {
  const Impl& impl = *impl_;
  if (impl.rules.empty()) return;
  const std::size_t width = impl.layout.width();
  std::string line;  // written when the first rule may begin
  std::vector<std::size_t> spanned(impl.rules.size(), 0);  // every-span rules go on behind a match
  std::array<re2::StringPiece, kGroups> groups;
  for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
    const ClassSet& classes = tagged.tags[i].classes;
    if (!classes.intersects(impl.openers)) continue;
    if (line.empty()) {
      line.assign((sentence.end - sentence.begin) * width, '\0');
      for (std::size_t j = sentence.begin; j < sentence.end; ++j)
        tagged.tags[j].classes.for_each([&](ClassId id) {
          const int bit = impl.layout.bit_of[id];
          if (bit < 0) return;
          char& byte = line[(j - sentence.begin) * width + static_cast<std::size_t>(bit) / 8];
          byte = static_cast<char>(static_cast<unsigned char>(byte) | (1U << (bit % 8)));
        });
    }
    classes.for_each([&](ClassId id) {
      for (const std::uint16_t number : impl.rules_of_class[id]) {
        const CompiledRule& rule = impl.rules[number];
        if (i < spanned[number] || !satisfies(classes, rule.first)) continue;
        const std::size_t at = i - sentence.begin;
        const std::size_t end = std::min(at + kWindow, sentence.end - sentence.begin);
        const int count = rule.pattern->NumberOfCapturingGroups() + 1;
        if (!rule.pattern->Match(line, at * width, end * width, re2::RE2::ANCHOR_START,
                                 groups.data(), count))
          continue;
        impl.propose(rule, number, groups.data(), line.data(), sentence.begin, out);
        spanned[number] =
            rule.every_span ? i + std::max<std::size_t>(1, groups[0].size() / width) : i + 1;
      }
    });
  }
}

}  // namespace isnad
