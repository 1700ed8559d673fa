// The growing side of the word table.
#include "resources/word_table.h"

#include "text/normalize.h"

namespace isnad {

WordTable::WordTable() : begin_{0}, slots_(1024, Slot{0, kNoWord}), mask_(1023) {}

WordId WordTable::find(std::string_view key) const { return find(hash_key(key)); }

WordId WordTable::add(std::string_view key) {
  const std::uint64_t hash = hash_key(key);
  const WordId known = find(hash);
  if (known != kNoWord) return key_of(known) == key ? known : kNoWord;
  if ((size() + 1) * 2 > slots_.size()) grow();
  const auto word = static_cast<WordId>(size());
  pool_.append(key);
  begin_.push_back(static_cast<std::uint32_t>(pool_.size()));
  std::size_t at = hash & mask_;
  while (slots_[at].word != kNoWord) at = (at + 1) & mask_;
  slots_[at] = {hash, word};
  return word;
}

void WordTable::grow() {
  std::vector<Slot> slots(slots_.size() * 2, Slot{0, kNoWord});
  mask_ = slots.size() - 1;
  for (WordId word = 0; word < size(); ++word) {
    const std::uint64_t hash = hash_key(key_of(word));
    std::size_t at = hash & mask_;
    while (slots[at].word != kNoWord) at = (at + 1) & mask_;
    slots[at] = {hash, word};
  }
  slots_ = std::move(slots);
}

}  // namespace isnad
