// Finds the subject before a verb by the rule S2.
#include <algorithm>

#include "discourse/inflection.h"
#include "discourse/speaker_limits.h"
#include "discourse/speakers.h"

namespace isnad {

// --- S2: the subject before a verb

std::optional<Source> Speakers::subject_before(std::size_t cue) {
  const std::size_t first = text_.sentence(cue).begin;
  if (text_.has(cue, kClass_pro_and)) {
    // إلا أن العراق عاد وقال: two verbs of one subject.
    if (cue > first + 1 && text_.has(cue - 1, kClass_quote_again) &&
        text_.in_mention(cue - 2))
      return of_mention(text_.mention_at(cue - 2), "before");
    return std::nullopt;
  }
  std::size_t i = cue;
  while (i > first && (text_.has(i - 1, kClass_quote_between) ||
                       text_.kind(i - 1) == TokenKind::comma))
    --i;
  if (i == first) return std::nullopt;
  if (is_relative(i - 1)) {
    if (i == cue && is_said_of_antecedent(i - 1, cue)) {
      auto source = subject_of(text_.sentence(cue), i - 1, agreement_of(cue));
      if (source) source->aside = true;
      return source;
    }
    auto source = antecedent(i - 1, agreement_of(cue));
    if (!source) source = owner_of_speech(first, i - 1, cue);
    if (!source) source = nearest_agreeing(first, i - 1, agreement_of(cue));
    if (source) source->aside = true;
    return source;
  }
  if (i < cue)
    if (auto source = before_apposition(first, i)) return source;
  if (auto source = opening_person(first, i)) return source;
  if (auto source = clause_subject(first, i);
      source && agrees(*source, agreement_of(cue)))
    return source;
  // A bracketed or marked insertion between subject and verb is passed over.
  if (text_.kind(i - 1) == TokenKind::close_bracket ||
      text_.kind(i - 1) == TokenKind::quote)
    --i;
  if (i == first) return std::nullopt;
  if (text_.in_mention(i - 1)) {
    const std::size_t m = text_.mention_at(i - 1);
    const bool adjacent = i == cue || text_.has(cue - 1, kClass_quote_between);
    const Agreement wanted = agreement_of(cue);
    if (auto whole = phrase_around(m, first, i)) return whole;
    const std::size_t head = text_.titled_begin(m);
    const bool governed = after_preposition(head) || ends_construct(head, first);
    if (text_.mention(m).type != EntityType::location && !governed &&
        (adjacent || text_.mention(m).type == EntityType::person ||
         opens_clause(text_.titled_begin(m), first))) {
      Source source = of_mention(m, "before");
      if (!wanted.plural || !source.single) return source;
      return std::nullopt;
    }
    // في محافظة حجة أوضح: nor is the place that its noun stands before.
    std::size_t place = text_.mention_begin(m);
    while (place > first && text_.has(place - 1, kClass_place_trigger)) --place;
    if (adjacent && !governed && !after_preposition(place))
      return of_mention(m, "before");
  }
  // The noun, perhaps with adjectives: المسؤول الروسي قال
  for (std::size_t head = i - 1;
       head + 4 > i && text_.has(head, kClass_definite) && !text_.in_mention(head);
       --head) {
    const bool noun =
        text_.has(head, kClass_source_noun) || text_.has(head, kClass_title);
    if (noun && !text_.has(head, kClass_nisba)) {
      if (after_preposition(head)) break;
      return resolve(head, i, "before");
    }
    if (head == first) break;
  }
  // أصدرت الوزارة بيانا قالت فيه: what stands before the verb is not its subject.
  const bool speaks_in_it = cue + 1 < text_.sentence(cue).end &&
                            text_.is_preposition_with_pronoun(cue + 1) &&
                            !text_.has(cue, kClass_in_document);
  // The clause opens with a noun phrase that reaches the verb: مصادر مطلعة أكدت
  std::size_t open = i;
  while (open > first && i - open < kPhrase && !text_.ends_noun_phrase(open - 1)) --open;
  if (open < i && !text_.in_mention(open) && !after_preposition(open) &&
      !(speaks_in_it && text_.has(open, kClass_document)) &&
      (text_.has(open, kClass_source_noun) || text_.has(open, kClass_speaking_noun))) {
    // وكالة فارس الإيرانية قالت: the name before its adjective.
    if (auto named = name_in_phrase(open, i, i, "before")) return named;
    return resolve(open, i, "before");
  }
  if (!speaks_in_it) {
    if (i == cue)
      if (auto source = before_relative_clause(first, i, agreement_of(cue)))
        return source;
    const bool strong = text_.attribute(cue, kClass_cue_verb, "strength") == "strong";
    if (auto source = opening_of_clause(first, i, strong)) return source;
  }
  // وكان الوزير … قد قال
  if (text_.has(first, kClass_quote_between) &&
      text_.has(cue - 1, kClass_quote_between) && first + 1 < cue - 1) {
    auto source = subject_at(first + 1, cue, "before", true);
    if (source && agrees(*source, agreement_of(cue))) return source;
  }
  // The sentence opens with a person, and the verb follows at a distance.
  if (i < cue || text_.has(cue - 1, kClass_dash)) {
    for (std::size_t m = text_.next_mention(first);
         m < text_.mention_count() &&
         text_.mention_begin(m) < std::min(i, first + kPhrase);
         ++m)
      if ((text_.mention(m).type == EntityType::person ||
           text_.mention_begin(m) <= first + 1) &&
          text_.mention(m).type != EntityType::location &&
          !after_preposition(text_.titled_begin(m)))
        return of_mention(m, "before");
  }
  if (speaks_in_it)
    if (auto source = who_brings_out(first, i, agreement_of(cue))) return source;
  return source_at_beginning(first, i);
}

// لكن مصادر في الحركة أكدت, وكان رئيس الوزراء البريطاني قد أعلن: the noun phrase between
// the beginning of the clause and its verb, with its prepositional phrases.
std::optional<Source> Speakers::clause_subject(std::size_t first, std::size_t end) {
  while (end > first && text_.has(end - 1, kClass_quote_between)) --end;
  const auto opens_behind = [&](std::size_t i) {
    return text_.is_pause(i) || text_.is_complementizer(i) ||
           (!text_.in_mention(i) &&
            (text_.has(i, kClass_conjunction) || text_.has(i, kClass_auxiliary) ||
             text_.has(i, kClass_and_auxiliary) || text_.has(i, kClass_quote_turn)));
  };
  std::size_t open = end;
  while (open > first && !opens_behind(open - 1)) {
    --open;
    if (end - open > kTitlePhrase || is_finite_verb(open) || is_relative(open) ||
        text_.is_cue(open))
      return std::nullopt;
  }
  if (open >= end || after_preposition(open) || text_.has(open, kClass_quote_between) ||
      !(text_.in_mention(open) || text_.has(open, kClass_quantity) ||
        (text_.is_source_head(open) && !text_.has(open, kClass_unknown))))
    return std::nullopt;
  if (text_.begins_mention(open) &&
      (text_.mention(text_.mention_at(open)).type == EntityType::location ||
       text_.mention_end(text_.mention_at(open)) < end))
    return std::nullopt;
  return subject_at(open, end, "before");
}

// … بعد أن نشرت الحركة شريطا أعلنت فيه: whom the nearest verb before has as its subject.
std::optional<Source> Speakers::who_brings_out(std::size_t first, std::size_t end,
                                               const Agreement& wanted) const {
  for (std::size_t i = end; i > first + 1 && end - i < kTitlePhrase; --i) {
    const std::size_t verb = i - 1;
    if (!is_finite_verb(verb) && !text_.has(verb, kClass_brings_out)) continue;
    const std::size_t m = text_.next_mention(verb + 1);
    if (m >= text_.mention_count() || text_.titled_begin(m) != verb + 1 ||
        text_.mention_begin(m) >= end || after_preposition(verb + 1))
      return std::nullopt;
    Source source = of_mention(m, "before");
    if (agrees(source, wanted)) return source;
    return std::nullopt;
  }
  return std::nullopt;
}

// مصدر من الوزارة قال: a source that the sentence opens with, without a verb behind it.
std::optional<Source> Speakers::source_at_beginning(std::size_t first, std::size_t end) {
  if (end - first > kTitlePhrase || text_.in_mention(first) || after_preposition(first) ||
      !(text_.has(first, kClass_source_noun) || text_.has(first, kClass_title)))
    return std::nullopt;
  for (std::size_t i = first; i < end; ++i)
    if (is_finite_verb(i) || text_.is_cue(i) || text_.is_complementizer(i) ||
        text_.has(i, kClass_auxiliary))
      return std::nullopt;
  return resolve(first, phrase_end(first, end), "before");
}

// فلان، رئيس الهيئة، قال: the name before its apposition.
std::optional<Source> Speakers::before_apposition(std::size_t first, std::size_t end) {
  std::size_t pause = end;
  while (pause > first && end - pause < kPhrase && !text_.is_pause(pause - 1)) {
    --pause;
    if (is_finite_verb(pause) || text_.is_complementizer(pause)) return std::nullopt;
  }
  if (pause < first + 2 || !text_.is_pause(pause - 1) || pause >= end ||
      !text_.has(pause, kClass_title) || !text_.in_mention(pause - 2))
    return std::nullopt;
  const std::size_t m = text_.mention_at(pause - 2);
  if (text_.mention(m).type != EntityType::person) return std::nullopt;
  return of_mention(m, "before");
}

// فلان وهو خبير في الشؤون الروسية قال: the person that the sentence opens with, before a
// clause or an apposition of his own.
std::optional<Source> Speakers::opening_person(std::size_t first, std::size_t end) {
  std::size_t begin = first;
  while (begin < end && !text_.in_mention(begin) &&
         text_.has(begin, kClass_conjunction) && text_.has(begin, kClass_function))
    ++begin;
  const std::size_t m = text_.next_mention(begin);
  if (m >= text_.mention_count() || text_.titled_begin(m) != begin ||
      text_.mention(m).type != EntityType::person || after_preposition(begin))
    return std::nullopt;
  const std::size_t behind = text_.mention_end(m);
  if (behind >= end || end - behind > kTitlePhrase ||
      !text_.has(behind, kClass_and_pronoun))
    return std::nullopt;
  for (std::size_t i = behind; i < end; ++i)
    if (text_.is_cue(i) || text_.is_complementizer(i)) return std::nullopt;
  return of_mention(m, "before");
}

// تقارير أفادت بأن, بيان للوزارة يدعو إلى: an indefinite source right before the verb of
// its relative clause, whatever governs it.
std::optional<Source> Speakers::before_relative_clause(std::size_t first, std::size_t end,
                                                       const Agreement& wanted) {
  for (std::size_t i = end; i > first && end - i < kPhrase;) {
    --i;
    if (is_finite_verb(i) || text_.is_cue(i) || text_.is_pause(i) ||
        text_.is_complementizer(i) || text_.has(i, kClass_conjunction) || is_relative(i))
      return std::nullopt;
    if (text_.in_mention(i) || text_.has(i, kClass_definite)) continue;
    const bool document = text_.has(i, kClass_document);
    if (!document && !text_.has(i, kClass_source_noun)) continue;
    // An adjective is no head: مؤتمر صحفي
    const bool adjective =
        ends_with(text_.stem(i), kYa) && i > first && !text_.ends_noun_phrase(i - 1);
    if (!document && (adjective || phrase_end(i, end) < end)) return std::nullopt;
    // Of something known it is known, and has no such clause: بمجلس شباب المنطقة قال
    if (!document && i + 1 < end && after_preposition(i) &&
        text_.has(end - 1, kClass_definite))
      return std::nullopt;
    Source source = resolve(i, phrase_end(i, end), "before");
    if (agrees(source, wanted)) return source;
    return std::nullopt;
  }
  return std::nullopt;
}

// … رغم أن الناجي من الحادث قال: the noun phrase that opens the clause of the verb.
// Before a verb that does not always report it must be a noun that speaks.
std::optional<Source> Speakers::opening_of_clause(std::size_t first, std::size_t end,
                                                  bool any_noun) {
  std::size_t open = end;
  while (open > first && end - open < kPhrase && !text_.is_complementizer(open - 1) &&
         !text_.has(open - 1, kClass_conjunction)) {
    --open;
    if (is_finite_verb(open) || text_.is_pause(open) || is_relative(open) ||
        text_.kind(open) == TokenKind::quote)
      return std::nullopt;
  }
  if (open == first || open >= end || end - open >= kPhrase || after_preposition(open))
    return std::nullopt;
  if (text_.begins_mention(open)) {
    const std::size_t m = text_.mention_at(open);
    if (text_.mention(m).type == EntityType::location) return std::nullopt;
    return of_mention(m, "before");
  }
  if (text_.has(open, kClass_quote_between) ||
      (!text_.is_source_head(open) && !(any_noun && text_.has(open, kClass_definite))))
    return std::nullopt;
  const std::size_t behind = phrase_end(open, end);
  if (auto named = name_in_phrase(open, behind, end, "before")) return named;
  return resolve(open, behind, "before");
}

// وزير الداخلية قال, مكتب الرئيس فلان أكد: the phrase before the verb ends with a mention
// but speaks of its head.
std::optional<Source> Speakers::phrase_around(std::size_t m, std::size_t first,
                                              std::size_t end) {
  std::size_t open = text_.mention_begin(m);
  if (after_preposition(open)) return std::nullopt;
  while (open > first && end - open < kPhrase && !text_.ends_noun_phrase(open - 1))
    --open;
  if (open == text_.mention_begin(m) || text_.in_mention(open) || after_preposition(open))
    return std::nullopt;
  if (text_.mention(m).type == EntityType::person) {
    if (!is_office(open)) return std::nullopt;
  } else if (!text_.has(open, kClass_title) && !text_.has(open, kClass_source_noun)) {
    return std::nullopt;
  }
  return resolve(open, end, "before");
}

// Does a noun phrase that begins here open its clause? Words before it are conjunctions,
// titles or the turn (من جانبه).
bool Speakers::opens_clause(std::size_t head, std::size_t first) const {
  if (after_preposition(head)) return false;
  for (std::size_t i = head; i > first && head - i < kOpening; --i) {
    if (text_.is_pause(i - 1)) return true;
    if (text_.has(i - 1, kClass_verb) || text_.is_cue(i - 1)) return false;
    if (text_.has(i - 1, kClass_preposition) && !text_.has(i - 1, kClass_title)) {
      if (i < head && text_.has(i, kClass_quote_turn)) continue;
      return false;
    }
  }
  return true;
}

// تصريحات فلان، رئيس الحزب، التي حذر فيها: whose words those of the relative clause are;
// also هجوم على فلان بعد تصريحات أمس التي قال فيها.
std::optional<Source> Speakers::owner_of_speech(std::size_t first, std::size_t relative,
                                                std::size_t cue) const {
  const Agreement wanted = agreement_of(cue);
  const std::size_t from = std::max(first, relative - std::min(relative, kTitlePhrase));
  for (std::size_t m = text_.next_mention(from);
       m < text_.mention_count() && text_.mention_begin(m) < relative; ++m) {
    const std::size_t head = text_.titled_begin(m);
    if (text_.mention(m).type != EntityType::person || head <= first ||
        text_.in_mention(head - 1) || !text_.has(head - 1, kClass_occasion))
      continue;
    Source source = of_mention(m, "before");
    if (agrees(source, wanted)) return source;
  }
  const bool in_it = cue + 1 < text_.size() && text_.is_preposition_with_pronoun(cue + 1);
  bool occasion = false;
  for (std::size_t i = relative; in_it && i > from && !occasion; --i)
    occasion = text_.has(i - 1, kClass_occasion) && !text_.in_mention(i - 1);
  if (!occasion) return std::nullopt;
  for (std::size_t m = text_.next_mention(relative); m > 0;) {
    --m;
    if (text_.mention_begin(m) < from) break;
    if (text_.mention(m).type != EntityType::person) continue;
    Source source = of_mention(m, "before");
    if (agrees(source, wanted)) return source;
  }
  return std::nullopt;
}

// عن طهران مقابل برنامجها الذي تصر على أنه: the relative pronoun does not agree with the
// verb, whose subject is the nearest name that does.
std::optional<Source> Speakers::nearest_agreeing(std::size_t first, std::size_t relative,
                                                 const Agreement& wanted) const {
  if (!wanted.female || !*wanted.female || ends_with(text_.stem(relative), kTaYa))
    return std::nullopt;
  const std::size_t from = std::max(first, relative - std::min(relative, kSentence));
  for (std::size_t m = text_.next_mention(relative); m > 0;) {
    --m;
    if (text_.mention_begin(m) < from) break;
    Source source = of_mention(m, "before");
    if (text_.mention(m).type == EntityType::location || source.female.value_or(false))
      return source;
  }
  return std::nullopt;
}

// أوكرانيا التي تصفها بأنها: the pronoun written on the verb is the noun's before the
// clause, which therefore does not speak.
bool Speakers::is_said_of_antecedent(std::size_t relative, std::size_t cue) const {
  const bool female = ends_with(text_.stem(relative), kTaYa);
  return ends_with(text_.stem(cue), female ? kHaAlef : kHa);
}

// The noun before a relative pronoun: الوزير الذي قال إن …
std::optional<Source> Speakers::antecedent(std::size_t relative,
                                           const Agreement& wanted) {
  // اللتين قال إنهما: the verb speaks of another.
  const std::string_view pronoun = text_.stem(relative);
  const bool female = ends_with(pronoun, kTaYa);
  const bool dual = ends_with(pronoun, kYaNun) && pronoun.size() > kDualBytes;
  if ((female && !wanted.female.value_or(true)) || (dual && !wanted.plural) ||
      (!female && !dual && wanted.female.value_or(false)))
    return std::nullopt;
  const std::size_t first = text_.sentence(relative).begin;
  // النتائج التي صدرت أمس، والتي تشير إلى أن: a second clause of one noun.
  if (text_.has(relative, kClass_and_relative))
    for (std::size_t i = relative; i-- > first && relative - i < kTitlePhrase;)
      if (is_relative(i) && !text_.has(i, kClass_and_relative) &&
          ends_with(pronoun, text_.stem(i)))
        return antecedent(i, wanted);
  std::size_t i = relative;
  while (i > first && (text_.is_pause(i - 1) || text_.kind(i - 1) == TokenKind::quote))
    --i;
  if (i == first) return std::nullopt;
  if (text_.in_mention(i - 1)) {
    Source source = of_mention(text_.mention_at(i - 1), "before");
    if (agrees(source, wanted)) return source;
    return std::nullopt;
  }
  // The nearest source noun of the phrase: المتحدث الرسمي الذي قال
  for (std::size_t back = 1; back <= 4 && i >= first + back; ++back) {
    const std::size_t noun = i - back;
    if (text_.in_mention(noun) || !text_.is_word(noun) ||
        text_.has(noun, kClass_function))
      break;
    if (!text_.has(noun, kClass_source_noun) && !text_.has(noun, kClass_title) &&
        !text_.has(noun, kClass_speaking_noun) && !text_.has(noun, kClass_document))
      continue;
    Source source = resolve(noun, i, "before");
    if (agrees(source, wanted)) return source;
    break;
  }
  return std::nullopt;
}

}  // namespace isnad
