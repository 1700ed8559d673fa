/// The kit for testing gazetteers and word lists: what is wrong in them, whether they
/// pass their cases, what is in them, and how often each name fires on real text.
///
/// src/data/README.md states the formats of lists and of cases; the example program
/// isnad-gazetteer is a command line over these functions, and isnad/testing/doctest.h
/// makes a unit test of them. All functions may be called from any number of threads.
#ifndef ISNAD_GAZETTEER_H_
#define ISNAD_GAZETTEER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/document.h"
#include "isnad/export.h"
#include "isnad/extractor.h"
#include "isnad/resources.h"

namespace isnad {

// --- Check ---------------------------------------------------------------------------

enum class Severity {
  note,     ///< Worth a look; often meant so.
  warning,  ///< Most probably wrong: it does not do what it seems to do.
  error     ///< An extractor refuses the list.
};

/// "note", "warning" or "error".
ISNAD_EXPORT std::string_view to_string(Severity severity);

/// Something that a check found in a list.
struct Finding {
  Severity severity = Severity::note;
  /// Which check: "syntax", "header", "code points", "duplicate", "collision",
  /// "shadowed", "ordinary word", "attribute", "cases".
  std::string check;
  std::string file;
  /// From 1; 0 where the file as a whole is meant.
  std::size_t line = 0;
  std::string message;
};

/// "file:line: severity: message [check]".
ISNAD_EXPORT std::string to_string(const Finding& finding);

/// Checks lists of names and words (rules and weights for syntax only):
///
/// - syntax: all that makes an extractor refuse them, such as an id that two names have;
/// - header: source, licence or criteria missing before the first entry;
/// - code points: Arabic and Latin letters in one word, letters of other scripts that
/// look
///   like Latin ones, presentation forms, bidi and zero-width controls, marks that
///   folding drops;
/// - duplicate: a spelling that stands twice in an entry or in a class;
/// - collision: two names of one type with different ids that are spelled alike once they
///   are folded; unflagged names that are also names of another type;
/// - shadowed: spellings that change nothing, because another line says the same or more,
///   and entries none of whose spellings is theirs alone;
/// - ordinary word: unflagged names that word lists have as something else;
/// - attribute: unknown keys and subtypes, country codes that are none, `of` ids that no
///   name has, names without id.
///
/// `before` are the resources that are read before `lists`: they are compared with and
/// not checked. Findings are sorted by file in the order given, then by line.
ISNAD_EXPORT std::vector<Finding> check_lists(const std::vector<Resource>& lists,
                                              const std::vector<Resource>& before);

// --- Cases ---------------------------------------------------------------------------

/// A case that did not come out as it is annotated, or did although it is listed as a
/// known failure.
struct CaseFailure {
  std::string file;
  std::size_t line = 0;
  /// The name that stood for the placeholder; empty if the case has none.
  std::string name;
  /// The annotated line, and the line as the extractor annotates it.
  std::string expected;
  std::string found;
  /// Listed as a known failure.
  bool known = false;
  /// It comes out right, or its list has no such name (any more); only with `known`: the
  /// mark has to go.
  bool passes = false;
};

/// What run_cases found.
struct CaseReport {
  /// Cases run; a line with a placeholder counts once for each name.
  std::size_t cases = 0;
  std::size_t passed = 0;
  /// Cases that are listed as known failures and fail.
  std::size_t known_failures = 0;
  /// In order of files and lines, known failures included.
  std::vector<CaseFailure> failures;

  /// True if every case passes but for those that are listed as known failures, and these
  /// fail.
  ISNAD_EXPORT bool ok() const;
};

/// Runs cases files against an extractor. Templates take their names from `lists`, which
/// are told apart by the last part of their path ("names/cities.txt" is "cities.txt").
/// Throws ResourceError with every fault of the cases and of the lists that they use.
ISNAD_EXPORT CaseReport run_cases(const Extractor& extractor,
                                  const std::vector<Resource>& cases,
                                  const std::vector<Resource>& lists);

/// The text of a cases file with its marks of known failures renewed from what run_cases
/// found: those that pass lose theirs, those that fail get one. Everything else is kept.
ISNAD_EXPORT std::string with_known_failures(const Resource& cases,
                                             const CaseReport& report);

/// What the cases do not cover: lists without a line that must hit or without one that
/// must not (warnings), and flagged names that have no case behind their trigger or none
/// where they must not be found (warnings). A name is covered where its spelling stands
/// in a case, annotated or not. Word lists count as covered where a cases file has their
/// name. Throws ResourceError as run_cases does.
ISNAD_EXPORT std::vector<Finding> check_coverage(const std::vector<Resource>& cases,
                                                 const std::vector<Resource>& lists);

// --- Statistics ----------------------------------------------------------------------

/// What one section of a list holds: entries of one type and subtype, or of one class.
struct SectionStats {
  std::string file;
  /// "names" or "words".
  std::string kind;
  /// "LOC city", or the classes.
  std::string what;
  std::size_t entries = 0;
  std::size_t spellings = 0;
  /// Spellings flagged ~ and !.
  std::size_t ambiguous = 0;
  std::size_t exact = 0;
  /// Entries with a Latin name.
  std::size_t latin = 0;
  /// Spellings blocked (-).
  std::size_t blocks = 0;
};

/// By file, then by type, subtype and class. Entries that state a subtype of their own
/// count under it. Throws ResourceError if a list is faulty.
ISNAD_EXPORT std::vector<SectionStats> list_statistics(
    const std::vector<Resource>& lists);

// --- Hits ----------------------------------------------------------------------------

/// How often one spelling of a list stood in texts.
struct SpellingHits {
  std::string spelling;
  std::string file;
  std::size_t line = 0;
  EntityType type = EntityType::person;
  bool ambiguous = false;
  /// How often its words stood there, with or without proclitics.
  std::size_t seen = 0;
  /// How often it became a mention of its type.
  std::size_t taken = 0;
  /// Pieces of text around the first mentions, and around the first places where it did
  /// not become one: the name in brackets, [ and ].
  std::vector<std::string> taken_contexts;
  std::vector<std::string> other_contexts;
};

/// Counts how often names fire on texts. Not to be used from several threads at once.
class ISNAD_EXPORT HitCounter {
 public:
  /// Names of `lists` are counted; `before` are the resources that are read before them.
  /// Keeps at most `contexts` contexts of each kind. Throws ResourceError.
  HitCounter(const std::vector<Resource>& lists, const std::vector<Resource>& before,
             std::size_t contexts = 3);
  HitCounter(HitCounter&&) noexcept;
  HitCounter& operator=(HitCounter&&) noexcept;
  ~HitCounter();

  /// Counts in one article. Time is linear in the text.
  void add(std::string_view article);

  /// Every spelling that stood there at least once, the most taken first.
  std::vector<SpellingHits> hits() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace isnad

#endif  // ISNAD_GAZETTEER_H_
