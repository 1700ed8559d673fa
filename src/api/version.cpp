// The version of the code comes from the build; data_version is made with the data.
#include "isnad/version.h"

namespace isnad {

std::string_view version() { return ISNAD_VERSION; }

}  // namespace isnad
