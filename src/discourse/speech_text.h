// An article as the finders of statements and speakers ask about it: what a token is,
// which mention and which marks it stands in, where its sentence ends. Immutable; every
// question takes constant time, apart from attributes.
#ifndef ISNAD_DISCOURSE_SPEECH_TEXT_H_
#define ISNAD_DISCOURSE_SPEECH_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "discourse/marks.h"
#include "discourse/mentions.h"
#include "isnad/document.h"

namespace isnad {

class SpeechText {
 public:
  // `mentions` are those of the selection's chosen candidates, in the same order. Marks
  // without a partner are added to `diagnostics`.
  SpeechText(const TaggedText& tagged, const Selection& selection, const Lexicon& lexicon,
             const std::vector<Mention>& mentions, std::vector<Diagnostic>& diagnostics);

  // --- Tokens
  std::size_t size() const { return tagged_.text.tokens.size(); }
  bool has(std::size_t i, ClassId id) const { return tagged_.classes(i).has(id); }
  TokenKind kind(std::size_t i) const { return tagged_.text.tokens[i].kind; }
  bool is_word(std::size_t i) const { return tagged_.text.tokens[i].hash != 0; }
  bool has_proclitic(std::size_t i) const { return tagged_.tags[i].prefix_letters > 0; }
  std::size_t words_between(std::size_t begin, std::size_t end) const {
    return begin < end ? words_before_[end] - words_before_[begin] : 0;
  }
  // Comma, semicolon, dash: what may set off an insertion.
  bool is_pause(std::size_t i) const {
    return kind(i) == TokenKind::comma || kind(i) == TokenKind::dash;
  }
  // Folded, without proclitics; bare_stem also without the article and the feminine
  // ending.
  std::string_view stem(std::size_t i) const;
  std::string_view bare_stem(std::size_t i) const;
  std::string_view source_form(std::size_t i) const {
    return tagged_.text.source_form(tagged_.text.tokens[i]);
  }
  // The value of an attribute of the word's entry of this class: empty if it has none,
  // "flag" for a flag.
  std::string_view attribute(std::size_t i, ClassId cls, std::string_view key) const;
  // The line of a list that gives the word this class.
  std::string where(std::size_t i, ClassId cls) const;

  // --- Reporting words
  bool is_cue(std::size_t i) const { return cue_[i] != 0; }
  bool is_complementizer(std::size_t i) const {
    return has(i, kClass_complementizer) && !in_mention(i);
  }
  // The most telling cue class of a cue.
  ClassId cue_class(std::size_t i) const;
  // A reporting word without its conjunction.
  Span span_of_cue(std::size_t i) const;
  // What cues name in takes=: the form of the complementizer that begins at token i.
  std::string_view complementizer_form(std::size_t i) const;
  // The according-to phrase of several words that begins here; empty if none.
  TokenRange according_phrase(std::size_t i) const;
  // True of an according-to word behind which a source is named.
  bool is_according(std::size_t i) const { return according_[i] != 0; }

  // --- Noun phrases
  // Punctuation, function words, verbs and reporting words end a noun phrase.
  bool ends_noun_phrase(std::size_t i) const;
  // وعبر فلان عن أمله: the verb and not the preposition.
  bool is_expressing(std::size_t i) const;
  // فيه, لها, خلاله
  bool is_preposition_with_pronoun(std::size_t i) const;
  // Does the word, or the mention that begins with it, stand behind a preposition that is
  // written on it?
  bool begins_behind_preposition(std::size_t i) const;
  // Nouns that speak; others may be a verb's object.
  bool is_source_head(std::size_t i) const;

  // --- Mentions, by their number in the document
  bool in_mention(std::size_t i) const { return mention_at_[i] != kNobody; }
  bool begins_mention(std::size_t i) const {
    return in_mention(i) && mention_begin_[mention_at_[i]] == i;
  }
  std::size_t mention_at(std::size_t i) const { return mention_at_[i]; }
  const Mention& mention(std::size_t m) const { return mentions_[m]; }
  std::size_t mention_begin(std::size_t m) const { return mention_begin_[m]; }
  std::size_t mention_end(std::size_t m) const { return mention_end_[m]; }
  // The first mention that begins at token i or later; their number if there is none.
  std::size_t next_mention(std::size_t i) const;
  std::size_t mention_count() const { return mention_begin_.size(); }
  // The first token of the mention with its title.
  std::size_t titled_begin(std::size_t m) const { return titled_begin_[m]; }

  // --- Marks
  bool opens(std::size_t i) const { return marks_.role[i] == Marks::Role::open; }
  bool closes(std::size_t i) const { return marks_.role[i] == Marks::Role::close; }
  bool is_unclosed(std::size_t i) const {
    return marks_.role[i] == Marks::Role::unclosed;
  }
  bool is_unopened(std::size_t i) const {
    return marks_.role[i] == Marks::Role::unopened;
  }
  std::size_t partner(std::size_t i) const { return marks_.partner_of(i); }
  // The outermost opening mark around a token; kNoToken outside all marks.
  std::size_t outermost_mark(std::size_t i) const { return marks_.outermost(i); }
  // True if a mention fills these marks.
  bool marks_hold_name(std::size_t open) const {
    return begins_mention(open + 1) &&
           mention_end_[mention_at_[open + 1]] >= marks_.partner[open];
  }

  // --- Limits
  const std::vector<TokenRange>& paragraphs() const { return tagged_.text.paragraphs; }
  TokenRange sentence(std::size_t i) const {
    return tagged_.text.sentences[sentence_of_[i]];
  }
  std::size_t sentence_number(std::size_t i) const { return sentence_of_[i]; }
  TokenRange sentence_by_number(std::size_t s) const { return tagged_.text.sentences[s]; }
  TokenRange paragraph(std::size_t i) const {
    return tagged_.text.paragraphs[paragraph_of_[i]];
  }

  // --- Source
  Span span_of(std::size_t begin, std::size_t end, bool strip_proclitic = false) const;
  std::string text_of(Span span) const {
    return std::string(tagged_.text.source.substr(span.begin, span.end - span.begin));
  }
  const Lexicon& lexicon() const { return lexicon_; }
  WordId word(std::size_t i) const { return tagged_.tags[i].word; }

 private:
  using Number = std::uint32_t;
  static constexpr Number kNobody = static_cast<Number>(-1);

  void number_sentences();
  void place_mentions(const Selection& selection);
  void find_cues();
  bool reports(std::size_t i) const;
  bool is_verb_by_place(std::size_t i) const;
  bool has_reporting_verb(std::size_t i) const;
  bool is_by_it(std::size_t i) const;
  bool stands_before_preposition(std::size_t i) const;
  bool hides_conjunction(std::size_t i) const;
  bool is_adverb_of_verb(std::size_t i) const;
  bool is_followed_at_once(std::size_t i) const;
  bool attributes(std::size_t i) const;
  bool hides_preposition(std::size_t i) const;

  const TaggedText& tagged_;
  const Lexicon& lexicon_;
  const std::vector<Mention>& mentions_;
  Marks marks_;
  std::vector<std::size_t> mention_begin_, mention_end_, titled_begin_;  // by mention
  std::vector<Number> mention_at_, sentence_of_, paragraph_of_;          // by token
  std::vector<Number> words_before_;  // by token, one more than tokens
  std::vector<Number> phrase_end_;    // by token; 0 where no according-to phrase begins
  std::vector<char> cue_;             // by token; bytes are read faster than bits
  std::vector<char> according_;       // by token
  // Complementizers of several words (إلى أن): their first token and phrase, ascending.
  std::vector<std::pair<std::size_t, const Hit*>> complementizers_;
};

}  // namespace isnad

#endif  // ISNAD_DISCOURSE_SPEECH_TEXT_H_
