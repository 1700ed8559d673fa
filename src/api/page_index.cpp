// Writes the index over several articles' pages, and names their files.
#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "api/markup.h"
#include "api/page_parts.h"
#include "isnad/page.h"

namespace isnad {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kTitle = 160;

void append_encoded(std::string& out, char c) {
  out += '=';
  append_hexadecimal(out, static_cast<unsigned char>(c));
}

// FNV-1a.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

// A name over all articles.
struct MergedName {
  const IndexedName* name = nullptr;
  std::size_t mentions = 0;
  std::size_t quotes = 0;
  Json places = Json::array();
};

std::vector<MergedName> merge_names(const std::vector<IndexedArticle>& articles) {
  std::vector<MergedName> merged;
  std::unordered_map<std::string, std::size_t> known;
  for (std::size_t a = 0; a < articles.size(); ++a)
    for (const IndexedName& name : articles[a].names) {
      std::string key(to_string(name.type));
      key += name.id.empty() ? '\n' + name.name : '\t' + name.id;
      const auto [at, is_new] = known.try_emplace(std::move(key), merged.size());
      if (is_new) merged.push_back({&name, 0, 0, Json::array()});
      MergedName& entry = merged[at->second];
      entry.mentions += name.mentions;
      entry.quotes += name.quotes;
      entry.places.push_back(Json::array({a, name.entity, name.mentions, name.quotes}));
    }
  std::stable_sort(
      merged.begin(), merged.end(),
      [](const MergedName& a, const MergedName& b) { return a.mentions > b.mentions; });
  return merged;
}

std::string rows(const std::vector<IndexedArticle>& articles, const Json& words) {
  std::string out;
  for (const IndexedArticle& article : articles) {
    out += "<tr><td><a href=\"" + relative_url(article.file) + "\">" +
           isolated(article.title.empty() ? article.id : article.title) + "</a> " +
           isolated(article.id, "class=\"id\"") + "</td>";
    const auto cell = [&](std::string_view what, std::size_t count) {
      out += "<td data-label=\"" + escape_html(words.value(std::string(what), "")) +
             "\">" + std::to_string(count) + "</td>";
    };
    cell("persons", article.persons);
    cell("organizations", article.organizations);
    cell("locations", article.locations);
    cell("quotes", article.quotes);
    out += "</tr>\n";
  }
  return out;
}

}  // namespace

std::string page_file_name(std::string_view id) {
  constexpr std::size_t kLongest = 200;
  constexpr std::size_t kKept = 170;
  std::string name;
  for (std::size_t i = 0; i < id.size();) {
    const std::size_t size = code_point_size(id.substr(i));
    const std::string_view point = id.substr(i, std::max<std::size_t>(size, 1));
    const char c = point[0];
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                       (c == '.' && i > 0);
    // U+0080 to U+009F and U+2000 to U+207F are controls and blanks, or nearly so.
    const bool control =
        (point.size() == 2 && c == '\xC2' && point[1] < '\xA0') ||
        (point.size() == 3 && c == '\xE2' && (point[1] == '\x80' || point[1] == '\x81'));
    if (plain || (size > 1 && !control))
      name += point;
    else
      for (const char byte : point) append_encoded(name, byte);
    i += point.size();
  }
  if (name.empty()) name = "=";
  std::string lower = name;
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (lower == "index") {
    const char first = name[0];
    name.erase(0, 1);
    std::string encoded;
    append_encoded(encoded, first);
    name.insert(0, encoded);
  }
  if (name.size() > kLongest) {
    std::size_t end = kKept;
    while ((static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
    name.resize(end);
    // "==" stands in no encoded name.
    name += "==";
    for (int shift = 56; shift >= 0; shift -= 8)
      append_hexadecimal(name, static_cast<unsigned char>(hash_of(id) >> shift & 255U));
  }
  return name + ".html";
}

IndexedArticle index_article(const Document& document, std::string_view text,
                             std::string_view id, std::string_view file) {
  IndexedArticle article;
  article.id = id;
  article.file = file;
  const Span headline = headline_of(text);
  // A title is cut short: what follows cannot change it.
  article.title = excerpt(
      headline.empty() ? text.substr(0, 8 * kTitle)
                       : text.substr(headline.begin, headline.end - headline.begin),
      kTitle);
  article.quotes = document.quotes.size();
  std::vector<std::size_t> quotes(document.entities.size(), 0);
  for (const Quote& quote : document.quotes)
    if (quote.speaker && quote.speaker->entity) ++quotes[*quote.speaker->entity];
  for (std::size_t e = 0; e < document.entities.size(); ++e) {
    const Entity& entity = document.entities[e];
    ++(entity.type == EntityType::person         ? article.persons
       : entity.type == EntityType::organization ? article.organizations
                                                 : article.locations);
    article.names.push_back({entity.type, entity.name, entity.latin, entity.id, e,
                             entity.mentions.size(), quotes[e]});
  }
  return article;
}

std::string to_index_page(const std::vector<IndexedArticle>& articles,
                          const PageStyle& style) {
  const Json words = page_words(style.language);
  const std::vector<MergedName> names = merge_names(articles);
  std::size_t quotes = 0;
  Json listed = Json::array();
  for (const IndexedArticle& article : articles) {
    quotes += article.quotes;
    listed.push_back({{"file", relative_url(article.file)},
                      {"title", article.title.empty() ? article.id : article.title}});
  }
  std::size_t counts[3] = {};
  Json merged = Json::array();
  for (const MergedName& entry : names) {
    ++counts[static_cast<std::size_t>(entry.name->type)];
    merged.push_back(
        Json::array({to_string(entry.name->type), entry.name->name, entry.name->latin,
                     entry.mentions, entry.quotes, entry.places}));
  }
  const Json data = {
      {"words", words}, {"articles", std::move(listed)}, {"names", std::move(merged)}};
  return fill_page(page_files::kIndexHtml, page_files::kIndexScript,
                   page_files::kIndexScriptHash, style.language, words,
                   [&](std::string_view name) -> std::string {
                     if (name == "articles") return std::to_string(articles.size());
                     if (name == "persons") return std::to_string(counts[0]);
                     if (name == "organizations") return std::to_string(counts[1]);
                     if (name == "locations") return std::to_string(counts[2]);
                     if (name == "quotes") return std::to_string(quotes);
                     if (name == "rows") return rows(articles, words);
                     if (name == "data") return page_data(data);
                     return {};
                   });
}

}  // namespace isnad
