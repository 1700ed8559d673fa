// Weighted interval scheduling over the tokens of a sentence.
#include "discourse/select.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace isnad {

namespace {
constexpr std::size_t kNoCandidate = static_cast<std::size_t>(-1);
constexpr std::size_t kOpen = 0;  // the state in which no mention ends

// The state in which it ends.
std::size_t state_of(const Candidate& candidate) {
  return 1 + 2 * static_cast<std::size_t>(candidate.type) +
         (candidate.listed_size > 0 ? 1 : 0);
}

// True if a candidate that ends in state `last` is one of its type whose name may go on
// with `next`; two that are both listed are two names.
bool may_be_cut(std::size_t last, const Candidate& next) {
  const std::size_t own = state_of(next);
  if (last == kOpen || !next.may_touch || (last - 1) / 2 != (own - 1) / 2) return false;
  return last != own || next.listed_size == 0;
}

// What comes first in the stated order, of candidates that end together.
bool comes_before(const Candidate& a, const Candidate& b) {
  const auto rank = [](const Candidate& c) {
    return std::tuple(c.begin, static_cast<int>(c.type), c.prefix_letters);
  };
  return rank(a) < rank(b) || (rank(a) == rank(b) && &a < &b);
}
}  // namespace

Selector::Selector(const TouchingWeights& touching) : touching_(touching) {}

void Selector::select(const std::vector<Candidate>& candidates, std::size_t first,
                      std::size_t last, TokenRange sentence,
                      std::vector<std::size_t>& chosen) {
  const std::size_t tokens = sentence.end - sentence.begin;
  constexpr double kNever = -std::numeric_limits<double>::infinity();
  const Best nothing{kNever, kNoCandidate, kOpen};
  Place nowhere;
  nowhere.fill(nothing);
  places_.assign(tokens + 1, nowhere);
  places_[0][kOpen].weight = 0;
  last_end_.assign(tokens + 1, kNoCandidate);
  next_end_.resize(last - first);
  for (std::size_t i = first; i < last; ++i) {
    if (candidates[i].weight <= 0) continue;
    std::size_t& last_end = last_end_[candidates[i].end - sentence.begin];
    next_end_[i - first] = std::exchange(last_end, i);
  }
  const auto heavier = [&](const Best& a, const Best& b) {
    if (a.weight != b.weight) return a.weight > b.weight;
    return a.taken != kNoCandidate && b.taken != kNoCandidate &&
           comes_before(candidates[a.taken], candidates[b.taken]);
  };
  const auto heaviest = [&](const Place& place) {
    std::size_t best = kOpen;
    for (std::size_t state = 1; state < place.size(); ++state)
      if (heavier(place[state], place[best])) best = state;
    return best;
  };
  for (std::size_t end = 1; end <= tokens; ++end) {
    Place& here = places_[end];
    const std::size_t open = heaviest(places_[end - 1]);
    here[kOpen] = {places_[end - 1][open].weight, kNoCandidate, open};
    for (std::size_t i = last_end_[end]; i != kNoCandidate; i = next_end_[i - first]) {
      const Candidate& candidate = candidates[i];
      const Place& before = places_[candidate.begin - sentence.begin];
      Best& own = here[state_of(candidate)];
      const double touching = touching_[static_cast<std::size_t>(candidate.type)];
      for (std::size_t state = kOpen; state < before.size(); ++state) {
        const Best with{before[state].weight + candidate.weight +
                            (may_be_cut(state, candidate) ? touching : 0),
                        i, state};
        if (heavier(with, own)) own = with;
      }
    }
  }
  const auto start = static_cast<std::ptrdiff_t>(chosen.size());
  std::size_t state = heaviest(places_[tokens]);
  for (std::size_t end = tokens; end > 0;) {
    const Best& best = places_[end][state];
    state = best.before;
    if (best.taken == kNoCandidate) {
      --end;
      continue;
    }
    chosen.push_back(best.taken);
    end = candidates[best.taken].begin - sentence.begin;
  }
  std::reverse(chosen.begin() + start, chosen.end());
}

}  // namespace isnad
