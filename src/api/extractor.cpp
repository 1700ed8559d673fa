// The public class: the stages in order.
#include "isnad/extractor.h"

#include <utility>

#include "api/engine.h"
#include "discourse/link.h"
#include "discourse/mentions.h"
#include "discourse/quotes.h"
#include "match/spot.h"
#include "text/tokenize.h"

namespace isnad {

struct Extractor::Impl {
  std::unique_ptr<const Engine> engine;
};

Extractor::Extractor(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}

Extractor::Extractor() : Extractor(std::vector<Resource>{}) {}

Extractor::Extractor(std::vector<Resource> user_resources) {
  std::vector<Resource> all = built_in_resources();
  for (Resource& resource : user_resources) all.push_back(std::move(resource));
  impl_ = std::make_unique<const Impl>(Impl{compile_engine(all)});
}

Extractor Extractor::from_resources_only(std::vector<Resource> resources) {
  return Extractor(std::make_unique<const Impl>(Impl{compile_engine(resources)}));
}

Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Document Extractor::extract(std::string_view utf8, const Options& options) const {
  const Engine& engine = *impl_->engine;
  Document document;
  const TaggedText tagged = spot(tokenize(utf8), engine.lexicon);
  document.diagnostics = tagged.text.diagnostics;
  const Selection selection = find_mentions(tagged, engine.knowledge());
  link_mentions(selection, tagged, engine.lexicon, document);
  if (options.quotes) find_quotes(tagged, selection, engine.lexicon, document);
  return document;
}

std::string Extractor::explain(std::string_view utf8, const Options& options) const {
  static_cast<void>(options);
  const Engine& engine = *impl_->engine;
  const TaggedText tagged = spot(tokenize(utf8), engine.lexicon);
  std::string out;
  for (std::size_t i = 0; i < tagged.tags.size(); ++i) {
    out += tagged.text.source_form(tagged.text.tokens[i]);
    out += "\t" + std::to_string(tagged.tags[i].prefix_letters) + "\t";
    out += engine.lexicon.classes.describe(tagged.tags[i].classes);
    out += '\n';
  }
  const Selection selection = find_mentions(tagged, engine.knowledge());
  std::vector<Feature> features;
  for (std::size_t i = 0; i < selection.candidates.size(); ++i) {
    const Candidate& c = selection.candidates[i];
    const Span span = source_span(tagged.text, c.begin, c.end, c.prefix_letters);
    out += std::string(to_string(c.type)) + ' ';
    out += utf8.substr(span.begin, span.end - span.begin);
    out += ' ' + std::to_string(c.weight) + '\n';
    features.clear();
    features_of(c, tagged, tagged.text.sentences[selection.sentence_of[i]], engine.lexicon, features);
    seen_features_of(c, features);
    for (const Feature f : features)
      if (engine.weights[f] != 0)
        out += "    " + std::to_string(engine.weights[f]) + ' ' + engine.space.name(f) + '\n';
  }
  return out;
}

}  // namespace isnad
