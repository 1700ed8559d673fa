// Weighted interval scheduling over the tokens of a sentence.
#include "discourse/select.h"

#include <algorithm>
#include <tuple>

namespace isnad {

std::vector<std::size_t> select_best(const std::vector<Candidate>& candidates,
                                     std::size_t first, std::size_t last,
                                     TokenRange sentence) {
  constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
  std::vector<std::size_t> order;
  for (std::size_t i = first; i < last; ++i)
    if (candidates[i].weight > 0) order.push_back(i);
  if (order.size() < 2) return order;
  // At equal ends, the first in the stated order is tried first and only a heavier one
  // replaces it.
  const auto rank = [&](std::size_t i) {
    const Candidate& c = candidates[i];
    return std::tuple(c.end, c.begin, static_cast<int>(c.type), c.prefix_letters, i);
  };
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });

  const std::size_t tokens = sentence.end - sentence.begin;
  std::vector<double> best(tokens + 1, 0.0);  // best weight of the first n tokens
  std::vector<std::size_t> taken(tokens + 1,
                                 kNobody);  // the candidate that ends there in it
  std::size_t next = 0;
  for (std::size_t end = 1; end <= tokens; ++end) {
    best[end] = best[end - 1];
    for (; next < order.size() && candidates[order[next]].end - sentence.begin == end;
         ++next) {
      const Candidate& c = candidates[order[next]];
      const double weight = best[c.begin - sentence.begin] + c.weight;
      if (weight > best[end]) {
        best[end] = weight;
        taken[end] = order[next];
      }
    }
  }
  std::vector<std::size_t> chosen;
  for (std::size_t end = tokens; end > 0;) {
    if (taken[end] == kNobody) {
      --end;
      continue;
    }
    chosen.push_back(taken[end]);
    end = candidates[taken[end]].begin - sentence.begin;
  }
  std::reverse(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace isnad
