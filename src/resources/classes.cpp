// The registry of word classes.
#include "resources/classes.h"

#include <algorithm>

namespace isnad {

ClassRegistry::ClassRegistry() {
#define ISNAD_CLASS(name) names_.emplace_back(#name);
  ISNAD_KNOWN_CLASSES(ISNAD_CLASS)
#undef ISNAD_CLASS
  names_.insert(names_.end(), {"per_name~", "org_name~", "loc_name~"});
}

std::optional<ClassId> ClassRegistry::find(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) return std::nullopt;
  return static_cast<ClassId>(found - names_.begin());
}

std::optional<ClassId> ClassRegistry::add(std::string_view name) {
  if (const auto known = find(name)) return known;
  if (names_.size() == kMaxClasses) return std::nullopt;
  names_.emplace_back(name);
  return static_cast<ClassId>(names_.size() - 1);
}

std::string ClassRegistry::describe(const ClassSet& set) const {
  std::string text;
  set.for_each([&](ClassId id) {
    if (!text.empty()) text += ' ';
    text += names_[id];
  });
  return text;
}

}  // namespace isnad
