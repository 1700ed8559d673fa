// Numbers folded words: a pool of keys and an index over their hashes. Words are told
// apart by their 64-bit hashes alone; add() makes sure that no two words share a hash.
#ifndef ISNAD_RESOURCES_WORD_TABLE_H_
#define ISNAD_RESOURCES_WORD_TABLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "resources/hash_index.h"
#include "text/normalize.h"

namespace isnad {

using WordId = std::uint32_t;
inline constexpr WordId kNoWord = kNone;

class WordTable {
 public:
  WordTable() : begin_{0} {}
  // The word whose hash_key this is.
  WordId find(std::uint64_t hash) const { return index_.find(hash); }
  WordId find(std::string_view key) const { return find(hash_key(key)); }
  // Asks for the memory that find(hash) will read.
  void prefetch(std::uint64_t hash) const { index_.prefetch(hash); }
  // `hash` must be the key's hash_key. kNoWord if another word has the same hash (which
  // is not to be expected).
  WordId add(std::string_view key, std::uint64_t hash);
  WordId add(std::string_view key) { return add(key, hash_key(key)); }
  std::string_view key_of(WordId word) const {
    return std::string_view(pool_).substr(begin_[word], begin_[word + 1] - begin_[word]);
  }
  std::size_t size() const { return begin_.size() - 1; }

 private:
  std::string pool_;
  std::vector<std::uint32_t> begin_;
  HashIndex index_;
};

}  // namespace isnad

#endif  // ISNAD_RESOURCES_WORD_TABLE_H_
