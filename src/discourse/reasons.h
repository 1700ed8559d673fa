// Why a mention was taken: its lists, rules and evidence as reasons.
#ifndef ISNAD_DISCOURSE_REASONS_H_
#define ISNAD_DISCOURSE_REASONS_H_

#include <vector>

#include "discourse/mentions.h"
#include "isnad/document.h"

namespace isnad {

// The reasons of a candidate of a sentence: where it is listed, which rules propose it,
// how its first word was read, and every piece of evidence that weighs, the heaviest
// first.
std::vector<Reason> reasons_of(const Candidate& candidate, const TaggedText& tagged,
                               TokenRange sentence, const Knowledge& knowledge,
                               const FeatureSpace& space);

}  // namespace isnad

#endif  // ISNAD_DISCOURSE_REASONS_H_
