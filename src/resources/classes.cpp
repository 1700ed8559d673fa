// The registry of word classes.
#include "resources/classes.h"

#include <algorithm>

namespace isnad {

ClassRegistry::ClassRegistry() {
#define ISNAD_CLASS(name) append(#name);
  ISNAD_KNOWN_CLASSES(ISNAD_CLASS)
#undef ISNAD_CLASS
  for (const char* const name : {"per_name~", "org_name~", "loc_name~"}) append(name);
}

std::optional<ClassId> ClassRegistry::find(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) return std::nullopt;
  return static_cast<ClassId>(found - names_.begin());
}

std::optional<ClassId> ClassRegistry::add(std::string_view name) {
  if (const auto known = find(name)) return known;
  if (names_.size() == kMaxClasses) return std::nullopt;
  append(name);
  return static_cast<ClassId>(names_.size() - 1);
}

void ClassRegistry::append(std::string_view name) {
  const auto id = static_cast<ClassId>(names_.size());
  names_.emplace_back(name);
  twins_.push_back(find(names_.back() + '~'));
  if (name.back() != '~') return;
  name.remove_suffix(1);
  if (const auto base = find(name)) twins_[*base] = id;
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
