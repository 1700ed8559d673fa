// Compiles rule files to RE2 and runs them.
#include "match/rules.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
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

// The conjunctions of all rules, each once. For a token all of them are decided together,
// a bit each: its classes are rows of bits that are summed up.
class Conditions {
 public:
  // The conjunction's number.
  std::size_t add(const Conjunction& conjunction);
  // 64-bit words that a token's bits take.
  std::size_t words() const { return (conjunctions_.size() + 63) / 64; }
  // Writes the bits of a token with these classes.
  void decide(const ClassSet& classes, std::uint64_t* bits) const;

 private:
  // What a class does to 64 conjunctions.
  struct Row {
    std::uint64_t meets_first = 0;   // it is their first required class
    std::uint64_t meets_second = 0;  // it is their second one
    std::uint64_t forbidden = 0;
  };
  Row& row(std::size_t word, ClassId id) { return rows_[word * kMaxClasses + id]; }

  std::vector<Conjunction> conjunctions_;
  std::vector<Row> rows_;           // kMaxClasses for each word
  std::vector<Row> without_;        // by word: the classes that they do without
  std::vector<std::size_t> large_;  // those that require more than two classes
};

std::size_t Conditions::add(const Conjunction& conjunction) {
  const auto known = std::find(conjunctions_.begin(), conjunctions_.end(), conjunction);
  const auto number = static_cast<std::size_t>(known - conjunctions_.begin());
  if (known != conjunctions_.end()) return number;
  conjunctions_.push_back(conjunction);
  rows_.resize(words() * kMaxClasses);
  without_.resize(words());
  const std::size_t word = number / 64;
  const std::uint64_t bit = 1ULL << number % 64;
  std::size_t required = 0;
  conjunction.required.for_each([&](ClassId id) {
    if (required == 0) row(word, id).meets_first |= bit;
    if (required == 1) row(word, id).meets_second |= bit;
    ++required;
  });
  conjunction.forbidden.for_each([&](ClassId id) { row(word, id).forbidden |= bit; });
  if (required < 1) without_[word].meets_first |= bit;
  if (required < 2) without_[word].meets_second |= bit;
  if (required > 2) large_.push_back(number);
  return number;
}

void Conditions::decide(const ClassSet& classes, std::uint64_t* bits) const {
  for (std::size_t word = 0; word < words(); ++word) {
    const Row* rows = &rows_[word * kMaxClasses];
    Row sum = without_[word];
    classes.for_each([&](ClassId id) {
      sum.meets_first |= rows[id].meets_first;
      sum.meets_second |= rows[id].meets_second;
      sum.forbidden |= rows[id].forbidden;
    });
    bits[word] = sum.meets_first & sum.meets_second & ~sum.forbidden;
  }
  for (const std::size_t number : large_)
    if (!classes.contains(conjunctions_[number].required))
      bits[number / 64] &= ~(1ULL << number % 64);
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

struct CompiledRule {
  std::string name;
  std::string where;
  std::unique_ptr<re2::RE2> pattern;
  std::array<int, 4> group{};  // number of PER, ORG, LOC, TITLE; 0 if absent
  // Different ones; the first begins a match. For each the words of bits of which one
  // must be set.
  std::size_t elements = 0;
  std::vector<std::uint64_t> element_bits;
  // What every line that matches must have: spares asking RE2.
  unsigned needed = 0;     // elements that some token must be
  unsigned next = 0xFF;    // elements of which the second token must be one, …
  bool may_be_one = true;  // … if there must be a second token
  bool whole = false;      // the one group is the whole match
  bool every_span = false;
  bool every_end = false;
  bool every_begin = false;

  bool matches(const re2::StringPiece& line, re2::StringPiece* groups, int count) const {
    return pattern->Match(line, 0, line.size(), re2::RE2::ANCHOR_START, groups, count);
  }
  void find_needs();
  // The elements that a token with these bits is.
  unsigned elements_of(const std::uint64_t* bits, std::size_t words) const {
    unsigned byte = 0;
    const std::uint64_t* mask = element_bits.data();
    for (std::size_t e = 0; e < elements; ++e, mask += words) {
      std::uint64_t common = 0;
      for (std::size_t w = 0; w < words; ++w) common |= bits[w] & mask[w];
      byte |= static_cast<unsigned>(common != 0) << e;
    }
    return byte;
  }
};

// Asks the pattern itself, about lines on which all tokens are everything but one.
void CompiledRule::find_needs() {
  constexpr char kEverything = '\xFF';
  std::array<char, kWindow> line{};
  const auto possible = [&](std::size_t size) {
    return matches(re2::StringPiece(line.data(), size), nullptr, 0);
  };
  line.fill(kEverything);
  may_be_one = possible(1);
  next = 0;
  for (std::size_t e = 0; e < elements; ++e) {
    line.fill(static_cast<char>(0xFFU & ~(1U << e)));
    if (!possible(line.size())) needed |= 1U << e;
    line.fill(kEverything);
    line[1] = static_cast<char>(1U << e);
    if (possible(line.size())) next |= 1U << e;
  }
}

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
  Conditions conditions;
  std::vector<std::bitset<kMaxRules>> begun_by;  // by condition: the rules it may begin
  std::vector<std::uint64_t> beginnings;         // the conditions that begin a rule

  void compile(const RuleSource& source, std::vector<ResourceProblem>& problems);
  // The rules that a token with these bits may begin.
  std::bitset<kMaxRules> begun_at(const std::uint64_t* bits) const {
    std::bitset<kMaxRules> begun;
    for (std::size_t w = 0; w < beginnings.size(); ++w)
      for (std::uint64_t left = bits[w] & beginnings[w]; left != 0; left &= left - 1)
        begun |= begun_by[w * 64 + static_cast<std::size_t>(std::countr_zero(left))];
    return begun;
  }
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
  Impl& impl = *set.impl_;
  for (const RuleSource& source : sources)
    for (const Element& element : source.elements)
      for (const Conjunction& conjunction : element) impl.conditions.add(conjunction);
  impl.begun_by.resize(impl.conditions.words() * 64);
  for (const RuleSource& source : sources) impl.compile(source, problems);
  impl.beginnings.resize(impl.conditions.words());
  for (std::size_t c = 0; c < impl.begun_by.size(); ++c)
    if (impl.begun_by[c].any()) impl.beginnings[c / 64] |= 1ULL << c % 64;
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
  std::vector<Element> elements;
  std::string pattern;
  for (std::size_t i = 0; i < source.elements.size(); ++i) {
    const auto known = std::find(elements.begin(), elements.end(), source.elements[i]);
    const auto bit = static_cast<std::size_t>(known - elements.begin());
    if (known == elements.end()) elements.push_back(source.elements[i]);
    pattern += source.literals[i] + bit_pattern(bit);
  }
  pattern += source.literals.back();
  if (elements.size() > kMaxElements)
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
  for (const Conjunction& conjunction : elements.front())
    if (conjunction.required.empty())
      return fault("each alternative of a rule's first element requires a class");
  rule.whole = is_whole_group(pattern);
  rule.elements = elements.size();
  const std::size_t words = conditions.words();
  rule.element_bits.resize(elements.size() * words);
  for (std::size_t e = 0; e < elements.size(); ++e)
    for (const Conjunction& conjunction : elements[e]) {
      const std::size_t number = conditions.add(conjunction);
      rule.element_bits[e * words + number / 64] |= 1ULL << number % 64;
      if (e == 0) begun_by[number].set(rules.size());
    }
  if (is_monotone(source)) rule.find_needs();
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
  const std::size_t words = impl.conditions.words();
  std::vector<std::uint64_t> bits((sentence.end - sentence.begin) * words);
  const auto bits_of = [&](std::size_t i) { return &bits[(i - sentence.begin) * words]; };
  for (std::size_t i = sentence.begin; i < sentence.end; ++i)
    impl.conditions.decide(tagged.tags[i].classes, bits_of(i));
  std::array<std::size_t, kMaxRules> spanned{};  // every-span rules go on behind a match
  for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
    const std::bitset<kMaxRules> begun = impl.begun_at(bits_of(i));
    for (std::size_t number = begun._Find_first(); number < kMaxRules;
         number = begun._Find_next(number)) {
      if (i < spanned[number]) continue;
      const CompiledRule& rule = impl.rules[number];
      if (!rule.may_be_one &&
          (i + 1 == sentence.end ||
           (rule.elements_of(bits_of(i + 1), words) & rule.next) == 0))
        continue;
      // The rule's own line: a byte a token, a bit an element. A token that is no element
      // of the rule ends it.
      std::array<char, kWindow> line{};
      unsigned seen = 0;
      std::size_t size = 0;
      for (; size < kWindow && i + size < sentence.end; ++size) {
        const unsigned byte = rule.elements_of(bits_of(i + size), words);
        if (byte == 0) break;
        seen |= byte;
        line[size] = static_cast<char>(byte);
      }
      if ((seen & rule.needed) != rule.needed) continue;
      // Whether it matches is cheaper to ask than where its groups are.
      std::array<re2::StringPiece, kGroups> groups;
      const re2::StringPiece text(line.data(), size);
      if (!rule.matches(text, groups.data(), 1)) continue;
      if (rule.every_span)
        spanned[number] = i + std::max<std::size_t>(1, groups[0].size());
      if (rule.whole)
        groups[1] = groups[0];
      else
        rule.matches(text, groups.data(), rule.pattern->NumberOfCapturingGroups() + 1);
      impl.propose(rule, number, groups.data(), line.data(), i, out);
    }
  }
}

}  // namespace isnad
