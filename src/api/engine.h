// The compiled extractor behind the public class; tests and the fitting program use it to
// look at the stages one by one.
#ifndef ISNAD_API_ENGINE_H_
#define ISNAD_API_ENGINE_H_

#include <memory>
#include <vector>

#include "discourse/mentions.h"
#include "isnad/extractor.h"
#include "match/evidence.h"
#include "match/rules.h"
#include "match/weights.h"
#include "resources/lexicon.h"

namespace isnad {

struct Engine {
  Lexicon lexicon;
  RuleSet rules;
  FeatureSpace space;  // points into the two above
  Weights weights;

  Engine(Lexicon the_lexicon, RuleSet the_rules)
      : lexicon(std::move(the_lexicon)),
        rules(std::move(the_rules)),
        space(lexicon, rules) {}
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  Knowledge knowledge() const { return {lexicon, rules, weights}; }
};

// Compiles resources, later ones adding to, overriding and blocking earlier ones; the
// last `user_resources` of them are the user's, whose names count more. Throws
// ResourceError with every problem found.
std::unique_ptr<const Engine> compile_engine(const std::vector<Resource>& resources,
                                             std::size_t user_resources = 0);

}  // namespace isnad

#endif  // ISNAD_API_ENGINE_H_
