// Numbers folded words: an open-addressing hash table over a pool of keys.
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
  // `hash` is hash_key(key).
  WordId find(std::uint64_t hash, std::string_view key) const {
    for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
      const Slot& slot = slots_[at];
      if (slot.word == kNoWord) return kNoWord;
      if (slot.tag == static_cast<std::uint32_t>(hash >> 32) && key_of(slot.word) == key)
        return slot.word;
    }
  }
  WordId find(std::string_view key) const;
  WordId add(std::string_view key);
  std::string_view key_of(WordId word) const {
    return std::string_view(pool_).substr(begin_[word], begin_[word + 1] - begin_[word]);
  }
  std::size_t size() const { return begin_.size() - 1; }

 private:
  struct Slot {
    std::uint32_t tag;
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
