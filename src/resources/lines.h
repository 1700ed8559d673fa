// Lines of resource texts, for all readers.
#ifndef ISNAD_RESOURCES_LINES_H_
#define ISNAD_RESOURCES_LINES_H_

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace isnad {

// Without blanks at both ends.
inline std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// Calls use(line, number) for each line, from 1; to the last one, or while it returns
// true.
template <class Use>
void for_each_line(std::string_view text, Use use) {
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if constexpr (std::is_same_v<decltype(use(text, number)), bool>) {
      if (!use(text.substr(0, end), ++number)) return;
    } else {
      use(text.substr(0, end), ++number);
    }
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
}

}  // namespace isnad

#endif  // ISNAD_RESOURCES_LINES_H_
