// Reads tables of weights.
#include "match/weights.h"

#include <charconv>
#include <cmath>

namespace isnad {

Weights Weights::compile(const std::vector<Resource>& files, const FeatureSpace& space,
                         std::vector<ResourceProblem>& problems) {
  Weights weights;
  weights.values_.assign(space.size(), 0.0F);
  weights.lines_.assign(space.size(), {});
  for (const Resource& file : files) {
    const auto file_number = static_cast<std::uint32_t>(weights.files_.size());
    weights.files_.push_back(file.name);
    std::string_view text = file.text;
    std::uint32_t number = 0;
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      std::string_view line = text.substr(0, end);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      ++number;
      while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
        line.remove_suffix(1);
      if (line.empty() || line.front() == '#' || line.front() == '%') continue;
      const std::size_t blank = line.rfind(' ');
      double value = 0;
      const char* first =
          blank == std::string_view::npos ? line.data() : line.data() + blank + 1;
      const auto [last, error] = std::from_chars(first, line.data() + line.size(), value);
      if (blank == std::string_view::npos || error != std::errc{} ||
          last != line.data() + line.size() || !std::isfinite(value)) {
        problems.push_back(
            {file.name, number, "a weight is written 'TYPE feature number'"});
        continue;
      }
      Feature feature = 0;
      if (!space.find(line.substr(0, blank), feature)) continue;
      weights.values_[feature] = static_cast<float>(value);
      weights.lines_[feature] = {file_number, number};
    }
  }
  weights.of_classes_ = ClassWeights(weights.values_);
  for (const EntityType type :
       {EntityType::person, EntityType::organization, EntityType::location})
    weights.touching_[static_cast<std::size_t>(type)] =
        weights.values_[touching_feature(type)];
  return weights;
}

std::string Weights::where(Feature feature) const {
  const Provenance line = lines_[feature];
  return line.file == kNone ? std::string()
                            : files_[line.file] + ':' + std::to_string(line.line);
}

}  // namespace isnad
