// Numbers sets of word classes: texts have many tokens, but few different sets.
#ifndef ISNAD_RESOURCES_CLASS_SETS_H_
#define ISNAD_RESOURCES_CLASS_SETS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "resources/classes.h"
#include "resources/hash_index.h"

namespace isnad {

class ClassSets {
 public:
  // The number of this set; the next one if it is new.
  std::uint32_t number(const ClassSet& set) {
    std::uint64_t key = set.hash();
    const auto next = static_cast<std::uint32_t>(sets_.size());
    // Another set of the same hash is not to be expected; it would take the next key.
    std::uint32_t number = numbers_.insert(key, next);
    while (number != next && sets_[number] != set) number = numbers_.insert(++key, next);
    if (number == next) sets_.push_back(set);
    return number;
  }
  const ClassSet& operator[](std::size_t number) const { return sets_[number]; }
  std::size_t size() const { return sets_.size(); }

 private:
  std::vector<ClassSet> sets_;
  HashIndex numbers_;
};

}  // namespace isnad

#endif  // ISNAD_RESOURCES_CLASS_SETS_H_
