// Finds what sentences are about, for participles and verbs without a subject, by the
// rules S3 and S5.
#include <algorithm>

#include "discourse/inflection.h"
#include "discourse/speaker_limits.h"
#include "discourse/speakers.h"

namespace isnad {

// --- S3 and S5: the subject of a sentence

// What the sentence says something of: the noun phrase that it opens with, or that
// follows its first verb; behind an opening that is no clause (وبعد الاجتماع، قالت
// الوزارة) that of the first verb behind a comma.
std::optional<Source> Speakers::subject_of(TokenRange sentence, std::size_t before,
                                           const Agreement& wanted) {
  const std::size_t end = std::min({sentence.end, before, sentence.begin + kSentence});
  if (is_topic(sentence.begin, end)) return std::nullopt;
  bool stands_first = true;
  std::size_t i = behind_opening(behind_dateline(sentence.begin, end), end);
  const std::size_t opening = std::min(end, i + kOpening);
  // يشار إلى أن …, غير أن …: the sentence begins behind it.
  if (i < opening &&
      (text_.has(i, kClass_impersonal) || text_.has(i, kClass_quote_but))) {
    while (i < opening && !text_.is_complementizer(i)) ++i;
    while (i < opening && text_.is_complementizer(i)) ++i;
  }
  for (; i < opening; ++i) {
    if (text_.opens(i)) return std::nullopt;
    if (text_.is_complementizer(i) || is_relative(i)) break;
    const std::size_t m = text_.next_mention(i);
    const bool named = m < text_.mention_count() && text_.titled_begin(m) == i &&
                       text_.mention(m).type == EntityType::person &&
                       text_.mention_begin(m) < end;
    if (named && !after_preposition(i)) {
      Source source = of_mention(m, "sentence");
      if (agrees(source, wanted)) return source;
      return std::nullopt;
    }
    if (stands_first && !text_.has(i, kClass_function))
      if (auto source = opening_phrase(i, end); source && agrees(*source, wanted))
        return source;
    stands_first = stands_first && text_.has(i, kClass_function) &&
                   !text_.has(i, kClass_preposition);
    if (text_.in_mention(i)) {
      i = text_.mention_end(text_.mention_at(i)) - 1;
      continue;
    }
    // من جانبه قدم …: what follows the turn is a verb.
    const bool after_turn =
        i > sentence.begin + 1 &&
        text_.has(i - (text_.is_pause(i - 1) ? 2 : 1), kClass_quote_turn) &&
        text_.kind(i) == TokenKind::word && !text_.has(i, kClass_function);
    const bool was =
        (text_.has(i, kClass_auxiliary) || text_.has(i, kClass_and_auxiliary)) &&
        i + 1 < end && !text_.has(i + 1, kClass_function);
    if (!is_finite_verb(i) && !after_turn && !was && !is_negated_verb(i) &&
        !opens_as_verb(i, sentence.begin) &&
        !(i > sentence.begin && text_.is_pause(i - 1) && opens_as_verb(i, i)))
      continue;
    // يأتي ذلك فيما أعلن فلان: not of that; nor رسالة توصلت بها الصحيفة.
    if (i + 2 < end &&
        ((text_.has(i + 1, kClass_points) && text_.stem(i + 2) != kLam) ||
         (text_.has(i, kClass_receives) && text_.is_preposition_with_pronoun(i + 1))))
      continue;
    return subject_of_verb(i, end, wanted);
  }
  for (; i + 1 < end; ++i) {
    if (text_.opens(i)) return std::nullopt;
    if (text_.kind(i) == TokenKind::comma &&
        (is_finite_verb(i + 1) || opens_as_verb(i + 1, i + 1)) &&
        !text_.has(i + 1, kClass_pro_and))
      return subject_of_verb(i + 1, end, wanted);
  }
  return std::nullopt;
}

// وعن مدربه السابق فلان، قال: what stands before the comma is spoken of and does not
// speak.
bool Speakers::is_topic(std::size_t first, std::size_t end) const {
  if (first + 1 >= end || !text_.has(first, kClass_quote_about) ||
      text_.kind(end - 1) != TokenKind::comma)
    return false;
  for (std::size_t i = first; i + 1 < end; ++i)
    if (is_finite_verb(i) || is_negated_verb(i) || text_.is_complementizer(i))
      return false;
  return true;
}

// دبي (CNN)-- نشرت …: behind the agency in brackets and its dash.
std::size_t Speakers::behind_dateline(std::size_t first, std::size_t end) const {
  if (first != text_.paragraph(first).begin) return first;
  const std::size_t limit = std::min(end, first + kPhrase);
  for (std::size_t i = first + 1; i < limit; ++i)
    if (text_.kind(i) == TokenKind::dash &&
        text_.kind(i - 1) == TokenKind::close_bracket) {
      while (i < end && text_.kind(i) == TokenKind::dash) ++i;
      return i;
    }
  return first;
}

// وفي مؤتمر صحفي يسبق المباراة، سئل فلان: where the sentence begins behind a
// prepositional phrase and its relative clause.
std::size_t Speakers::behind_opening(std::size_t first, std::size_t end) const {
  if (first >= end || text_.in_mention(first) || text_.is_cue(first)) return first;
  const bool preposition =
      text_.has(first, kClass_and_preposition) ||
      (text_.has(first, kClass_preposition) && text_.has(first, kClass_function));
  if (!preposition) return first;
  for (std::size_t i = first + 1; i + 1 < end && i - first < kPhrase * 2; ++i) {
    if (text_.opens(i) || text_.is_complementizer(i)) return first;
    if (text_.kind(i) == TokenKind::comma && !text_.has(i + 1, kClass_pro_and) &&
        (is_finite_verb(i + 1) || opens_as_verb(i + 1, i + 1) ||
         (i + 2 < end && is_negated_verb(i + 2))))
      return i + 1;
  }
  return first;
}

// لم تخف, لن تقبل
bool Speakers::is_negated_verb(std::size_t i) const {
  return i > 0 && text_.has(i - 1, kClass_negates_verb) &&
         text_.kind(i) == TokenKind::word && !text_.has(i, kClass_function) &&
         !text_.in_mention(i);
}

// الذي, not من
bool Speakers::is_relative(std::size_t i) const {
  return (text_.has(i, kClass_relative) && text_.has(i, kClass_definite)) ||
         text_.has(i, kClass_and_relative);
}

bool Speakers::is_finite_verb(std::size_t i) const {
  if (text_.is_expressing(i)) return true;
  return (text_.has(i, kClass_verb) || text_.has(i, kClass_cue_verb)) &&
         !text_.has(i, kClass_definite) && !text_.has(i, kClass_pro_lam) &&
         !text_.in_mention(i);
}

// A word that nobody lists as a verb and that stands where the verb does: at the
// beginning or behind a conjunction, before a definite noun or a name.
bool Speakers::opens_as_verb(std::size_t i, std::size_t first) const {
  if (i > first && !(text_.has(i - 1, kClass_conjunction) && i == first + 1))
    return false;
  if (text_.kind(i) != TokenKind::word || text_.in_mention(i) ||
      text_.has(i, kClass_function) || text_.has(i, kClass_cue_according) ||
      text_.has(i, kClass_definite) || text_.has(i, kClass_ta_marbuta) ||
      text_.is_source_head(i) || i + 1 >= text_.sentence(i).end)
    return false;
  return text_.begins_mention(i + 1) ||
         (text_.has(i + 1, kClass_org_trigger) && i + 3 < text_.sentence(i).end &&
          text_.begins_mention(i + (text_.opens(i + 2) ? 3 : 2))) ||
         (text_.has(i + 1, kClass_title) && !text_.has(i + 1, kClass_proclitic)) ||
         text_.has(i + 1, kClass_document) ||
         (text_.has(i + 1, kClass_source_noun) &&
          (text_.has(i + 1, kClass_definite) ||
           (i + 2 < text_.sentence(i).end && text_.has(i + 2, kClass_definite))));
}

std::optional<Source> Speakers::subject_of_verb(std::size_t verb, std::size_t end,
                                                const Agreement& wanted) {
  // واتهم نظيره فلانا، وقال: the pronoun is the subject's, the noun the object.
  if (text_.has(verb, kClass_takes_object) && verb + 1 < end &&
      !text_.in_mention(verb + 1) && text_.has(verb + 1, kClass_title) &&
      has_object_pronoun(verb + 1))
    return std::nullopt;
  auto source = subject_at(verb + 1, end, "sentence");
  if (source && agrees(*source, wanted) &&
      (source->speaker.entity || text_.is_source_head(source->head) ||
       text_.has(source->head, kClass_quantity)))
    return source;
  return std::nullopt;
}

// الوزارة تستعد …, غرفة التجارة ترفض … وتؤكد: a noun phrase right before a verb.
std::optional<Source> Speakers::opening_phrase(std::size_t begin, std::size_t end) {
  if (after_preposition(begin) || text_.opens(begin)) return std::nullopt;
  if (text_.begins_mention(begin)) {
    const std::size_t m = text_.mention_at(begin);
    if (text_.mention(m).type == EntityType::person) return std::nullopt;
    const std::size_t behind = text_.mention_end(m);
    const bool verb = behind < end && !text_.has(behind, kClass_pro_and) &&
                      (is_finite_verb(behind) || text_.has(behind, kClass_auxiliary));
    if (verb) return of_mention(m, "sentence");
    return std::nullopt;
  }
  // أما أمين عام الحلف فلان فقال, أما مريم فتقول
  const bool as_for = begin > 0 && text_.bare_stem(begin - 1) == kAsFor;
  const bool unlisted = as_for && end > begin && end - begin <= kUnlistedName &&
                        text_.is_word(begin) &&
                        (text_.has(begin, kClass_given) || text_.in_mention(end - 1));
  if (text_.in_mention(begin) || (!text_.is_source_head(begin) && !unlisted) ||
      is_finite_verb(begin) || text_.is_cue(begin))
    return std::nullopt;
  const std::size_t behind = phrase_end(begin, end);
  if (!as_for &&
      (behind >= end || !is_finite_verb(behind) || text_.has(behind, kClass_pro_and)))
    return std::nullopt;
  if (auto named = name_in_phrase(begin, behind, as_for ? end : behind, "sentence"))
    return named;
  if (unlisted && text_.in_mention(end - 1))
    return of_mention(text_.mention_at(end - 1), "sentence");
  if (unlisted || (as_for && behind < end)) return of_words(begin, end, "sentence");
  return resolve(begin, behind, "sentence");
}

// أشار فلان إلى هذه النقطة. ¶ وقال: the person or body that is the subject of a reporting
// verb, in the paragraph before.
std::optional<Source> Speakers::who_acts(TokenRange sentence, const Agreement& wanted) {
  const std::size_t end = std::min(sentence.end, sentence.begin + kSentence);
  for (std::size_t i = sentence.begin; i + 1 < end; ++i) {
    if (text_.opens(i)) return std::nullopt;
    const std::size_t m = text_.next_mention(i + 1);
    if (!text_.is_cue(i) || text_.cue_class(i) != kClass_cue_verb ||
        m >= text_.mention_count() || (i > sentence.begin && is_relative(i - 1)))
      continue;
    // رحب أمير قطر الأمير فلان بالقرار
    if (text_.has(i + 1, kClass_title) && text_.titled_begin(m) != i + 1 &&
        !is_plural_noun(i + 1)) {
      auto named = subject_at(i + 1, end, "sentence");
      if (named && named->speaker.entity && agrees(*named, wanted)) return named;
      continue;
    }
    if (text_.titled_begin(m) != i + 1 || text_.mention(m).type == EntityType::location)
      continue;
    Source source = of_mention(m, "sentence");
    if (agrees(source, wanted)) return source;
    return std::nullopt;
  }
  return std::nullopt;
}

// من جانبه قدم فلان شكره. ¶ وقال: who has the turn in the paragraph before and did not
// speak there.
std::optional<Source> Speakers::whose_turn(TokenRange paragraph,
                                           const Agreement& wanted) {
  const TokenRange opening = text_.sentence(paragraph.begin);
  const std::size_t limit = std::min(opening.end, opening.begin + 3);
  for (std::size_t i = opening.begin; i < limit; ++i) {
    if (!text_.has(i, kClass_quote_turn)) continue;
    auto source = subject_of(opening, opening.end, wanted);
    if (source && source->speaker.entity && source->single) {
      source->speaker.how = "sentence";
      return source;
    }
    break;
  }
  return std::nullopt;
}

std::optional<Source> Speakers::omitted_subject(std::size_t cue,
                                                const Agreement& wanted) {
  const std::size_t number = text_.sentence_number(cue);
  const TokenRange sentence = text_.sentence(cue);
  if (last_sentence_ == number) {
    if (auto source = instead_of_aside(cue, wanted)) return source;
    return carried(wanted);
  }
  if (auto source = opening_phrase_source(sentence, cue, wanted)) return source;
  if (auto source = interviewed(sentence, cue, wanted)) return source;
  if (cue > sentence.begin + 2 || text_.bare_stem(sentence.begin) == kAsFor)
    if (auto source = subject_of(sentence, cue, wanted)) {
      source->speaker.how = "sentence";
      return source;
    }
  if (text_.has(cue, kClass_continues))
    if (auto source = carried(wanted)) return source;
  const std::size_t paragraph = text_.paragraph(cue).begin;
  for (std::size_t back = 1; back <= kSentencesBack && number >= back; ++back) {
    const TokenRange earlier = text_.sentence_by_number(number - back);
    if (number - back == last_sentence_) break;
    if (earlier.begin < paragraph) {
      if (back == 1) {
        if (auto source = who_acts(earlier, wanted)) return source;
        if (auto source = whose_turn(text_.paragraph(earlier.begin), wanted))
          return source;
      }
      break;
    }
    auto source = subject_of(earlier, earlier.end, wanted);
    const bool speaks =
        source &&
        (source->speaker.entity
             ? document_.entities[*source->speaker.entity].type != EntityType::location
             : back == 1 && (text_.has(source->head, kClass_source_noun) ||
                             text_.has(source->head, kClass_quantity) ||
                             is_personal_noun(source->head)));
    if (speaks) {
      source->speaker.how = "sentence";
      return source;
    }
  }
  if (auto source = carried(wanted)) return source;
  // Nobody who agrees has spoken yet: the subject of a sentence before, if it is named.
  for (std::size_t back = 1; back <= kSentencesBeforeAll && number >= back; ++back) {
    if (number - back == last_sentence_) break;
    const TokenRange earlier = text_.sentence_by_number(number - back);
    auto source = subject_of(earlier, earlier.end, wanted);
    if (source && source->speaker.entity &&
        text_.outermost_mark(source->head) == kNoToken) {
      source->speaker.how = "sentence";
      return source;
    }
  }
  return std::nullopt;
}

// وفي حديث للصحيفة مع فلان قال: whom a medium spoke with, or whose statement it is.
std::optional<Source> Speakers::interviewed(TokenRange sentence, std::size_t cue,
                                            const Agreement& wanted) const {
  const std::size_t begin = sentence.begin;
  if (begin + 2 >= cue || cue - begin > kSentence || text_.in_mention(begin) ||
      !(text_.has(begin, kClass_and_preposition) ||
        text_.has(begin, kClass_preposition)) ||
      !text_.has(begin + 1, kClass_occasion))
    return std::nullopt;
  bool medium = false;
  for (std::size_t m = text_.next_mention(begin + 2);
       m < text_.mention_count() && text_.mention_begin(m) < cue; ++m) {
    const std::size_t head = text_.titled_begin(m);
    if (text_.mention(m).type != EntityType::person) {
      medium = medium || after_preposition(head) ||
               text_.mention(m).type == EntityType::organization;
      continue;
    }
    // وفي تصريح لفلان قال
    const bool his = text_.has(head, kClass_pro_lam) && !medium;
    if (!his && (!medium || !text_.has(head - 1, kClass_quote_with))) return std::nullopt;
    Source source = of_mention(m, "sentence");
    if (agrees(source, wanted)) return source;
    return std::nullopt;
  }
  return std::nullopt;
}

// وبحسب الوزارة فإن …، مشيرة إلى أن: who an according-to phrase names that opens the
// sentence.
std::optional<Source> Speakers::opening_phrase_source(TokenRange sentence,
                                                      std::size_t before,
                                                      const Agreement& wanted) {
  if (before <= sentence.begin || !text_.is_according(sentence.begin))
    return std::nullopt;
  return phrase_source(sentence.begin, before, wanted);
}

// Who the according-to phrase names that begins at token `phrase`.
std::optional<Source> Speakers::phrase_source(std::size_t phrase, std::size_t before,
                                              const Agreement& wanted) {
  const std::size_t behind = std::max(text_.according_phrase(phrase).end, phrase + 1);
  if (behind >= before || text_.has(behind, kClass_function)) return std::nullopt;
  std::size_t end = behind + 1;
  while (end < before && !text_.is_pause(end) && !text_.is_complementizer(end)) ++end;
  auto source = of_phrase(behind, end);
  if (source && agrees(*source, wanted)) return source;
  return std::nullopt;
}

// وترتفع الأسعار بحسب خبراء، موضحين أن …: who the nearest according-to phrase names.
std::optional<Source> Speakers::inner_phrase_source(TokenRange sentence, std::size_t cue,
                                                    const Agreement& wanted) {
  const std::size_t first = std::max(sentence.begin, cue - std::min(cue, kSentence));
  for (std::size_t i = cue; i-- > first;) {
    if (!text_.is_according(i) || text_.outermost_mark(i) != kNoToken) continue;
    const std::size_t behind = std::max(text_.according_phrase(i).end, i + 1);
    if (text_.is_cue(behind) || !may_be_source(behind, cue)) return std::nullopt;
    return phrase_source(i, cue, wanted);
  }
  return std::nullopt;
}

std::optional<Source> Speakers::of_participle(std::size_t cue, const Agreement& wanted) {
  // اكتفى فلان بالقول
  if (text_.has(cue, kClass_pro_ba) && cue > 0 && text_.in_mention(cue - 1) &&
      text_.mention(text_.mention_at(cue - 1)).type == EntityType::person &&
      !after_preposition(text_.titled_begin(text_.mention_at(cue - 1))))
    return of_mention(text_.mention_at(cue - 1), "sentence");
  if (last_sentence_ == text_.sentence_number(cue) && last_had_speaker_) {
    // بالقول belongs to whom the statement before it is about: … أن فلانا غرد، بالقول "…"
    if (text_.has(cue, kClass_pro_ba) && last_statement_.end <= cue &&
        cue - last_statement_.end <= 2 && text_.begins_mention(last_statement_.begin)) {
      const std::size_t m = text_.mention_at(last_statement_.begin);
      if (text_.mention(m).type == EntityType::person) return of_mention(m, "sentence");
    }
    if (auto source = subject_since(last_statement_.end, cue, wanted)) return source;
    if (auto source = instead_of_aside(cue, wanted)) return source;
    auto speaker = last();
    if (agrees(*speaker, wanted)) return speaker;
    if (auto source = subject_of(text_.sentence(cue), cue, wanted)) return source;
    return speaker;
  }
  const TokenRange sentence = text_.sentence(cue);
  if (auto source = opening_phrase_source(sentence, cue, wanted)) return source;
  if (auto source = inner_phrase_source(sentence, cue, wanted)) return source;
  if (auto source = subject_of(sentence, cue, wanted)) return source;
  const std::size_t first = std::max(sentence.begin, cue - std::min(cue, kSentence));
  // The nearest person or organization that stands as a subject does.
  std::optional<std::size_t> organization;
  std::optional<std::size_t> person;
  for (std::size_t m = text_.next_mention(first);
       m < text_.mention_count() && text_.mention_begin(m) < cue; ++m) {
    const std::size_t head = text_.titled_begin(m);
    const EntityType type = text_.mention(m).type;
    if (type == EntityType::location || after_preposition(head)) continue;
    // ثم تبناها فلان: a word that opens the clause, between a conjunction and the name.
    const bool opens_clause =
        head > first + 1 && !text_.in_mention(head - 1) &&
        (text_.is_pause(head - 2) || text_.has(head - 2, kClass_conjunction)) &&
        !text_.has(head - 1, kClass_function) && !text_.has(head - 1, kClass_definite) &&
        !text_.has(head - 1, kClass_ta_marbuta);
    const bool subject =
        head == first || opens_clause ||
        (!text_.in_mention(head - 1) &&
         (text_.has(head - 1, kClass_verb) || text_.has(head - 1, kClass_cue_verb)));
    if (type == EntityType::person && (subject || !person)) {
      if (agrees(of_mention(m, "sentence"), wanted)) person = m;
    } else if (type == EntityType::organization && subject) {
      organization = m;
    }
  }
  if (person) return of_mention(*person, "sentence");
  if (organization) return of_mention(*organization, "sentence");
  // … في كل المجالات. مشيرا إلى أن: it goes on with the sentence before.
  const std::size_t number = text_.sentence_number(cue);
  if (cue == sentence.begin && number > 0 && last_sentence_ != number - 1) {
    const TokenRange earlier = text_.sentence_by_number(number - 1);
    auto source = subject_of(earlier, earlier.end, wanted);
    if (source && source->speaker.entity) return source;
  }
  return carried(wanted);
}

// وشكر فلان المدير الذي قال إن …، وأكد: the sentence is not the director's.
std::optional<Source> Speakers::instead_of_aside(std::size_t cue,
                                                 const Agreement& wanted) {
  if (sources_.empty() || !sources_.front().aside) return std::nullopt;
  auto source = subject_of(text_.sentence(cue), cue, wanted);
  if (source && source->speaker.entity) return source;
  return std::nullopt;
}

// …، فيما رفض فلان القرار، مؤكدا أن …: a clause with a subject of its own stands between
// the last statement and the cue.
std::optional<Source> Speakers::subject_since(std::size_t begin, std::size_t cue,
                                              const Agreement& wanted) {
  if (begin == kNoToken || begin >= cue || cue - begin > kSentence) return std::nullopt;
  // A contrast that stands inside the statement has the participle behind it.
  for (std::size_t i = begin; i-- > last_statement_.begin && cue - i < kSentence;)
    if (text_.has(i, kClass_quote_contrast) && text_.is_cue(i + 1)) {
      auto source = subject_at(i + 2, begin, "sentence");
      if (source && source->speaker.entity && agrees(*source, wanted)) return source;
      break;
    }
  for (std::size_t i = begin; i < cue; ++i) {
    const bool opens_clause = text_.has(i, kClass_pro_and) ||
                              (i > begin && text_.has(i - 1, kClass_conjunction)) ||
                              (i > begin + 1 && text_.is_pause(i - 1));
    if (!opens_clause || !is_finite_verb(i)) continue;
    auto source = subject_at(i + 1, cue, "sentence");
    if (source && source->speaker.entity && source->head < cue && agrees(*source, wanted))
      return source;
  }
  return std::nullopt;
}

}  // namespace isnad
