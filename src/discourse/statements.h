// Where a reported statement begins and ends.
//
// It begins behind what introduces it: a complementizer, a colon, a mark. A
// complementizer that another word owns (بعد أن, يريد أن) introduces nothing.
//
// Direct speech ends with its marks. Indirect speech ends at the first of these:
//   E1  before a reporting participle that has content of its own (…، مشيرا إلى أن …)
//   E2  before a reporting verb that begins a clause and has content of its own
//       (… وأضاف أن …; …، من جهته أكد أن …), also behind the opening of its sentence (…،
//       وفي السياق نفسه قال فلان إن …) and behind a contrast (…، فيما أكد فلان …), and
//       before what the speaker does besides (…، وشكر الحكومة; …، وعبر عن أمله); with
//       no conjunction if its own clause stands in front of another (بينما قال فلان إن …،
//       أكد فلان أن …)
//   E3  before an according-to phrase (…، بحسب المجلة) or an as-clause (…، كما قال فلان)
//   E4  before a reporting noun with its preposition (…، بالقول "…")
//   E5  at a closing mark that none opened: the newsroom forgot to open the statement,
//       which is direct behind a colon
//   E6  before the writer's own remark (…، في إشارة إلى …; …، لكنه رفض أن …; …، وهو ما
//       نفاه فلان; …، وهو الرأي الذي أكده فلان)
//   E7  at the end of the sentence; a sentence does not end inside marks
// What none of them names stays inside: coordinated complementizers (… وأن …), relative
// clauses, a contrast that reports nothing (لكن, فيما, بينما).
#ifndef ISNAD_DISCOURSE_STATEMENTS_H_
#define ISNAD_DISCOURSE_STATEMENTS_H_

#include <cstddef>

#include "discourse/speech_text.h"
#include "isnad/document.h"

namespace isnad {

// A statement that was found, as tokens.
struct Statement {
  std::size_t begin = kNoToken;
  std::size_t end = kNoToken;
  QuoteKind kind = QuoteKind::indirect;
  std::size_t link = kNoToken;  // the complementizer, colon or mark that introduces it
  const char* rule = "";        // why it ends where it ends

  bool found() const { return begin != kNoToken && begin < end; }
};

class Statements {
 public:
  explicit Statements(const SpeechText& text) : text_(text) {}

  // What the cue introduces behind it; not found if nothing.
  Statement after(std::size_t cue) const;
  // Marked words right before a cue: "…"، قال فلان. Nothing else is looked at.
  Statement before(std::size_t cue) const;
  // What stands in the marks that open at `open`.
  Statement marked(std::size_t open, std::size_t link) const;
  // From a mark that nothing closes to the end of its paragraph.
  Statement unclosed(std::size_t open, std::size_t link) const;
  // Tokens [begin, end) as an indirect or mixed statement, without idle tokens at its
  // ends.
  Statement plain(std::size_t begin, std::size_t end, const char* rule) const;

  // E1 to E4 and E6 at token i: the rule's name, or null.
  const char* end_rule(std::size_t i) const;
  // True if what stands in these marks may be a statement and not a name or a term.
  bool is_statement(std::size_t open) const;
  // A mark that opens what runs to the end of the paragraph.
  bool opens_unclosed(std::size_t i) const;
  // Marks behind a noun that announces a name (صحيفة "الوطن") or a title (بعنوان "…").
  bool announces_name(std::size_t open) const;
  // Marks around what the text calls something (ما سماه "…").
  bool is_label(std::size_t open) const;
  bool has_fewer_words(const Statement& statement, std::size_t words) const {
    return text_.words_between(statement.begin, statement.end) < words;
  }
  // Takes punctuation and conjunctions off both ends.
  void trim(Statement& statement) const;

 private:
  Statement after_complementizer(std::size_t i) const;
  Statement after_colon(std::size_t i) const;
  Statement indirect(std::size_t begin, std::size_t link) const;
  bool closes_insertion(std::size_t begin, std::size_t end) const;
  bool is_judgement(std::size_t open, std::size_t cue) const;
  bool is_noted(std::size_t open, std::size_t cue) const;
  bool tells_which(std::size_t i) const;
  bool takes(std::size_t cue, std::size_t complementizer) const;
  bool is_owned(std::size_t complementizer, std::size_t cue) const;
  bool whole_in_marks(std::size_t open) const;
  bool stands_aside(std::size_t open, std::size_t cue) const;
  bool goes_no_further(std::size_t i) const;
  bool is_masdar(std::size_t i) const;
  bool begins_clause(std::size_t i) const;
  bool introduces(std::size_t cue) const;
  bool withholds(std::size_t i) const;
  bool opens_report(std::size_t i) const;
  bool speaks_up(std::size_t verb) const;
  bool is_taken_up(std::size_t i) const;
  bool is_fronted(std::size_t link) const;
  bool begins_main_clause(std::size_t i) const;
  bool marks_words(std::size_t open) const;
  bool has_marked_words(std::size_t begin, std::size_t end) const;

  const SpeechText& text_;
};

}  // namespace isnad

#endif  // ISNAD_DISCOURSE_STATEMENTS_H_
