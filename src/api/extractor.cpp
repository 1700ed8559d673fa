// The public class: the stages in order.
#include "isnad/extractor.h"

#include <algorithm>
#include <utility>

#include "api/engine.h"
#include "api/explain.h"
#include "api/workshops.h"
#include "discourse/link.h"
#include "discourse/mentions.h"
#include "discourse/quotes.h"
#include "discourse/reasons.h"
#include "match/spot.h"
#include "text/tokenize.h"

namespace isnad {

struct Extractor::Impl {
  explicit Impl(std::unique_ptr<const Engine> the_engine)
      : engine(std::move(the_engine)), workshops(*engine) {}
  std::unique_ptr<const Engine> engine;
  mutable Workshops workshops;
};

Extractor::Extractor(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}

Extractor::Extractor() : Extractor(std::vector<Resource>{}) {}

Extractor::Extractor(std::vector<Resource> user_resources) {
  std::vector<Resource> all = built_in_resources();
  const std::size_t count = user_resources.size();
  for (Resource& resource : user_resources) all.push_back(std::move(resource));
  impl_ = std::make_unique<const Impl>(compile_engine(all, count));
}

// By value as in the constructor.
// NOLINTNEXTLINE(performance-unnecessary-value-param)
Extractor Extractor::from_resources_only(std::vector<Resource> resources) {
  return Extractor(std::make_unique<const Impl>(compile_engine(resources)));
}

Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

namespace {

// Everything that the stages make of one text.
struct Extraction {
  const TaggedText& tagged;
  const Selection& selection;
  Document document;
};

bool wants(const Options& options, EntityType type) {
  switch (type) {
    case EntityType::person:
      return options.persons;
    case EntityType::organization:
      return options.organizations;
    case EntityType::location:
      break;
  }
  return options.locations;
}

void add_reasons(Extraction& extraction, const Engine& engine) {
  const Selection& selection = extraction.selection;
  for (std::size_t i = 0; i < selection.chosen.size(); ++i) {
    const std::size_t c = selection.chosen[i];
    extraction.document.mentions[i].reasons =
        reasons_of(selection.candidates[c], extraction.tagged,
                   extraction.tagged.text.sentences[selection.sentence_of[c]],
                   engine.knowledge(), engine.space);
  }
}

Extraction run_stages(const Engine& engine, Workshop& workshop, std::string_view utf8,
                      const Options& options) {
  TaggedText& tagged = workshop.tagged;
  tokenize(utf8, tagged.text);
  spot(engine.lexicon, tagged);
  Extraction extraction{tagged, workshop.finder.find(options.extra_names), {}};
  extraction.document.diagnostics = tagged.text.diagnostics;
  link_mentions(extraction.selection, extraction.tagged, engine.lexicon,
                options.extra_names, extraction.document);
  if (options.reasons) add_reasons(extraction, engine);
  if (options.quotes)
    find_quotes(extraction.tagged, extraction.selection, engine.lexicon,
                extraction.document);
  return extraction;
}

// Adds every candidate that overlaps with a better one and weighs enough. Such a mention
// has the entity of the mention that it overlaps with.
void add_overlaps(Extraction& extraction, const Engine& engine, const Options& options) {
  const Selection& selection = extraction.selection;
  Document& document = extraction.document;
  const std::size_t best = document.mentions.size();
  std::size_t next = 0;  // of chosen: the first that may overlap
  for (std::size_t c = 0; c < selection.candidates.size(); ++c) {
    const Candidate& candidate = selection.candidates[c];
    while (next < best &&
           selection.candidates[selection.chosen[next]].end <= candidate.begin)
      ++next;
    if (next == best) break;
    if (selection.chosen[next] == c || candidate.weight <= options.minimum_weight)
      continue;
    if (selection.candidates[selection.chosen[next]].begin >= candidate.end) continue;
    Mention mention;
    mention.type = candidate.type;
    mention.weight = candidate.weight;
    mention.entity = document.mentions[next].entity;
    mention.span = source_span(extraction.tagged.text, candidate.begin, candidate.end,
                               candidate.prefix_letters);
    if (options.reasons)
      mention.reasons =
          reasons_of(candidate, extraction.tagged,
                     extraction.tagged.text.sentences[selection.sentence_of[c]],
                     engine.knowledge(), engine.space);
    document.mentions.push_back(std::move(mention));
  }
}

// Leaves out what the options do not ask for, and renumbers entities and mentions.
void filter(Document& document, const Options& options) {
  std::vector<Mention>& mentions = document.mentions;
  const auto unwanted = [&](const Mention& mention) {
    return !wants(options, mention.type) || mention.weight < options.minimum_weight;
  };
  const auto unwanted_begin = std::remove_if(mentions.begin(), mentions.end(), unwanted);
  // Everything is wanted, and in order.
  if (unwanted_begin == mentions.end() && !options.overlaps) return;
  mentions.erase(unwanted_begin, mentions.end());
  const auto before = [](const Mention& a, const Mention& b) {
    return std::pair(a.span.begin, a.span.end) < std::pair(b.span.begin, b.span.end);
  };
  // Overlapping ones stand behind the others.
  if (options.overlaps) std::stable_sort(mentions.begin(), mentions.end(), before);
  constexpr std::size_t kGone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> number(document.entities.size(), kGone);
  std::vector<Entity> entities;
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    std::size_t& entity = number[mentions[m].entity];
    if (entity == kGone) {
      entity = entities.size();
      entities.push_back(std::move(document.entities[mentions[m].entity]));
      entities.back().mentions.clear();
    }
    mentions[m].entity = entity;
    entities[entity].mentions.push_back(m);
  }
  const auto renumber = [&](Speaker& speaker) {
    if (!speaker.entity) return;
    if (number[*speaker.entity] == kGone)
      speaker.entity.reset();
    else
      speaker.entity = number[*speaker.entity];
  };
  for (Quote& quote : document.quotes) {
    if (quote.speaker) renumber(*quote.speaker);
    for (Speaker& link : quote.chain) renumber(link);
  }
  document.entities = std::move(entities);
}

}  // namespace

Document Extractor::extract(std::string_view utf8, const Options& options) const {
  std::unique_ptr<Workshop> workshop = impl_->workshops.take();
  Extraction extraction = run_stages(*impl_->engine, *workshop, utf8, options);
  if (options.overlaps) add_overlaps(extraction, *impl_->engine, options);
  filter(extraction.document, options);
  impl_->workshops.give_back(std::move(workshop));
  return std::move(extraction.document);
}

std::string Extractor::explain(std::string_view utf8, const Options& options) const {
  Workshop workshop(*impl_->engine);
  const Extraction extraction = run_stages(*impl_->engine, workshop, utf8, options);
  return explain_stages(*impl_->engine, extraction.tagged, extraction.selection,
                        extraction.document);
}

}  // namespace isnad
