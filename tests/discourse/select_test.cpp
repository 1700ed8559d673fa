// Selection: the best set, its ties, and agreement with trying all sets.
#include "discourse/select.h"

#include <doctest/doctest.h>

#include <random>

namespace isnad {
namespace {

Candidate make(std::size_t begin, std::size_t end, double weight,
               EntityType type = EntityType::person, std::uint8_t prefix_letters = 0) {
  Candidate candidate;
  candidate.begin = begin;
  candidate.end = end;
  candidate.weight = weight;
  candidate.type = type;
  candidate.prefix_letters = prefix_letters;
  candidate.may_touch = prefix_letters == 0;
  return candidate;
}

Candidate listed(Candidate candidate) {
  candidate.listed_size = 1;
  return candidate;
}

// Two organizations that touch weigh 2 less.
constexpr TouchingWeights kTouching = {0, -2, 0};

std::vector<std::size_t> select_best(const std::vector<Candidate>& candidates,
                                     std::size_t tokens) {
  std::vector<std::size_t> chosen;
  Selector(kTouching).select(candidates, 0, candidates.size(), {0, tokens}, chosen);
  return chosen;
}

TEST_CASE("selector: rows") {
  struct Row {
    const char* name;
    std::vector<Candidate> candidates;
    std::vector<std::size_t> chosen;
  };
  const Row rows[] = {
      {"nothing", {}, {}},
      {"no weight, no mention", {make(0, 1, 0), make(1, 2, -1)}, {}},
      {"the heavier of two that overlap", {make(0, 2, 1), make(1, 3, 2)}, {1}},
      {"two light ones outweigh one",
       {make(0, 4, 3), make(0, 2, 2), make(2, 4, 2)},
       {1, 2}},
      {"touching is not overlapping", {make(0, 1, 1), make(1, 2, 1)}, {0, 1}},
      {"one whole of a type rather than two that touch",
       {make(0, 4, 5, EntityType::organization), make(0, 2, 3, EntityType::organization),
        make(2, 4, 3, EntityType::organization)},
       {0}},
      {"two that touch where both weigh enough",
       {make(0, 4, 5, EntityType::organization), make(0, 2, 4, EntityType::organization),
        make(2, 4, 4, EntityType::organization)},
       {1, 2}},
      {"two that touch where lists have both",
       {make(0, 4, 5, EntityType::organization),
        listed(make(0, 2, 3, EntityType::organization)),
        listed(make(2, 4, 3, EntityType::organization))},
       {1, 2}},
      {"one whole where lists have but one of two",
       {make(0, 4, 5, EntityType::organization), make(0, 2, 3, EntityType::organization),
        listed(make(2, 4, 3, EntityType::organization))},
       {0}},
      {"with a conjunction they do not touch",
       {make(0, 4, 5, EntityType::organization), make(0, 2, 3, EntityType::organization),
        make(2, 4, 3, EntityType::organization, 1)},
       {1, 2}},
      {"the type of one that touches may be another",
       {make(0, 2, 3, EntityType::organization), make(2, 4, 3, EntityType::organization),
        make(2, 4, 2, EntityType::location)},
       {0, 2}},
      {"tie: the longer", {make(2, 3, 1), make(1, 3, 1)}, {1}},
      {"tie: person before organization before place",
       {make(0, 1, 1, EntityType::location), make(0, 1, 1, EntityType::person),
        make(0, 1, 1, EntityType::organization)},
       {1}},
      {"tie: no proclitic", {make(0, 1, 1, EntityType::person, 1), make(0, 1, 1)}, {1}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(select_best(row.candidates, 10) == row.chosen);
  }
}

// What `candidate` weighs behind `last`.
double touching_weight(const Candidate* last, const Candidate& candidate) {
  const bool touches = last != nullptr && last->end == candidate.begin &&
                       last->type == candidate.type && candidate.may_touch &&
                       (last->listed_size == 0 || candidate.listed_size == 0);
  return touches ? kTouching[static_cast<std::size_t>(candidate.type)] : 0;
}

double best_by_trying(const std::vector<Candidate>& candidates, std::size_t next = 0,
                      const Candidate* last = nullptr) {
  if (next == candidates.size()) return 0;
  const Candidate& candidate = candidates[next];
  const double without = best_by_trying(candidates, next + 1, last);
  if ((last != nullptr && candidate.begin < last->end) || candidate.weight <= 0)
    return without;
  return std::max(without, candidate.weight + touching_weight(last, candidate) +
                               best_by_trying(candidates, next + 1, &candidate));
}

TEST_CASE("selector: as good as the best of all sets") {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    std::vector<Candidate> candidates;
    for (int i = 0; i < 12; ++i) {
      const std::size_t begin = random() % 10;
      candidates.push_back(make(begin, begin + 1 + random() % 3,
                                static_cast<double>(random() % 9) - 2,
                                static_cast<EntityType>(random() % kEntityTypes),
                                static_cast<std::uint8_t>(random() % 2)));
      candidates.back().listed_size = static_cast<std::uint8_t>(random() % 2);
    }
    std::stable_sort(
        candidates.begin(), candidates.end(),
        [](const Candidate& a, const Candidate& b) { return a.begin < b.begin; });
    double weight = 0;
    const Candidate* last = nullptr;
    for (const std::size_t i : select_best(candidates, 12)) {
      CHECK((last == nullptr || candidates[i].begin >= last->end));
      weight += candidates[i].weight + touching_weight(last, candidates[i]);
      last = &candidates[i];
    }
    CHECK(weight == doctest::Approx(best_by_trying(candidates)));
  }
}

}  // namespace
}  // namespace isnad
