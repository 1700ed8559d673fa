// Fills the templates of pages.
#include "api/page_parts.h"

#include <nlohmann/json.hpp>

#include "api/markup.h"

namespace isnad {

using Json = nlohmann::ordered_json;

Json page_words(PageLanguage language) {
  return Json::parse(language == PageLanguage::arabic ? page_files::kArabic
                                                      : page_files::kEnglish);
}

std::string fill_page(std::string_view page, std::string_view script,
                      std::string_view script_hash, PageLanguage language,
                      const Json& words,
                      const std::function<std::string(std::string_view)>& slot) {
  constexpr std::string_view kText = "text.";
  const bool arabic = language == PageLanguage::arabic;
  return fill(page, [&](std::string_view name) -> std::string {
    if (name.substr(0, kText.size()) == kText)
      return escape_html(words.value(std::string(name.substr(kText.size())), ""));
    if (name == "lang") return arabic ? "ar" : "en";
    if (name == "dir") return arabic ? "rtl" : "ltr";
    if (name == "style") return std::string(page_files::kStyle);
    if (name == "script") return std::string(script);
    if (name == "policy")
      return "default-src 'none'; style-src '" + std::string(page_files::kStyleHash) +
             "'; script-src '" + std::string(script_hash) +
             "'; img-src data:; base-uri 'none'; form-action 'none'";
    return slot(name);
  });
}

std::string_view css_class(EntityType type) {
  switch (type) {
    case EntityType::person:
      return "per";
    case EntityType::organization:
      return "org";
    case EntityType::location:
      break;
  }
  return "loc";
}

std::string page_data(const Json& data) {
  return json_in_html(data.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Span headline_of(std::string_view text) {
  constexpr std::size_t kLongest = 250;
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == text.npos) return {};
  std::size_t end = text.find('\n', begin);
  if (end == text.npos || text.find_first_not_of(kBlank, end) == text.npos) return {};
  end = text.find_last_not_of(kBlank, end) + 1;
  if (end - begin > kLongest || text[end - 1] == '.' || text[end - 1] == ':') return {};
  return {begin, end};
}

}  // namespace isnad
