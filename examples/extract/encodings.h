// Articles in other encodings than UTF-8, by ICU.
#ifndef ISNAD_EXAMPLES_EXTRACT_ENCODINGS_H_
#define ISNAD_EXAMPLES_EXTRACT_ENCODINGS_H_

#include <string>
#include <string_view>

namespace extract {

// UTF-8 of what `bytes` mean in an encoding: a name that ICU knows, or "auto" to tell it
// from the bytes (a byte order mark, else UTF-8 where it is well formed without NUL, else
// what ICU's detector finds likeliest among those in which Arabic news is kept: UTF-16,
// UTF-32, windows-1256, ISO-8859-6). UTF-8 stays as it is, byte for byte, also where it
// is ill formed; elsewhere what means nothing becomes U+FFFD. Throws std::runtime_error
// where the encoding is unknown or cannot be told.
std::string to_utf8(std::string bytes, std::string_view encoding);

// Whether to_utf8 takes the name.
bool known_encoding(std::string_view encoding);

}  // namespace extract

#endif  // ISNAD_EXAMPLES_EXTRACT_ENCODINGS_H_
