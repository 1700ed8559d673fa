// Where extractions work. What one of them has needed - memory, and what sets of word
// classes are to rules and weights - serves the next.
#ifndef ISNAD_API_WORKSHOPS_H_
#define ISNAD_API_WORKSHOPS_H_

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "api/engine.h"
#include "discourse/mentions.h"
#include "match/spot.h"

namespace isnad {

// For one text at a time. No result depends on the texts before.
struct Workshop {
  TaggedText tagged;
  MentionFinder finder;  // of `tagged`

  explicit Workshop(const Engine& engine) : finder(tagged, engine.knowledge()) {}
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
};

// The workshops that wait for a text, never more than there were texts at once. Any
// number of threads may take and give back.
class Workshops {
 public:
  // The engine must outlive it.
  explicit Workshops(const Engine& engine) : engine_(engine) {}

  std::unique_ptr<Workshop> take() {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (!idle_.empty()) {
        std::unique_ptr<Workshop> workshop = std::move(idle_.back());
        idle_.pop_back();
        return workshop;
      }
    }
    return std::make_unique<Workshop>(engine_);
  }

  // One that a long text has made large goes.
  void give_back(std::unique_ptr<Workshop> workshop) {
    constexpr std::size_t kMaxTokens = 1 << 14;
    constexpr std::size_t kMaxSets = 1 << 14;
    if (workshop->tagged.text.tokens.capacity() > kMaxTokens ||
        workshop->tagged.sets.size() > kMaxSets)
      return;
    const std::lock_guard<std::mutex> lock(mutex_);
    idle_.push_back(std::move(workshop));
  }

 private:
  const Engine& engine_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Workshop>> idle_;
};

}  // namespace isnad

#endif  // ISNAD_API_WORKSHOPS_H_
