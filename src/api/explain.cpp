// Prints tokens, candidates, entities and quotes with their reasons.
#include "api/explain.h"

#include <fmt/format.h>

#include <iterator>

#include "discourse/reasons.h"

namespace isnad {
namespace {

std::string_view piece(const TaggedText& tagged, Span span) {
  return tagged.text.source.substr(span.begin, span.end - span.begin);
}

void explain_reasons(const std::vector<Reason>& reasons, std::string& out) {
  for (const Reason& reason : reasons) {
    if (reason.weight != 0)
      fmt::format_to(std::back_inserter(out), "      {:+6.2f} {}", reason.weight,
                     reason.what);
    else
      fmt::format_to(std::back_inserter(out), "      {:>6} {}", reason.kind, reason.what);
    if (!reason.where.empty())
      fmt::format_to(std::back_inserter(out), "  ({})", reason.where);
    out += '\n';
  }
}

}  // namespace

std::string explain_stages(const Engine& engine, const TaggedText& tagged,
                           const Selection& selection, const Document& document) {
  std::string out;
  const auto print = [&](auto format, const auto&... values) {
    fmt::format_to(std::back_inserter(out), fmt::runtime(format), values...);
  };
  std::size_t candidate = 0;
  std::size_t chosen = 0;
  for (std::size_t s = 0; s < tagged.text.sentences.size(); ++s) {
    const TokenRange sentence = tagged.text.sentences[s];
    print("sentence {} (bytes {} to {})\n  tokens\n", s + 1,
          tagged.text.tokens[sentence.begin].begin,
          tagged.text.tokens[sentence.end - 1].end);
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      const TokenTag& tag = tagged.tags[i];
      print("    {}\t", tagged.text.source_form(tagged.text.tokens[i]));
      if (tag.prefix_letters > 0) print("[{} proclitic] ", tag.prefix_letters);
      print("{}\n", engine.lexicon.classes.describe(tagged.classes(i)));
    }
    out += "  candidates\n";
    for (;
         candidate < selection.candidates.size() && selection.sentence_of[candidate] == s;
         ++candidate) {
      const Candidate& c = selection.candidates[candidate];
      const bool taken =
          chosen < selection.chosen.size() && selection.chosen[chosen] == candidate;
      if (taken) ++chosen;
      print("    {} {} {:+.2f} {}\n", taken ? "taken" : "left ", to_string(c.type),
            c.weight,
            piece(tagged, source_span(tagged.text, c.begin, c.end, c.prefix_letters)));
      explain_reasons(reasons_of(c, tagged, sentence, engine.knowledge(), engine.space),
                      out);
    }
  }
  out += "entities\n";
  for (std::size_t i = 0; i < document.entities.size(); ++i) {
    const Entity& entity = document.entities[i];
    print("  {} {} {} [{}]", i, to_string(entity.type), entity.name, entity.id);
    for (const std::size_t m : entity.mentions)
      print(" | {}", piece(tagged, document.mentions[m].span));
    out += '\n';
  }
  out += "quotes\n";
  for (const Quote& quote : document.quotes) {
    print("  {} {}\n", to_string(quote.kind), piece(tagged, quote.span));
    if (quote.cue) print("      cue {}\n", quote.cue->text);
    if (quote.speaker)
      print("      speaker {} ({})\n", quote.speaker->text, quote.speaker->how);
    explain_reasons(quote.reasons, out);
  }
  for (const Diagnostic& diagnostic : document.diagnostics)
    print("diagnostic (bytes {} to {}): {}\n", diagnostic.span.begin, diagnostic.span.end,
          diagnostic.message);
  return out;
}

}  // namespace isnad
