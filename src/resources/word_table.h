// Numbers folded words: an open-addressing hash table over a pool of keys. Words are told
// apart by their 64-bit hashes alone, so that a look-up touches one place in memory;
// add() makes sure that no two words share a hash.
#ifndef ISNAD_RESOURCES_WORD_TABLE_H_
#define ISNAD_RESOURCES_WORD_TABLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

using WordId = std::uint32_t;
inline constexpr WordId kNoWord = 0xFFFFFFFF;

class WordTable {
 public:
  WordTable();
  // The word whose hash_key this is.
  WordId find(std::uint64_t hash) const {
    for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
      const Slot& slot = slots_[at];
      if (slot.word == kNoWord || slot.hash == hash) return slot.word;
    }
  }
  WordId find(std::string_view key) const;
  // Asks for the memory that find(hash) will read.
  void prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & mask_]); }
  // kNoWord if another word has the same hash (which is not to be expected).
  WordId add(std::string_view key);
  std::string_view key_of(WordId word) const {
    return std::string_view(pool_).substr(begin_[word], begin_[word + 1] - begin_[word]);
  }
  std::size_t size() const { return begin_.size() - 1; }

 private:
  struct Slot {
    std::uint64_t hash;
    WordId word;
  };
  void grow();

  std::string pool_;
  std::vector<std::uint32_t> begin_;
  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
};

}  // namespace isnad

#endif  // ISNAD_RESOURCES_WORD_TABLE_H_
