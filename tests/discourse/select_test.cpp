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
  return candidate;
}

std::vector<std::size_t> select_best(const std::vector<Candidate>& candidates,
                                     std::size_t tokens) {
  std::vector<std::size_t> chosen;
  Selector().select(candidates, 0, candidates.size(), {0, tokens}, chosen);
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

double best_by_trying(const std::vector<Candidate>& candidates, std::size_t next,
                      std::size_t from) {
  if (next == candidates.size()) return 0;
  const double without = best_by_trying(candidates, next + 1, from);
  if (candidates[next].begin < from || candidates[next].weight <= 0) return without;
  return std::max(without,
                  candidates[next].weight +
                      best_by_trying(candidates, next + 1, candidates[next].end));
}

TEST_CASE("selector: as good as the best of all sets") {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    std::vector<Candidate> candidates;
    for (int i = 0; i < 12; ++i) {
      const std::size_t begin = random() % 10;
      candidates.push_back(
          make(begin, begin + 1 + random() % 3, static_cast<double>(random() % 9) - 2));
    }
    std::stable_sort(
        candidates.begin(), candidates.end(),
        [](const Candidate& a, const Candidate& b) { return a.begin < b.begin; });
    double weight = 0;
    std::size_t end = 0;
    for (const std::size_t i : select_best(candidates, 12)) {
      CHECK(candidates[i].begin >= end);
      end = candidates[i].end;
      weight += candidates[i].weight;
    }
    CHECK(weight == doctest::Approx(best_by_trying(candidates, 0, 0)));
  }
}

}  // namespace
}  // namespace isnad
