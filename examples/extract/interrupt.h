// Ctrl-C and a request to terminate: noted once, so that the program can end at a whole
// record; the second one ends it at once.
#ifndef ISNAD_EXAMPLES_EXTRACT_INTERRUPT_H_
#define ISNAD_EXAMPLES_EXTRACT_INTERRUPT_H_

#include <cstddef>

namespace extract {

// From here on SIGINT and SIGTERM are noted, and SIGPIPE is an error of writing.
void note_interrupts();

// The signal that came, or 0.
int interrupted();

// Reads as read(2) does, but returns 0 as soon as a signal comes.
std::ptrdiff_t read_unless_interrupted(int file, char* buffer, std::size_t size);

}  // namespace extract

#endif  // ISNAD_EXAMPLES_EXTRACT_INTERRUPT_H_
