// Compiles rule files to RE2 and runs them.
#include "match/rules.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdio>
#include <map>
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
  friend bool operator==(const Conjunction&, const Conjunction&) = default;
};
using Element = std::vector<Conjunction>;

// The elements of all rules as bits of a token's row, a rule's side by side, so that what
// a token is to a rule is one shift away. The conjunctions that elements are made of are
// decided together, each once: a token's classes are rows of bits that are summed up.
class Elements {
 public:
  // Where the bits of a rule's elements stand.
  struct Place {
    std::size_t word = 0;
    unsigned shift = 0;
  };
  Place add(const std::vector<Element>& elements);
  // 64-bit words of a token's row.
  std::size_t words() const { return rows_.size(); }
  // Sets the bits of a token with these classes in a row of zeros.
  void decide(const ClassSet& classes, std::uint64_t* row) const;

 private:
  // What a class does to 64 conjunctions.
  struct Sum {
    std::uint64_t meets_first = 0;   // it is their first required class
    std::uint64_t meets_second = 0;  // it is their second one
    std::uint64_t forbidden = 0;
  };
  struct Block {
    std::array<Sum, kMaxClasses> sums;
    Sum without;              // what conjunctions do without
    ClassSet telling;         // the classes that do anything
    std::uint64_t large = 0;  // those that require more than two classes
  };
  std::size_t add(const Conjunction& conjunction);

  unsigned used_ = 64;  // bits of the last word
  std::vector<Conjunction> conjunctions_;
  std::vector<Block> blocks_;  // of 64 conjunctions each
  // By word of a row, then conjunction: the elements that it is an alternative of.
  std::vector<std::vector<std::uint64_t>> rows_;
};

Elements::Place Elements::add(const std::vector<Element>& elements) {
  if (used_ + elements.size() > 64) {
    rows_.emplace_back(conjunctions_.size());
    used_ = 0;
  }
  const Place place{rows_.size() - 1, used_};
  for (const Element& element : elements) {
    for (const Conjunction& conjunction : element) {
      const std::size_t number = add(conjunction);
      rows_.back()[number] |= 1ULL << used_;
    }
    ++used_;
  }
  return place;
}

std::size_t Elements::add(const Conjunction& conjunction) {
  const auto known = std::find(conjunctions_.begin(), conjunctions_.end(), conjunction);
  const auto number = static_cast<std::size_t>(known - conjunctions_.begin());
  if (known != conjunctions_.end()) return number;
  conjunctions_.push_back(conjunction);
  for (std::vector<std::uint64_t>& bits : rows_) bits.push_back(0);
  blocks_.resize(number / 64 + 1);
  Block& block = blocks_.back();
  const std::uint64_t bit = 1ULL << number % 64;
  std::size_t required = 0;
  conjunction.required.for_each([&](ClassId id) {
    if (required == 0) block.sums[id].meets_first |= bit;
    if (required == 1) block.sums[id].meets_second |= bit;
    if (required < 2) block.telling.add(id);
    ++required;
  });
  conjunction.forbidden.for_each([&](ClassId id) {
    block.sums[id].forbidden |= bit;
    block.telling.add(id);
  });
  if (required < 1) block.without.meets_first |= bit;
  if (required < 2) block.without.meets_second |= bit;
  if (required > 2) block.large |= bit;
  return number;
}

void Elements::decide(const ClassSet& classes, std::uint64_t* row) const {
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    const Block& block = blocks_[b];
    Sum sum = block.without;
    (classes & block.telling).for_each([&](ClassId id) {
      sum.meets_first |= block.sums[id].meets_first;
      sum.meets_second |= block.sums[id].meets_second;
      sum.forbidden |= block.sums[id].forbidden;
    });
    std::uint64_t met = sum.meets_first & sum.meets_second & ~sum.forbidden;
    for (std::uint64_t left = met & block.large; left != 0; left &= left - 1) {
      const auto bit = static_cast<std::size_t>(std::countr_zero(left));
      if (!classes.contains(conjunctions_[b * 64 + bit].required)) met &= ~(1ULL << bit);
    }
    for (std::size_t word = 0; word < rows_.size(); ++word) {
      std::uint64_t bits = 0;
      for (std::uint64_t left = met; left != 0; left &= left - 1)
        bits |= rows_[word][b * 64 + static_cast<std::size_t>(std::countr_zero(left))];
      row[word] |= bits;
    }
  }
}

// A rule as written, cut into literal pattern text and elements.
struct RuleSource {
  std::string name;
  std::string file;
  std::size_t line = 0;
  bool every_span = false;
  bool every_end = false;
  bool every_begin = false;
  bool whole_words = false;
  bool behind_and = false;
  std::vector<std::string>
      literals;  // literals[i] stands before elements[i]; one more at the end
  std::vector<Element> elements;
};

// A byte class that matches the bytes of so many bits in which this bit is set.
std::string bit_pattern(std::size_t bit, std::size_t bits) {
  std::string text = "[";
  for (unsigned v = 0; v < 1U << bits; ++v) {
    if ((v >> bit & 1U) == 0) continue;
    const unsigned last = v | ((1U << bit) - 1);  // the bits below may be any
    std::array<char, 24> range{};
    std::snprintf(range.data(), range.size(), "\\x%02x-\\x%02x", v, last);
    text += range.data();
    v = last;
  }
  return text + ']';
}

// True if an alternative of the pattern does not begin with the first element.
bool may_begin_otherwise(const RuleSource& source) {
  int depth = 0;
  int least = 0;  // how many groups stand around the first element
  for (std::size_t i = 0; i < source.literals.size(); ++i) {
    for (const char c : source.literals[i]) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (i > 0) least = std::min(least, depth);
      if (c == '|' && depth <= least) return true;
    }
    if (i == 0) least = depth;
  }
  return false;
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

// True if the pattern's own text is groups, alternatives and repetitions only: then a
// line that matches still matches when more bits of it are set.
bool is_monotone(const RuleSource& source) {
  return std::all_of(
      source.literals.begin(), source.literals.end(), [](std::string literal) {
        for (const char* name : kGroupNames) {
          const std::string group = std::string("?P<") + name + '>';
          for (std::size_t at = literal.find(group); at != std::string::npos;
               at = literal.find(group))
            literal.erase(at, group.size());
        }
        return literal.find_first_not_of("()?:|*+{},0123456789") == std::string::npos;
      });
}

// Where a match and its groups stand in a line: tokens, half open. Empty if absent.
using Groups = std::array<std::pair<std::uint8_t, std::uint8_t>, kGroups>;

struct CompiledRule {
  std::string name;
  std::string where;
  std::unique_ptr<re2::RE2> pattern;
  std::array<int, 4> group{};  // number of PER, ORG, LOC, TITLE; 0 if absent
  unsigned elements = 0;       // different ones; the first begins a match
  Elements::Place place;
  // What every line that matches must have: spares asking RE2.
  unsigned needed = 0;     // elements that some token must be
  unsigned next = 0xFF;    // elements of which the second token must be one, …
  bool may_be_one = true;  // … if there must be a second token
  bool whole = false;      // the one group is the whole match
  // Most lines are short, and RE2 is asked about all short ones beforehand: by the line's
  // tokens, `elements` bits each, the number of what is found (0: nothing).
  std::size_t short_line = 0;  // tokens of a short line at most
  std::vector<std::uint16_t> found_in;
  std::vector<Groups> found;
  bool every_span = false;
  bool every_end = false;
  bool every_begin = false;
  bool whole_words = false;
  bool behind_and = false;

  // The elements that a token with this row is.
  unsigned elements_of(const std::uint64_t* row) const {
    return static_cast<unsigned>(row[place.word] >> place.shift) & ((1U << elements) - 1);
  }
  // False if the line does not match.
  bool match(const char* line, std::size_t size, Groups& groups) const;
  void find_needs();
  void read_short_lines();
};

bool CompiledRule::match(const char* line, std::size_t size, Groups& groups) const {
  std::array<re2::StringPiece, kGroups> pieces;
  // Where groups stand is dearer to ask than where the match ends.
  const int count = whole ? 1 : pattern->NumberOfCapturingGroups() + 1;
  if (!pattern->Match({line, size}, 0, size, re2::RE2::ANCHOR_START, pieces.data(),
                      count))
    return false;
  if (whole) pieces[1] = pieces[0];
  for (std::size_t g = 0; g < groups.size(); ++g) {
    groups[g] = {};
    if (pieces[g].data() == nullptr) continue;
    const std::ptrdiff_t begin = pieces[g].data() - line;
    groups[g].first = static_cast<std::uint8_t>(begin);
    groups[g].second = static_cast<std::uint8_t>(groups[g].first + pieces[g].size());
  }
  return true;
}

// Asks the pattern itself, about lines on which all tokens are everything but one.
void CompiledRule::find_needs() {
  const unsigned everything = (1U << elements) - 1;
  std::array<char, kWindow> line{};
  Groups groups;
  const auto possible = [&](std::size_t size) {
    return match(line.data(), size, groups);
  };
  line.fill(static_cast<char>(everything));
  may_be_one = possible(1);
  next = 0;
  for (std::size_t e = 0; e < elements; ++e) {
    line.fill(static_cast<char>(everything & ~(1U << e)));
    if (!possible(line.size())) needed |= 1U << e;
    line.fill(static_cast<char>(everything));
    line[1] = static_cast<char>(1U << e);
    if (possible(line.size())) next |= 1U << e;
  }
}

void CompiledRule::read_short_lines() {
  constexpr std::size_t kMaxBits = 10;
  short_line = kMaxBits / elements;
  found_in.assign(std::size_t{1} << elements * short_line, 0);
  found.resize(1);
  std::array<char, kWindow> line{};
  // All lines that go on behind `size` tokens, which are packed in `index`.
  const auto go_on = [&](const auto& self, std::size_t size, std::size_t index) -> void {
    for (unsigned byte = 1; size < short_line && byte < 1U << elements; ++byte) {
      if (size == 0 && (byte & 1U) == 0) continue;  // begins no match
      line[size] = static_cast<char>(byte);
      const std::size_t longer = index | std::size_t{byte} << elements * size;
      Groups groups;
      if (match(line.data(), size + 1, groups)) {
        const auto known = std::find(found.begin() + 1, found.end(), groups);
        found_in[longer] = static_cast<std::uint16_t>(known - found.begin());
        if (known == found.end()) found.push_back(groups);
      }
      self(self, size + 1, longer);
    }
  };
  go_on(go_on, 0, 0);
}

void add(std::size_t rule, RuleBits& rules) { rules[rule / 64] |= 1ULL << rule % 64; }

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
      else if (option == "whole-words")
        rule.whole_words = true;
      else if (option == "behind-and")
        rule.behind_and = true;
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
  Elements elements;
  RuleBits may_be_one{};  // CompiledRule::may_be_one of all

  void compile(const RuleSource& source, std::vector<ResourceProblem>& problems);
  void propose(std::size_t number, const Groups& groups, std::size_t base,
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
  rule.whole_words = source.whole_words;
  rule.behind_and = source.behind_and;
  for (const CompiledRule& other : rules)
    if (other.name == source.name)
      fault("the rule '" + source.name + "' is also at " + other.where);
  std::vector<Element> different;
  std::vector<std::size_t> bits;  // by element of the source
  for (const Element& element : source.elements) {
    const auto known = std::find(different.begin(), different.end(), element);
    bits.push_back(static_cast<std::size_t>(known - different.begin()));
    if (known == different.end()) different.push_back(element);
  }
  if (different.size() > kMaxElements)
    return fault("a rule has " + std::to_string(kMaxElements) +
                 " different elements at most");
  std::string pattern;
  for (std::size_t i = 0; i < bits.size(); ++i)
    pattern += source.literals[i] + bit_pattern(bits[i], different.size());
  pattern += source.literals.back();
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
  if (may_begin_otherwise(source))
    fault(
        "every match of a rule begins with its first element: write {a|b}, not {a}|{b}");
  for (const Conjunction& conjunction : different.front())
    if (conjunction.required.empty())
      return fault("each alternative of a rule's first element requires a class");
  rule.whole = is_whole_group(pattern);
  rule.elements = static_cast<unsigned>(different.size());
  rule.place = elements.add(different);
  if (is_monotone(source)) rule.find_needs();
  if (rule.may_be_one) add(rules.size(), may_be_one);
  rule.read_short_lines();
  rules.push_back(std::move(rule));
}

void RuleSet::Impl::propose(std::size_t number, const Groups& groups, std::size_t base,
                            std::vector<RuleMatch>& out) const {
  const CompiledRule& rule = rules[number];
  const auto tokens = [&](int group) {
    const auto& [begin, end] = groups[static_cast<std::size_t>(group)];
    return TokenRange{base + begin, base + end};
  };
  constexpr std::array<EntityType, 3> kTypes = {
      EntityType::person, EntityType::organization, EntityType::location};
  TokenRange title;
  if (rule.group[3] != 0) title = tokens(rule.group[3]);
  for (std::size_t t = 0; t < kTypes.size(); ++t) {
    if (rule.group[t] == 0) continue;
    const TokenRange span = tokens(rule.group[t]);
    if (span.begin == span.end) continue;
    const std::size_t last_begin =
        rule.every_span || rule.every_begin ? span.end : span.begin + 1;
    for (std::size_t begin = span.begin; begin < last_begin; ++begin) {
      const std::size_t first_end =
          rule.every_span || rule.every_end ? begin + 1 : span.end;
      for (std::size_t end = first_end; end <= span.end && end - begin <= kMaxEverySpan;
           ++end)
        out.push_back({number, kTypes[t], begin, end,
                       begin == span.begin ? title : TokenRange{}, rule.whole_words,
                       rule.behind_and});
    }
  }
}

RuleMatcher::RuleMatcher(const RuleSet& rules, const TaggedText& tagged)
    : rules_(*rules.impl_), tagged_(tagged), words_(rules_.elements.words()) {
  begin_text();
}

void RuleMatcher::begin_text() {
  spanned_.assign(rules_.rules.size(), 0);
  std::size_t set = begun_by_.size();
  rows_.resize(tagged_.sets.size() * words_);
  begun_by_.resize(tagged_.sets.size());
  second_in_.resize(tagged_.sets.size(), rules_.may_be_one);
  for (; set < tagged_.sets.size(); ++set) {
    std::uint64_t* const row = rows_.data() + set * words_;
    rules_.elements.decide(tagged_.sets[set], row);
    for (std::size_t number = 0; number < rules_.rules.size(); ++number) {
      const CompiledRule& rule = rules_.rules[number];
      const unsigned elements = rule.elements_of(row);
      if ((elements & 1U) != 0) add(number, begun_by_[set]);
      if ((elements & rule.next) != 0) add(number, second_in_[set]);
    }
  }
}

void RuleMatcher::match(TokenRange sentence, TokenRange beginnings,
                        std::vector<RuleMatch>& out) {
  sentence_ = sentence;
  for (std::size_t i = beginnings.begin; i < beginnings.end; ++i) {
    const RuleBits rules = candidates(i);
    for (std::size_t w = 0; w < rules.size(); ++w)
      for (std::uint64_t left = rules[w]; left != 0; left &= left - 1)
        try_rule(w * 64 + static_cast<std::size_t>(std::countr_zero(left)), i, out);
  }
}

RuleBits RuleMatcher::candidates(std::size_t token) const {
  RuleBits rules = begun_by_[tagged_.tags[token].set];
  const RuleBits& going_on = token + 1 == sentence_.end
                                 ? rules_.may_be_one
                                 : second_in_[tagged_.tags[token + 1].set];
  for (std::size_t w = 0; w < rules.size(); ++w) rules[w] &= going_on[w];
  return rules;
}

void RuleMatcher::try_rule(std::size_t number, std::size_t begin,
                           std::vector<RuleMatch>& out) {
  if (begin < spanned_[number]) return;
  const CompiledRule& rule = rules_.rules[number];
  // The rule's own line: a byte a token, a bit an element. A token that is no element of
  // the rule ends it.
  std::array<char, kWindow> line{};
  unsigned seen = 0;
  std::size_t packed = 0;
  std::size_t size = 0;
  for (; size < kWindow && begin + size < sentence_.end; ++size) {
    const unsigned byte = rule.elements_of(row_of(begin + size));
    if (byte == 0) break;
    seen |= byte;
    line[size] = static_cast<char>(byte);
    if (size < rule.short_line) packed |= std::size_t{byte} << rule.elements * size;
  }
  if ((seen & rule.needed) != rule.needed) return;
  Groups asked;
  const Groups* groups = &asked;
  if (size <= rule.short_line) {
    if (rule.found_in[packed] == 0) return;
    groups = &rule.found[rule.found_in[packed]];
  } else if (!rule.match(line.data(), size, asked)) {
    return;
  }
  if (rule.every_span)
    spanned_[number] = begin + std::max<std::size_t>(1, (*groups)[0].second);
  rules_.propose(number, *groups, begin, out);
}

}  // namespace isnad
