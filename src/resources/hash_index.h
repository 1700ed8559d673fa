// Numbers by 64-bit key: an open-addressing hash table, so that a look-up touches one
// place in memory. Keys are taken as they are; they must be hashes, or mixed like one.
#ifndef ISNAD_RESOURCES_HASH_INDEX_H_
#define ISNAD_RESOURCES_HASH_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace isnad {

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

// A hash of a sequence, one item's hash after the other.
inline std::uint64_t combine(std::uint64_t hash, std::uint64_t item) {
  hash = (hash ^ item) * 0x9E3779B97F4A7C15ULL;
  return hash ^ hash >> 32;
}

class HashIndex {
 public:
  // Room for `expected` keys before it grows.
  explicit HashIndex(std::size_t expected = 0) {
    std::size_t slots = 16;
    while (slots < expected * 2) slots *= 2;
    slots_.assign(slots, Slot{});
  }

  // The number under this key; kNone if there is none.
  std::uint32_t find(std::uint64_t key) const {
    for (std::size_t at = key & mask();; at = (at + 1) & mask()) {
      const Slot& slot = slots_[at];
      if (slot.number == kNone || slot.key == key) return slot.number;
    }
  }

  // Asks for the memory that find(key) will read.
  void prefetch(std::uint64_t key) const { __builtin_prefetch(&slots_[key & mask()]); }

  // The number under this key, which is `number` (not kNone) if there was none.
  std::uint32_t insert(std::uint64_t key, std::uint32_t number) {
    // At two thirds: fuller tables are slower to look up, emptier ones cost memory.
    if ((size_ + 1) * 3 > slots_.size() * 2) grow();
    Slot& slot = slot_of(key);
    if (slot.number == kNone) {
      slot = {key, number};
      ++size_;
    }
    return slot.number;
  }

  std::size_t size() const { return size_; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = kNone;
  };

  std::size_t mask() const { return slots_.size() - 1; }

  Slot& slot_of(std::uint64_t key) {
    std::size_t at = key & mask();
    while (slots_[at].number != kNone && slots_[at].key != key) at = (at + 1) & mask();
    return slots_[at];
  }

  void grow() {
    const std::vector<Slot> old =
        std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    for (const Slot& slot : old)
      if (slot.number != kNone) slot_of(slot.key) = slot;
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace isnad

#endif  // ISNAD_RESOURCES_HASH_INDEX_H_
