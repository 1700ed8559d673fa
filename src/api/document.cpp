// Small functions on results.
#include "isnad/document.h"

#include <string>
#include <unordered_map>
#include <utility>

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
  // By the entity's number or by the name.
  std::unordered_map<std::string, std::size_t> known;
  SpeakerQuotes nobody;
  for (std::size_t i = 0; i < document.quotes.size(); ++i) {
    const auto& speaker = document.quotes[i].speaker;
    if (!speaker) {
      nobody.quotes.push_back(i);
      continue;
    }
    const std::string& name =
        speaker->entity ? document.entities[*speaker->entity].name : speaker->text;
    std::string key = speaker->entity ? std::to_string(*speaker->entity) : '\n' + name;
    const auto [at, is_new] = known.try_emplace(std::move(key), groups.size());
    if (is_new)
      groups.push_back({name, speaker->entity, {i}});
    else
      groups[at->second].quotes.push_back(i);
  }
  if (!nobody.quotes.empty()) groups.push_back(std::move(nobody));
  return groups;
}

}  // namespace isnad
