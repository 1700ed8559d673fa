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

// Selects sentence after sentence; keeps its memory between them.
class Selector {
 public:
  // Appends the best set of candidates [first, last), ascending by position. All must lie
  // within `sentence`.
  void select(const std::vector<Candidate>& candidates, std::size_t first,
              std::size_t last, TokenRange sentence, std::vector<std::size_t>& chosen);

 private:
  // The best set of a sentence's first n tokens.
  struct Best {
    double weight = 0;
    std::size_t taken;     // the candidate of it that ends there, if any
    std::size_t last_end;  // the last candidate that ends there, if any
  };
  std::vector<Best> best_;             // by n
  std::vector<std::size_t> next_end_;  // by candidate: one more that ends where it ends
};

}  // namespace isnad

#endif  // ISNAD_DISCOURSE_SELECT_H_
