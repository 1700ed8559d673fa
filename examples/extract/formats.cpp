#include "extract/formats.h"

#include <algorithm>

namespace extract {
namespace {

std::string report(const Article& article, const Style& style) {
  return isnad::to_report(article.document, article.text, article.id, {style.colour});
}

isnad::JsonStyle json_style(const Style& style, int indent) {
  isnad::JsonStyle json;
  json.indent = indent;
  json.reasons = style.reasons;
  json.offsets = style.offsets;
  json.text = style.with_text;
  return json;
}

// Puts the carried fields before the end of a JSON object.
std::string with_fields(std::string object, std::string_view fields,
                        std::string_view before) {
  if (fields.empty()) return object;
  object.pop_back();
  object.erase(object.find_last_not_of(" \n") + 1);
  object.append(",").append(before).append(fields);
  object += before.empty() ? "}" : "\n}";
  return object;
}

std::string json(const Article& article, const Style& style) {
  return with_fields(
      isnad::to_json(article.document, article.text, article.id, json_style(style, 2)),
      article.fields, "\n  ");
}

std::string json_line(const Article& article, const Style& style) {
  return with_fields(isnad::to_json(article.document, article.text, article.id,
                                    json_style(style, -1)),
                     article.fields, "") +
         '\n';
}

}  // namespace

const std::vector<Format>& formats() {
  // In the order of the help.
  static const std::vector<Format> all = {
      {.name = "text",
       .ending = ".report.txt",
       .about = "a report to read",
       .separator = "\n",
       .write = report},
      {.name = "jsonl",
       .ending = ".jsonl",
       .about = "JSON Lines, one object an article",
       .write = json_line,
       .any_offsets = true,
       .carries_fields = true},
      {.name = "json",
       .ending = ".json",
       .about = "a JSON array, indented, with reasons",
       .header = "[\n",
       .separator = ",\n",
       .footer = "\n]\n",
       .write = json,
       .any_offsets = true,
       .reasons = true,
       .carries_fields = true},
      {.name = "explain",
       .ending = ".explain.txt",
       .about = "the stages and the evidence"},
  };
  return all;
}

const Format* find_format(std::string_view name) {
  const auto found = std::find_if(formats().begin(), formats().end(),
                                  [&](const Format& f) { return f.name == name; });
  return found == formats().end() ? nullptr : &*found;
}

}  // namespace extract
