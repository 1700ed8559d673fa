#include "extract/interrupt.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>

namespace extract {
namespace {

std::atomic<int> noted = 0;
static_assert(std::atomic<int>::is_always_lock_free);
// A byte in this pipe wakes whoever waits for input.
std::array<int, 2> wake = {-1, -1};

void note(int signal) {
  const int error = errno;
  noted = signal;
  const char byte = 0;
  [[maybe_unused]] const auto written = write(wake[1], &byte, 1);
  errno = error;
}

}  // namespace

void note_interrupts() {
  if (pipe(wake.data()) != 0) return;
  for (const int end : wake) fcntl(end, F_SETFD, FD_CLOEXEC);
  struct sigaction action = {};
  action.sa_handler = note;
  // Writing goes on; the second signal does what it does by default.
  action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  for (const int signal : {SIGINT, SIGTERM}) {
    // Started with `nohup` or in a script's background, it stays ignored.
    struct sigaction before = {};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);
  }
  std::signal(SIGPIPE, SIG_IGN);
}

int interrupted() { return noted; }

std::ptrdiff_t read_unless_interrupted(int file, char* buffer, std::size_t size) {
  while (true) {
    std::array<pollfd, 2> waiting = {{{file, POLLIN, 0}, {wake[0], POLLIN, 0}}};
    const int ready = poll(waiting.data(), waiting.size(), -1);
    if (interrupted() != 0) return 0;
    if (ready < 0 && errno != EINTR) return -1;
    if (ready < 0) continue;
    const std::ptrdiff_t got = read(file, buffer, size);
    if (got >= 0 || errno != EINTR) return got;
  }
}

}  // namespace extract
