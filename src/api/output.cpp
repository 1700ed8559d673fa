// JSON and the report.
#include "isnad/output.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "api/offsets.h"

namespace isnad {
namespace {

// Weights are sums of single-precision numbers; further digits would say nothing.
double to_thousandths(double weight) { return std::round(weight * 1000) / 1000; }

using Json = nlohmann::ordered_json;

// The text, and what offsets into it count.
struct Source {
  Source(std::string_view utf8, OffsetUnit unit) : text(utf8), offset(utf8, unit) {}
  std::string_view text;
  OffsetMap offset;
};

Json span_json(Span span, const Source& source) {
  return {{"begin", source.offset(span.begin)}, {"end", source.offset(span.end)}};
}

Json text_json(Span span, std::string_view text, const Source& source) {
  Json json = span_json(span, source);
  json["text"] = text;
  return json;
}

Json reasons_json(const std::vector<Reason>& reasons) {
  Json list = Json::array();
  for (const Reason& reason : reasons)
    list.push_back({{"kind", reason.kind},
                    {"what", reason.what},
                    {"where", reason.where},
                    {"weight", to_thousandths(reason.weight)}});
  return list;
}

Json mention_json(const Mention& mention, const Source& source, bool reasons) {
  Json json = {{"type", to_string(mention.type)},
               {"subtype", mention.subtype},
               {"begin", source.offset(mention.span.begin)},
               {"end", source.offset(mention.span.end)},
               {"text", piece(source.text, mention.span)},
               {"entity", mention.entity},
               {"title", nullptr},
               {"weight", to_thousandths(mention.weight)}};
  if (!mention.title.empty())
    json["title"] = text_json(mention.title, piece(source.text, mention.title), source);
  if (reasons) json["reasons"] = reasons_json(mention.reasons);
  return json;
}

Json entity_json(const Entity& entity, std::size_t number) {
  return {{"id", number},
          {"type", to_string(entity.type)},
          {"subtype", entity.subtype},
          {"name", entity.name},
          {"latin", entity.latin},
          {"key", entity.id},
          {"country", entity.country},
          {"roles", entity.roles},
          {"mentions", entity.mentions}};
}

Json speaker_json(const Speaker& speaker, const Source& source) {
  Json json = {{"text", speaker.text},
               {"begin", source.offset(speaker.span.begin)},
               {"end", source.offset(speaker.span.end)},
               {"entity", nullptr},
               {"how", speaker.how}};
  if (speaker.entity) json["entity"] = *speaker.entity;
  return json;
}

Json quote_json(const Quote& quote, const Source& source, bool reasons) {
  Json parts = Json::array();
  for (const Span part : quote.parts) parts.push_back(span_json(part, source));
  Json chain = Json::array();
  for (const Speaker& link : quote.chain) chain.push_back(speaker_json(link, source));
  Json json = {{"kind", to_string(quote.kind)},
               {"begin", source.offset(quote.span.begin)},
               {"end", source.offset(quote.span.end)},
               {"text", piece(source.text, quote.span)},
               {"parts", std::move(parts)},
               {"cue", nullptr},
               {"speaker", nullptr},
               {"chain", std::move(chain)},
               {"sentence", span_json(quote.sentence, source)}};
  if (quote.cue) json["cue"] = text_json(quote.cue->span, quote.cue->text, source);
  if (quote.speaker) json["speaker"] = speaker_json(*quote.speaker, source);
  if (reasons) json["reasons"] = reasons_json(quote.reasons);
  return json;
}

// Arabic and Latin stand side by side in a report: each piece is isolated (U+2068 …
// U+2069), so that neither scrambles the other.
std::string isolate(std::string_view text) {
  std::string line;
  for (const char c : text) line += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  return fmt::format("\u2068{}\u2069", line);
}

class Report {
 public:
  Report(const Document& document, std::string_view text, const ReportStyle& style)
      : document_(document), text_(text), style_(style) {}

  std::string write(std::string_view id) {
    out_ = bold(isolate(id)) + '\n';
    write_entities(EntityType::person, "People", "34");
    write_entities(EntityType::organization, "Organizations", "35");
    write_entities(EntityType::location, "Places", "32");
    write_quotes();
    for (const Diagnostic& diagnostic : document_.diagnostics)
      out_ += fmt::format("\n  note: bytes {} to {}: {}", diagnostic.span.begin,
                          diagnostic.span.end, diagnostic.message);
    if (!document_.diagnostics.empty()) out_ += '\n';
    return std::move(out_);
  }

 private:
  std::string paint(std::string_view code, std::string_view what) const {
    return style_.colour ? fmt::format("\033[{}m{}\033[0m", code, what)
                         : std::string(what);
  }
  std::string bold(std::string_view what) const { return paint("1", what); }

  void write_entities(EntityType type, std::string_view heading, std::string_view code) {
    std::vector<const Entity*> entities;
    for (const Entity& entity : document_.entities)
      if (entity.type == type) entities.push_back(&entity);
    if (entities.empty()) return;
    std::stable_sort(entities.begin(), entities.end(),
                     [](const Entity* a, const Entity* b) {
                       return a->mentions.size() > b->mentions.size();
                     });
    out_ += '\n' + bold(heading) + '\n';
    for (const Entity* entity : entities) {
      out_ += fmt::format("  {:>3}  {}", entity->mentions.size(),
                          paint(code, isolate(entity->name)));
      std::string details;
      const auto add = [&](std::string_view detail) {
        if (detail.empty()) return;
        if (!details.empty()) details += ", ";
        details += detail;
      };
      add(entity->latin);
      add(entity->subtype);
      for (const std::string& role : entity->roles) add(isolate(role));
      if (!details.empty()) out_ += "  " + paint("2", details);
      out_ += '\n';
    }
  }

  void write_quotes() {
    if (document_.quotes.empty()) return;
    out_ += '\n' + bold("Quotes") + '\n';
    for (const SpeakerQuotes& group : quotes_by_speaker(document_)) {
      out_ += "  " +
              (group.name.empty() ? std::string("(no speaker named)")
                                  : paint("1;36", isolate(group.name))) +
              '\n';
      for (const std::size_t index : group.quotes) {
        const Quote& quote = document_.quotes[index];
        out_ += fmt::format("    {:<8}", to_string(quote.kind));
        out_ += ' ' + (quote.cue ? isolate(quote.cue->text) : std::string("-"));
        out_ += "  " + isolate(piece(text_, quote.span)) + '\n';
      }
    }
  }

  const Document& document_;
  std::string_view text_;
  const ReportStyle& style_;
  std::string out_;
};

}  // namespace

std::string_view to_string(OffsetUnit unit) {
  switch (unit) {
    case OffsetUnit::byte:
      return "byte";
    case OffsetUnit::codepoint:
      return "codepoint";
    case OffsetUnit::utf16:
      break;
  }
  return "utf16";
}

std::string to_json(const Document& document, std::string_view text, std::string_view id,
                    const JsonStyle& style) {
  const Source source(text, style.offsets);
  Json json = {{"id", id}, {"offsets", to_string(style.offsets)}};
  if (style.text) json["text"] = text;
  for (const char* list : {"mentions", "entities", "quotes", "diagnostics"})
    json[list] = Json::array();
  for (const Mention& mention : document.mentions)
    json["mentions"].push_back(mention_json(mention, source, style.reasons));
  for (std::size_t i = 0; i < document.entities.size(); ++i)
    json["entities"].push_back(entity_json(document.entities[i], i));
  for (const Quote& quote : document.quotes)
    json["quotes"].push_back(quote_json(quote, source, style.reasons));
  for (const Diagnostic& diagnostic : document.diagnostics)
    json["diagnostics"].push_back({{"begin", source.offset(diagnostic.span.begin)},
                                   {"end", source.offset(diagnostic.span.end)},
                                   {"message", diagnostic.message}});
  return json.dump(style.indent, ' ', false, Json::error_handler_t::replace);
}

std::string to_report(const Document& document, std::string_view text,
                      std::string_view id, const ReportStyle& style) {
  return Report(document, text, style).write(id);
}

}  // namespace isnad
