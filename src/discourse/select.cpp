// Weighted interval scheduling over the tokens of a sentence.
#include "discourse/select.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace isnad {

void Selector::select(const std::vector<Candidate>& candidates, std::size_t first,
                      std::size_t last, TokenRange sentence,
                      std::vector<std::size_t>& chosen) {
  constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
  const std::size_t tokens = sentence.end - sentence.begin;
  best_.assign(tokens + 1, {0, kNobody, kNobody});
  next_end_.resize(last - first);
  for (std::size_t i = first; i < last; ++i) {
    if (candidates[i].weight <= 0) continue;
    std::size_t& last_end = best_[candidates[i].end - sentence.begin].last_end;
    next_end_[i - first] = std::exchange(last_end, i);
  }
  // What comes first in the stated order.
  const auto comes_before = [&](const Candidate& a, const Candidate& b) {
    const auto rank = [](const Candidate& c) {
      return std::tuple(c.begin, static_cast<int>(c.type), c.prefix_letters);
    };
    return rank(a) < rank(b) || (rank(a) == rank(b) && &a < &b);
  };
  for (std::size_t end = 1; end <= tokens; ++end) {
    Best& best = best_[end];
    best.weight = best_[end - 1].weight;
    for (std::size_t i = best.last_end; i != kNobody; i = next_end_[i - first]) {
      const Candidate& candidate = candidates[i];
      const double weight =
          best_[candidate.begin - sentence.begin].weight + candidate.weight;
      const bool better =
          weight > best.weight || (weight == best.weight && best.taken != kNobody &&
                                   comes_before(candidate, candidates[best.taken]));
      if (!better) continue;
      best.weight = weight;
      best.taken = i;
    }
  }
  const auto start = static_cast<std::ptrdiff_t>(chosen.size());
  for (std::size_t end = tokens; end > 0;) {
    const std::size_t taken = best_[end].taken;
    if (taken == kNobody) {
      --end;
      continue;
    }
    chosen.push_back(taken);
    end = candidates[taken].begin - sentence.begin;
  }
  std::reverse(chosen.begin() + start, chosen.end());
}

}  // namespace isnad
