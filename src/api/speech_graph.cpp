// Who speaks of whom, and the languages of graphs.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "api/offsets.h"
#include "isnad/formats.h"
#include "text/normalize.h"

namespace isnad {
namespace {

SpeechNode node_of(const Entity& entity) {
  SpeechNode node;
  node.name = entity.name;
  node.type = to_string(entity.type);
  node.latin = entity.latin;
  node.key = entity.id;
  node.country = entity.country;
  return node;
}

std::string identity_of(const Entity& entity) {
  return fmt::format("{} {} {}", to_string(entity.type),
                     entity.id.empty() ? "name" : "key",
                     entity.id.empty() ? fold(entity.name) : entity.id);
}

// What XML 1.0 takes as text; a carriage return would be read back as a line feed.
std::string xml(std::string_view text) {
  std::string out;
  const std::string well_formed = repaired(text);
  for (std::size_t at = 0; at < well_formed.size();) {
    char32_t c = 0;
    std::uint8_t size = 0;
    decode(well_formed, at, c, size);
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '\r')
      out += "&#13;";
    else if ((c < 0x20 && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF)
      out += kReplacement;
    else
      out += std::string_view(well_formed).substr(at, size);
    at += size;
  }
  return out;
}

// A quoted string of Graphviz. A label is read for escapes and, as in HTML, for
// entities; SVG, which is made of it, takes no more controls than XML.
std::string dot(std::string_view text) {
  std::string out = "\"";
  for (const char c : repaired(text)) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '&') {
      out += "&amp;";
    } else if (static_cast<unsigned char>(c) < 0x20 && c != '\t') {
      out += kReplacement;
    } else {
      out += c;
    }
  }
  return out + '"';
}

const char* shape(std::string_view type) {
  if (type == "PER") return "ellipse";
  if (type == "ORG") return "box";
  if (type == "LOC") return "hexagon";
  return "plaintext";
}

}  // namespace

std::size_t SpeechGraph::node(const std::string& identity, SpeechNode node) {
  const auto [known, fresh] = node_of_.try_emplace(identity, nodes_.size());
  if (fresh) nodes_.push_back(std::move(node));
  return known->second;
}

std::size_t SpeechGraph::edge(std::size_t speaker, std::size_t spoken_of) {
  const auto [known, fresh] = edge_of_.try_emplace({speaker, spoken_of}, edges_.size());
  if (fresh) {
    SpeechEdge edge;
    edge.speaker = speaker;
    edge.spoken_of = spoken_of;
    edges_.push_back(edge);
  }
  return known->second;
}

void SpeechGraph::add(const Document& document, std::string_view id) {
  const std::vector<std::size_t> mentions = mentions_without_overlaps(document);
  std::vector<std::size_t> of_document;  // edges, once for every quote
  for (const Quote& quote : document.quotes) {
    if (!quote.speaker) continue;
    std::size_t speaker = 0;
    if (quote.speaker->entity && *quote.speaker->entity < document.entities.size()) {
      const Entity& entity = document.entities[*quote.speaker->entity];
      speaker = node(identity_of(entity), node_of(entity));
    } else {
      SpeechNode source;
      source.name = quote.speaker->text;
      source.type = "source";
      source.document = id;
      const std::string identity =
          fmt::format("source {}:{} {}", id.size(), id, fold(source.name));
      speaker = node(identity, std::move(source));
    }
    ++nodes_[speaker].quotes;

    std::vector<std::size_t> of_quote;
    for (const Span part : quote.parts) {
      auto at = std::lower_bound(mentions.begin(), mentions.end(), part.begin,
                                 [&](std::size_t mention, std::size_t byte) {
                                   return document.mentions[mention].span.begin < byte;
                                 });
      for (; at != mentions.end() && document.mentions[*at].span.end <= part.end; ++at) {
        if (document.mentions[*at].entity >= document.entities.size()) continue;
        const Entity& entity = document.entities[document.mentions[*at].entity];
        const std::size_t spoken_of = node(identity_of(entity), node_of(entity));
        ++nodes_[spoken_of].mentions;
        const std::size_t e = edge(speaker, spoken_of);
        ++edges_[e].weight;
        of_quote.push_back(e);
      }
    }
    std::sort(of_quote.begin(), of_quote.end());
    of_quote.erase(std::unique(of_quote.begin(), of_quote.end()), of_quote.end());
    for (const std::size_t e : of_quote) ++edges_[e].quotes;
    of_document.insert(of_document.end(), of_quote.begin(), of_quote.end());
  }
  std::sort(of_document.begin(), of_document.end());
  of_document.erase(std::unique(of_document.begin(), of_document.end()),
                    of_document.end());
  for (const std::size_t e : of_document) ++edges_[e].documents;
}

std::string to_graphml(const SpeechGraph& graph) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
      " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
      " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
      " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  for (const auto& [name, target, type] :
       {std::tuple("label", "node", "string"), std::tuple("type", "node", "string"),
        std::tuple("latin", "node", "string"), std::tuple("key", "node", "string"),
        std::tuple("country", "node", "string"), std::tuple("document", "node", "string"),
        std::tuple("quotes", "node", "int"), std::tuple("mentions", "node", "int"),
        std::tuple("weight", "edge", "double"), std::tuple("in_quotes", "edge", "int"),
        std::tuple("documents", "edge", "int")})
    out += fmt::format(
        "  <key id=\"{0}\" for=\"{1}\" attr.name=\"{0}\" attr.type=\"{2}\"/>\n", name,
        target, type);
  out += "  <graph id=\"isnad\" edgedefault=\"directed\">\n";
  const auto data = [&](const char* key, const std::string& value) {
    if (!value.empty())
      out += fmt::format("      <data key=\"{}\">{}</data>\n", key, value);
  };
  for (std::size_t i = 0; i < graph.nodes().size(); ++i) {
    const SpeechNode& node = graph.nodes()[i];
    out += fmt::format("    <node id=\"n{}\">\n", i);
    data("label", xml(node.name));
    data("type", node.type);
    data("latin", xml(node.latin));
    data("key", xml(node.key));
    data("country", xml(node.country));
    data("document", xml(node.document));
    data("quotes", std::to_string(node.quotes));
    data("mentions", std::to_string(node.mentions));
    out += "    </node>\n";
  }
  for (const SpeechEdge& edge : graph.edges()) {
    out += fmt::format("    <edge source=\"n{}\" target=\"n{}\">\n", edge.speaker,
                       edge.spoken_of);
    data("weight", std::to_string(edge.weight));
    data("in_quotes", std::to_string(edge.quotes));
    data("documents", std::to_string(edge.documents));
    out += "    </edge>\n";
  }
  return out + "  </graph>\n</graphml>\n";
}

std::string to_dot(const SpeechGraph& graph) {
  std::string out = "digraph isnad {\n  charset=\"UTF-8\";\n";
  for (std::size_t i = 0; i < graph.nodes().size(); ++i) {
    const SpeechNode& node = graph.nodes()[i];
    out += fmt::format("  n{} [label={}, type={}, shape={}, quotes={}, mentions={}", i,
                       dot(node.name), dot(node.type), shape(node.type), node.quotes,
                       node.mentions);
    if (!node.latin.empty()) out += ", tooltip=" + dot(node.latin);
    if (!node.key.empty()) out += ", key=" + dot(node.key);
    if (!node.country.empty()) out += ", country=" + dot(node.country);
    if (!node.document.empty()) out += ", document=" + dot(node.document);
    out += "];\n";
  }
  for (const SpeechEdge& edge : graph.edges())
    out += fmt::format("  n{} -> n{} [label={}, weight={}, quotes={}, documents={}];\n",
                       edge.speaker, edge.spoken_of, edge.weight, edge.weight,
                       edge.quotes, edge.documents);
  return out + "}\n";
}

}  // namespace isnad
