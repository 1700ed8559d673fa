/// What an extraction returns: plain values, free of pointers into the text or the
/// extractor.
///
/// Every position is a half-open range of UTF-8 bytes in the text that was given to
/// Extractor::extract, and lies on code point boundaries:
///
///     text     و    ب   م   و   س   ك   و         (each letter two bytes)
///     byte     0    2   4   6   8   10  12  14
///     mention           [4 ................ 14)    و and ب are proclitics, outside
#ifndef ISNAD_DOCUMENT_H_
#define ISNAD_DOCUMENT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/export.h"

namespace isnad {

/// Half-open range of UTF-8 bytes in the caller's text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool empty() const { return begin == end; }
  friend bool operator==(Span a, Span b) { return a.begin == b.begin && a.end == b.end; }
  friend bool operator!=(Span a, Span b) { return !(a == b); }
};

enum class EntityType { person, organization, location };

/// "PER", "ORG" or "LOC".
ISNAD_EXPORT std::string_view to_string(EntityType type);

/// One piece of evidence for a mention or quote.
struct Reason {
  /// What kind of evidence: "list", "rule", "word", "context", "mark", "cue" …
  std::string kind;
  /// What was found, for people: a rule's name, a feature, a clitic reading.
  std::string what;
  /// Where it is written: "names/countries.txt:12"; empty where it is no line of a file.
  std::string where;
  /// What it adds to the mention's weight; 0 where it decides without weighing.
  double weight = 0;
};

/// A name where it stands in the text.
struct Mention {
  EntityType type = EntityType::person;
  /// For example "country", "ministry", "politician"; empty if unknown.
  std::string subtype;
  Span span;
  /// Index into Document::entities.
  std::size_t entity = 0;
  /// The title or role before a person's name (وزير الخارجية الروسي); empty if there is
  /// none.
  Span title;
  /// The sum of its evidence, as natural-log odds against being no mention; above 0.
  double weight = 0;
  std::vector<Reason> reasons;
};

/// Somebody or something that the text names, once or many times.
struct Entity {
  EntityType type = EntityType::person;
  std::string subtype;
  /// Canonical name: the list's, else the fullest spelling in the text.
  std::string name;
  /// Name in Latin letters; empty if unknown.
  std::string latin;
  /// The list's id: an ISO code, a Wikidata id or isnad's own; empty if not listed.
  std::string id;
  /// ISO 3166-1 code of its country; empty if unknown.
  std::string country;
  /// Indexes into Document::mentions, ascending.
  std::vector<std::size_t> mentions;
  /// Titles and roles that the text gives a person, each once, in order of appearance.
  std::vector<std::string> roles;
};

enum class QuoteKind { direct, indirect, mixed };

/// "direct", "indirect" or "mixed".
ISNAD_EXPORT std::string_view to_string(QuoteKind kind);

/// A piece of the text and where it stands.
struct TextSpan {
  Span span;
  std::string text;
};

/// Who said it.
struct Speaker {
  /// The noun phrase that names the source, as it was last written: سيرغي لافروف, المجلة,
  /// مصدر أمني.
  std::string text;
  /// Where that phrase stands.
  Span span;
  /// Index into Document::entities, where the text names the source.
  std::optional<std::size_t> entity;
  /// How it was found: "subject", "before", "according", "continued", "pronoun",
  /// "headline" …
  std::string how;
};

/// A statement that the text reports as somebody's words or claim.
struct Quote {
  QuoteKind kind = QuoteKind::direct;
  /// The statement, from its first part's begin to its last part's end.
  Span span;
  /// The statement without a cue that interrupts it; one part where nothing interrupts.
  std::vector<Span> parts;
  /// The reporting word without proclitics (قال, مشيرا, بحسب); absent where marks alone
  /// report.
  std::optional<TextSpan> cue;
  /// Absent where the text names none (قيل) or none can be told without guessing.
  std::optional<Speaker> speaker;
  /// The chain of attribution behind the speaker, nearest first: in نقلت رويترز عن الوزير
  /// the speaker is الوزير and the chain holds رويترز.
  std::vector<Speaker> chain;
  /// The sentence that the cue (or the statement) stands in.
  Span sentence;
  std::vector<Reason> reasons;
};

/// Something odd in the text: ill-formed UTF-8, a quotation mark that never closes.
struct Diagnostic {
  Span span;
  std::string message;
};

/// The result of Extractor::extract.
struct Document {
  /// In order of appearance; they do not overlap (but see Options::overlaps).
  std::vector<Mention> mentions;
  /// In order of their first mention.
  std::vector<Entity> entities;
  /// In order of appearance.
  std::vector<Quote> quotes;
  std::vector<Diagnostic> diagnostics;
};

/// The quotes of one speaker.
struct SpeakerQuotes {
  /// As in Speaker: the entity's name where there is one, else the phrase.
  std::string name;
  std::optional<std::size_t> entity;
  /// Indexes into Document::quotes, ascending.
  std::vector<std::size_t> quotes;
};

/// Groups a document's quotes by speaker, in order of their first quote. Quotes without a
/// speaker come last, under an empty name.
ISNAD_EXPORT std::vector<SpeakerQuotes> quotes_by_speaker(const Document& document);

/// Whether `name` (UTF-8) means this speaker of a quote in `document`, which was made of
/// `text`: one or more whole words in a row of his entity's name, of its Latin name or of
/// a spelling in the text, or of the phrase that names him; or the list's id exactly.
/// Spellings count as equal where searching ignores them: hamza, harakat, alef maqsura,
/// ta marbuta, tatweel, Latin capitals and accents. False for a name without letters.
ISNAD_EXPORT bool names_speaker(std::string_view name, const Document& document,
                                const Speaker& speaker, std::string_view text);

}  // namespace isnad

#endif  // ISNAD_DOCUMENT_H_
