/// Documents as pages to look at in a browser: one self-contained file an article, and an
/// index over several.
///
/// A page loads nothing: style and script stand inside it, and its
/// Content-Security-Policy lets no other style or script run and no address be asked.
/// Whatever text, ids and names hold stays text.
///
/// All functions may be called from any number of threads at once and throw nothing but
/// std::bad_alloc. Spans that do not lie in the text are left out.
#ifndef ISNAD_PAGE_H_
#define ISNAD_PAGE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/document.h"
#include "isnad/export.h"

namespace isnad {

/// The language of headings, buttons and explanations; the article keeps its own.
enum class PageLanguage { arabic, english };

/// How to_page and to_index_page write.
struct PageStyle {
  PageLanguage language = PageLanguage::arabic;
  /// Path of the index page relative to the article's page, to link back; empty for none.
  std::string index;
};

/// One HTML file that shows an article: its text with people, organizations, places and
/// quotes marked, the speakers with their quotes, the entities with their counts, and the
/// reasons of each (where Options::reasons asked for them).
///
/// `text` must be the text that the document was made of; `id` names the article. The
/// text of the element `article` is `text`, letter for letter; ill-formed UTF-8 and NUL,
/// which HTML cannot hold, are U+FFFD there. Time and memory are linear in the text.
ISNAD_EXPORT std::string to_page(const Document& document, std::string_view text,
                                 std::string_view id, const PageStyle& style = {});

/// A file name for an article's page, unique for each id: ASCII letters and digits, '.',
/// '-', '_' and well-formed non-ASCII characters stay, other bytes become "=XX" (as does
/// the first letter of what would be "index.html"), ".html" follows. A name longer than
/// 200 bytes is cut and ends in a hash of the id.
ISNAD_EXPORT std::string page_file_name(std::string_view id);

/// What the index tells of one name in one article.
struct IndexedName {
  EntityType type = EntityType::person;
  std::string name;
  std::string latin;
  /// The list's id, which unites a name over articles; empty if not listed.
  std::string id;
  /// Index into the article's Document::entities.
  std::size_t entity = 0;
  std::size_t mentions = 0;
  /// Quotes that it speaks.
  std::size_t quotes = 0;
};

/// What the index tells of one article. Small beside the document, so that a program can
/// write page after page and keep only these.
struct IndexedArticle {
  std::string id;
  /// Path of the article's page relative to the index.
  std::string file;
  /// Its headline, or its beginning; cut at about 160 bytes.
  std::string title;
  /// Entities by type, and quotes.
  std::size_t persons = 0;
  std::size_t organizations = 0;
  std::size_t locations = 0;
  std::size_t quotes = 0;
  std::vector<IndexedName> names;
};

/// Sums up an article for the index. `file` is as in IndexedArticle; page_file_name makes
/// one.
ISNAD_EXPORT IndexedArticle index_article(const Document& document, std::string_view text,
                                          std::string_view id, std::string_view file);

/// One HTML file that lists articles with their counts and finds names over all of them,
/// by Arabic letters (folded: without marks, hamza seats and the like) and Latin ones.
ISNAD_EXPORT std::string to_index_page(const std::vector<IndexedArticle>& articles,
                                       const PageStyle& style = {});

}  // namespace isnad

#endif  // ISNAD_PAGE_H_
