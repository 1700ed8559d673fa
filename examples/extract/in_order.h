// Work in several threads whose results come out in the order of the input.
#ifndef ISNAD_EXAMPLES_EXTRACT_IN_ORDER_H_
#define ISNAD_EXAMPLES_EXTRACT_IN_ORDER_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace extract {

// Takes items from `next` (bool(Item&), false at the end) in the calling thread, works on
// them (Result(Item&&)) in `jobs` threads, and gives the results to `write`
// (bool(Result&&)) in the order of the items, one at a time, in whichever thread. No
// more than four items a job are on their way at once. Ends early where `write` returns
// false; where `stop` (bool()) says so, it writes what is worked on already. Throws what
// any of them throws.
template <class Item, class Result, class Next, class Work, class Write, class Stop>
void in_order(std::size_t jobs, const Next& next, const Work& work, const Write& write,
              const Stop& stop) {
  if (jobs <= 1) {
    for (Item item; !stop() && next(item); item = {})
      if (!write(work(std::move(item)))) return;
    return;
  }

  std::mutex mutex;
  std::condition_variable changed;
  std::deque<std::pair<std::size_t, Item>> waiting;
  std::map<std::size_t, Result> done;
  std::size_t taken = 0;
  std::size_t written = 0;
  bool ended = false;    // no more items come
  bool stopped = false;  // no more results are wanted
  bool writing = false;  // a thread is, and will write all that is done
  std::exception_ptr failure;

  // Under the lock, which is open while writing.
  const auto write_done = [&](std::unique_lock<std::mutex>& lock) {
    writing = true;
    while (!stopped && !done.empty() && done.begin()->first == written) {
      Result result = std::move(done.begin()->second);
      done.erase(done.begin());
      lock.unlock();
      const bool more = write(std::move(result));
      lock.lock();
      ++written;
      if (!more) stopped = true;
      changed.notify_all();
    }
    writing = false;
  };

  const auto run = [&] {
    std::unique_lock<std::mutex> lock(mutex);
    try {
      while (true) {
        changed.wait(lock, [&] { return stopped || ended || !waiting.empty(); });
        if (stopped || waiting.empty()) return;
        auto [number, item] = std::move(waiting.front());
        waiting.pop_front();
        lock.unlock();
        Result result = work(std::move(item));
        lock.lock();
        done.emplace(number, std::move(result));
        if (!writing) write_done(lock);
      }
    } catch (...) {
      if (!lock.owns_lock()) lock.lock();
      if (!failure) failure = std::current_exception();
      stopped = true;
      changed.notify_all();
    }
  };

  std::vector<std::thread> threads;
  const auto finish = [&] {
    {
      const std::lock_guard<std::mutex> lock(mutex);
      ended = true;
    }
    changed.notify_all();
    for (std::thread& thread : threads) thread.join();
  };
  try {
    for (std::size_t i = 0; i < jobs; ++i) threads.emplace_back(run);
    for (Item item; !stop() && next(item); item = {}) {
      std::unique_lock<std::mutex> lock(mutex);
      changed.wait(lock, [&] { return stopped || taken - written < 4 * jobs; });
      if (stopped) break;
      waiting.emplace_back(taken++, std::move(item));
      changed.notify_all();
    }
    if (stop()) {
      // What waits is later than all that is worked on.
      const std::lock_guard<std::mutex> lock(mutex);
      waiting.clear();
    }
  } catch (...) {
    {
      const std::lock_guard<std::mutex> lock(mutex);
      stopped = true;
    }
    finish();
    throw;
  }
  finish();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace extract

#endif  // ISNAD_EXAMPLES_EXTRACT_IN_ORDER_H_
