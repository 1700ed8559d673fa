// Turns a candidate's features into reasons.
#include "discourse/reasons.h"

#include <algorithm>
#include <cmath>

namespace isnad {
namespace {

std::string describe_reading(const Candidate& candidate) {
  std::string reading = "proclitic";
  if ((candidate.proclitics & kConjunction) != 0) reading += " and";
  if ((candidate.proclitics & kPrepositionBa) != 0) reading += " ba";
  if ((candidate.proclitics & kPrepositionLam) != 0) reading += " lam";
  if ((candidate.proclitics & kPrepositionKaf) != 0) reading += " kaf";
  return reading + ", " + std::to_string(candidate.prefix_letters) + " letters outside";
}

}  // namespace

std::vector<Reason> reasons_of(const Candidate& candidate, const TaggedText& tagged,
                               TokenRange sentence, const Knowledge& knowledge,
                               const FeatureSpace& space) {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < candidate.listed_size; ++i) {
    const Spelling& spelling = knowledge.lexicon.spellings[candidate.listed[i]];
    const NameEntry& entry = knowledge.lexicon.names[spelling.entry];
    reasons.push_back({"list", entry.id + (spelling.ambiguous ? "~" : ""),
                       knowledge.lexicon.describe(spelling.where), 0});
  }
  for (std::size_t rule = 0; rule < knowledge.rules.size(); ++rule)
    if (candidate.rules.test(rule))
      reasons.push_back(
          {"rule", knowledge.rules.name(rule), knowledge.rules.where(rule), 0});
  if (candidate.prefix_letters > 0)
    reasons.push_back({"reading", describe_reading(candidate), "", 0});
  const std::size_t evidence = reasons.size();
  std::vector<Feature> features;
  features_of(candidate, tagged, sentence, knowledge.lexicon, features);
  seen_features_of(candidate, features);
  for (const Feature feature : features) {
    const double weight = knowledge.weights[feature];
    if (weight == 0) continue;
    reasons.push_back(
        {"evidence", space.name(feature), knowledge.weights.where(feature), weight});
  }
  std::stable_sort(reasons.begin() + static_cast<std::ptrdiff_t>(evidence), reasons.end(),
                   [](const Reason& a, const Reason& b) {
                     return std::abs(a.weight) > std::abs(b.weight);
                   });
  return reasons;
}

}  // namespace isnad
