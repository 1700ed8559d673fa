// Who speaks. Rules, the first that holds; no speaker is better than a guess:
//   S1  the verb's subject behind it: a mention, or a noun phrase; adverbs, addressees
//       and prepositional phrases between verb and subject are passed over. Of a verb
//       with an object (وصف … بأنه) one noun phrase alone is the object; of some of many
//       (عدد من السكان) the whole phrase speaks, of coordinated speakers the first
//   S2  the subject before the verb: what the clause opens with (رغم أن الناجي قال), the
//       noun before a relative (الذي قال; تقارير أفادت), a name before its apposition or
//       clause (فلان وهو خبير قال). Of a verb that says it in something (بيانا قالت فيه)
//       that thing is not the subject
//   S3  of a participle or verbal noun: the subject of a clause between the statement
//       before it and the cue (فيما رفض فلان …، مؤكدا), else the speaker of that
//       statement, if he agrees, else whom a phrase names that opens the sentence (وبحسب
//       الوزارة …، مشيرة), else the subject of the sentence
//   S4  of a relaying verb (نقل … عن …, نسب إلى …): the noun phrase behind the
//       preposition; the verb's subject goes into the chain
//   S5  the subject that the verb leaves out: that of its sentence (also أما فلان
//       فقال), else that of the sentence before, else a person or body that is the
//       subject of a reporting verb in the paragraph before, else the last source; it
//       must agree in gender and number. A verb that continues a speech (أضاف) asks for
//       the last source first
//   S6  a definite common noun stands for the mention that was introduced with it
//       (المجلة), for the person with that title (وزير الخارجية, أمير قطر; رئيس روسيا
//       for الرئيس الروسي): who has spoken, and whose title says no more, comes before
//       others; or with that nationality (السويسري فلان … اللاعب السويسري); or, of words
//       for a person who speaks (المتحدثة), for the last person who spoke and agrees. A
//       title without a name is named by who goes on with its speech (وأضاف فلان)
//   S7  a document (التقرير) stands for its issuer: its owner (تقرير للمعهد), the issuer
//       of the document of that name before, who spoke in it (قالت الوزارة في بيان) or
//       brought it out (أصدرت الوزارة بيانا يؤكد), or the subject of the sentence that
//       brought it up; of one that nothing brought up, the body that the sentence before
//       lets announce something (أعلن الجيش …. وذكر البيان)
//   S8  passive and impersonal verbs have none
#ifndef ISNAD_DISCOURSE_SPEAKERS_H_
#define ISNAD_DISCOURSE_SPEAKERS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "discourse/speech_text.h"
#include "isnad/document.h"

namespace isnad {

// What a reporting word says of its speaker.
struct Agreement {
  std::optional<bool> female;
  bool plural = false;
};

// A source of statements.
struct Source {
  Speaker speaker;
  std::size_t head = kNoToken;  // first token of the phrase that names it
  std::optional<bool> female;
  bool single = false;  // one person: no subject of a plural verb
  bool plural = false;
  bool institution = false;  // a named body: no subject of a plural verb
  bool document = false;
  bool aside = false;  // of a relative clause: the sentence goes on with its own subject
};

// A speaker and the sources behind it.
struct Attribution {
  std::optional<Source> source;
  std::vector<Speaker> chain;  // nearest first
};

class Speakers {
 public:
  Speakers(const SpeechText& text, const Document& document);

  // The speaker of what a cue reports. `subject_end` is where the statement, or what
  // introduces it, begins behind the cue.
  Attribution of_cue(std::size_t cue, std::size_t subject_end);
  // The source in tokens [begin, end) behind an according-to word.
  std::optional<Source> of_phrase(std::size_t begin, std::size_t end);
  // The same where a pronoun written on the word names it (على حد قولها), or nothing
  // does.
  std::optional<Source> of_pronoun(std::size_t word);
  // The subject of a verb of attribution (حسبما أعلنت الوزارة).
  Attribution of_clause(std::size_t verb, std::size_t end);
  // The source that stands in tokens [begin, end) before a headline's colon.
  std::optional<Source> of_headline(std::size_t begin, std::size_t end);
  // The last source.
  std::optional<Source> last() const;
  // The source of marks that no word reports.
  std::optional<Source> of_marks(std::size_t open);
  // True if the phrase can be a source: of what is none, no attribution is made.
  bool may_be_source(std::size_t begin, std::size_t end) const;

  // Gives the last source, if it is a title without a name and this person may be meant,
  // the person's entity; returns the title.
  std::optional<std::string> name_last(const Source& person);
  // Remembers who said the statement in tokens [begin, end) and where its cue stands.
  void said(const Source& source, std::size_t cue, std::size_t begin, std::size_t end);
  // A quote without a known speaker.
  void said_by_nobody(std::size_t cue);

 private:
  // Entities of documents that were mentioned, by their token.
  struct Issued {
    std::size_t document = 0;
    std::size_t entity = 0;
  };

  Agreement agreement_of(std::size_t cue) const;
  bool is_imperfect_of_masculine(std::size_t i) const;
  bool is_passive(std::size_t cue) const;
  static bool agrees(const Source& source, const Agreement& wanted);

  Source of_mention(std::size_t m, const char* how) const;
  Source of_words(std::size_t begin, std::size_t end, const char* how) const;
  std::optional<bool> is_female_noun(std::size_t i) const;
  bool has_female_verb(std::size_t m) const;
  bool has_male_verb(std::size_t m) const;
  std::optional<bool> is_female_name(std::size_t m) const;
  std::optional<bool> organization_is_female(std::size_t m) const;

  std::size_t phrase_end(std::size_t begin, std::size_t end) const;
  bool after_preposition(std::size_t i) const;
  bool announces(std::size_t begin, std::size_t name) const;
  bool is_owner(std::size_t head, std::size_t m) const;
  bool is_owned_title(std::size_t head, std::size_t m) const;
  bool is_plural_noun(std::size_t i) const;
  bool is_plural_construct(std::size_t i) const;
  bool may_be_name(std::size_t i) const;
  bool reaches_statement(std::size_t i, std::size_t end) const;
  bool is_told(std::size_t head, std::size_t i) const;
  bool is_document_object(std::size_t i) const;
  bool is_object_noun(std::size_t head, std::size_t i) const;
  bool disagrees(std::size_t head, std::size_t i) const;
  std::size_t behind_addressee(std::size_t i, std::size_t end) const;
  std::size_t behind_occasion(std::size_t i, std::size_t end) const;
  std::size_t skip_adverbs(std::size_t begin, std::size_t end) const;

  std::optional<Source> subject_at(std::size_t begin, std::size_t end, const char* how,
                                   bool any_noun = false);
  std::optional<std::size_t> called(std::size_t begin, std::size_t end) const;
  std::optional<Source> some_of(std::size_t begin, std::size_t end,
                                const char* how) const;
  std::optional<Source> name_in_phrase(std::size_t begin, std::size_t phrase_end,
                                       std::size_t end, const char* how);
  std::optional<Source> name_in_apposition(std::size_t begin, std::size_t end,
                                           const char* how) const;
  std::optional<Source> late_subject(std::size_t begin, std::size_t end,
                                     const char* how) const;
  std::optional<std::size_t> mention_near(std::size_t begin, std::size_t end) const;
  bool has_object_written_on(std::size_t cue) const;
  bool is_object(std::size_t cue, std::size_t subject_end) const;
  std::optional<Source> before_told(std::size_t cue, std::size_t subject_end);
  std::optional<Source> before_object(std::size_t cue, std::size_t subject_end);
  std::optional<Source> subject_before(std::size_t cue);
  std::optional<Source> phrase_around(std::size_t m, std::size_t first, std::size_t end);
  std::optional<Source> clause_subject(std::size_t first, std::size_t end);
  std::optional<Source> who_brings_out(std::size_t first, std::size_t end,
                                       const Agreement& wanted) const;
  std::optional<Source> source_at_beginning(std::size_t first, std::size_t end);
  std::optional<Source> before_apposition(std::size_t first, std::size_t end);
  std::optional<Source> opening_person(std::size_t first, std::size_t end);
  std::optional<Source> before_relative_clause(std::size_t first, std::size_t end,
                                               const Agreement& wanted);
  std::optional<Source> opening_of_clause(std::size_t first, std::size_t end,
                                          bool any_noun);
  bool opens_clause(std::size_t head, std::size_t first) const;
  bool is_said_of_antecedent(std::size_t relative, std::size_t cue) const;
  std::optional<Source> antecedent(std::size_t relative, const Agreement& wanted);
  std::optional<Source> owner_of_speech(std::size_t first, std::size_t relative,
                                        std::size_t cue) const;
  std::optional<Source> nearest_agreeing(std::size_t first, std::size_t relative,
                                         const Agreement& wanted) const;
  std::optional<Source> opening_phrase(std::size_t begin, std::size_t end);
  bool is_finite_verb(std::size_t i) const;
  bool ends_construct(std::size_t head, std::size_t first) const;
  bool is_negated_verb(std::size_t i) const;
  bool is_relative(std::size_t i) const;
  bool opens_as_verb(std::size_t i, std::size_t first) const;
  std::optional<Source> subject_of_verb(std::size_t verb, std::size_t end,
                                        const Agreement& wanted);
  bool is_topic(std::size_t first, std::size_t end) const;
  std::size_t behind_dateline(std::size_t first, std::size_t end) const;
  std::size_t behind_opening(std::size_t first, std::size_t end) const;
  std::optional<Source> subject_of(TokenRange sentence, std::size_t before,
                                   const Agreement& wanted);
  std::optional<Source> who_acts(TokenRange sentence, const Agreement& wanted);
  std::optional<Source> whose_turn(TokenRange paragraph, const Agreement& wanted);
  std::optional<Source> omitted_subject(std::size_t cue, const Agreement& wanted);
  std::optional<Source> instead_of_aside(std::size_t cue, const Agreement& wanted);
  std::optional<Source> subject_since(std::size_t begin, std::size_t cue,
                                      const Agreement& wanted);
  std::optional<Source> interviewed(TokenRange sentence, std::size_t cue,
                                    const Agreement& wanted) const;
  std::optional<Source> opening_phrase_source(TokenRange sentence, std::size_t before,
                                              const Agreement& wanted);
  std::optional<Source> phrase_source(std::size_t phrase, std::size_t before,
                                      const Agreement& wanted);
  std::optional<Source> inner_phrase_source(TokenRange sentence, std::size_t cue,
                                            const Agreement& wanted);
  std::optional<Source> of_participle(std::size_t cue, const Agreement& wanted);
  std::optional<Source> owner_of_words(std::size_t cue, std::size_t end);
  void name_behind(std::optional<Source>& source, std::size_t end) const;
  std::optional<Source> relayed(std::size_t begin, std::size_t end);
  std::optional<Source> document_behind(std::size_t begin, std::size_t end);
  std::optional<Source> carried(const Agreement& wanted) const;

  bool has_object_pronoun(std::size_t i) const;
  bool is_office(std::size_t i) const;
  bool is_same_noun(std::size_t a, std::size_t b) const;
  bool relays(std::size_t preposition) const;
  Source resolve(std::size_t begin, std::size_t end, const char* how);
  std::optional<std::size_t> of_family(std::size_t begin, std::size_t end) const;
  std::optional<std::size_t> of_nationality(std::size_t begin, std::size_t end) const;
  std::optional<std::size_t> of_country(std::size_t begin) const;
  bool is_last_speaker(std::size_t i) const;
  std::optional<std::size_t> named_below(std::size_t begin, std::size_t end) const;
  bool names_another(std::size_t begin, std::size_t end) const;
  bool is_introduced_unnamed(std::size_t i) const;
  bool is_definite(std::size_t begin, std::size_t end) const;
  void same_person(Source& source) const;
  bool is_personal_noun(std::size_t i) const;
  std::optional<std::size_t> same_body(std::size_t begin, std::size_t end) const;
  const Source* last_person(std::optional<bool> female, std::size_t nisba) const;
  std::optional<std::size_t> introduced_as(std::size_t nisba) const;
  std::optional<bool> has_nationality(std::size_t entity, std::size_t nisba) const;
  const Source* last_source(std::size_t noun, std::optional<bool> female) const;
  Source his_honour(std::size_t word, const char* how) const;
  Source resolve_document(std::size_t begin, std::size_t end, const char* how);
  std::optional<std::size_t> issuer_of(std::size_t document);
  std::optional<std::size_t> announced_before(std::size_t document);
  std::optional<std::size_t> organization_before(std::size_t document) const;
  std::optional<std::size_t> brought_out_by(std::size_t document);
  std::optional<std::size_t> owner_of(std::size_t document) const;
  std::optional<std::size_t> introduced_with(std::size_t begin, std::size_t end) const;
  bool shares_words(std::size_t m, std::size_t begin, std::size_t end) const;
  bool has_title(std::size_t m, std::size_t begin, std::size_t end) const;
  bool is_same_word(std::size_t i, std::size_t word) const;
  bool is_of_place(std::size_t nisba, std::size_t place) const;
  bool holds_words(std::size_t from, std::size_t to, std::size_t begin,
                   std::size_t end) const;
  std::optional<std::size_t> titled_person(std::size_t begin, std::size_t end) const;
  bool title_says_more(std::size_t m, std::size_t begin, std::size_t end) const;
  bool is_named_by(std::size_t m, std::string_view head) const;
  bool has_spoken(std::size_t entity) const;

  const SpeechText& text_;
  const Document& document_;
  std::vector<std::optional<bool>> female_person_;  // by entity
  std::vector<std::size_t> documents_;              // tokens of document words, ascending
  std::vector<Issued> issued_;                      // ascending by document token
  std::vector<Source> sources_;                     // the last first
  std::vector<std::pair<std::size_t, Source>> said_;  // cues and their sources, as read
  std::size_t last_sentence_ = kNoToken;              // of the last quote
  bool last_had_speaker_ = false;
  TokenRange last_statement_;
  std::vector<std::pair<std::string, std::size_t>> named_titles_;  // and their entity
};

}  // namespace isnad

#endif  // ISNAD_DISCOURSE_SPEAKERS_H_
