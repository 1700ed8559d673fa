// Selection: of all candidates of a sentence, the set that does not overlap and weighs
// most.
//
// Exactly the best set is found (weighted interval scheduling), in time linear in the
// sentence's tokens and candidates. A candidate of weight 0 or less is never taken. Where
// two sets weigh the same, the one is taken whose last candidate that differs comes first
// in this order: the longer; then PER before ORG before LOC; then the one without a
// proclitic.
#ifndef ISNAD_DISCOURSE_SELECT_H_
#define ISNAD_DISCOURSE_SELECT_H_

#include <cstddef>
#include <vector>

#include "match/evidence.h"

namespace isnad {

// Indexes into candidates [first, last), ascending by position. All must lie within
// `sentence`.
std::vector<std::size_t> select_best(const std::vector<Candidate>& candidates,
                                     std::size_t first, std::size_t last,
                                     TokenRange sentence);

}  // namespace isnad

#endif  // ISNAD_DISCOURSE_SELECT_H_
