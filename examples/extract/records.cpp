#include "extract/records.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <vector>

namespace extract {
namespace {

using Json = nlohmann::json;

// The members that isnad::to_json writes.
constexpr std::array<std::string_view, 7> kOwn = {
    "id", "offsets", "text", "mentions", "entities", "quotes", "diagnostics"};

struct Member {
  std::string name;
  std::string_view value;  // as it was written
};

// Cuts an object, which is known to be well formed JSON, into its members.
class MemberReader {
 public:
  explicit MemberReader(std::string_view object) : object_(object) {}

  std::vector<Member> read() {
    std::vector<Member> members;
    at_ = object_.find('{') + 1;
    for (skip_blanks(); object_[at_] != '}'; skip_blanks()) {
      if (object_[at_] == ',') {
        ++at_;
        continue;
      }
      std::string name = Json::parse(value()).get<std::string>();
      at_ = object_.find(':', at_) + 1;
      skip_blanks();
      members.push_back({std::move(name), value()});
    }
    return members;
  }

 private:
  void skip_blanks() { at_ = object_.find_first_not_of(" \t\r\n", at_); }

  // Steps over a string, beginning at its quotation mark.
  void skip_string() {
    for (++at_; object_[at_] != '"'; ++at_)
      if (object_[at_] == '\\') ++at_;
    ++at_;
  }

  // Steps over a value.
  std::string_view value() {
    const std::size_t begin = at_;
    if (object_[at_] == '"') {
      skip_string();
    } else if (object_[at_] == '{' || object_[at_] == '[') {
      std::size_t depth = 0;
      do {
        const char c = object_[at_];
        if (c == '"') {
          skip_string();
          continue;
        }
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        ++at_;
      } while (depth > 0);
    } else {
      at_ = object_.find_first_of(",} \t\r\n", at_);
    }
    return object_.substr(begin, at_ - begin);
  }

  std::string_view object_;
  std::size_t at_ = 0;
};

std::string carried(std::string_view line, const std::string& text_field,
                    const std::string& id_field) {
  const std::vector<Member> members = MemberReader(line).read();
  const auto has = [&](const std::string& name) {
    return std::any_of(members.begin(), members.end(),
                       [&](const Member& member) { return member.name == name; });
  };
  std::string fields;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto& [name, value] = members[i];
    if (name == text_field) continue;
    if (name == id_field && name == "id") continue;  // the output's own
    if (std::any_of(
            members.begin() + static_cast<std::ptrdiff_t>(i) + 1, members.end(),
            [&, &same = name](const Member& later) { return later.name == same; }))
      continue;
    std::string kept = name;
    if (std::find(kOwn.begin(), kOwn.end(), name) != kOwn.end()) {
      do kept.insert(0, "input_");
      while (has(kept));
    }
    if (!fields.empty()) fields += ',';
    fields.append(Json(kept).dump()).append(":").append(value);
  }
  return fields;
}

}  // namespace

Record read_record(std::string_view line, const std::string& text_field,
                   const std::string& id_field) {
  Json json;
  try {
    json = Json::parse(line);
  } catch (const Json::parse_error& error) {
    // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error
    // while parsing value - invalid literal; last read: …", which may be no UTF-8.
    const std::string what = error.what();
    const std::size_t begin = std::min(what.find("column "), what.size());
    throw std::runtime_error("no JSON: " +
                             what.substr(begin, what.find("; last read", begin) - begin));
  }
  if (!json.is_object()) throw std::runtime_error("no JSON object");
  const auto text = json.find(text_field);
  if (text == json.end()) throw std::runtime_error("no field \"" + text_field + '"');
  if (!text->is_string())
    throw std::runtime_error("the field \"" + text_field + "\" is no string");
  Record record;
  if (const auto id = json.find(id_field); id != json.end() && !id->is_null()) {
    if (!id->is_string() && !id->is_number())
      throw std::runtime_error("the field \"" + id_field + "\" is no string or number");
    record.id = id->is_string() ? id->get<std::string>() : id->dump();
  }
  record.text = std::move(text->get_ref<std::string&>());
  record.fields = carried(line, text_field, id_field);
  return record;
}

}  // namespace extract
