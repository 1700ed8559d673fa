// Numbers everything that statements and speakers ask about, once an article.
#include "discourse/speech_text.h"

#include <algorithm>

#include "discourse/inflection.h"
#include "text/letters.h"

namespace isnad {
namespace {

constexpr std::size_t kReportWindow = 14;  // tokens from an uncertain cue to its clause
constexpr std::size_t kAtOnce = 3;         // tokens between such a cue and its statement
constexpr std::size_t kSubjectWords = 8;   // between a verb and its adverb
constexpr std::size_t kExpressing = 12;    // tokens from عبر to what is expressed
constexpr std::size_t kSourceWindow =
    8;  // tokens from an according-to word to its source
constexpr std::size_t kMinHiding = 5 * kLetterBytes;

}  // namespace

SpeechText::SpeechText(const TaggedText& tagged, const Selection& selection,
                       const Lexicon& lexicon, const std::vector<Mention>& mentions,
                       std::vector<Diagnostic>& diagnostics)
    : tagged_(tagged),
      lexicon_(lexicon),
      mentions_(mentions),
      marks_(pair_marks(tagged.text, diagnostics)) {
  number_sentences();
  place_mentions(selection);
  find_cues();
}

void SpeechText::number_sentences() {
  const std::size_t tokens = tagged_.text.tokens.size();
  sentence_of_.resize(tokens);
  paragraph_of_.resize(tokens);
  words_before_.resize(tokens + 1);
  const auto number = [](const std::vector<TokenRange>& ranges,
                         std::vector<Number>& out) {
    for (std::size_t r = 0; r < ranges.size(); ++r)
      for (std::size_t i = ranges[r].begin; i < ranges[r].end; ++i)
        out[i] = static_cast<Number>(r);
  };
  number(tagged_.text.sentences, sentence_of_);
  number(tagged_.text.paragraphs, paragraph_of_);
  for (std::size_t i = 0; i < tokens; ++i)
    words_before_[i + 1] = words_before_[i] + (is_word(i) ? 1U : 0U);
}

void SpeechText::place_mentions(const Selection& selection) {
  mention_at_.assign(tagged_.text.tokens.size(), kNobody);
  mention_begin_.reserve(selection.chosen.size());
  mention_end_.reserve(selection.chosen.size());
  titled_begin_.reserve(selection.chosen.size());
  for (std::size_t m = 0; m < selection.chosen.size(); ++m) {
    const Candidate& candidate = selection.candidates[selection.chosen[m]];
    mention_begin_.push_back(candidate.begin);
    mention_end_.push_back(candidate.end);
    for (std::size_t i = candidate.begin; i < candidate.end; ++i)
      mention_at_[i] = static_cast<Number>(m);
    std::size_t head = candidate.begin;
    const Span title = mentions_[m].title;
    while (!title.empty() && head > 0 && tagged_.text.tokens[head - 1].end > title.begin)
      --head;
    titled_begin_.push_back(head);
  }
}

void SpeechText::find_cues() {
  const std::size_t tokens = tagged_.text.tokens.size();
  phrase_end_.assign(tokens, 0);
  for (const Hit& hit : tagged_.phrases) {
    const ClassSet& classes =
        lexicon_.word_entries[lexicon_.spellings[hit.spelling].entry].classes;
    if (classes.has(kClass_cue_according))
      phrase_end_[hit.begin] =
          std::max(phrase_end_[hit.begin], static_cast<Number>(hit.end));
    if (classes.has(kClass_complementizer))
      complementizers_.emplace_back(hit.begin, &hit);
  }
  cue_.assign(tokens, 0);
  for (std::size_t i = 0; i < tokens; ++i) cue_[i] = reports(i) ? 1 : 0;
  according_.assign(tokens, 0);
  for (std::size_t i = 0; i < tokens; ++i)
    if (((has(i, kClass_cue_according) && !in_mention(i)) || phrase_end_[i] > i) &&
        attributes(i))
      according_[i] = 1;
}

bool SpeechText::reports(std::size_t i) const {
  static constexpr ClassSet kReporting = {kClass_verb_by_place, kClass_cue_verb,
                                          kClass_cue_participle, kClass_cue_noun};
  if (!tagged_.classes(i).intersects(kReporting) || in_mention(i)) return false;
  if (has(i, kClass_verb_by_place)) return is_verb_by_place(i);
  // نقلا عن attributes.
  if (has(i, kClass_cue_according) && phrase_end_[i] > i) return false;
  // قالت الممرضة التي لم تذكر عنوانها إن
  if (i > 1 && has(i - 1, kClass_negates_verb) && has(i - 2, kClass_relative) &&
      has(i - 2, kClass_definite))
    return false;
  // طالبا عدم ذكر اسمه
  if (i > 0 && has(i - 1, kClass_owns_noun)) return false;
  if (i + 1 < tagged_.text.tokens.size() && has(i + 1, kClass_owns_noun)) return false;
  // تم نقل خطابه: behind such a verb stands a noun.
  if (i > 0 && has(i - 1, kClass_quote_passive) && !has(i, kClass_cue_noun)) return false;
  if (has(i, kClass_reports_at_once) &&
      (!is_followed_at_once(i) ||
       (i > 0 && has(i - 1, kClass_preposition) && has(i - 1, kClass_function))))
    return false;
  if (has(i, kClass_cue_participle) && has(i, kClass_adverb) && is_adverb_of_verb(i))
    return false;
  // وقال أحد الجيران ويدعى فلان: "…": his name.
  if (has(i, kClass_called) && i + 1 < tagged_.text.tokens.size() &&
      begins_mention(i + 1) && mention(mention_at(i + 1)).type == EntityType::person)
    return false;
  // قالت متحدثة: who speaks.
  if (has(i, kClass_cue_participle) && has(i, kClass_source_noun) && i > 0 &&
      has(i - 1, kClass_cue_verb))
    return false;
  return has_reporting_verb(i) || has(i, kClass_cue_participle) ||
         has(i, kClass_cue_noun);
}

// أكد فلان مجددا أن: again, behind a verb that reports and its subject.
bool SpeechText::is_adverb_of_verb(std::size_t i) const {
  const std::size_t first = sentence(i).begin;
  for (std::size_t j = i; j > first && i - j < kSubjectWords; --j) {
    if (has(j - 1, kClass_cue_verb) && !in_mention(j - 1)) return true;
    if (is_pause(j - 1) || is_complementizer(j - 1)) return false;
  }
  return false;
}

// By a statement, perhaps with two or three words between: متابعة في السياق ذاته أن.
bool SpeechText::is_followed_at_once(std::size_t i) const {
  const std::size_t end = std::min(sentence(i).end, i + 2 + kAtOnce);
  for (std::size_t j = i + 1; j < end; ++j) {
    if (is_complementizer(j)) return source_form(j).substr(0, kLetterBytes) != kWaw;
    if (kind(j) == TokenKind::colon || opens(j) || is_unclosed(j)) return true;
    // وزاد الوزير أن
    if (j == i + 1 && has(i, kClass_cue_verb) &&
        (has(j, kClass_title) ||
         (has(j, kClass_source_noun) && has(j, kClass_definite)) ||
         (begins_mention(j) && mention(mention_at(j)).type != EntityType::location)))
      return true;
    if (j == i + 1 && !has(j, kClass_preposition) && !has(j, kClass_adverb)) return false;
  }
  return false;
}

// No noun that is spelled like one: behind a preposition (لإذاعة القرآن) or right behind
// another verb (يشير سجل المحكمة).
bool SpeechText::has_reporting_verb(std::size_t i) const {
  if (!has(i, kClass_cue_verb) || has(i, kClass_pro_ba) || has(i, kClass_pro_kaf))
    return false;
  // تبين أن: it turned out; but تبين الدراسة أن.
  if (has(i, kClass_needs_subject) && i + 1 < sentence(i).end && is_complementizer(i + 1))
    return false;
  if (has(i, kClass_needs_study) &&
      (i + 1 >= sentence(i).end || in_mention(i + 1) ||
       !(has(i + 1, kClass_document) || has(i + 1, kClass_source_noun))))
    return false;
  const std::string_view form = stem(i);
  const bool begins = i == sentence(i).begin;
  // في رد الفعل, إلى دعوة الجميع: behind a preposition stands a noun.
  if (!begins && !has(i, kClass_proclitic) && !in_mention(i - 1) &&
      has(i - 1, kClass_preposition) && !has(i - 1, kClass_relative) &&
      (has(i - 1, kClass_short_word) || has(i - 1, kClass_object_sign)) &&
      !is_preposition_with_pronoun(i - 1))
    return false;
  // جاء في البيان, but not جاء الوزير
  if (has(i, kClass_in_document) && !stands_before_preposition(i))
    return hides_conjunction(i);
  // في بيان نشرته الوكالة: the verb's object is what it stands behind.
  const std::size_t noun = i > 1 && has(i - 1, kClass_ta_marbuta) ? i - 2 : i - 1;
  if (!begins && !in_mention(i - 1) &&
      (has(i - 1, kClass_document) || has(noun, kClass_document) ||
       has(i - 1, kClass_occasion) || has(noun, kClass_occasion)) &&
      !has(i - 1, kClass_definite) && !has(i, kClass_pro_and) &&
      (ends_with(form, kHa) || ends_with(form, kHaAlef) ||
       (i + 1 < tagged_.text.tokens.size() && is_by_it(i + 1))))
    return false;
  const bool imperfect =
      form.substr(0, kLetterBytes) == kYa || form.substr(0, kLetterBytes) == kTa;
  if (has(i, kClass_pro_lam) && !imperfect) return false;
  return begins || has(i, kClass_pro_and) || in_mention(i - 1) ||
         !has(i - 1, kClass_cue_verb) ||
         attribute(i, kClass_cue_verb, "strength") == "strong";
}

// به, بها: في بيان توصلت به الصحيفة
bool SpeechText::is_by_it(std::size_t i) const {
  const std::string_view form = tagged_.text.folded_form(tagged_.text.tokens[i]);
  return form.substr(0, kLetterBytes) == kBa &&
         (form.substr(kLetterBytes) == kHa || form.substr(kLetterBytes) == kHaAlef);
}

bool SpeechText::stands_before_preposition(std::size_t i) const {
  return i + 1 < sentence(i).end && !has(i + 1, kClass_owns_clause) &&
         (has(i + 1, kClass_preposition) || has(i + 1, kClass_pro_ba));
}

// ورد الوزير بأن: he replied, it did not come.
bool SpeechText::hides_conjunction(std::size_t i) const {
  const std::string_view form = stem(i);
  if (!has(i, kClass_in_document) || form.substr(0, kLetterBytes) != kWaw ||
      stands_before_preposition(i))
    return false;
  const WordId verb = lexicon_.words.find(form.substr(kLetterBytes));
  return verb != kNoWord && lexicon_.classes_of(verb).has(kClass_cue_verb);
}

Span SpeechText::span_of_cue(std::size_t i) const {
  // ومن وجهة نظره: the preposition is listed with its conjunction.
  const bool listed = has(i, kClass_and_preposition) && has(i, kClass_cue_according);
  if (!listed && !hides_conjunction(i)) return span_of(i, i + 1, true);
  return source_span(tagged_.text, i, i + 1, 1);
}

// A source is named behind an according-to word, or a pronoun on it stands for one: not
// وفق المعايير الدولية.
bool SpeechText::attributes(std::size_t i) const {
  const TokenRange range = sentence(i);
  if (i > range.begin && has(i, kClass_pro_and) &&
      attribute(i, kClass_cue_according, "and") == "opens")
    return false;
  // تختلف الأسعار حسب الشركة: on what it depends.
  for (std::size_t j = i; j > range.begin && i - j < kAtOnce; --j)
    if (has(j - 1, kClass_varies)) return false;
  std::size_t first = std::max<std::size_t>(phrase_end_[i], i + 1);
  if (first >= range.end || !is_word(first)) return true;
  if (has(first, kClass_function) && first + 1 < range.end) ++first;  // بحسب ما قال
  if (has(first, kClass_cue_verb) || has(first, kClass_cue_noun)) return true;
  // بحسب عدد من السكان
  if (has(first, kClass_quantity) && first + 2 < range.end && stem(first + 1) == kMinNun)
    first += 2;
  const std::size_t end = std::min(range.end, first + kSourceWindow);
  for (std::size_t j = first; j < end; ++j) {
    if (in_mention(j)) return true;
    if (j > first && ends_noun_phrase(j)) break;
    if (j < first + 2 ? is_source_head(j) : has(j, kClass_source_noun)) return true;
  }
  return false;
}

bool SpeechText::ends_noun_phrase(std::size_t i) const {
  if (in_mention(i))
    return begins_mention(i) && (begins_behind_preposition(i) || has(i, kClass_pro_and));
  if (!is_word(i) && kind(i) != TokenKind::quote) return true;
  if (has(i, kClass_function) || is_cue(i) || has(i, kClass_and_preposition) ||
      has(i, kClass_and_pronoun) || has(i, kClass_owns_noun))
    return true;
  if (has(i, kClass_pro_ba) || has(i, kClass_pro_kaf) || has(i, kClass_pro_lam) ||
      has(i, kClass_led_by) || stem(i) == kLam || stem(i) == kBa || hides_preposition(i))
    return true;
  return has(i, kClass_weekday) ||
         (has(i, kClass_number_word) && !has(i, kClass_definite)) ||
         (has(i, kClass_verb) && !has(i, kClass_definite));
}

// لمجلس الأمن: perhaps of a word that is listed with its preposition.
bool SpeechText::begins_behind_preposition(std::size_t i) const {
  // برينغو: a letter of the name itself is no preposition.
  const bool whole = begins_mention(i) &&
                     mention(mention_at(i)).span.begin == tagged_.text.tokens[i].begin;
  if (!whole &&
      (has(i, kClass_pro_lam) || has(i, kClass_pro_ba) || has(i, kClass_pro_kaf)))
    return true;
  const std::string_view letter = source_form(i).substr(0, kLetterBytes);
  return begins_mention(i) &&
         mention(mention_at(i)).span.begin > tagged_.text.tokens[i].begin &&
         (letter == kLam || letter == kBa || letter == kKaf);
}

// A word that is listed with its preposition: لوكالة.
bool SpeechText::hides_preposition(std::size_t i) const {
  const std::string_view form = stem(i);
  if (has_proclitic(i) || form.size() < kMinHiding ||
      form.substr(0, kLetterBytes) != kLam)
    return false;
  const WordId noun = lexicon_.words.find(form.substr(kLetterBytes));
  return noun != kNoWord && lexicon_.classes_of(noun).has(kClass_org_trigger);
}

// وعبر فلان عن أمله: the verb and not the preposition, if a clause opens with it.
bool SpeechText::is_expressing(std::size_t i) const {
  if (bare_stem(i) != kAcross) return false;
  const TokenRange range = sentence(i);
  if (i > range.begin && !has(i, kClass_pro_and) && !has(i - 1, kClass_quote_turn) &&
      !has(i - 1, kClass_conjunction))
    return false;
  const std::size_t end = std::min(range.end, i + kExpressing);
  for (std::size_t from = i + 1; from < end && !is_pause(from); ++from)
    if (has(from, kClass_quote_from) && !in_mention(from)) return true;
  return false;
}

// فيه, لها, خلاله
bool SpeechText::is_preposition_with_pronoun(std::size_t i) const {
  const std::string_view form = stem(i);
  return has(i, kClass_preposition) && has(i, kClass_function) &&
         !has(i, kClass_ta_marbuta) &&
         (ends_with(form, kHa) || ends_with(form, kHaAlef) || ends_with(form, kHaMim));
}

bool SpeechText::is_source_head(std::size_t i) const {
  static constexpr ClassId kHeads[] = {
      kClass_title,         kClass_source_noun,  kClass_nisba,         kClass_org_head,
      kClass_document,      kClass_same_speaker, kClass_org_trigger,   kClass_kin,
      kClass_unknown,       kClass_given,        kClass_place_trigger, kClass_surname,
      kClass_speaking_noun, kClass_his_honour};
  return std::any_of(std::begin(kHeads), std::end(kHeads),
                     [&](ClassId id) { return has(i, id); });
}

// Words that are spelled like a preposition report where a clause begins and what they
// take follows: وبين الوزير أن …, but not وبين الوزير ونائبه.
bool SpeechText::is_verb_by_place(std::size_t i) const {
  const TokenRange range = sentence(i);
  const bool begins_clause = i == range.begin || has(i, kClass_pro_and) ||
                             stem(i - 1) == kWaw || has(i - 1, kClass_quote_as) ||
                             is_pause(i - 1);
  if (!begins_clause) return false;
  const std::size_t end = std::min(range.end, i + 1 + kReportWindow);
  for (std::size_t j = i + 1; j < end; ++j) {
    if (is_complementizer(j) || kind(j) == TokenKind::colon) return true;
    if (opens(j)) return !marks_hold_name(j);
    if (kind(j) == TokenKind::comma)
      return j + 1 < end && is_complementizer(j + 1) &&
             (has(i, kClass_pro_and) || begins_mention(i + 1) ||
              has(i + 1, kClass_title));
    if (has(j, kClass_cue_verb)) return false;
    if (has(j, kClass_pro_and) && j == i + 2) return false;
  }
  return false;
}

std::string_view SpeechText::stem(std::size_t i) const {
  const std::string_view form = tagged_.text.folded_form(tagged_.text.tokens[i]);
  return form.substr(
      std::min<std::size_t>(kLetterBytes * tagged_.tags[i].prefix_letters, form.size()));
}

std::string_view SpeechText::bare_stem(std::size_t i) const {
  std::string_view form = stem(i);
  // Behind the preposition lam the article has lost its alef.
  if (has(i, kClass_definite) && has(i, kClass_pro_lam) &&
      form.substr(0, kLetterBytes) == kArticle.substr(kLetterBytes) &&
      form.size() > 3 * kLetterBytes)
    form.remove_prefix(kLetterBytes);
  else if (form.size() > 3 * kLetterBytes && form.substr(0, kArticle.size()) == kArticle)
    form.remove_prefix(kArticle.size());
  if (form.size() > 3 * kLetterBytes &&
      form.substr(form.size() - kLetterBytes) == kTaMarbutaFolded)
    form.remove_suffix(kLetterBytes);
  return form;
}

std::string_view SpeechText::attribute(std::size_t i, ClassId cls,
                                       std::string_view key) const {
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

std::string SpeechText::where(std::size_t i, ClassId cls) const {
  const WordId word = tagged_.tags[i].word;
  if (word == kNoWord || lexicon_.word_infos[word].node == kNone) return {};
  for (std::uint32_t at = lexicon_.first_value(lexicon_.word_infos[word].node);
       at != kNone; at = lexicon_.spellings[at].next)
    if (!lexicon_.spellings[at].is_name &&
        lexicon_.word_entries[lexicon_.spellings[at].entry].classes.has(cls))
      return lexicon_.describe(lexicon_.spellings[at].where);
  return {};
}

std::string_view SpeechText::complementizer_form(std::size_t i) const {
  const auto phrase = std::lower_bound(
      complementizers_.begin(), complementizers_.end(), i,
      [](const auto& known, std::size_t token) { return known.first < token; });
  if (phrase == complementizers_.end() || phrase->first != i)
    return attribute(i, kClass_complementizer, "form");
  return lexicon_.word_entries[lexicon_.spellings[phrase->second->spelling].entry]
      .attribute("form");
}

ClassId SpeechText::cue_class(std::size_t i) const {
  return has(i, kClass_cue_verb) || has(i, kClass_verb_by_place) ? kClass_cue_verb
         : has(i, kClass_cue_participle)                         ? kClass_cue_participle
                                                                 : kClass_cue_noun;
}

TokenRange SpeechText::according_phrase(std::size_t i) const {
  return {i, std::max<std::size_t>(i, phrase_end_[i])};
}

std::size_t SpeechText::next_mention(std::size_t i) const {
  return static_cast<std::size_t>(
      std::lower_bound(mention_begin_.begin(), mention_begin_.end(), i) -
      mention_begin_.begin());
}

Span SpeechText::span_of(std::size_t begin, std::size_t end, bool strip_proclitic) const {
  return source_span(tagged_.text, begin, end,
                     strip_proclitic ? tagged_.tags[begin].prefix_letters : 0);
}

}  // namespace isnad
