/// Which isnad this is.
#ifndef ISNAD_VERSION_H_
#define ISNAD_VERSION_H_

#include <string_view>

#include "isnad/export.h"

namespace isnad {

/// The library's version, "major.minor.patch".
ISNAD_EXPORT std::string_view version();

/// The version of the built-in data: twelve hexadecimal digits that differ when any
/// built-in list, rule or weight differs (the start of a SHA-256 over their names and
/// content). Equal versions of code and data give equal results for equal text.
ISNAD_EXPORT std::string_view data_version();

}  // namespace isnad

#endif  // ISNAD_VERSION_H_
