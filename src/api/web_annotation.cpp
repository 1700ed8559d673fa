// W3C Web Annotation Data Model (2017), as JSON-LD.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "api/offsets.h"
#include "isnad/formats.h"

namespace isnad {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSchemes[] = {"http:", "https:", "file:", "urn:"};
constexpr std::size_t kContext = 32;  // code points on either side of a quoted text

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// An IRI reference: what may not stand in one is percent-encoded.
std::string iri(std::string_view id) {
  if (id.empty()) return "text";
  const bool absolute = std::any_of(
      std::begin(kSchemes), std::end(kSchemes),
      [&](std::string_view scheme) { return id.substr(0, scheme.size()) == scheme; });
  // A fragment of the text's own would clash with those of the annotations.
  const std::string_view kept = absolute ? "-._~/:?[]@!$&'()*+,;=%" : "-._~/";
  std::string out;
  for (const char c : id)
    if (is_alphanumeric(c) || kept.find(c) != std::string_view::npos)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return out;
}

bool is_wikidata(std::string_view key) {
  return key.size() > 1 && key.front() == 'Q' &&
         std::all_of(key.begin() + 1, key.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

Json tag(std::string_view value) {
  return {{"type", "TextualBody"}, {"purpose", "tagging"}, {"value", value}};
}

class Annotations {
 public:
  Annotations(const Document& document, std::string_view text, std::string_view id)
      : document_(document), text_(text), source_(iri(id)) {}

  std::vector<std::string> write() {
    for (std::size_t i = 0; i < document_.mentions.size(); ++i) write_mention(i);
    for (std::size_t i = 0; i < document_.quotes.size(); ++i) write_quote(i);
    return std::move(out_);
  }

 private:
  std::string name(std::string_view kind, std::size_t number) const {
    return fmt::format("{}#{}-{}", source_, kind, number);
  }

  Json target(Span span) const {
    const std::size_t begin = text_.offset(span.begin);
    const std::size_t end = text_.offset(span.end);
    const std::size_t before = begin - std::min(begin, kContext);
    return {{"type", "SpecificResource"},
            {"source", source_},
            {"selector",
             {{{"type", "TextPositionSelector"}, {"start", begin}, {"end", end}},
              {{"type", "TextQuoteSelector"},
               {"exact", text_.piece(begin, end)},
               {"prefix", text_.piece(before, begin)},
               {"suffix", text_.piece(end, end + kContext)}}}}};
  }

  void write(const std::string& id, const char* motivation, Json body,
             const Json& target) {
    const Json annotation = {{"id", id},
                             {"type", "Annotation"},
                             {"motivation", motivation},
                             {"body", std::move(body)},
                             {"target", target}};
    out_.push_back(annotation.dump(-1, ' ', false, Json::error_handler_t::replace));
  }

  // The same body, known by its id, at every mention of an entity.
  Json entity_body(std::size_t number) const {
    return {{"id", name("entity", number)},
            {"type", "TextualBody"},
            {"purpose", "identifying"},
            {"value", repaired(document_.entities[number].name)}};
  }

  Json link(const std::string& to) const {
    return {{"type", "SpecificResource"}, {"purpose", "linking"}, {"source", to}};
  }

  void write_mention(std::size_t i) {
    const Mention& mention = document_.mentions[i];
    Json body = Json::array({tag(to_string(mention.type))});
    if (mention.entity < document_.entities.size()) {
      const std::string& key = document_.entities[mention.entity].id;
      body.push_back(entity_body(mention.entity));
      if (is_wikidata(key))
        body.push_back({{"type", "SpecificResource"},
                        {"purpose", "identifying"},
                        {"source", "http://www.wikidata.org/entity/" + key}});
    }
    write(name("mention", i), "identifying", std::move(body), target(mention.span));
    if (!mention.title.empty())
      write(name("title", i), "linking", {tag("title"), link(name("mention", i))},
            target(mention.title));
  }

  void write_speaker(const std::string& id, const char* role, const Speaker& speaker,
                     const std::string& quote) {
    Json body = {tag(role), link(quote)};
    if (speaker.entity && *speaker.entity < document_.entities.size())
      body.push_back(entity_body(*speaker.entity));
    write(id, "linking", std::move(body), target(speaker.span));
  }

  void write_quote(std::size_t i) {
    const Quote& quote = document_.quotes[i];
    Json parts = Json::array();
    for (const Span part : quote.parts) parts.push_back(target(part));
    const std::string id = name("quote", i);
    write(id, "classifying",
          Json::array({{{"type", "TextualBody"},
                        {"purpose", "classifying"},
                        {"value", to_string(quote.kind)}}}),
          parts.size() == 1 ? parts.front() : parts);
    if (quote.cue)
      write(name("cue", i), "linking", {tag("cue"), link(id)}, target(quote.cue->span));
    if (quote.speaker) write_speaker(name("speaker", i), "speaker", *quote.speaker, id);
    for (std::size_t step = 0; step < quote.chain.size(); ++step)
      write_speaker(fmt::format("{}-{}", name("source", i), step), "source",
                    quote.chain[step], id);
  }

  const Document& document_;
  CodePointText text_;
  std::string source_;
  std::vector<std::string> out_;
};

}  // namespace

std::string web_annotation_items(const Document& document, std::string_view text,
                                 std::string_view id) {
  std::string out;
  for (const std::string& annotation : Annotations(document, text, id).write())
    out += (out.empty() ? "" : ",\n") + annotation;
  return out;
}

Envelope web_annotation_envelope(std::string_view id) {
  const std::string collection = Json(iri(id)).dump();
  const std::string page = Json(iri(id) + "#page").dump();
  Envelope envelope;
  envelope.before = fmt::format(
      "{{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":{},"
      "\"type\":\"AnnotationCollection\",\n\"first\":{{\"id\":{},"
      "\"type\":\"AnnotationPage\",\"startIndex\":0,\"items\":[\n",
      collection, page);
  envelope.between = ",\n";
  envelope.after = "\n]}}\n";
  return envelope;
}

std::string to_web_annotation(const Document& document, std::string_view text,
                              std::string_view id) {
  const Envelope envelope = web_annotation_envelope(id);
  return envelope.before + web_annotation_items(document, text, id) + envelope.after;
}

}  // namespace isnad
