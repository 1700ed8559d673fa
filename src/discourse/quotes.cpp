// The quote finder. A paragraph is read three times: reporting words with what they
// report; then according-to phrases over what is left; then marks and headlines that no
// word reports.
//
// Where indirect speech ends (E1 to E6, the first that holds):
//   E1  before a reporting participle that has content of its own (…، مشيرا إلى أن …)
//   E2  before a reporting verb behind a conjunction that has content of its own (… وأضاف
//   أن …) E3  before an according-to phrase (…، بحسب المجلة) E4  before a reporting noun
//   with marks (…، بالقول "…") E5  at a closing mark that none opened: the newsroom
//   forgot to open the statement E6  at the end of the sentence; a sentence does not end
//   inside marks
//
// Who speaks (S1 to S7, the first that holds); "no speaker" is better than a guess:
//   S1  the verb's subject behind it: a mention, or a noun phrase
//   S2  the subject before it: the mention or source noun that stands right before the
//   verb S3  for a participle or a verbal noun: the speaker of the quote before it in the
//   sentence, else
//       the first person, else organization, of the sentence
//   S4  for a relaying verb (نقل … عن …): the noun phrase behind the preposition; its
//   subject goes
//       into the chain
//   S5  the subject that the verb leaves out: the person of its sentence, else the last
//   source
//       that agrees in gender
//   S6  a definite common noun stands for the mention that was introduced with it
//   (المجلة), or, of
//       words for a person who speaks (المتحدثة), for the last speaker who agrees
//   S7  passive verbs have none
#include "discourse/quotes.h"

#include <algorithm>
#include <array>

#include "discourse/marks.h"
#include "text/normalize.h"

namespace isnad {
namespace {

constexpr std::size_t kSubjectWindow = 40;  // tokens from a cue to its statement
constexpr std::size_t kOtherCueWindow =
    14;  // the same, for a cue that ends another statement
constexpr std::size_t kStatementWords =
    4;                                     // fewer words in marks may be a name or a term
constexpr std::size_t kHeadlineWords = 7;  // before a headline's colon
constexpr std::size_t kBackWindow = 12;    // tokens back to a subject
constexpr std::size_t kMemory = 4;         // sources that a verb without subject may mean
constexpr std::size_t kAntecedents = 64;   // mentions looked at for a common noun

// A statement that was found, as tokens.
struct Statement {
  std::size_t begin = kNoToken;
  std::size_t end = kNoToken;
  QuoteKind kind = QuoteKind::indirect;
  std::size_t link = kNoToken;  // the complementizer, colon or mark that introduces it
  const char* rule = "";        // why it ends where it ends

  bool found() const { return begin != kNoToken && begin < end; }
};

// A source of statements.
struct Source {
  Speaker speaker;
  bool female = false;
  bool gendered = false;  // false: agrees with both
};

class QuoteFinder {
 public:
  QuoteFinder(const TaggedText& tagged, const Selection& selection,
              const Lexicon& lexicon, Document& document)
      : tagged_(tagged),
        tokens_(tagged.text.tokens),
        lexicon_(lexicon),
        document_(document),
        marks_(pair_marks(tagged.text, document.diagnostics)) {
    mention_at_.assign(tokens_.size(), kNoToken);
    for (std::size_t m = 0; m < selection.chosen.size(); ++m) {
      const Candidate& candidate = selection.candidates[selection.chosen[m]];
      mention_begin_.push_back(candidate.begin);
      mention_end_.push_back(candidate.end);
      for (std::size_t i = candidate.begin; i < candidate.end; ++i) mention_at_[i] = m;
    }
    sentence_of_.resize(tokens_.size());
    for (std::size_t s = 0; s < tagged.text.sentences.size(); ++s)
      for (std::size_t i = tagged.text.sentences[s].begin;
           i < tagged.text.sentences[s].end; ++i)
        sentence_of_[i] = s;
    covered_.assign(tokens_.size(), false);
    phrase_at_.assign(tokens_.size(), kNoToken);
    for (std::size_t p = 0; p < tagged.phrases.size(); ++p)
      if (classes_of(tagged.phrases[p]).has(kClass_cue_according))
        phrase_at_[tagged.phrases[p].begin] = p;
  }

  void run() {
    for (std::size_t p = 0; p < tagged_.text.paragraphs.size(); ++p) {
      paragraph_ = tagged_.text.paragraphs[p];
      first_of_paragraph_ = document_.quotes.size();
      find_reported();
      find_according();
      find_bare(p);
      std::stable_sort(
          document_.quotes.begin() + static_cast<std::ptrdiff_t>(first_of_paragraph_),
          document_.quotes.end(),
          [](const Quote& a, const Quote& b) { return a.span.begin < b.span.begin; });
    }
  }

 private:
  // --- Tokens
  // -----------------------------------------------------------------------------------

  const ClassSet& classes(std::size_t i) const { return tagged_.tags[i].classes; }
  bool has(std::size_t i, ClassId id) const { return classes(i).has(id); }
  const ClassSet& classes_of(const Hit& hit) const {
    return lexicon_.word_entries[lexicon_.spellings[hit.spelling].entry].classes;
  }
  bool is_word(std::size_t i) const { return tokens_[i].hash != 0; }
  bool is_cue(std::size_t i) const {
    return (has(i, kClass_cue_verb) || has(i, kClass_cue_participle) ||
            has(i, kClass_cue_noun)) &&
           mention_at_[i] == kNoToken;
  }
  bool is_complementizer(std::size_t i) const { return has(i, kClass_complementizer); }
  bool opens(std::size_t i) const { return marks_.role[i] == Marks::Role::open; }
  bool closes(std::size_t i) const { return marks_.role[i] == Marks::Role::close; }
  std::size_t sentence_end(std::size_t i) const {
    return tagged_.text.sentences[sentence_of_[i]].end;
  }
  std::size_t sentence_begin(std::size_t i) const {
    return tagged_.text.sentences[sentence_of_[i]].begin;
  }

  // The value of an attribute of the word's entry with one of these classes; "flag" for a
  // flag.
  std::string_view attribute(std::size_t i, ClassId cls, std::string_view key) const {
    const WordId word = tagged_.tags[i].word;
    if (word == kNoWord || lexicon_.word_infos[word].node == kNone) return {};
    for (std::uint32_t at = lexicon_.first_value(lexicon_.word_infos[word].node);
         at != kNone; at = lexicon_.spellings[at].next) {
      if (lexicon_.spellings[at].is_name) continue;
      const WordEntry& entry = lexicon_.word_entries[lexicon_.spellings[at].entry];
      if (!entry.classes.has(cls)) continue;
      for (const auto& [name, value] : entry.attributes)
        if (name == key)
          return value.empty() ? std::string_view("flag") : std::string_view(value);
    }
    return {};
  }

  std::string where(std::size_t i, ClassId cls) const {
    const WordId word = tagged_.tags[i].word;
    if (word == kNoWord || lexicon_.word_infos[word].node == kNone) return {};
    for (std::uint32_t at = lexicon_.first_value(lexicon_.word_infos[word].node);
         at != kNone; at = lexicon_.spellings[at].next)
      if (!lexicon_.spellings[at].is_name &&
          lexicon_.word_entries[lexicon_.spellings[at].entry].classes.has(cls))
        return lexicon_.describe(lexicon_.spellings[at].where);
    return {};
  }

  std::size_t words_between(std::size_t begin, std::size_t end,
                            std::size_t enough) const {
    std::size_t words = 0;
    for (std::size_t i = begin; i < end && words < enough; ++i) words += is_word(i);
    return words;
  }

  Span span_of(std::size_t begin, std::size_t end, bool strip_proclitic = false) const {
    return source_span(tagged_.text, begin, end,
                       strip_proclitic ? tagged_.tags[begin].prefix_letters : 0);
  }

  std::string text_of(Span span) const {
    return std::string(tagged_.text.source.substr(span.begin, span.end - span.begin));
  }

  // --- Statements
  // -------------------------------------------------------------------------------

  // True if what stands in these marks may be a statement and not a name or a term.
  bool is_statement(std::size_t open) const {
    const std::size_t close = marks_.partner[open];
    const std::size_t words = words_between(open + 1, close, kStatementWords);
    if (words >= kStatementWords) return true;
    if (words < 2) return false;
    const std::size_t m = mention_at_[open + 1];
    if (m != kNoToken && mention_end_[m] >= close) return false;
    return open > paragraph_.begin && (has(open - 1, kClass_colon) || is_cue(open - 1) ||
                                       is_complementizer(open - 1));
  }

  // A mark that opens what runs to the end of the paragraph.
  bool opens_unclosed(std::size_t i) const {
    return marks_.role[i] == Marks::Role::unclosed &&
           words_between(i + 1, paragraph_.end, kStatementWords) >= kStatementWords;
  }

  // The statement that a cue at `cue` introduces within `window` tokens; not found if
  // none.
  Statement find_forward(std::size_t cue, std::size_t window) const {
    Statement statement;
    const std::size_t limit =
        std::min({sentence_end(cue), cue + 1 + window, paragraph_.end});
    const bool weak = attribute(cue, cue_class(cue), "strength") == "weak";
    for (std::size_t i = cue + 1; i < limit; ++i) {
      if (is_complementizer(i) && mention_at_[i] == kNoToken)
        return after_complementizer(i);
      if (has(i, kClass_colon)) return after_colon(i);
      if (opens(i)) {
        if (is_statement(i) && !announces_name(i)) return marked(i, i);
        i = marks_.partner[i];
        continue;
      }
      if (opens_unclosed(i)) return unclosed(i, i);
      if (closes(i) || marks_.role[i] == Marks::Role::unopened) return statement;
      // Another reporting word takes what follows; a weak verb reports only nearby.
      if (is_cue(i) && (i == cue + 1 || !has(i, kClass_cue_noun) ||
                        attribute(i, kClass_cue_noun, "strength") == "strong"))
        return statement;
      if (weak && has(i, kClass_verb)) return statement;
    }
    return statement;
  }

  ClassId cue_class(std::size_t i) const {
    return has(i, kClass_cue_verb)         ? kClass_cue_verb
           : has(i, kClass_cue_participle) ? kClass_cue_participle
                                           : kClass_cue_noun;
  }

  // Marks behind a noun that announces a name (صحيفة "الوطن") are no statement.
  bool announces_name(std::size_t open) const {
    return open > paragraph_.begin && has(open - 1, kClass_org_trigger) &&
           words_between(open + 1, marks_.partner[open], kStatementWords + 1) <=
               kStatementWords;
  }

  Statement marked(std::size_t open, std::size_t link) const {
    Statement statement;
    statement.begin = open + 1;
    statement.end = marks_.partner[open];
    statement.kind = QuoteKind::direct;
    statement.link = link;
    statement.rule = "marks";
    return statement;
  }

  Statement unclosed(std::size_t open, std::size_t link) const {
    Statement statement;
    statement.begin = open + 1;
    statement.end = paragraph_.end;
    statement.kind = QuoteKind::direct;
    statement.link = link;
    statement.rule = "a mark that never closes: the paragraph";
    return statement;
  }

  Statement after_complementizer(std::size_t i) const {
    std::size_t begin = i + 1;
    while (begin < paragraph_.end &&
           (has(begin, kClass_colon) || is_complementizer(begin)))
      ++begin;
    if (begin >= paragraph_.end) return {};
    if (opens(begin) && whole_statement_in_marks(begin)) return marked(begin, i);
    if (opens_unclosed(begin)) return unclosed(begin, i);
    return indirect(begin, i);
  }

  Statement after_colon(std::size_t i) const {
    const std::size_t begin = i + 1;
    if (begin >= paragraph_.end) return {};
    if (opens(begin) && (is_statement(begin) || whole_statement_in_marks(begin)))
      return marked(begin, i);
    if (opens_unclosed(begin)) return unclosed(begin, i);
    if (is_complementizer(begin)) return after_complementizer(begin);
    return indirect(begin, i);
  }

  // Marks hold all of a statement if nothing of it goes on behind them.
  bool whole_statement_in_marks(std::size_t open) const {
    const std::size_t close = marks_.partner[open];
    const std::size_t m = mention_at_[open + 1];
    if (m != kNoToken && mention_end_[m] >= close) return false;
    const std::size_t next = close + 1;
    if (next >= paragraph_.end || next >= sentence_end(close)) return true;
    const TokenKind kind = tokens_[next].kind;
    if (kind == TokenKind::full_stop || kind == TokenKind::question ||
        kind == TokenKind::ellipsis)
      return true;
    // A short marked piece before a comma may be the first of several.
    const bool long_enough =
        words_between(open + 1, close, kStatementWords) >= kStatementWords;
    if (kind == TokenKind::comma || kind == TokenKind::close_bracket ||
        kind == TokenKind::dash)
      return long_enough || ends_statement(next + 1);
    return ends_statement(next);
  }

  bool ends_statement(std::size_t i) const {
    if (i >= paragraph_.end) return true;
    if (is_cue(i) || has(i, kClass_quote_as) || has(i, kClass_cue_according)) return true;
    return has(i, kClass_pro_and) && tokens_[i].kind == TokenKind::word &&
           has(i, kClass_verb);
  }

  // An indirect statement from `begin`, ended by E1 to E6.
  Statement indirect(std::size_t begin, std::size_t link) const {
    Statement statement;
    statement.begin = begin;
    statement.link = link;
    std::size_t end = sentence_end(begin);
    bool marked_words = false;
    statement.rule = "E6 the sentence";
    std::size_t i = begin;
    for (; i < end; ++i) {
      if (opens(i)) {
        const std::size_t close = marks_.partner[i];
        const std::size_t m = mention_at_[i + 1];
        const bool name = m != kNoToken && mention_end_[m] >= close;
        if (!name && words_between(i + 1, close, 2) >= 2) marked_words = true;
        // A sentence does not end inside marks.
        if (close >= end) end = sentence_end(close);
        i = close;
        continue;
      }
      if (marks_.role[i] == Marks::Role::unclosed) {
        marked_words = true;
        continue;
      }
      if (marks_.role[i] == Marks::Role::unopened &&
          words_between(begin, i, kStatementWords) >= kStatementWords) {
        marked_words = true;
        statement.rule = "E5 a mark that closes what none opened";
        break;
      }
      if (i == begin) continue;
      if (const char* rule = end_rule(i)) {
        statement.rule = rule;
        break;
      }
    }
    statement.end = i;
    trim(statement);
    statement.kind = marked_words ? QuoteKind::mixed : QuoteKind::indirect;
    return statement;
  }

  // E1 to E4 at token i.
  const char* end_rule(std::size_t i) const {
    if (mention_at_[i] != kNoToken) return nullptr;
    if (has(i, kClass_cue_participle) && !has(i, kClass_definite) &&
        find_forward_shallow(i))
      return "E1 a reporting participle";
    if (has(i, kClass_cue_verb) && begins_clause(i) && find_forward_shallow(i))
      return "E2 a reporting verb";
    if (has(i, kClass_cue_according) && (phrase_at_[i] != kNoToken || is_according(i)))
      return "E3 an according-to phrase";
    if (has(i, kClass_quote_as) && i + 1 < tokens_.size() && is_cue(i + 1))
      return "E3 an as-clause";
    if (has(i, kClass_cue_noun) && has(i, kClass_pro_ba)) return "E4 a reporting noun";
    return nullptr;
  }

  // A verb begins a clause behind a conjunction of its own or of the word before it.
  bool begins_clause(std::size_t i) const {
    if (has(i, kClass_pro_and)) return true;
    return i > 0 &&
           (has(i - 1, kClass_quote_as) || has(i - 1, kClass_comma) ||
            (has(i - 1, kClass_conjunction) && tagged_.tags[i - 1].prefix_letters == 0));
  }

  // Is there a complementizer, colon or mark near enough behind a cue?
  bool find_forward_shallow(std::size_t cue) const {
    const std::size_t limit = std::min(sentence_end(cue), cue + 1 + kOtherCueWindow);
    for (std::size_t i = cue + 1; i < limit; ++i) {
      if (is_complementizer(i) || has(i, kClass_colon)) return true;
      if (opens(i)) {
        if (is_statement(i)) return true;
        i = marks_.partner[i];
      } else if (is_cue(i)) {
        return i == cue + 1;
      }
    }
    return false;
  }

  void trim(Statement& statement) const {
    const auto idle = [&](std::size_t i) {
      const TokenKind kind = tokens_[i].kind;
      return kind == TokenKind::comma || kind == TokenKind::full_stop ||
             kind == TokenKind::colon || kind == TokenKind::dash ||
             kind == TokenKind::question ||
             (kind == TokenKind::word && tokens_[i].folded_size <= 2) ||
             has(i, kClass_quote_as);
    };
    while (statement.end > statement.begin && idle(statement.end - 1)) --statement.end;
    while (statement.begin < statement.end &&
           (tokens_[statement.begin].kind == TokenKind::comma ||
            tokens_[statement.begin].kind == TokenKind::dash))
      ++statement.begin;
  }

  // --- Reporting words
  // --------------------------------------------------------------------------

  void find_reported() {
    for (std::size_t i = paragraph_.begin; i < paragraph_.end; ++i) {
      if (!is_cue(i) || covered_[i]) continue;
      if (marks_.inside[i] != kNoToken && is_statement(marks_.inside[i])) continue;
      if (is_impersonal(i) || yields_to_according(i)) continue;
      Statement statement = find_forward(i, kSubjectWindow);
      if (statement.found() && i > paragraph_.begin && has(i - 1, kClass_quote_as) &&
          has_comma(i, statement.link))
        continue;
      Statement before = statement_before(i);
      if (!statement.found() && !before.found()) continue;
      if (statement.found() && is_short(statement)) continue;
      const bool after_statement = before.found();
      if (after_statement && statement.found() &&
          (statement.kind != QuoteKind::direct || has(i, kClass_pro_and)))
        before = {};
      add_reported(i, statement, before);
    }
  }

  bool has_comma(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i)
      if (has(i, kClass_comma)) return true;
    return false;
  }

  // يذكر أن …, and passives in a relative clause (التي قيل إنها): nobody is quoted.
  bool is_impersonal(std::size_t i) const {
    if (has(i, kClass_impersonal) && i + 1 < paragraph_.end &&
        (is_complementizer(i + 1) ||
         (i + 2 < paragraph_.end && is_complementizer(i + 2))))
      return true;
    return has(i, kClass_passive_cue) && i > paragraph_.begin &&
           has(i - 1, kClass_relative);
  }

  // A participle that only goes on with a sentence which a phrase at its end attributes
  // as a whole.
  bool yields_to_according(std::size_t i) const {
    if (!has(i, kClass_cue_participle) || last_sentence_ == sentence_of_[i]) return false;
    const std::size_t end = sentence_end(i);
    for (std::size_t j = end; j > i + 1 && end - j < kBackWindow;) {
      --j;
      if ((is_according(j) || phrase_at_[j] != kNoToken) && j > 0 &&
          has(j - 1, kClass_comma))
        return true;
      if (j + 1 < end && has(j, kClass_comma)) return false;
    }
    return false;
  }

  bool is_short(const Statement& statement) const {
    return words_between(statement.begin, statement.end, 2) < 2;
  }

  // Marked words right before a cue that nothing reports yet: "…"، قال فلان
  Statement statement_before(std::size_t cue) const {
    if (has(cue, kClass_pro_and) || !has(cue, kClass_cue_verb)) return {};
    std::size_t i = cue;
    while (i > paragraph_.begin &&
           (tokens_[i - 1].kind == TokenKind::comma ||
            tokens_[i - 1].kind == TokenKind::dash || has(i - 1, kClass_quote_as)))
      --i;
    if (i == paragraph_.begin || !closes(i - 1)) return {};
    const std::size_t open = marks_.partner[i - 1];
    if (covered_[open + 1] || words_between(open + 1, i - 1, 2) < 2) return {};
    const std::size_t m = mention_at_[open + 1];
    if (m != kNoToken && mention_end_[m] >= i - 1) return {};
    return marked(open, i - 1);
  }

  void add_reported(std::size_t cue, const Statement& after, const Statement& before) {
    const Statement& main = before.found() ? before : after;
    Quote quote;
    quote.kind = main.kind;
    quote.span = span_of(main.begin, main.end);
    quote.parts.push_back(quote.span);
    if (before.found() && after.found()) {
      const Span second = span_of(after.begin, after.end);
      quote.span.end = second.end;
      quote.parts.push_back(second);
    }
    // The word next to the statement is the cue of a doubled one: تابع قائلا.
    const Span cue_span = span_of(cue, cue + 1, true);
    quote.cue = TextSpan{cue_span, text_of(cue_span)};
    quote.sentence = span_of(sentence_begin(cue), sentence_end(cue));
    quote.reasons.push_back({"cue", "reporting word", where(cue, cue_class(cue)), 0});
    quote.reasons.push_back({"statement", main.rule, "", 0});
    const std::size_t subject_end =
        after.found() ? std::min(after.link, after.begin) : sentence_end(cue);
    set_speaker(quote, cue, subject_end);
    cover(main);
    if (before.found() && after.found()) cover(after);
    push(std::move(quote), sentence_of_[cue]);
  }

  void cover(const Statement& statement) {
    for (std::size_t i = statement.begin; i < statement.end; ++i) covered_[i] = true;
  }

  void push(Quote quote, std::size_t sentence) {
    if (quote.speaker) quote.reasons.push_back({"speaker", quote.speaker->how, "", 0});
    last_sentence_ = sentence;
    document_.quotes.push_back(std::move(quote));
  }

  // --- Speakers
  // ---------------------------------------------------------------------------------

  bool is_female_form(std::size_t i) const {
    const std::string_view form =
        tagged_.text.folded_form(tokens_[i])
            .substr(std::min<std::size_t>(2U * tagged_.tags[i].prefix_letters,
                                          tokens_[i].folded_size));
    const std::string_view ta = "\u062A";
    return (form.size() >= 2 && form.substr(form.size() - 2) == ta) ||
           (form.substr(0, 2) == ta && is_imperfect(i)) || has(i, kClass_ta_marbuta);
  }

  // A form that begins with ta is feminine if its entry also has the masculine one; of
  // the fifth and sixth verb forms, which begin with ta by nature, the past is masculine.
  bool is_imperfect(std::size_t i) const {
    const WordId word = tagged_.tags[i].word;
    if (word == kNoWord) return false;
    std::string masculine(lexicon_.words.key_of(word));
    masculine.replace(0, 2, "\u064A");
    const WordId other = lexicon_.words.find(masculine);
    return other != kNoWord && lexicon_.word_infos[other].classes.has(kClass_cue_verb);
  }

  Source source_of_mention(std::size_t m, const char* how) const {
    Source source;
    const Mention& mention = document_.mentions[m];
    source.speaker.span = mention.span;
    source.speaker.text = text_of(mention.span);
    source.speaker.entity = mention.entity;
    source.speaker.how = how;
    if (mention.type == EntityType::person) {
      source.gendered = true;
      for (const std::size_t other : document_.entities[mention.entity].mentions)
        source.female = source.female || is_female_name(other);
    }
    return source;
  }

  bool is_female_name(std::size_t m) const {
    const std::size_t begin = mention_begin_[m];
    if (has(begin, kClass_female) && !has(begin, kClass_ordinary)) return true;
    if (has(begin, kClass_ta_marbuta) && mention_end_[m] - begin > 1) return true;
    const Span title = document_.mentions[m].title;
    if (title.empty()) return false;
    std::size_t head = begin;
    while (head > 0 && tokens_[head - 1].end > title.begin) --head;
    return has(head, kClass_ta_marbuta);
  }

  Source source_of_phrase(std::size_t begin, std::size_t end, const char* how) const {
    Source source;
    source.speaker.span = span_of(begin, end, true);
    source.speaker.text = text_of(source.speaker.span);
    source.speaker.how = how;
    source.gendered = true;
    source.female = has(begin, kClass_ta_marbuta);
    return source;
  }

  // Ends a noun phrase: punctuation, function words, verbs, reporting words.
  bool ends_phrase(std::size_t i) const {
    if (mention_at_[i] != kNoToken) return false;
    if (!is_word(i) && tokens_[i].kind != TokenKind::quote) return true;
    if (has(i, kClass_function) || is_complementizer(i) || is_cue(i)) return true;
    if (has(i, kClass_pro_ba) || has(i, kClass_pro_kaf) || has(i, kClass_pro_lam))
      return true;
    return has(i, kClass_weekday) || (has(i, kClass_verb) && !has(i, kClass_definite));
  }

  // S1: the noun phrase that begins at `begin` and stays before `end`.
  std::optional<Source> subject_at(std::size_t begin, std::size_t end, const char* how) {
    while (begin < end && (has(begin, kClass_adverb) || has(begin, kClass_weekday)) &&
           mention_at_[begin] == kNoToken)
      ++begin;
    if (begin < end && tokens_[begin].kind == TokenKind::quote) ++begin;
    if (begin >= end) return std::nullopt;
    if (mention_at_[begin] != kNoToken && mention_begin_[mention_at_[begin]] == begin)
      return source_of_mention(mention_at_[begin], how);
    if (mention_at_[begin] == kNoToken && ends_phrase(begin)) return std::nullopt;
    std::size_t phrase_end = begin + 1;
    while (phrase_end < end && !ends_phrase(phrase_end) &&
           phrase_end - begin < kBackWindow)
      ++phrase_end;
    const bool title = has(begin, kClass_title) || has(begin, kClass_nisba);
    const bool document = has(begin, kClass_document);
    // A title's phrase may go on over prepositions to the name: رئيس اللجنة في المجلس
    // فلان.
    std::size_t search_end = phrase_end;
    if (title || document)
      while (search_end < end && search_end - begin < 2 * kBackWindow &&
             !is_cue(search_end) && tokens_[search_end].kind != TokenKind::comma &&
             tokens_[search_end].kind != TokenKind::dash)
        ++search_end;
    for (std::size_t i = begin; i < search_end; ++i) {
      const std::size_t m = mention_at_[i];
      if (m == kNoToken || mention_begin_[m] != i) continue;
      const EntityType type = document_.mentions[m].type;
      if (type == EntityType::person && !document &&
          (i < phrase_end || !after_preposition(i)))
        return source_of_mention(m, how);
      if (type == EntityType::organization && i < phrase_end && announces(begin, i))
        return source_of_mention(m, how);
      if (document && type == EntityType::organization) {
        Source source = source_of_phrase(begin, begin + 1, "document");
        source.speaker.entity = document_.mentions[m].entity;
        last_issuer_ = source.speaker.entity;
        return source;
      }
    }
    if (!is_source_head(begin) && phrase_end < end) return std::nullopt;
    return resolve(begin, phrase_end, how);
  }

  // Nouns that speak; others may be the verb's object.
  bool is_source_head(std::size_t i) const {
    return has(i, kClass_title) || has(i, kClass_source_noun) || has(i, kClass_nisba) ||
           has(i, kClass_org_head) || has(i, kClass_org_trigger) ||
           has(i, kClass_document) || has(i, kClass_same_speaker) || has(i, kClass_kin) ||
           has(i, kClass_place_trigger) || has(i, kClass_unknown) ||
           has(i, kClass_given) || has(i, kClass_surname);
  }

  bool after_preposition(std::size_t i) const {
    return has(i, kClass_pro_ba) || has(i, kClass_pro_lam) || has(i, kClass_pro_kaf) ||
           (i > 0 && has(i - 1, kClass_preposition) && has(i - 1, kClass_function));
  }

  // A name whose title (or which itself) stands behind a preposition: أشاد بالحارس فلان
  bool is_object(std::size_t m) const {
    std::size_t head = mention_begin_[m];
    const Span title = document_.mentions[m].title;
    while (!title.empty() && head > 0 && tokens_[head - 1].end > title.begin) --head;
    return after_preposition(head);
  }

  // A trigger right before the name, perhaps with marks: مجلة "X".
  bool announces(std::size_t begin, std::size_t name) const {
    if (name - begin > 4 || has(begin, kClass_title)) return false;
    for (std::size_t i = begin; i < name; ++i)
      if (has(i, kClass_org_trigger) || has(i, kClass_org_head) ||
          has(i, kClass_place_trigger))
        return true;
    return false;
  }

  static std::string_view bare(std::string_view word) {
    constexpr std::string_view kArticle = "\u0627\u0644";
    return word.size() > 6 && word.substr(0, 4) == kArticle ? word.substr(4) : word;
  }

  std::string_view stem(std::size_t i) const {
    const std::string_view form = tagged_.text.folded_form(tokens_[i]);
    return bare(form.substr(
        std::min<std::size_t>(2U * tagged_.tags[i].prefix_letters, form.size())));
  }

  // S6: what a common noun phrase stands for, or the phrase itself.
  Source resolve(std::size_t begin, std::size_t end, const char* how) {
    // A phrase is told apart by its head and adjectives; a long one is cut.
    std::size_t told_apart = std::min(end, begin + 6);
    // Of a document its word is enough, with the noun that it belongs to: كتيب المناخ.
    if (has(begin, kClass_document)) {
      const bool owned = begin + 1 < end && !has(begin, kClass_definite) &&
                         has(begin + 1, kClass_definite) && !has(begin + 1, kClass_nisba);
      told_apart = begin + (owned ? 2 : 1);
    }
    Source source = source_of_phrase(begin, told_apart, how);
    const bool definite = has(begin, kClass_definite);
    if (!definite) return source;
    if (const auto m = introduced_with(begin)) {
      source.speaker.entity = document_.mentions[*m].entity;
      source.speaker.how = "common noun";
      return source;
    }
    if (has(begin, kClass_document)) {
      source.speaker.entity = last_issuer_;
      return source;
    }
    const bool nationality = has(begin, kClass_nisba) && end - begin == 1;
    if (nationality || (has(begin, kClass_same_speaker) && end - begin <= 3))
      for (const Source& other : sources_)
        if (other.speaker.entity && agrees(other, source.female)) {
          source.speaker.entity = other.speaker.entity;
          source.speaker.how = "common noun for the last speaker";
          break;
        }
    return source;
  }

  // The last mention that was introduced with this noun: مجلة X … المجلة; or whose first
  // word it is.
  std::optional<std::size_t> introduced_with(std::size_t noun) const {
    const std::string_view head = stem(noun);
    std::string_view subtype = attribute(noun, kClass_org_trigger, "subtype");
    if (subtype.empty()) subtype = attribute(noun, kClass_org_head, "subtype");
    const bool title = has(noun, kClass_title);
    std::size_t tried = 0;
    const auto before =
        std::lower_bound(mention_begin_.begin(), mention_begin_.end(), noun);
    for (auto m = static_cast<std::size_t>(before - mention_begin_.begin());
         m-- > 0 && tried < kAntecedents; ++tried) {
      const Mention& mention = document_.mentions[m];
      const std::size_t begin = mention_begin_[m];
      if (mention.type == EntityType::person) {
        if (title && titled_with(m, head)) return m;
        continue;
      }
      if (mention.type != EntityType::organization || title) continue;
      if (stem(begin) == head && mention_end_[m] - begin > 1) return m;
      for (std::size_t back = 1; back <= 2 && back <= begin; ++back)
        if (is_word(begin - back) && stem(begin - back) == head &&
            has(begin - back, kClass_org_trigger))
          return m;
      if (!subtype.empty() && mention.subtype == subtype) return m;
    }
    return std::nullopt;
  }

  // Is the word in the title before the person's name, or in the apposition behind it?
  bool titled_with(std::size_t m, std::string_view head) const {
    const Mention& mention = document_.mentions[m];
    for (std::size_t i = mention_begin_[m];
         !mention.title.empty() && i > 0 && tokens_[i - 1].begin >= mention.title.begin;
         --i)
      if (stem(i - 1) == head) return true;
    const std::size_t end = mention_end_[m];
    for (std::size_t i = end; i < std::min(end + 3, tokens_.size()); ++i)
      if (has(i, kClass_title) && stem(i) == head) return true;
    return false;
  }

  static bool agrees(const Source& source, bool female) {
    return !source.gendered || source.female == female;
  }

  // S2: the subject before a verb.
  std::optional<Source> subject_before(std::size_t cue) {
    if (has(cue, kClass_pro_and)) return std::nullopt;
    const std::size_t first = sentence_begin(cue);
    std::size_t i = cue;
    while (i > first &&
           (has(i - 1, kClass_quote_between) || tokens_[i - 1].kind == TokenKind::comma))
      --i;
    if (i == first) return std::nullopt;
    // A bracketed or marked insertion between subject and verb is passed over.
    if (tokens_[i - 1].kind == TokenKind::close_bracket ||
        tokens_[i - 1].kind == TokenKind::quote)
      --i;
    if (i == first) return std::nullopt;
    const std::size_t m = mention_at_[i - 1];
    if (m != kNoToken && document_.mentions[m].type != EntityType::location)
      return source_of_mention(m, "before");
    if (m != kNoToken && (i == cue || has(cue - 1, kClass_quote_between)) &&
        !after_preposition(mention_begin_[m]))
      return source_of_mention(m, "before");
    const bool noun = has(i - 1, kClass_source_noun) || has(i - 1, kClass_title);
    if (noun && has(i - 1, kClass_definite) && !after_preposition(i - 1))
      return resolve(i - 1, i, "before");
    // The sentence opens with a person, and the verb follows at a distance.
    if (i < cue || has(cue - 1, kClass_dash)) {
      for (std::size_t j = first; j < std::min(i, first + kBackWindow); ++j) {
        const std::size_t other = mention_at_[j];
        if (other != kNoToken && document_.mentions[other].type == EntityType::person &&
            !after_preposition(mention_begin_[other]))
          return source_of_mention(other, "before");
      }
    }
    return std::nullopt;
  }

  // S3: the subject of the sentence that a participle belongs to.
  std::optional<Source> subject_of_sentence(std::size_t cue) {
    if (last_sentence_ == sentence_of_[cue] && !sources_.empty() &&
        document_.quotes.size() > first_of_paragraph_ &&
        document_.quotes.back().speaker) {
      Source source = sources_.front();
      source.speaker.how = "continued";
      return source;
    }
    const std::size_t first = sentence_begin(cue);
    std::optional<std::size_t> organization;
    for (std::size_t i = cue; i > first && cue - i < kSubjectWindow;) {
      --i;
      const std::size_t m = mention_at_[i];
      if (m == kNoToken || mention_begin_[m] != i || is_object(m)) continue;
      const bool subject =
          i > first && (has(i - 1, kClass_verb) || has(i - 1, kClass_cue_verb) ||
                        has(i - 1, kClass_title) || has(i - 1, kClass_nisba) ||
                        has(i - 1, kClass_portfolio));
      if (document_.mentions[m].type == EntityType::person && (subject || i == first))
        return source_of_mention(m, "sentence");
      if (document_.mentions[m].type == EntityType::organization &&
          (subject || i == first))
        organization = m;
    }
    if (organization) return source_of_mention(*organization, "sentence");
    for (std::size_t i = first; i < cue; ++i) {
      const std::size_t m = mention_at_[i];
      if (m != kNoToken && document_.mentions[m].type == EntityType::person &&
          !is_object(m))
        return source_of_mention(m, "sentence");
    }
    return carried(is_female_form(cue));
  }

  // A verb that goes on with a sentence takes its subject: قدم الشيخ فلان شكره وقال
  std::optional<Source> person_of_sentence(std::size_t cue, bool female) {
    const std::size_t first = sentence_begin(cue);
    for (std::size_t i = first; i + 3 < cue && i < first + kSubjectWindow; ++i) {
      const std::size_t m = mention_at_[i];
      if (m == kNoToken || document_.mentions[m].type != EntityType::person) continue;
      if (is_object(m)) return std::nullopt;
      Source source = source_of_mention(m, "sentence");
      if (!agrees(source, female)) return std::nullopt;
      return source;
    }
    return std::nullopt;
  }

  // S5: the last source that agrees.
  std::optional<Source> carried(bool female) const {
    for (const Source& source : sources_)
      if (agrees(source, female)) {
        Source found = source;
        found.speaker.how = "continued";
        return found;
      }
    return std::nullopt;
  }

  // S4: the source behind the preposition of a relaying verb or before its verbal noun.
  std::optional<Source> relayed(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i + 1 < end; ++i)
      if (has(i, kClass_quote_from) && mention_at_[i] == kNoToken)
        return subject_at(i + 1, end, "relayed");
    return std::nullopt;
  }

  void set_speaker(Quote& quote, std::size_t cue, std::size_t subject_end) {
    if (has(cue, kClass_passive_cue)) return;
    std::optional<Source> source;
    const bool female = is_female_form(cue);
    if (has(cue, kClass_cue_verb)) {
      std::optional<Source> subject = subject_at(cue + 1, subject_end, "subject");
      if (has(cue, kClass_relaying)) source = relayed(cue + 1, subject_end);
      if (source && subject) quote.chain.push_back(subject->speaker);
      if (!source && subject) {
        source = subject;
        // The verb agrees with the person behind it.
        source->gendered = source->gendered || female;
        if (source->gendered) source->female = female;
      }
      if (has(cue, kClass_in_document) && !source)
        source = document_behind(cue + 1, subject_end);
      if (!source) source = subject_before(cue);
      if (!source && last_sentence_ != sentence_of_[cue])
        source = person_of_sentence(cue, female);
      if (!source) source = carried(female);
    } else if (has(cue, kClass_cue_noun)) {
      const std::size_t from =
          std::max(sentence_begin(cue), cue - std::min(cue, kBackWindow));
      source = relayed(from, cue);
      if (source) {
        for (std::size_t i = from; i < cue; ++i)
          if (mention_at_[i] != kNoToken && mention_end_[mention_at_[i]] - 1 == i &&
              i + 1 < cue && has(i + 1, kClass_quote_from))
            quote.chain.push_back(source_of_mention(mention_at_[i], "relays").speaker);
      } else {
        source = subject_of_sentence(cue);
      }
    } else {
      source = subject_of_sentence(cue);
    }
    if (!source) return;
    remember(*source);
    quote.speaker = source->speaker;
  }

  // جاء في البيان
  std::optional<Source> document_behind(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < std::min(end, begin + 4); ++i)
      if (has(i, kClass_document)) return subject_at(i, end, "document");
    return std::nullopt;
  }

  void remember(const Source& source) {
    sources_.erase(std::remove_if(sources_.begin(), sources_.end(),
                                  [&](const Source& other) {
                                    return other.speaker.entity &&
                                           other.speaker.entity == source.speaker.entity;
                                  }),
                   sources_.end());
    sources_.insert(sources_.begin(), source);
    if (sources_.size() > kMemory) sources_.pop_back();
  }

  // --- According-to phrases
  // ---------------------------------------------------------------------

  bool is_according(std::size_t i) const {
    return has(i, kClass_cue_according) && mention_at_[i] == kNoToken;
  }

  void find_according() {
    for (std::size_t i = paragraph_.begin; i < paragraph_.end; ++i) {
      if (marks_.inside[i] != kNoToken && is_statement(marks_.inside[i])) continue;
      std::size_t behind = i + 1;
      std::size_t cue = i;
      if (phrase_at_[i] != kNoToken) {
        behind = tagged_.phrases[phrase_at_[i]].end;
      } else if (is_according(i)) {
        // بحسب ما قال: the verb belongs to the phrase.
        while (behind < paragraph_.end && behind < i + 3 &&
               (has(behind, kClass_function) || has(behind, kClass_cue_verb)) &&
               mention_at_[behind] == kNoToken)
          ++behind;
      } else if (has(i, kClass_quote_as) && i + 1 < paragraph_.end &&
                 has(i + 1, kClass_cue_verb) && !covered_[i + 1] && !is_reported(i + 1)) {
        cue = i + 1;
        behind = i + 2;
      } else {
        continue;
      }
      add_according(i, cue, behind);
    }
  }

  // Was the word taken as the cue of a quote?
  bool is_reported(std::size_t i) const {
    for (std::size_t q = first_of_paragraph_; q < document_.quotes.size(); ++q)
      if (document_.quotes[q].cue && document_.quotes[q].cue->span.end == tokens_[i].end)
        return true;
    return false;
  }

  void add_according(std::size_t begin, std::size_t cue, std::size_t behind) {
    const std::size_t first = sentence_begin(begin);
    const std::size_t last = sentence_end(begin);
    std::size_t phrase_end = behind;
    while (phrase_end < last && tokens_[phrase_end].kind != TokenKind::comma &&
           tokens_[phrase_end].kind != TokenKind::full_stop)
      ++phrase_end;
    Statement before;
    before.begin = first;
    before.end = begin;
    trim(before);
    Statement after;
    after.begin = std::min(phrase_end, last);
    after.end = after.begin;
    while (after.end < last && !covered_[after.end] &&
           (after.end == after.begin || end_rule(after.end) == nullptr)) {
      if (opens(after.end) && marks_.partner[after.end] < last)
        after.end = marks_.partner[after.end];
      ++after.end;
    }
    trim(after);
    for (std::size_t i = begin; i > first; --i)
      if (covered_[i - 1]) {
        before.begin = i;
        trim(before);
        break;
      }
    // A phrase that is a sentence of its own attributes the sentence before it.
    if (before.begin >= before.end && after.begin >= after.end &&
        first > paragraph_.begin) {
      before.begin = sentence_begin(first - 1);
      before.end = first;
      trim(before);
    }
    const auto words = [&](const Statement& s) {
      return words_between(s.begin, s.end, 1000);
    };
    Statement& longer = words(after) > words(before) ? after : before;
    if (words(longer) < 3 || is_partly_covered(longer)) return;
    // Marks around the whole of it: direct.
    if (opens(longer.begin) && marks_.partner[longer.begin] + 1 >= longer.end) {
      longer = marked(longer.begin, longer.begin);
    } else if (closes(longer.end - 1) && is_statement(marks_.partner[longer.end - 1]) &&
               words_between(longer.begin, marks_.partner[longer.end - 1], 3) < 3) {
      longer = marked(marks_.partner[longer.end - 1], longer.end);
    } else {
      longer.kind = has_marked_words(longer) ? QuoteKind::mixed : QuoteKind::indirect;
      longer.rule = "the sentence without the phrase";
    }
    Quote quote;
    quote.kind = longer.kind;
    quote.span = span_of(longer.begin, longer.end);
    quote.parts.push_back(quote.span);
    const Span cue_span = span_of(cue, cue + 1, true);
    quote.cue = TextSpan{cue_span, text_of(cue_span)};
    quote.sentence = span_of(first, last);
    quote.reasons.push_back(
        {"cue", "according-to phrase", where(cue, kClass_cue_according), 0});
    quote.reasons.push_back({"statement", longer.rule, "", 0});
    std::optional<Source> source = according_source(behind, phrase_end);
    if (!source && is_female_pronoun(behind - 1)) source = carried(true);
    if (!source && phrase_end <= behind) source = carried(false);
    if (source) {
      remember(*source);
      quote.speaker = source->speaker;
    }
    cover(longer);
    push(std::move(quote), sentence_of_[begin]);
  }

  // The source behind the phrase; its preposition lam is no obstacle (وفقا لرويترز).
  std::optional<Source> according_source(std::size_t begin, std::size_t end) {
    if (begin >= end) return std::nullopt;
    const std::size_t m = mention_at_[begin];
    if (m == kNoToken && has(begin, kClass_pro_lam) && !has(begin, kClass_function)) {
      // Read the phrase as if the preposition were not there.
      std::size_t phrase_end = begin + 1;
      while (phrase_end < end && !ends_phrase(phrase_end)) ++phrase_end;
      for (std::size_t i = begin + 1; i < phrase_end; ++i) {
        const std::size_t other = mention_at_[i];
        if (other == kNoToken || mention_begin_[other] != i) continue;
        if (document_.mentions[other].type == EntityType::person || announces(begin, i))
          return source_of_mention(other, "according");
      }
      return resolve_lam(begin, phrase_end);
    }
    return subject_at(begin, end, "according");
  }

  Source resolve_lam(std::size_t begin, std::size_t end) {
    Source source = resolve(begin, end, "according");
    if (source.speaker.entity) return source;
    if (const auto m = introduced_with(begin))
      source.speaker.entity = document_.mentions[*m].entity;
    else if (has(begin, kClass_document))
      source.speaker.entity = last_issuer_;
    return source;
  }

  bool is_female_pronoun(std::size_t i) const {
    const std::string_view form = tagged_.text.folded_form(tokens_[i]);
    return form.size() >= 4 && form.substr(form.size() - 4) == "\u0647\u0627";
  }

  bool is_partly_covered(const Statement& statement) const {
    for (std::size_t i = statement.begin; i < statement.end; ++i)
      if (covered_[i]) return true;
    return false;
  }

  bool has_marked_words(const Statement& statement) const {
    for (std::size_t i = statement.begin; i < statement.end; ++i) {
      if (!opens(i)) continue;
      const std::size_t m = mention_at_[i + 1];
      const bool name = m != kNoToken && mention_end_[m] >= marks_.partner[i];
      if (!name && words_between(i + 1, marks_.partner[i], 2) >= 2) return true;
      i = marks_.partner[i];
    }
    return false;
  }

  // --- Headlines and bare marks
  // -----------------------------------------------------------------

  void find_bare(std::size_t paragraph) {
    if (paragraph <= 1 && find_headline()) return;
    // A paragraph or sentence that stands in marks as a whole goes on with the speech
    // before it.
    if (sources_.empty() || document_.quotes.empty()) return;
    for (std::size_t i = paragraph_.begin; i < paragraph_.end; ++i) {
      if (!opens(i) && marks_.role[i] != Marks::Role::unclosed) continue;
      const bool whole = i == sentence_begin(i);
      const std::size_t close = opens(i) ? marks_.partner[i] : paragraph_.end;
      const bool ends = close + 1 >= paragraph_.end || close + 1 >= sentence_end(close) ||
                        tokens_[close + 1].kind == TokenKind::full_stop;
      if (whole && ends && !covered_[i + (i + 1 < paragraph_.end ? 1 : 0)] &&
          words_between(i + 1, close, 6) >= 6) {
        Statement statement = opens(i) ? marked(i, i) : unclosed(i, i);
        Quote quote;
        quote.kind = QuoteKind::direct;
        quote.span = span_of(statement.begin, statement.end);
        quote.parts.push_back(quote.span);
        quote.sentence = span_of(sentence_begin(i), sentence_end(i));
        quote.reasons.push_back({"statement", "marks that continue a speech", "", 0});
        quote.speaker = sources_.front().speaker;
        quote.speaker->how = "continued";
        cover(statement);
        push(std::move(quote), sentence_of_[i]);
      }
      i = close;
    }
  }

  // A headline `X: statement`.
  bool find_headline() {
    const std::size_t limit =
        std::min(paragraph_.end, paragraph_.begin + kHeadlineWords + 1);
    std::size_t colon = paragraph_.begin;
    std::size_t mention = kNoToken;
    bool source = false;
    for (; colon < limit && tokens_[colon].kind != TokenKind::colon; ++colon) {
      if (mention_at_[colon] != kNoToken &&
          (mention == kNoToken ||
           document_.mentions[mention_at_[colon]].type == EntityType::person))
        mention = mention_at_[colon];
      if (is_cue(colon)) return false;
      source = source || has(colon, kClass_source_noun) || has(colon, kClass_title) ||
               has(colon, kClass_org_head) || has(colon, kClass_org_trigger);
    }
    if (colon >= limit || colon == paragraph_.begin || colon + 1 >= paragraph_.end)
      return false;
    if (mention == kNoToken && !source) return false;
    if (covered_[colon + 1]) return false;
    const std::size_t last_sentence = sentence_of_[paragraph_.end - 1];
    if (last_sentence - sentence_of_[colon] > 1)
      return false;  // body text, not a headline
    Statement statement;
    if (opens(colon + 1) && marks_.partner[colon + 1] + 2 >= paragraph_.end) {
      statement = marked(colon + 1, colon);
    } else {
      statement.begin = colon + 1;
      statement.end = paragraph_.end;
      trim(statement);
      statement.kind =
          has_marked_words(statement) ? QuoteKind::mixed : QuoteKind::indirect;
      statement.rule = "the headline";
    }
    if (is_short(statement)) return false;
    Quote quote;
    quote.kind = statement.kind;
    quote.span = span_of(statement.begin, statement.end);
    quote.parts.push_back(quote.span);
    quote.sentence = span_of(paragraph_.begin, sentence_end(colon));
    quote.reasons.push_back({"statement", statement.rule, "", 0});
    const Source who = mention != kNoToken
                           ? source_of_mention(mention, "headline")
                           : source_of_phrase(paragraph_.begin, colon, "headline");
    remember(who);
    quote.speaker = who.speaker;
    cover(statement);
    push(std::move(quote), sentence_of_[colon]);
    return true;
  }

  const TaggedText& tagged_;
  const std::vector<Token>& tokens_;
  const Lexicon& lexicon_;
  Document& document_;
  const Marks marks_;
  std::vector<std::size_t> mention_at_;  // by token
  std::vector<std::size_t> mention_begin_, mention_end_;
  std::vector<std::size_t> sentence_of_;
  std::vector<std::size_t>
      phrase_at_;              // by token: the according-to phrase that begins there
  std::vector<bool> covered_;  // by token: inside a statement
  TokenRange paragraph_;
  std::size_t first_of_paragraph_ = 0;
  std::size_t last_sentence_ = kNoToken;
  std::vector<Source> sources_;  // the last first
  std::optional<std::size_t> last_issuer_;
};

// Most paragraphs hold no reporting word, colon or mark: they cost one look.
bool may_hold_quotes(const TaggedText& tagged) {
  ClassSet signs;
  for (const ClassId id : {kClass_cue_verb, kClass_cue_participle, kClass_cue_noun,
                           kClass_cue_according, kClass_quote, kClass_colon})
    signs.add(id);
  return std::any_of(tagged.tags.begin(), tagged.tags.end(),
                     [&](const TokenTag& tag) { return tag.classes.intersects(signs); });
}

}  // namespace

void find_quotes(const TaggedText& tagged, const Selection& selection,
                 const Lexicon& lexicon, Document& document) {
  if (!may_hold_quotes(tagged)) return;
  QuoteFinder(tagged, selection, lexicon, document).run();
}

}  // namespace isnad
