// What the two kinds of pages share: embedded files, messages, policy.
#ifndef ISNAD_API_PAGE_PARTS_H_
#define ISNAD_API_PAGE_PARTS_H_

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "isnad/page.h"

namespace isnad {

// The files under src/api/page, embedded; a page's script is common.js and its own. The
// hashes are those of Content-Security-Policy ("sha256-…").
namespace page_files {
extern const std::string_view kArticleHtml;
extern const std::string_view kIndexHtml;
extern const std::string_view kStyle;
extern const std::string_view kArticleScript;
extern const std::string_view kIndexScript;
extern const std::string_view kStyleHash;
extern const std::string_view kArticleScriptHash;
extern const std::string_view kIndexScriptHash;
extern const std::string_view kArabic;
extern const std::string_view kEnglish;
}  // namespace page_files

// The interface's words in a language.
nlohmann::ordered_json page_words(PageLanguage language);

// Fills a page's template. {{text.NAME}} is a message, escaped; policy, style, script,
// lang and dir are filled here, every other name by `slot`, which returns markup.
std::string fill_page(std::string_view page, std::string_view script,
                      std::string_view script_hash, PageLanguage language,
                      const nlohmann::ordered_json& words,
                      const std::function<std::string(std::string_view)>& slot);

// "per", "org" or "loc": the class of a type's marks, and the name of its message.
std::string_view css_class(EntityType type);

// JSON on one line for a script element.
std::string page_data(const nlohmann::ordered_json& data);

// Where an article's headline stands: its first line that holds anything, if it is short,
// ends in no full stop and a text follows; else empty.
Span headline_of(std::string_view text);

}  // namespace isnad

#endif  // ISNAD_API_PAGE_PARTS_H_
