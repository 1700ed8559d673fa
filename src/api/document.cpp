// Small functions on results.
#include "isnad/document.h"

#include <algorithm>

namespace isnad {

std::string_view to_string(EntityType type) {
  switch (type) {
    case EntityType::person:
      return "PER";
    case EntityType::organization:
      return "ORG";
    case EntityType::location:
      break;
  }
  return "LOC";
}

std::string_view to_string(QuoteKind kind) {
  switch (kind) {
    case QuoteKind::direct:
      return "direct";
    case QuoteKind::indirect:
      return "indirect";
    case QuoteKind::mixed:
      break;
  }
  return "mixed";
}

std::vector<SpeakerQuotes> quotes_by_speaker(const Document& document) {
  std::vector<SpeakerQuotes> groups;
  SpeakerQuotes nobody;
  for (std::size_t i = 0; i < document.quotes.size(); ++i) {
    const auto& speaker = document.quotes[i].speaker;
    if (!speaker) {
      nobody.quotes.push_back(i);
      continue;
    }
    const std::string& name =
        speaker->entity ? document.entities[*speaker->entity].name : speaker->text;
    const auto known =
        std::find_if(groups.begin(), groups.end(), [&](const SpeakerQuotes& group) {
          return group.entity == speaker->entity && group.name == name;
        });
    if (known != groups.end())
      known->quotes.push_back(i);
    else
      groups.push_back({name, speaker->entity, {i}});
  }
  if (!nobody.quotes.empty()) groups.push_back(std::move(nobody));
  return groups;
}

}  // namespace isnad
