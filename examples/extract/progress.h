// A line on the terminal that tells how far the work is.
#ifndef ISNAD_EXAMPLES_EXTRACT_PROGRESS_H_
#define ISNAD_EXAMPLES_EXTRACT_PROGRESS_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace extract {

class Progress {
 public:
  // Shows nothing if not `visible`. Sums of no size are not known.
  Progress(bool visible, std::size_t files, std::uintmax_t bytes);
  // Clears the line.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // After every article. The line comes half a second after the start, and changes ten
  // times a second at most.
  void add(std::uintmax_t bytes, std::size_t files_done);

  // Writes a line to standard error, above this one.
  void message(const std::string& line);

  // Takes this line away until the next article.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  std::string line(double seconds) const;

  bool visible_;
  bool shown_ = false;
  std::size_t files_;
  std::uintmax_t bytes_;
  std::size_t files_done_ = 0;
  std::uintmax_t bytes_done_ = 0;
  std::size_t articles_ = 0;
  Clock::time_point start_ = Clock::now();
  Clock::time_point next_;
};

}  // namespace extract

#endif  // ISNAD_EXAMPLES_EXTRACT_PROGRESS_H_
