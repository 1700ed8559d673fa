// Small functions on results.
#include "isnad/document.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "text/normalize.h"

namespace isnad {
namespace {

// The folded words of a name between single blanks, with a blank at either end, so that
// whole words are found by looking for the text.
std::string words_of(std::string_view name) {
  std::string words = " ";
  for (const char c : fold(name))
    if (c != ' ' || words.back() != ' ') words += c;
  if (words.back() != ' ') words += ' ';
  return words;
}

}  // namespace

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

bool names_speaker(std::string_view name, const Document& document,
                   const Speaker& speaker, std::string_view text) {
  const std::string words = words_of(name);
  if (words == " ") return false;
  const auto has_words = [&](std::string_view spelling) {
    return words_of(spelling).find(words) != std::string::npos;
  };
  if (has_words(speaker.text)) return true;
  if (!speaker.entity) return false;
  const Entity& entity = document.entities[*speaker.entity];
  if (entity.id == name || has_words(entity.name) || has_words(entity.latin)) return true;
  return std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](std::size_t m) {
    const Span span = document.mentions[m].span;
    return has_words(text.substr(span.begin, span.end - span.begin));
  });
}

}  // namespace isnad
