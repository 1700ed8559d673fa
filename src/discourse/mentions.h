// From candidates to mentions: weighs every candidate, selects a first best set, learns
// from it what the article names, weighs again with that, and selects.
#ifndef ISNAD_DISCOURSE_MENTIONS_H_
#define ISNAD_DISCOURSE_MENTIONS_H_

#include <cstddef>
#include <vector>

#include "discourse/select.h"
#include "isnad/extractor.h"
#include "match/evidence.h"
#include "match/weights.h"

namespace isnad {

// The candidates of an article and the best set of them.
struct Selection {
  std::vector<Candidate> candidates;     // by sentence, then begin, end, type
  std::vector<std::size_t> sentence_of;  // by candidate: number of its sentence
  std::vector<std::size_t> chosen;       // indexes into candidates, ascending by position
};

// Knowledge used by all stages that find mentions.
struct Knowledge {
  const Lexicon& lexicon;
  const RuleSet& rules;
  const Weights& weights;
};

// Selects the best set of every sentence.
void select(Selection& selection, const TaggedText& tagged,
            const TouchingWeights& touching);

// Sets Candidate::seen from the chosen set, and proposes what the article names elsewhere
// and no list or rule proposed. New candidates are not yet weighed.
void learn_from_article(Selection& selection, const TaggedText& tagged,
                        const Lexicon& lexicon);

// Proposes, weighs, selects, learns and selects again, for one text after another; keeps
// its memory and what sets of classes are to rules and weights.
class MentionFinder {
 public:
  // All must outlive it.
  MentionFinder(const TaggedText& tagged, const Knowledge& knowledge);
  // The mentions of the text that `tagged` holds now; good until the next call. Names
  // that are known for this call only are proposed with a weight that outweighs
  // everything else; a later one of the same words and type replaces an earlier one.
  const Selection& find(const std::vector<ExtraName>& extra_names);
  // The first step alone: the candidates of all sentences, not yet weighed.
  const Selection& propose();

 private:
  const TaggedText& tagged_;
  Knowledge knowledge_;
  RuleMatcher matcher_;
  Weigher weigher_;
  Selector selector_;
  Proposals proposals_;
  Selection selection_;
};

// The same for one text.
Selection find_mentions(const TaggedText& tagged, const Knowledge& knowledge,
                        const std::vector<ExtraName>& extra_names);

}  // namespace isnad

#endif  // ISNAD_DISCOURSE_MENTIONS_H_
