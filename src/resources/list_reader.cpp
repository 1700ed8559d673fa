// Reads lists line by line; the first character says what a line is.
#include "resources/list_reader.h"

#include <algorithm>
#include <array>

#include "resources/lines.h"
#include "text/normalize.h"

namespace isnad {
namespace {

constexpr std::size_t kMaxLine = 4000;  // bytes
constexpr std::string_view kUtf16LittleEndian = "\xFF\xFE";
constexpr std::string_view kUtf16BigEndian = "\xFE\xFF";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class ListReader {
 public:
  ListReader(const Resource& resource, const ListSink& sink,
             std::vector<ResourceProblem>& problems)
      : resource_(resource), sink_(sink), problems_(problems) {}

  void run() {
    for_each_line(resource_.text, [&](std::string_view line, std::size_t number) {
      number_ = number;
      read_line(trim(line));
    });
    flush();
  }

 private:
  void fault(std::string message) {
    problems_.push_back({resource_.name, number_, std::move(message)});
  }

  void read_line(std::string_view line) {
    if (line.empty() || line.front() == '#') return;
    switch (line.front()) {
      case '%':
        flush();
        return read_directive(trim(line.substr(1)));
      case '>':
        return read_attributes(trim(line.substr(1)));
      case '=':
        if (entry_.spellings.empty())
          return fault("a further spelling (=) without an entry above it");
        return read_spelling(trim(line.substr(1)));
      case '-':
        flush();
        entry_.blocks = true;
        entry_.line = number_;
        read_spelling(trim(line.substr(1)));
        return flush();
      default:
        flush();
        entry_.line = number_;
        return read_spelling(line);
    }
  }

  void read_directive(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
      return fault("a directive is written '% key: value'");
    const std::string_view key = trim(line.substr(0, colon));
    const std::string_view value = trim(line.substr(colon + 1));
    const std::array<std::pair<std::string_view, std::string_view*>, 7> fields = {{
        {"kind", &section_.kind},
        {"type", &section_.type},
        {"subtype", &section_.subtype},
        {"class", &section_.classes},
        {"source", &section_.source},
        {"licence", &section_.licence},
        {"criteria", &section_.criteria},
    }};
    const auto field = std::find_if(fields.begin(), fields.end(),
                                    [&](const auto& item) { return item.first == key; });
    if (field == fields.end())
      return fault("unknown directive '" + std::string(key) + "'");
    if (value.empty()) return fault("directive '" + std::string(key) + "' has no value");
    if (key == "kind" && value != "names" && value != "words")
      return fault("a list's kind is 'names' or 'words', not '" + std::string(value) +
                   "'");
    if (key == "type" && value != "PER" && value != "ORG" && value != "LOC")
      return fault("type is PER, ORG or LOC, not '" + std::string(value) + "'");
    *field->second = value;
    ++section_.number;
  }

  void read_spelling(std::string_view text) {
    ListSpelling spelling;
    spelling.line = number_;
    while (!text.empty() && (text.front() == '~' || text.front() == '!')) {
      (text.front() == '~' ? spelling.ambiguous : spelling.exact) = true;
      text = trim(text.substr(1));
    }
    spelling.text = text;
    if (text.empty()) {
      fault("a spelling is missing");
      return;
    }
    entry_.spellings.push_back(spelling);
  }

  void read_attributes(std::string_view line) {
    if (entry_.spellings.empty())
      return fault("attributes (>) without an entry above them");
    bool first = true;
    while (true) {
      const std::size_t end = line.find(';');
      const std::string_view item = trim(line.substr(0, end));
      const std::size_t equals = item.find('=');
      if (equals != std::string_view::npos) {
        const std::string_view key = trim(item.substr(0, equals));
        const std::string_view value = trim(item.substr(equals + 1));
        if (key.empty() || value.empty())
          fault("an attribute is written 'key=value'");
        else
          entry_.attributes.emplace_back(key, value);
      } else if (first) {
        entry_.latin = item;
      } else if (!item.empty()) {
        entry_.attributes.emplace_back(item, std::string_view{});
      }
      first = false;
      if (end == std::string_view::npos) break;
      line.remove_prefix(end + 1);
    }
  }

  void flush() {
    if (!entry_.spellings.empty() && section_is_complete()) sink_(section_, entry_);
    entry_.spellings.clear();
    entry_.attributes.clear();
    entry_.latin = {};
    entry_.blocks = false;
  }

  bool section_is_complete() {
    const bool complete =
        !section_.kind.empty() &&
        (section_.kind == "names" ? !section_.type.empty() : !section_.classes.empty());
    if (!complete && reported_section_ != section_.number + 1) {
      reported_section_ = section_.number + 1;
      problems_.push_back(
          {resource_.name, entry_.line,
           section_.kind.empty() ? "an entry before '% kind: names' or '% kind: words'"
           : section_.kind == "names" ? "a name before '% type: PER', 'ORG' or 'LOC'"
                                      : "a word before '% class: …'"});
    }
    return complete;
  }

  const Resource& resource_;
  const ListSink& sink_;
  std::vector<ResourceProblem>& problems_;
  ListSection section_;
  ListEntry entry_;
  std::size_t number_ = 0;
  std::size_t reported_section_ = 0;
};

}  // namespace

std::string_view ListEntry::attribute(std::string_view key) const {
  for (const auto& [name, value] : attributes)
    if (name == key) return value;
  return {};
}

std::string_view resource_kind(const Resource& resource) {
  std::string_view kind;
  for_each_line(resource.text, [&](std::string_view line, std::size_t) {
    line = trim(line);
    if (line.empty() || line.front() != '%') return true;
    line = trim(line.substr(1));
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && trim(line.substr(0, colon)) == "kind")
      kind = trim(line.substr(colon + 1));
    return kind.empty();
  });
  return kind;
}

std::string slug(std::string_view latin) {
  std::string id;
  for (const char c : fold(latin)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept)
      id += c;
    else if (!id.empty() && id.back() != '_')
      id += '_';
  }
  while (!id.empty() && id.back() == '_') id.pop_back();
  return id;
}

bool check_text(const Resource& resource, std::vector<ResourceProblem>& problems) {
  const std::size_t before = problems.size();
  const std::string_view start = std::string_view(resource.text).substr(0, 3);
  if (start.substr(0, 2) == kUtf16LittleEndian || start.substr(0, 2) == kUtf16BigEndian) {
    problems.push_back({resource.name, 1, "the file is UTF-16: save it as UTF-8"});
    return false;
  }
  if (start == kByteOrderMark) {
    problems.push_back({resource.name, 1,
                        "the text begins with a byte order mark, which read_resource "
                        "would have taken off"});
    return false;
  }
  for_each_line(resource.text, [&](std::string_view line, std::size_t number) {
    if (line.size() > kMaxLine) {
      problems.push_back({resource.name, number,
                          "the line has " + std::to_string(line.size()) +
                              " bytes, at most " + std::to_string(kMaxLine) +
                              " are allowed"});
      return;
    }
    if (line.find('\0') != std::string_view::npos) {
      problems.push_back(
          {resource.name, number, "the line holds a NUL byte: not a text file"});
      return;
    }
    char32_t c = 0;
    std::uint8_t size = 1;
    for (std::size_t at = 0; at < line.size(); at += size) {
      const auto lead = static_cast<unsigned char>(line[at]);
      const auto next =
          static_cast<unsigned char>(at + 1 < line.size() ? line[at + 1] : 0);
      // Nearly all is ASCII or Arabic.
      size = lead < 0x80 ? 1 : 2;
      if (lead < 0x80 || (lead >= 0xC2 && lead <= 0xDF && (next & 0xC0) == 0x80))
        continue;
      if (!decode(line, at, c, size)) {
        problems.push_back(
            {resource.name, number,
             "the line is not UTF-8, from its byte " + std::to_string(at + 1)});
        return;
      }
    }
  });
  return problems.size() == before;
}

void read_list(const Resource& resource, const ListSink& sink,
               std::vector<ResourceProblem>& problems) {
  ListReader(resource, sink, problems).run();
}

}  // namespace isnad
