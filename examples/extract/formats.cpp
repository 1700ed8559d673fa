#include "extract/formats.h"

#include <algorithm>

namespace extract {
namespace {

std::string report(const Article& article, const Style& style) {
  return isnad::to_report(article.document, article.text, article.id, {style.colour});
}

isnad::Envelope blank_line_between(const Style&) { return {"", "\n", ""}; }

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

isnad::Envelope json_array(const Style&) { return {"[\n", ",\n", "\n]\n"}; }

std::string json_line(const Article& article, const Style& style) {
  return with_fields(isnad::to_json(article.document, article.text, article.id,
                                    json_style(style, -1)),
                     article.fields, "") +
         '\n';
}

std::string conll(const Article& article, const Style& style) {
  return isnad::to_conll(article.document, article.text, article.id, {style.offsets});
}

std::string brat(const Article& article, const Style&) {
  return isnad::to_brat(article.document, article.text).annotations;
}

std::string annotations(const Article& article, const Style&) {
  return isnad::web_annotation_items(article.document, article.text, article.id);
}

isnad::Envelope annotation_collection(const Style&) {
  return isnad::web_annotation_envelope("annotations");
}

isnad::TableStyle table_style(const Style& style, char separator) {
  isnad::TableStyle table;
  table.separator = separator;
  table.byte_order_mark = style.byte_order_mark;
  table.offsets = style.offsets;
  return table;
}

template <char separator>
std::string table(const Article& article, const Style& style) {
  return isnad::to_quotes_table(article.document, article.text, article.id,
                                table_style(style, separator));
}

template <char separator>
isnad::Envelope table_header(const Style& style) {
  return {isnad::quotes_table_header(table_style(style, separator)), "", ""};
}

std::string page(const Article& article, const Style& style) {
  return isnad::to_page(article.document, article.text, article.id, style.page);
}

template <std::string (*write_graph)(const isnad::SpeechGraph&)>
std::string graph(const Article& article, const Style&) {
  isnad::SpeechGraph graph;
  graph.add(article.document, article.id);
  return write_graph(graph);
}

}  // namespace

const std::vector<Format>& formats() {
  // In the order of the help.
  static const std::vector<Format> all = {
      {.name = "text",
       .ending = ".report.txt",
       .about = "a report to read",
       .write = report,
       .envelope = blank_line_between},
      {.name = "jsonl",
       .ending = ".jsonl",
       .about = "JSON Lines, one object an article",
       .write = json_line,
       .any_offsets = true,
       .any_reasons = true,
       .carries_fields = true},
      {.name = "json",
       .ending = ".json",
       .about = "a JSON array, indented, with reasons",
       .write = json,
       .envelope = json_array,
       .any_offsets = true,
       .always_reasons = true,
       .carries_fields = true},
      {.name = "html",
       .ending = ".html",
       .about = "a page to look at; several need --output, which gets an index",
       .write = page,
       .one_article = true,
       .always_reasons = true},
      {.name = "conll",
       .ending = ".conll",
       .about = "columns with IOB2 tags",
       .write = conll,
       .any_offsets = true},
      {.name = "brat",
       .ending = ".ann",
       .about = "stand-off annotation with its .txt; needs --output",
       .write = brat,
       .one_article = true,
       .two_files = true},
      {.name = "web-annotation",
       .ending = ".jsonld",
       .about = "W3C Web Annotation (JSON-LD)",
       .write = annotations,
       .envelope = annotation_collection},
      {.name = "csv",
       .ending = ".csv",
       .about = "a table of quotes for spreadsheets, by commas",
       .write = table<','>,
       .envelope = table_header<','>,
       .any_offsets = true},
      {.name = "tsv",
       .ending = ".tsv",
       .about = "the same by tabs",
       .write = table<'\t'>,
       .envelope = table_header<'\t'>,
       .any_offsets = true},
      {.name = "graphml",
       .ending = ".graphml",
       .about = "who speaks of whom, for Gephi, NetworkX and others",
       .write = graph<isnad::to_graphml>,
       .write_graph = isnad::to_graphml},
      {.name = "dot",
       .ending = ".dot",
       .about = "the same for Graphviz",
       .write = graph<isnad::to_dot>,
       .write_graph = isnad::to_dot},
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
