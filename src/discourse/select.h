// Selection: of all candidates of a sentence, the set that does not overlap and weighs
// most.
//
// Exactly the best set is found (weighted interval scheduling), in time linear in the
// sentence's tokens and candidates. A set weighs what its candidates weigh, and what the
// table says of two of a type that touch with nothing between them, not even a
// conjunction: as a rule they are one name that was cut, unless lists have both. A
// candidate of weight 0 or less is never taken. Where two sets weigh the same, the one is
// taken whose last candidate that differs comes first in this order: the longer; then PER
// before ORG before LOC; then the one without a proclitic.
#ifndef ISNAD_DISCOURSE_SELECT_H_
#define ISNAD_DISCOURSE_SELECT_H_

#include <array>
#include <cstddef>
#include <vector>

#include "match/evidence.h"

namespace isnad {

// Selects sentence after sentence; keeps its memory between them.
class Selector {
 public:
  explicit Selector(const TouchingWeights& touching);
  // Appends the best set of candidates [first, last), ascending by position. All must lie
  // within `sentence`.
  void select(const std::vector<Candidate>& candidates, std::size_t first,
              std::size_t last, TokenRange sentence, std::vector<std::size_t>& chosen);

 private:
  // The best set of a sentence's first n tokens in one of seven states: no mention ends
  // there, or one of a type does that is listed or not.
  struct Best {
    double weight;
    std::size_t taken;   // the candidate that ends there, if any
    std::size_t before;  // the state of the set before it
  };
  using Place = std::array<Best, 1 + 2 * kEntityTypes>;

  TouchingWeights touching_;
  std::vector<Place> places_;          // by n
  std::vector<std::size_t> last_end_;  // by n: the last candidate that ends there
  std::vector<std::size_t> next_end_;  // by candidate: one more that ends where it ends
};

}  // namespace isnad

#endif  // ISNAD_DISCOURSE_SELECT_H_
