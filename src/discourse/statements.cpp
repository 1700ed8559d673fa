// Reads statements forward from what introduces them.
#include "discourse/statements.h"

#include <algorithm>

#include "discourse/inflection.h"

namespace isnad {
namespace {

constexpr std::size_t kWindow = 40;         // tokens from a cue to its statement
constexpr std::size_t kOtherWindow = 14;    // the same, for a cue that ends another's
constexpr std::size_t kStatementWords = 4;  // fewer words in marks may be a term
constexpr std::size_t kInsertion = 10;      // tokens between two commas
constexpr std::size_t kOpeningWindow = 6;   // tokens from a report's opening to its verb
constexpr std::size_t kFronting = 5;        // tokens that put a clause in front
constexpr std::size_t kNameWords = 4;       // a marked name has so many at most

// Is `item` one of the comma-separated items of `list`?
bool contains(std::string_view list, std::string_view item) {
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t comma = std::min(list.find(',', at), list.size());
    if (list.substr(at, comma - at) == item) return true;
    at = comma + 1;
  }
  return false;
}

}  // namespace

Statement Statements::after(std::size_t cue) const {
  const std::size_t limit = std::min(text_.sentence(cue).end, cue + 1 + kWindow);
  const bool weak = text_.attribute(cue, text_.cue_class(cue), "strength") == "weak";
  bool aside = false;
  bool asked = false;
  bool another_verb = false;
  for (std::size_t i = cue + 1; i < limit; ++i) {
    // أجابت حين سألها فلان لماذا يرى الناس أن …: "…": what is asked stands between.
    asked = asked || (text_.has(i, kClass_asks) && i > cue + 1);
    if (asked && !text_.has(i, kClass_colon) && !text_.opens(i)) continue;
    if (text_.is_complementizer(i)) {
      // مفيدة وإن …: no reporting word, its clause would have no conjunction.
      if (i == cue + 1 && text_.source_form(i).substr(0, kWaw.size()) == kWaw) return {};
      // رغم أن … تعتبر …، فإنها: the other half of the sentence.
      if (i > cue + 1 && begins_with(text_.stem(i), kFaAlef)) return {};
      // بلغت كلفتها …، وإن …: a sentence goes on, no statement begins.
      if (begins_with(text_.source_form(i), kWawAlefBelow)) return {};
      if (is_owned(i, cue) ||
          ((weak || aside || another_verb) && i > cue + 1 && !takes(cue, i)))
        continue;
      return after_complementizer(i);
    }
    if (text_.has(i, kClass_colon)) return after_colon(i);
    if (text_.opens(i)) {
      if ((is_statement(i) || is_judgement(i, cue) || is_noted(i, cue)) &&
          !announces_name(i) && !is_label(i) && !stands_aside(i, cue))
        return marked(i, i);
      i = text_.partner(i);
      continue;
    }
    if (opens_unclosed(i)) return unclosed(i, i);
    if (text_.closes(i) || text_.is_unopened(i)) return {};
    // وصف الزيارة التي أعلن عنها أمس بأنها …: a clause that only tells which.
    if (text_.is_cue(i) && tells_which(i)) {
      aside = true;
      continue;
    }
    // ولاحظ كما نقلت عنه الصحيفة أن: who relays it stands between.
    if (text_.is_cue(i) && i == cue + 2 && text_.has(i - 1, kClass_quote_as)) {
      aside = true;
      continue;
    }
    // Another reporting word takes what follows; a weak verb reports only nearby.
    if (text_.is_cue(i) && (i == cue + 1 || text_.cue_class(i) != kClass_cue_noun ||
                            text_.attribute(i, kClass_cue_noun, "strength") == "strong"))
      return {};
    const bool verb =
        text_.has(i, kClass_verb) && !text_.in_mention(i) && !text_.has(i, kClass_issues);
    if (weak && verb) return {};
    another_verb = another_verb || verb;
  }
  return {};
}

// اعتبر فلان القرار "مفيدا جدا": a few marked words that end the clause of a verb of
// opinion.
bool Statements::is_judgement(std::size_t open, std::size_t cue) const {
  const std::size_t close = text_.partner(open);
  const std::size_t words = text_.words_between(open + 1, close);
  return words >= 2 && words < kStatementWords && !text_.marks_hold_name(open) &&
         text_.has(cue, kClass_judges) &&
         (open == cue + 1 || text_.in_mention(open - 1) ||
          text_.has(open - 1, kClass_definite)) &&
         (goes_no_further(close + 1) || text_.is_pause(close + 1) ||
          text_.kind(close + 1) == TokenKind::full_stop);
}

// شدد فلان على "ضرورة الحوار": a few marked words behind the preposition that the verb
// takes, or as its object: انتقد فلان "ازدواجية المعايير".
bool Statements::is_noted(std::size_t open, std::size_t cue) const {
  const std::size_t close = text_.partner(open);
  const std::size_t words = text_.words_between(open + 1, close);
  if (words < 2 || words >= kStatementWords || open < cue + 2 ||
      text_.marks_hold_name(open) || text_.cue_class(cue) == kClass_cue_according)
    return false;
  const std::string_view form = text_.stem(open - 1);
  const std::string_view taken = text_.attribute(cue, text_.cue_class(cue), "takes");
  const bool governs = (form == kIla && contains(taken, "ila_anna")) ||
                       (form == kAla && contains(taken, "ala_anna")) ||
                       (form == kMinNun && contains(taken, "min_anna"));
  if (governs)
    return open == cue + 2 || text_.in_mention(open - 2) ||
           text_.has(open - 2, kClass_definite);
  if (!contains(taken, "marks") || !text_.in_mention(open - 1)) return false;
  const std::size_t m = text_.mention_at(open - 1);
  return text_.mention(m).type == EntityType::person &&
         text_.titled_begin(m) == cue + 1 &&
         (goes_no_further(close + 1) || text_.is_pause(close + 1) ||
          text_.kind(close + 1) == TokenKind::full_stop);
}

// A reporting verb of a relative clause whose object is a pronoun: التي أعلن عنها, ما
// توصل إليه.
bool Statements::tells_which(std::size_t i) const {
  return i > 0 && i + 1 < text_.size() &&
         ((text_.has(i - 1, kClass_relative) && text_.has(i - 1, kClass_definite)) ||
          text_.has(i - 1, kClass_and_relative) || text_.has(i - 1, kClass_quote_what)) &&
         text_.is_preposition_with_pronoun(i + 1) &&
         !begins_with(text_.stem(i + 1), kFaYa);
}

// Does the word take a clause with this complementizer? One that takes a noun with عن may
// have any clause behind that noun: أعرب عن ثقته في أن …
bool Statements::takes(std::size_t cue, std::size_t complementizer) const {
  const std::string_view form = text_.complementizer_form(complementizer);
  const std::string_view taken = text_.attribute(cue, text_.cue_class(cue), "takes");
  if (form == "anna" || form == "either" || form == "inna")
    return contains(taken, "anna") || contains(taken, "inna");
  return contains(taken, form) || contains(taken, "an") || contains(taken, "object") ||
         form == "fi_anna" || form == "bi_anna";
}

// بعد أن, يريد أن: the clause belongs to the word before the complementizer.
bool Statements::is_owned(std::size_t complementizer, std::size_t cue) const {
  std::size_t first = complementizer;  // of على أن
  while (first > cue + 1 && text_.is_complementizer(first - 1)) --first;
  const std::size_t owner = first - 1;
  if (owner <= cue || text_.in_mention(owner)) return false;
  return text_.has(owner, kClass_owns_clause) ||
         (text_.has(owner, kClass_verb) && !text_.has(owner, kClass_definite));
}

// قال فلان، من "مركز …"، إن: the statement follows; and behind the title of what it was
// said in: في تقريرها "…"، الذي نشر أمس، أن; في مذكراته "…":
bool Statements::stands_aside(std::size_t open, std::size_t cue) const {
  if (open > cue + 2 &&
      (text_.has(open - 1, kClass_document) ||
       (text_.has(open - 2, kClass_document) && text_.has(open - 1, kClass_definite)))) {
    const std::size_t behind = text_.partner(open) + 1;
    const std::size_t limit = std::min(text_.sentence(open).end, behind + kOtherWindow);
    for (std::size_t i = behind; i < limit && !text_.opens(i); ++i) {
      if (text_.has(i, kClass_colon)) return true;
      if (text_.is_complementizer(i))
        return takes(cue, i) && !is_owned(i, cue) &&
               text_.source_form(i).substr(0, kWaw.size()) != kWaw;
      if (text_.is_cue(i)) break;
    }
  }
  std::size_t next = text_.partner(open) + 1;
  const std::size_t end = text_.sentence(open).end;
  if (next < end && text_.kind(next) == TokenKind::comma) ++next;
  return open > cue + 1 && next < end && text_.is_complementizer(next) &&
         !text_.has(open - 1, kClass_colon) && takes(cue, next) &&
         text_.source_form(next).substr(0, kWaw.size()) != kWaw;
}

bool Statements::is_statement(std::size_t open) const {
  const std::size_t words = text_.words_between(open + 1, text_.partner(open));
  if (words >= kStatementWords) return true;
  if (words < 2 || text_.marks_hold_name(open)) return false;
  return open > text_.paragraph(open).begin &&
         (text_.has(open - 1, kClass_colon) || text_.is_cue(open - 1) ||
          text_.is_complementizer(open - 1) || text_.stem(open - 1) == kBa);
}

bool Statements::opens_unclosed(std::size_t i) const {
  return text_.is_unclosed(i) &&
         text_.words_between(i + 1, text_.paragraph(i).end) >= kStatementWords;
}

bool Statements::is_label(std::size_t open) const {
  const std::size_t first = text_.paragraph(open).begin;
  if (open == first) return false;
  if (text_.has(open - 1, kClass_label)) return true;
  return open >= first + 2 && text_.is_cue(open - 1) &&
         text_.has(open - 2, kClass_quote_what);
}

bool Statements::announces_name(std::size_t open) const {
  if (open == text_.paragraph(open).begin) return false;
  if (text_.has(open - 1, kClass_names_title)) return true;
  // مشغل موقع "…" (Name): its Latin name follows.
  const std::size_t behind = text_.partner(open) + 1;
  if (behind + 1 < text_.paragraph(open).end &&
      text_.kind(behind) == TokenKind::open_bracket &&
      (text_.has(behind + 1, kClass_latin) || text_.has(behind + 1, kClass_acronym)))
    return true;
  // على ملعب "…"
  const bool place =
      text_.has(open - 1, kClass_place_head) && !text_.has(open - 1, kClass_definite);
  return (place || text_.has(open - 1, kClass_org_trigger)) &&
         text_.words_between(open + 1, text_.partner(open)) <= kNameWords;
}

Statement Statements::marked(std::size_t open, std::size_t link) const {
  Statement statement;
  statement.begin = open + 1;
  statement.end = text_.partner(open);
  statement.kind = QuoteKind::direct;
  statement.link = link;
  statement.rule = "marks";
  return statement;
}

Statement Statements::unclosed(std::size_t open, std::size_t link) const {
  Statement statement;
  statement.begin = open + 1;
  statement.end = text_.paragraph(open).end;
  statement.kind = QuoteKind::direct;
  statement.link = link;
  statement.rule = "a mark that never closes: the paragraph";
  return statement;
}

Statement Statements::plain(std::size_t begin, std::size_t end, const char* rule) const {
  Statement statement;
  statement.begin = begin;
  statement.end = end;
  statement.link = begin;
  statement.rule = rule;
  trim(statement);
  if (has_marked_words(statement.begin, statement.end)) statement.kind = QuoteKind::mixed;
  return statement;
}

Statement Statements::after_complementizer(std::size_t i) const {
  const std::size_t limit = text_.paragraph(i).end;
  std::size_t begin = i + 1;
  while (begin < limit &&
         (text_.has(begin, kClass_colon) || text_.is_complementizer(begin)))
    ++begin;
  if (begin >= limit) return {};
  if (text_.opens(begin) && whole_in_marks(begin)) return marked(begin, i);
  if (opens_unclosed(begin)) return unclosed(begin, i);
  return indirect(begin, i);
}

Statement Statements::after_colon(std::size_t i) const {
  const std::size_t begin = i + 1;
  if (begin >= text_.paragraph(i).end) {
    // قال فلان: ¶ "…"
    if (begin < text_.size() && text_.opens(begin) && whole_in_marks(begin))
      return marked(begin, i);
    if (begin < text_.size() && opens_unclosed(begin)) return unclosed(begin, i);
    return {};
  }
  if (text_.opens(begin) && (is_statement(begin) || whole_in_marks(begin)))
    return marked(begin, i);
  if (opens_unclosed(begin)) return unclosed(begin, i);
  // قال: وإن كانت …: the words themselves.
  if (text_.is_complementizer(begin) && !begins_with(text_.source_form(begin), kWaw))
    return after_complementizer(begin);
  return indirect(begin, i);
}

// Marks hold all of a statement if nothing of it goes on behind them.
bool Statements::whole_in_marks(std::size_t open) const {
  if (text_.marks_hold_name(open)) return false;
  const std::size_t close = text_.partner(open);
  const std::size_t next = close + 1;
  if (next >= text_.paragraph(close).end || next >= text_.sentence(close).end)
    return true;
  const TokenKind kind = text_.kind(next);
  if (kind == TokenKind::full_stop || kind == TokenKind::question ||
      kind == TokenKind::ellipsis)
    return true;
  // أنها "…"، وأنها …: the statement goes on.
  if (kind == TokenKind::comma && next + 1 < text_.sentence(close).end &&
      text_.is_complementizer(next + 1) && begins_with(text_.source_form(next + 1), kWaw))
    return false;
  // A short marked piece before a comma may be the first of several.
  if (kind == TokenKind::comma || kind == TokenKind::close_bracket ||
      kind == TokenKind::dash)
    return text_.words_between(open + 1, close) >= kStatementWords ||
           goes_no_further(next + 1);
  return goes_no_further(next);
}

bool Statements::goes_no_further(std::size_t i) const {
  if (i >= text_.paragraph(i - 1).end) return true;
  if (text_.is_cue(i) || text_.has(i, kClass_quote_as) || text_.is_according(i))
    return true;
  return text_.has(i, kClass_pro_and) && text_.kind(i) == TokenKind::word &&
         text_.has(i, kClass_verb);
}

Statement Statements::indirect(std::size_t begin, std::size_t link) const {
  Statement statement;
  statement.begin = begin;
  statement.link = link;
  statement.rule = "E7 the sentence";
  std::size_t end = text_.sentence(begin).end;
  bool marked_words = false;
  bool unopened = false;
  const bool fronted = is_fronted(link);
  std::size_t i = begin;
  for (; i < end; ++i) {
    if (text_.opens(i)) {
      const std::size_t close = text_.partner(i);
      if (marks_words(i)) marked_words = true;
      if (close >= end) end = text_.sentence(close).end;
      i = close;
      continue;
    }
    if (text_.is_unclosed(i)) {
      marked_words = true;
      continue;
    }
    if (text_.is_unopened(i) && text_.words_between(begin, i) >= kStatementWords) {
      unopened = !marked_words;
      marked_words = true;
      statement.rule = "E5 a mark that closes what none opened";
      break;
    }
    if (i == begin) continue;
    // إن المسلح، ويدعى فلان، قتل: a word is no clause yet.
    if (text_.has(i, kClass_pro_and) && text_.has(i - 1, kClass_comma) &&
        i == begin + 2 && closes_insertion(i, end))
      continue;
    if (const char* rule = end_rule(i)) {
      statement.rule = rule;
      break;
    }
    if (fronted && begins_main_clause(i)) {
      statement.rule = "E2 a reporting verb of the main clause";
      break;
    }
  }
  statement.end = i;
  trim(statement);
  if (marked_words) statement.kind = QuoteKind::mixed;
  if (unopened && text_.has(link, kClass_colon)) statement.kind = QuoteKind::direct;
  return statement;
}

// …، ويدعى فلان، …: a comma answers the one before it, and the clause goes on with a
// verb.
bool Statements::closes_insertion(std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i + 1 < end && i - begin < kInsertion; ++i)
    if (text_.has(i, kClass_comma))
      return !text_.has(i + 1, kClass_pro_and) && !text_.has(i + 1, kClass_conjunction);
  return false;
}

const char* Statements::end_rule(std::size_t i) const {
  if (text_.in_mention(i)) return nullptr;
  // كان متوقعا أن is no participle that reports.
  if (text_.has(i, kClass_cue_participle) && !text_.has(i, kClass_definite) &&
      !text_.has(i - 1, kClass_auxiliary) &&
      (introduces(i) || text_.is_pause(i - 1) || text_.closes(i - 1)))
    return "E1 a reporting participle";
  if (text_.is_cue(i) && text_.cue_class(i) == kClass_cue_verb && begins_clause(i) &&
      (introduces(i) ||
       (text_.has(i, kClass_pro_and) && text_.is_pause(i - 1) && !is_masdar(i))))
    return "E2 a reporting verb";
  if (text_.has(i, kClass_pro_and) && text_.is_pause(i - 1) &&
      (text_.has(i, kClass_stance) || text_.is_expressing(i)))
    return "E2 what the speaker does besides";
  if (opens_report(i)) return "E2 a reporting verb behind its opening";
  if (text_.is_according(i)) return "E3 an according-to phrase";
  if (text_.has(i, kClass_quote_as) && i + 1 < text_.size() && text_.is_cue(i + 1))
    return "E3 an as-clause";
  if (text_.has(i, kClass_cue_noun) && text_.has(i, kClass_pro_ba) && introduces(i))
    return "E4 a reporting noun";
  if (text_.is_pause(i - 1) &&
      (text_.has(i, kClass_remark) || withholds(i) || is_taken_up(i)))
    return "E6 a remark";
  return nullptr;
}

// …، لكنه رفض الكشف عن …; …، من دون أن يحدد …
bool Statements::withholds(std::size_t i) const {
  const std::size_t end = text_.sentence(i).end;
  const std::size_t first = i;
  while (i < end && text_.has(i, kClass_withholding)) ++i;
  return i > first && i < end && text_.has(i, kClass_withheld);
}

// …، وهو ما أكده فلان; …، وهو الرأي الذي نفته الوزارة: what another says of the
// statement.
bool Statements::is_taken_up(std::size_t i) const {
  const std::size_t end = text_.sentence(i).end;
  if (!text_.has(i, kClass_and_pronoun) || i + 3 >= end) return false;
  std::size_t verb = i + 1;
  if (text_.has(verb, kClass_quote_what))
    ++verb;
  else if (text_.has(verb, kClass_definite) && text_.has(verb + 1, kClass_relative))
    verb += 2;
  else
    return false;
  if (verb + 1 >= end || !text_.is_cue(verb) ||
      text_.cue_class(verb) != kClass_cue_verb || !ends_with(text_.stem(verb), kHa))
    return false;
  return text_.in_mention(verb + 1) || text_.is_source_head(verb + 1);
}

// …، وفي السياق نفسه قال فلان إن …; …، فيما نفى مصدر ذلك: what another report begins
// with.
bool Statements::opens_report(std::size_t i) const {
  if (!text_.is_pause(i - 1)) return false;
  const auto reports = [&](std::size_t verb) {
    return text_.is_cue(verb) && text_.cue_class(verb) == kClass_cue_verb &&
           text_.attribute(verb, kClass_cue_verb, "strength") == "strong";
  };
  if (text_.has(i, kClass_quote_contrast) && i + 1 < text_.size() &&
      (reports(i + 1) || speaks_up(i + 1)))
    return true;
  // …، لكن الكاتبة شددت على أن …
  const bool turns = text_.has(i, kClass_conjunction) && text_.has(i, kClass_function) &&
                     !text_.is_complementizer(i) && i + 1 < text_.size() &&
                     (text_.is_source_head(i + 1) || text_.in_mention(i + 1));
  // …، وكان الجيش قد أعلن أن …
  const bool was = text_.has(i, kClass_and_auxiliary) ||
                   (text_.has(i, kClass_auxiliary) && text_.has(i, kClass_pro_and));
  const bool recalls = was && i + 1 < text_.size() &&
                       (text_.is_source_head(i + 1) || text_.in_mention(i + 1) ||
                        text_.has(i + 1, kClass_title));
  if (!turns && !recalls && !text_.has(i, kClass_and_preposition)) return false;
  const std::size_t limit = std::min(text_.sentence(i).end, i + kOpeningWindow);
  for (std::size_t verb = i + 1; verb < limit; ++verb) {
    if (reports(verb) ||
        (recalls && text_.is_cue(verb) && text_.cue_class(verb) == kClass_cue_verb))
      return introduces(verb);
    if (text_.is_cue(verb) || text_.has(verb, kClass_verb) ||
        text_.has(verb, kClass_relative) || text_.is_complementizer(verb) ||
        text_.opens(verb))
      return false;
  }
  return false;
}

// فيما طالب نواب الحكومة بالرد: a verb that does not always report, with who does.
bool Statements::speaks_up(std::size_t verb) const {
  if (!text_.is_cue(verb) || text_.cue_class(verb) != kClass_cue_verb ||
      verb + 1 >= text_.sentence(verb).end)
    return false;
  const std::size_t m = text_.next_mention(verb + 1);
  if (m < text_.mention_count() && text_.titled_begin(m) == verb + 1)
    return text_.mention(m).type != EntityType::location &&
           !text_.begins_behind_preposition(text_.mention_begin(m));
  return text_.has(verb + 1, kClass_title) || text_.has(verb + 1, kClass_source_noun);
}

// بينما قال فلان إن …, بعد أن قال فلان إن …: the clause of a statement stands before the
// main one.
bool Statements::is_fronted(std::size_t link) const {
  const std::size_t first = text_.sentence(link).begin;
  for (std::size_t i = first; i < std::min(link, first + kFronting); ++i) {
    const bool fronts = text_.has(i, kClass_quote_fronting) ||
                        text_.has(i, kClass_quote_contrast) ||
                        (i > first && text_.is_complementizer(i) &&
                         (text_.has(i - 1, kClass_preposition) ||
                          text_.has(i - 1, kClass_and_preposition)));
    if (!fronts) continue;
    for (++i; i < link; ++i)
      if (text_.is_pause(i) || text_.opens(i)) return false;
    return true;
  }
  return false;
}

// …، أكد فلان أن …
bool Statements::begins_main_clause(std::size_t i) const {
  return text_.is_pause(i - 1) && text_.is_cue(i) && !text_.in_mention(i) &&
         text_.cue_class(i) == kClass_cue_verb && !text_.has(i, kClass_proclitic) &&
         i + 1 < text_.size() &&
         (text_.in_mention(i + 1) || text_.is_source_head(i + 1)) && introduces(i);
}

// وتواصل التحركات: a noun that looks like a verb that goes on.
bool Statements::is_masdar(std::size_t i) const {
  return text_.has(i, kClass_continues) && begins_with(text_.stem(i), kTa);
}

// A verb begins a clause behind a conjunction of its own or of the word before it.
bool Statements::begins_clause(std::size_t i) const {
  if (text_.has(i, kClass_pro_and)) return true;
  if (i == 0) return false;
  if (text_.has(i - 1, kClass_comma)) return i > 1 && text_.closes(i - 2);
  return text_.has(i - 1, kClass_quote_as) || text_.has(i - 1, kClass_quote_turn) ||
         (text_.has(i - 1, kClass_conjunction) && !text_.has_proclitic(i - 1));
}

// Is there a complementizer, colon or mark near enough behind a cue?
bool Statements::introduces(std::size_t cue) const {
  const std::size_t limit = std::min(text_.sentence(cue).end, cue + 1 + kOtherWindow);
  for (std::size_t i = cue + 1; i < limit; ++i) {
    if (text_.has(i, kClass_colon)) return true;
    if (text_.is_complementizer(i) && !is_owned(i, cue)) return true;
    if (text_.opens(i)) {
      if (is_statement(i)) return true;
      i = text_.partner(i);
    } else if (text_.is_cue(i)) {
      return i == cue + 1;
    }
  }
  return false;
}

// Do the marks hold words of the source, and no name or epithet (“الزعيم”)?
bool Statements::marks_words(std::size_t open) const {
  // على ملعب "…", but المنظمة "تأخرت كثيرا"
  const bool named =
      open > 0 && announces_name(open) && !text_.has(open - 1, kClass_definite);
  if (text_.marks_hold_name(open) || named) return false;
  const std::size_t words = text_.words_between(open + 1, text_.partner(open));
  return words >= 2 ||
         (words == 1 && text_.has(open + 1, kClass_ordinary) &&
          !text_.in_mention(open + 1) && !text_.has(open + 1, kClass_definite));
}

bool Statements::has_marked_words(std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i) {
    if (!text_.opens(i)) continue;
    if (marks_words(i)) return true;
    i = text_.partner(i);
  }
  return false;
}

Statement Statements::before(std::size_t cue) const {
  if (text_.has(cue, kClass_pro_and) || text_.cue_class(cue) != kClass_cue_verb)
    return {};
  const std::size_t first = text_.paragraph(cue).begin;
  std::size_t i = cue;
  // "…"، هذا ما أكده فلان
  if (i > first + 2 && text_.has(i - 1, kClass_quote_what) &&
      text_.has(i - 2, kClass_points))
    i -= 2;
  // "…"، بهذه الكلمات وصف فلان
  if (i > first + 3 && text_.has(i - 2, kClass_demonstrative) &&
      begins_with(text_.stem(i - 2), kBa) && text_.has(i - 1, kClass_definite))
    i -= 2;
  while (i > first && (text_.is_pause(i - 1) || text_.has(i - 1, kClass_quote_as))) --i;
  if (i == first || !text_.closes(i - 1)) return {};
  const std::size_t open = text_.partner(i - 1);
  const std::size_t words = text_.words_between(open + 1, i - 1);
  if (words < 2 || text_.marks_hold_name(open)) return {};
  // "أمير نجران" ينقل التعازي: who is spoken of.
  if (words < kStatementWords &&
      (text_.has(open + 1, kClass_title) || text_.has(cue, kClass_relaying)))
    return {};
  return marked(open, i - 1);
}

void Statements::trim(Statement& statement) const {
  // لكنه أكد …, حيث أكد …: the conjunction belongs to the verb that ended the statement.
  const bool cut = statement.end > statement.begin &&
                   statement.end < text_.sentence(statement.end - 1).end;
  const auto idle_at_end = [&](std::size_t i) {
    const TokenKind kind = text_.kind(i);
    return text_.is_pause(i) || kind == TokenKind::full_stop ||
           kind == TokenKind::colon || kind == TokenKind::question ||
           kind == TokenKind::ellipsis ||
           (kind == TokenKind::word && text_.stem(i).size() <= 2) ||
           text_.has(i, kClass_quote_as) ||
           (cut && text_.has(i, kClass_conjunction) && !text_.in_mention(i));
  };
  // من جهته أكد …, فيما أكد …: the turn and the contrast belong to the verb that ended
  // the statement.
  if (statement.end > statement.begin + 1 &&
      (text_.has(statement.end - 1, kClass_quote_turn) ||
       text_.has(statement.end - 1, kClass_quote_contrast))) {
    --statement.end;
    while (statement.end > statement.begin + 1 &&
           (text_.has(statement.end - 1, kClass_preposition) ||
            text_.has(statement.end - 1, kClass_and_preposition)))
      --statement.end;
  }
  while (statement.end > statement.begin && idle_at_end(statement.end - 1))
    --statement.end;
  while (statement.begin < statement.end && text_.is_pause(statement.begin))
    ++statement.begin;
}

}  // namespace isnad
