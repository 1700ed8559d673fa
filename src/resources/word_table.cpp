// The growing side of the word table.
#include "resources/word_table.h"

namespace isnad {

WordId WordTable::add(std::string_view key, std::uint64_t hash) {
  const auto next = static_cast<WordId>(size());
  const WordId word = index_.insert(hash, next);
  if (word != next) return key_of(word) == key ? word : kNoWord;
  pool_.append(key);
  begin_.push_back(static_cast<std::uint32_t>(pool_.size()));
  return word;
}

}  // namespace isnad
