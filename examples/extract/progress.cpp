#include "extract/progress.h"

#include <algorithm>
#include <cstdio>
#include <iomanip>
#include <sstream>

namespace extract {
namespace {

constexpr std::size_t kBar = 20;
constexpr double kMega = 1e6;

// "1:05:09", "4:02"
std::string clock_time(double seconds) {
  const auto all = static_cast<std::uintmax_t>(seconds + 0.5);
  std::ostringstream out;
  out << std::setfill('0');
  if (all >= 3600) out << all / 3600 << ':' << std::setw(2);
  out << all / 60 % 60 << ':' << std::setw(2) << all % 60;
  return out.str();
}

}  // namespace

Progress::Progress(bool visible, std::size_t files, std::uintmax_t bytes)
    : visible_(visible),
      files_(files),
      bytes_(bytes),
      next_(start_ + std::chrono::milliseconds(500)) {}

Progress::~Progress() { clear(); }

void Progress::add(std::uintmax_t bytes, std::size_t files_done) {
  bytes_done_ += bytes;
  files_done_ = files_done;
  ++articles_;
  if (!visible_ || Clock::now() < next_) return;
  next_ = Clock::now() + std::chrono::milliseconds(100);
  clear();
  shown_ = true;
  std::fputs(line(std::chrono::duration<double>(Clock::now() - start_).count()).c_str(),
             stderr);
  std::fflush(stderr);
}

void Progress::message(const std::string& line) {
  clear();
  std::fprintf(stderr, "isnad-extract: %s\n", line.c_str());
}

std::string Progress::line(double seconds) const {
  std::ostringstream out;
  out << std::fixed << std::setprecision(1);
  const double done = static_cast<double>(bytes_done_);
  const double all = static_cast<double>(bytes_);
  const double share = bytes_ == 0 ? 0 : std::min(done / all, 1.0);
  if (bytes_ > 0) {
    const auto full = static_cast<std::size_t>(share * kBar);
    out << '[' << std::string(full, '#') << std::string(kBar - full, '.') << "]  ";
  }
  if (files_ > 1) out << files_done_ << '/' << files_ << " files  ";
  out << articles_ << (articles_ == 1 ? " article  " : " articles  ") << done / kMega;
  if (bytes_ > 0) out << '/' << all / kMega;
  out << " MB  " << done / kMega / seconds << " MB/s";
  if (share > 0) out << "  " << clock_time(seconds * (1 - share) / share) << " left";
  return out.str();
}

void Progress::clear() {
  if (!shown_) return;
  std::fputs("\r\033[K", stderr);
  shown_ = false;
}

}  // namespace extract
