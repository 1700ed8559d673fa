// Finds noun phrases and the subject behind a verb by the rule S1.
#include <algorithm>

#include "discourse/inflection.h"
#include "discourse/speaker_limits.h"
#include "discourse/speakers.h"

namespace isnad {

// --- Noun phrases

std::size_t Speakers::phrase_end(std::size_t begin, std::size_t end) const {
  std::size_t i = begin + 1;
  while (i < end && i - begin < kPhrase && !text_.ends_noun_phrase(i) &&
         !is_told(begin, i) && !(is_object_noun(begin, i) && !reaches_statement(i, end)))
    ++i;
  return i;
}

// أبلغ متحدث عسكري شبكة X, ناشد التجمع رئيس المجلس: what announces another name begins
// another phrase.
bool Speakers::is_told(std::size_t head, std::size_t i) const {
  if (text_.in_mention(i) || text_.in_mention(i - 1) || text_.has(i, kClass_definite))
    return false;
  if (i == head + 1)
    return text_.has(i, kClass_title) && text_.has(head, kClass_definite) &&
           !text_.has(head, kClass_title) &&
           (is_office(head) || text_.has(head, kClass_source_noun));
  return text_.has(i, kClass_org_trigger) && !text_.has(i - 1, kClass_definite) &&
         (text_.has(i - 1, kClass_nisba) || ends_with(text_.stem(i - 1), kYa));
}

// What goes on to the statement is no object but a name that nobody knows: قال الدكتور
// فرحة النور إن …
bool Speakers::reaches_statement(std::size_t i, std::size_t end) const {
  if (text_.in_mention(i) || text_.has(i, kClass_definite) || has_object_pronoun(i) ||
      text_.has(i, kClass_ta_marbuta))
    return false;
  std::size_t behind = i;
  while (behind < end && behind - i < kPhrase && !text_.ends_noun_phrase(behind))
    ++behind;
  return behind >= end || text_.is_pause(behind) || text_.is_complementizer(behind);
}

// دعا الرئيس المواطنين, رفض الوزير الفرنسي توجيه …: behind a definite head follow its
// adjectives and its name; a plural noun, an indefinite one or a place is the object.
bool Speakers::is_object_noun(std::size_t head, std::size_t i) const {
  // وجه شيخ الأزهر انتقادات: nothing indefinite continues a name.
  if (text_.in_mention(i - 1))
    return !text_.in_mention(i) && text_.has(i, kClass_ordinary) &&
           !text_.has(i, kClass_definite) && !may_be_name(i);
  // حمل الوزير الفرنسي إسرائيل مسؤولية …: no country continues an adjective.
  if (text_.has(i - 1, kClass_nisba) && text_.has(i - 1, kClass_definite) &&
      i > head + 1 && text_.begins_mention(i) && !text_.has(i, kClass_proclitic) &&
      text_.mention(text_.mention_at(i)).type == EntityType::location)
    return true;
  if (is_document_object(i)) return true;
  // أبدت مصادر فلسطينية قلقها
  if (text_.has(i - 1, kClass_nisba) && !text_.in_mention(i) && has_object_pronoun(i) &&
      !may_be_name(i))
    return true;
  if (disagrees(head, i)) return true;
  if (!text_.has(i - 1, kClass_definite)) return false;
  if (text_.in_mention(i))
    return i == head + 1 &&
           text_.mention(text_.mention_at(i)).type == EntityType::location;
  const std::string_view form = text_.stem(i);
  // أكد أحد السائقين تضامنه, انتقد الحزب أمينه, امتدح النادي مدربه
  if (has_object_pronoun(i) && (!may_be_name(i) || text_.has(i, kClass_title)))
    return true;
  if (text_.has(i, kClass_definite))
    return i == head + 1 && text_.has(head, kClass_title) &&
           !ends_with(text_.stem(head), kYaNun) && !is_plural_noun(head) &&
           (ends_with(form, kYaNun) || ends_with(form, kAlefTa));
  return text_.has(i, kClass_ordinary) && !begins_with(form, kLam) && !may_be_name(i);
}

// أصدر الحزب بيانا, أصدر الحزب بيانا قال فيه إن
bool Speakers::is_document_object(std::size_t i) const {
  return text_.has(i, kClass_document) && text_.has(i - 1, kClass_definite) &&
         !text_.has(i, kClass_definite) && ends_with(text_.stem(i), kAlef);
}

// انتقد ناشطون القرار, رفضت القوى السياسية القرار: a definite word that its phrase can't
// go on with, since it is indefinite or feminine and the word is neither.
bool Speakers::disagrees(std::size_t head, std::size_t i) const {
  if (text_.in_mention(i) || !text_.has(i, kClass_definite) ||
      !text_.has(i, kClass_ordinary) || may_be_name(i) ||
      (i + 1 < text_.size() && text_.is_complementizer(i + 1)))  // قالت الشركة الأم إن …
    return false;
  if (!text_.has(i - 1, kClass_definite))
    return (i == head + 1 && ends_with(text_.stem(head), kWawNun) &&
            (text_.has(head, kClass_title) || text_.has(head, kClass_source_noun))) ||
           (i > head + 1 && text_.has(i - 1, kClass_nisba)) ||
           (i == head + 2 && ends_with(text_.stem(head), kAlefTa) &&
            text_.has(i - 1, kClass_ta_marbuta));
  if (text_.has(i, kClass_ta_marbuta) || text_.has(i, kClass_number_word) ||
      ends_with(text_.stem(i - 1), kYaNun))
    return false;
  // العليا, الكبرى, الحمراء, الأكبر
  const std::string_view form = text_.bare_stem(i);
  if (ends_with(form, kAlef) || ends_with(form, kYa) || ends_with(form, kHamza) ||
      (begins_with(form, kAlef) && form.size() == 4 * kLetterBytes))
    return false;
  bool feminine = ends_with(text_.stem(head), kAlefTa);
  for (std::size_t k = head; k < i; ++k) {
    if (text_.in_mention(k) || !text_.has(k, kClass_definite)) return false;
    feminine = feminine || text_.has(k, kClass_ta_marbuta);
  }
  return feminine;
}

bool Speakers::may_be_name(std::size_t i) const {
  return text_.has(i, kClass_given) || text_.has(i, kClass_surname) ||
         text_.has(i, kClass_unknown) || text_.has(i, kClass_title) ||
         text_.has(i, kClass_in_name_of) || text_.kind(i) == TokenKind::quote;
}

// عن الوزير, بقيادة الوزير, but not قالت عنه الوزارة.
bool Speakers::after_preposition(std::size_t i) const {
  if (i > 0 && (text_.is_expressing(i - 1) || text_.has(i - 1, kClass_quote_contrast)))
    return false;
  if (text_.begins_behind_preposition(i)) return true;
  if (i == 0 || text_.in_mention(i - 1) || text_.is_cue(i - 1)) return false;
  if (text_.has(i - 1, kClass_and_preposition) || text_.has(i - 1, kClass_led_by))
    return true;
  if (text_.has(i - 1, kClass_function))
    return text_.has(i - 1, kClass_preposition) &&
           !text_.is_preposition_with_pronoun(i - 1);
  return text_.has(i - 1, kClass_pro_ba) && text_.has(i - 1, kClass_ta_marbuta) &&
         !text_.has(i - 1, kClass_definite);
}

// حول مستقبل فلان: the name behind a noun that a preposition governs.
bool Speakers::ends_construct(std::size_t head, std::size_t first) const {
  if (head < first + 2 || text_.in_mention(head - 1)) return false;
  const std::size_t noun = head - 1;
  return text_.has(noun, kClass_ordinary) && !text_.has(noun, kClass_definite) &&
         !text_.has(noun, kClass_function) && !text_.has(noun, kClass_verb) &&
         !text_.is_cue(noun) && !text_.is_source_head(noun) &&
         (after_preposition(noun) || text_.has(noun - 1, kClass_quote_about));
}

// A trigger right before the name, perhaps with marks: مجلة "X".
bool Speakers::announces(std::size_t begin, std::size_t name) const {
  if (name - begin > 4 || text_.has(begin, kClass_title)) return false;
  for (std::size_t i = begin; i < name; ++i)
    if (text_.has(i, kClass_org_trigger) || text_.has(i, kClass_org_head) ||
        text_.has(i, kClass_place_trigger))
      return true;
  return false;
}

// محامي ترامب, والدة فلان, كبير مستشاري ترامب: the name is the owner of the noun and not
// the speaker.
bool Speakers::is_owner(std::size_t head, std::size_t m) const {
  const std::size_t name = text_.mention_begin(m);
  if (name > head + 1 && is_plural_construct(name - 1)) return true;
  if (name != head + 1 || text_.has(head, kClass_definite) || has_object_pronoun(head))
    return false;
  return text_.has(head, kClass_kin) ||
         (text_.has(head, kClass_title) && !text_.has(head, kClass_honorific));
}

// مساعدي فلان, مستشاري فلان
bool Speakers::is_plural_construct(std::size_t i) const {
  return text_.is_word(i) && !text_.in_mention(i) && !text_.has(i, kClass_definite) &&
         !text_.has(i, kClass_nisba) && !text_.has(i, kClass_unknown) &&
         !text_.has(i, kClass_given) && ends_with(text_.stem(i), kYa);
}

// السكرتير الخاص للرئيس هادي, المتحدث باسم الرئيس هادي: the name's own title stands
// behind a preposition, the phrase goes on without a name.
bool Speakers::is_owned_title(std::size_t head, std::size_t m) const {
  std::size_t i = text_.mention_begin(m);
  while (i > head && (text_.has(i - 1, kClass_title) || text_.has(i - 1, kClass_nisba) ||
                      text_.has(i - 1, kClass_portfolio))) {
    --i;
    if (i > head && text_.has(i, kClass_title) &&
        (text_.has(i, kClass_pro_lam) || text_.has(i, kClass_pro_ba)))
      return true;
  }
  return i > head + 1 && i < text_.mention_begin(m) &&
         text_.has(i - 1, kClass_in_name_of);
}

bool Speakers::is_plural_noun(std::size_t i) const {
  const std::string_view form = text_.stem(i);
  return ends_with(form, kAlefTa) || ends_with(form, kTaAlef) ||
         (ends_with(form, kWawNun) && form.size() >= kMinPlural) ||
         ends_with(form, kTaAlefNun) || ends_with(form, kTaYaNun);
}

// لرويترز, لصحيفة "فلانة" الأميركية: behind the medium that is told; else `i`.
std::size_t Speakers::behind_addressee(std::size_t i, std::size_t end) const {
  if (i + 1 >= end || !text_.has(i, kClass_pro_lam)) return i;
  // للصحفيين
  if (!text_.in_mention(i) && text_.has(i, kClass_definite) &&
      text_.has(i, kClass_title) && ends_with(text_.stem(i), kYaNun))
    return i + 1;
  std::size_t name = i;
  if (!text_.begins_mention(i)) {
    if (!text_.has(i, kClass_org_trigger)) return i;
    ++name;
    if (text_.opens(name)) ++name;
    if (name >= end || !text_.begins_mention(name)) return i;
  }
  const std::size_t m = text_.mention_at(name);
  if (text_.mention(m).type != EntityType::organization) return i;
  std::size_t behind = text_.mention_end(m);
  if (behind < end && text_.closes(behind)) ++behind;
  while (behind < end && !text_.in_mention(behind) &&
         text_.has(behind, kClass_definite) &&
         (text_.has(behind, kClass_nisba) ||
          (text_.has(behind, kClass_ta_marbuta) && !text_.is_source_head(behind))))
    ++behind;
  return behind;
}

// في هذا الصدد, في تصريح صحفي لقناة فلانة: behind what says on what occasion; else `i`.
std::size_t Speakers::behind_occasion(std::size_t i, std::size_t end) const {
  if (i + 3 >= end || text_.in_mention(i) || text_.in_mention(i + 1) ||
      !text_.has(i, kClass_preposition) || !text_.has(i, kClass_short_word))
    return i;
  if (text_.has(i + 1, kClass_demonstrative) && text_.has(i + 2, kClass_definite))
    return i + 3;
  if (!text_.has(i + 1, kClass_occasion)) return i;
  std::size_t behind = i + 2;
  while (behind < end && ends_with(text_.stem(behind), kYa) &&
         !text_.has(behind, kClass_definite) && !text_.in_mention(behind))
    ++behind;
  const std::size_t addressee = behind_addressee(behind, end);
  return addressee > behind ? addressee : i;
}

// Adverbs, weekdays, numbers and insertions in brackets or dashes.
std::size_t Speakers::skip_adverbs(std::size_t begin, std::size_t end) const {
  std::size_t i = begin;
  while (i < end && !text_.has(i, kClass_quantity)) {
    // قال لقناة الجزيرة فلان
    const std::size_t behind =
        std::max(behind_addressee(i, end), behind_occasion(i, end));
    if (behind > i) {
      i = behind;
      continue;
    }
    if (text_.in_mention(i)) break;
    if (text_.kind(i) == TokenKind::open_bracket) {
      while (i < end && text_.kind(i) != TokenKind::close_bracket) ++i;
      if (i < end) ++i;
    } else if (text_.stem(i) == kLam && i + 1 < end) {
      // لـ«الصحيفة», لـCNN: to whom
      if (text_.opens(i + 1))
        i = text_.partner(i + 1) + 1;
      else if (text_.begins_mention(i + 1))
        i = text_.mention_end(text_.mention_at(i + 1));
      else
        break;
    } else if (text_.has(i, kClass_demonstrative) && i + 1 < end &&
               text_.has(i + 1, kClass_definite)) {
      // بهذا الخصوص, but هذا المسؤول
      i += begins_with(text_.stem(i), kBa) ? 2 : 1;
    } else if ((text_.has(i, kClass_points) && i + 1 < end &&
                text_.stem(i + 1) == kLam) ||
               (text_.has(i, kClass_span) && i + 1 < end &&
                text_.has(i + 1, kClass_past_span))) {
      // كشف هذا لـ«الصحيفة» فلان, قالت الشهر الماضي إن
      i += text_.has(i, kClass_span) ? 2 : 1;
    } else if (text_.has(i, kClass_adverb) || text_.has(i, kClass_weekday) ||
               text_.has(i, kClass_idle_object) || text_.is_pause(i) ||
               (text_.kind(i) == TokenKind::number &&
                (i + 1 >= end ||
                 (text_.stem(i + 1) != kMinNun && !text_.has(i + 1, kClass_title) &&
                  text_.kind(i + 1) != TokenKind::symbol))) ||
               text_.is_preposition_with_pronoun(i)) {
      ++i;
    } else {
      break;
    }
  }
  return i;
}

// --- S1: the subject behind a verb

// The mention that begins here or behind a title of a few words.
std::optional<std::size_t> Speakers::mention_near(std::size_t begin,
                                                  std::size_t end) const {
  const std::size_t m = text_.next_mention(begin);
  if (m >= text_.mention_count() ||
      text_.mention_begin(m) >= std::min(end, begin + kNearMention))
    return std::nullopt;
  return m;
}

std::optional<Source> Speakers::subject_at(std::size_t begin, std::size_t end,
                                           const char* how, bool any_noun) {
  // كل من فلان وفلان
  if (begin + 2 < end && text_.has(begin, kClass_each) &&
      text_.stem(begin + 1) == kMinNun) {
    begin += 2;
    if (const auto m = mention_near(begin, end)) return of_mention(*m, how);
  }
  begin = skip_adverbs(begin, end);
  if (const auto m = called(begin, end)) return of_mention(*m, how);
  if (auto some = some_of(begin, end, how)) return some;
  // ما يسمى مجلس فلان
  if (begin + 2 < end && text_.has(begin, kClass_quote_what) &&
      text_.has(begin + 1, kClass_so_called))
    if (const auto m = mention_near(begin + 2, end)) return of_mention(*m, how);
  if (begin < end && text_.kind(begin) == TokenKind::quote) ++begin;
  if (begin >= end) return std::nullopt;
  if (text_.begins_mention(begin) && !after_preposition(begin))
    return of_mention(text_.mention_at(begin), how);
  // للحضور is listed with its preposition.
  const bool addressee = text_.has(begin, kClass_ordinary) &&
                         begins_with(text_.stem(begin), kLam) &&
                         begins_with(text_.stem(begin).substr(kLetterBytes), kLam);
  if (text_.in_mention(begin) || text_.ends_noun_phrase(begin) || addressee)
    return late_subject(begin, end, how);
  const std::size_t behind = phrase_end(begin, end);
  if (auto named = name_in_phrase(begin, behind, end, how)) return named;
  // كشف أطلس المخاطر الصادر عن المنظمة أن: what is issued is a document.
  for (std::size_t i = begin + 1; i < behind; ++i)
    if (text_.has(i, kClass_issues) && text_.has(i, kClass_definite))
      return resolve_document(begin, behind, how);
  // A plural in the nominative is the subject. One word before the statement may be a
  // name that nobody knows.
  const bool alone =
      (ends_with(text_.stem(begin), kWawNun) && text_.stem(begin).size() >= kMinPlural &&
       !text_.has(begin, kClass_proclitic)) ||
      (begin + 1 == end && end < text_.size() && text_.is_complementizer(end) &&
       !text_.has(begin, kClass_ordinary) && !has_object_pronoun(begin)) ||
      // كشفت كواليس السياسة أن
      (behind == end && begin + 1 < end && end < text_.size() &&
       text_.is_complementizer(end) && text_.has(begin + 1, kClass_definite) &&
       !text_.has(begin + 1, kClass_nisba) && !has_object_pronoun(begin));
  if (!text_.is_source_head(begin) && !any_noun && !alone &&
      ((behind < end && !is_object_noun(begin, behind)) ||
       !text_.has(begin, kClass_definite))) {
    // أكد خلال لقاء الوزير, but also: حمل المسؤولية فلان
    return late_subject(behind, end, how);
  }
  return resolve(begin, behind, how);
}

// أحد الجيران ويدعى فلان: who the noun phrase says is called so.
std::optional<std::size_t> Speakers::called(std::size_t begin, std::size_t end) const {
  end = std::min(end, begin + kPhrase);
  for (std::size_t i = begin; i + 1 < end; ++i) {
    if (text_.is_pause(i) || text_.is_complementizer(i)) return std::nullopt;
    if (text_.has(i, kClass_called) && text_.begins_mention(i + 1) &&
        text_.mention(text_.mention_at(i + 1)).type == EntityType::person)
      return text_.mention_at(i + 1);
  }
  return std::nullopt;
}

// عدد من الناشطين, 10 من السجناء: those of whom they are some.
std::optional<Source> Speakers::some_of(std::size_t begin, std::size_t end,
                                        const char* how) const {
  if (begin + 1 >= end || text_.in_mention(begin)) return std::nullopt;
  const bool number =
      text_.kind(begin) == TokenKind::number ||
      (text_.has(begin, kClass_number_word) && !text_.has(begin, kClass_quantity));
  if (!number && !text_.has(begin, kClass_quantity)) return std::nullopt;
  std::size_t i = begin + 1;
  // قال 18% فقط إنهم
  if (text_.kind(begin) == TokenKind::number && text_.kind(i) == TokenKind::symbol)
    return of_words(begin, i + 1, how);
  if (text_.stem(i) == kMinNun)
    ++i;
  else if (number && !text_.has(i, kClass_title))
    return std::nullopt;
  if (i + 1 < end && text_.has(i, kClass_demonstrative)) ++i;
  if (i >= end || text_.in_mention(i) || !text_.is_word(i) ||
      text_.has(i, kClass_function))
    return std::nullopt;
  // أحد مستشاريه، فلان، …
  if (auto named = name_in_apposition(i, end, how)) return named;
  return of_words(begin, phrase_end(i, end), how);
}

// The name that a phrase with a title, trigger or document leads to.
std::optional<Source> Speakers::name_in_phrase(std::size_t begin, std::size_t phrase_end,
                                               std::size_t end, const char* how) {
  const bool document = text_.has(begin, kClass_document);
  if (document) return resolve_document(begin, phrase_end, how);
  const bool title = text_.has(begin, kClass_title) || text_.has(begin, kClass_nisba) ||
                     text_.has(begin, kClass_kin) ||
                     (text_.has(begin, kClass_senior) && begin + 1 < end &&
                      text_.has(begin + 1, kClass_title));
  // A title's phrase may go on over prepositions to the name: رئيس اللجنة في المجلس فلان.
  std::size_t search_end = phrase_end;
  if (title)
    while (search_end < end && search_end - begin < kTitlePhrase &&
           !text_.is_cue(search_end) && !text_.is_pause(search_end))
      ++search_end;
  for (std::size_t m = text_.next_mention(begin);
       m < text_.mention_count() && text_.mention_begin(m) < search_end; ++m) {
    const std::size_t at = text_.mention_begin(m);
    const EntityType type = text_.mention(m).type;
    // قال الجيش والشرطة: of two speakers the first counts.
    if (at > begin && text_.has(at, kClass_pro_and)) {
      if (type == EntityType::person) break;
      continue;
    }
    if (type == EntityType::person) {
      // مكتب الرئيس فلان speaks for him.
      if (is_office(begin) || text_.has(begin, kClass_takes_feminine)) break;
      if (is_owner(begin, m) || is_owned_title(begin, m)) break;
      if (text_.has(at, kClass_pro_lam) || text_.has(at, kClass_pro_ba)) break;
      if (at < phrase_end || !after_preposition(text_.titled_begin(m)) ||
          is_plural_noun(text_.titled_begin(m)))
        return of_mention(m, how);
    }
    if (type == EntityType::organization && at < phrase_end && announces(begin, at))
      return of_mention(m, how);
    // دولة قطر
    if (type == EntityType::location && at == begin + 1 &&
        text_.mention_end(m) == phrase_end && text_.has(begin, kClass_place_trigger) &&
        !text_.has(begin, kClass_org_head))
      return of_mention(m, how);
  }
  // شركة (فلان): the brackets hold the name.
  if (text_.has(begin, kClass_org_trigger) && phrase_end + 1 < end &&
      text_.kind(phrase_end) == TokenKind::open_bracket &&
      text_.begins_mention(phrase_end + 1) &&
      text_.mention(text_.mention_at(phrase_end + 1)).type == EntityType::organization)
    return of_mention(text_.mention_at(phrase_end + 1), how);
  if (title || is_personal_noun(begin) || is_plural_construct(begin))
    return name_in_apposition(begin, end, how);
  return std::nullopt;
}

// The name stands between pauses: عضو المجلس، فلان، إن … and behind a second title: رئيس
// الكتلة، الذراع السياسية للحزب، فلان، إن …
std::optional<Source> Speakers::name_in_apposition(std::size_t begin, std::size_t end,
                                                   const char* how) const {
  const std::size_t limit = std::min(end, begin + kTitlePhrase);
  std::size_t pause = kNoToken;
  for (std::size_t i = begin + 1; i + 1 < limit; ++i) {
    if (text_.is_cue(i)) break;
    if (!text_.is_pause(i) || text_.in_mention(i)) continue;
    if (pause == kNoToken) pause = i;
    const std::size_t m = text_.next_mention(i + 1);
    const std::size_t open = i + 1 + (text_.opens(i + 1) ? 1 : 0);
    if (m >= text_.mention_count() || text_.titled_begin(m) != open ||
        text_.mention(m).type != EntityType::person)
      continue;
    std::size_t behind = text_.mention_end(m);
    if (behind < end && text_.closes(behind)) ++behind;
    const bool first = i == pause;
    if (first || behind >= end || text_.is_pause(behind)) return of_mention(m, how);
  }
  return std::nullopt;
}

// A name behind adverbs, addressees and prepositional phrases: قال للصحفيين أمس فلان إن …
std::optional<Source> Speakers::late_subject(std::size_t begin, std::size_t end,
                                             const char* how) const {
  end = std::min(end, begin + kSentence);
  for (std::size_t i = begin; i < end; ++i)
    if (is_relative(i)) end = i;
  for (std::size_t m = text_.next_mention(begin);
       m < text_.mention_count() && text_.mention_begin(m) < end; ++m) {
    const EntityType type = text_.mention(m).type;
    std::size_t head = text_.titled_begin(m);
    if (type == EntityType::organization) {
      if (head > begin && text_.kind(head - 1) == TokenKind::quote) --head;
      if (head > begin && text_.has(head - 1, kClass_org_trigger)) --head;
    } else if (type != EntityType::person) {
      continue;
    }
    if (head <= begin || after_preposition(head)) continue;
    const std::size_t before = head - 1;
    // في حوار أجرته معه "X": with whom.
    if (text_.has(before, kClass_press_with) ||
        (text_.kind(before) == TokenKind::quote && before > begin &&
         text_.has(before - 1, kClass_press_with)))
      continue;
    // رسالة توصلت بها رويترز: who got it.
    if (before > begin && text_.has(before - 1, kClass_receives)) continue;
    const bool free =
        text_.is_pause(before) || text_.has(before, kClass_adverb) ||
        text_.has(before, kClass_weekday) ||
        text_.kind(before) == TokenKind::close_bracket ||
        (text_.has(before, kClass_pro_lam) && !text_.in_mention(before)) ||
        (text_.has(before, kClass_preposition) &&
         (ends_with(text_.stem(before), kHa) || ends_with(text_.stem(before), kHaAlef)));
    if (free && (type == EntityType::person || !text_.is_pause(before)))
      return of_mention(m, how);
  }
  return std::nullopt;
}

// وصفه, وصفتها, اتهمهم, but not اتهم itself.
bool Speakers::has_object_written_on(std::size_t cue) const {
  const std::string_view form = text_.stem(cue);
  return ends_with(form, kHa) || ends_with(form, kHaAlef) ||
         (ends_with(form, kHaMim) && form.size() >= kMinPlural);
}

// One noun phrase alone behind وصف or اتهم is the object, unless the object is written on
// the verb (وصفه).
bool Speakers::is_object(std::size_t cue, std::size_t subject_end) const {
  if (!text_.has(cue, kClass_takes_object) || has_object_written_on(cue)) return false;
  std::size_t end = std::min(subject_end, text_.sentence(cue).end);
  // طالب الجيش بـ"…"
  while (end > cue + 1 &&
         (text_.stem(end - 1) == kBa || text_.kind(end - 1) == TokenKind::quote))
    --end;
  std::size_t begin = skip_adverbs(cue + 1, end);
  if (begin < end && text_.kind(begin) == TokenKind::quote) ++begin;
  if (begin >= end) return false;
  if (text_.begins_mention(begin)) {
    const std::size_t m = text_.mention_at(begin);
    if (text_.has(cue, kClass_object_may_lack) &&
        text_.mention(m).type == EntityType::person)
      return false;
    const std::size_t behind = text_.mention_end(m);
    return behind + (behind < end && text_.closes(behind) ? 1 : 0) >= end;
  }
  // The phrase ends with the name that it leads to: وصف النائب فلان القرار بأنه
  const std::size_t behind = phrase_end(begin, end);
  for (std::size_t m = text_.next_mention(begin);
       m < text_.mention_count() && text_.mention_begin(m) < behind; ++m)
    if (text_.mention(m).type == EntityType::person && !is_owner(begin, m))
      return text_.mention_end(m) >= end;
  for (std::size_t i = begin + 1; i < behind; ++i)
    if (is_object_noun(begin, i)) return false;
  return behind >= end;
}

// أبلغ مصدر أمني رويترز أن, أبلغت مصادر صحيفة "X" أن: the medium at the end is told.
std::optional<Source> Speakers::before_told(std::size_t cue, std::size_t subject_end) {
  if (!text_.has(cue, kClass_takes_object)) return std::nullopt;
  const std::size_t begin = skip_adverbs(cue + 1, subject_end);
  if (begin >= subject_end || text_.in_mention(begin) ||
      !(text_.is_source_head(begin) || text_.has(begin, kClass_title)))
    return std::nullopt;
  if (subject_end - begin > kTitlePhrase) return std::nullopt;
  for (std::size_t m = text_.next_mention(begin);
       m < text_.mention_count() && text_.mention_begin(m) < subject_end; ++m) {
    const Mention& mention = text_.mention(m);
    if (mention.subtype != "media" && mention.subtype != "news_agency") continue;
    std::size_t behind = text_.mention_end(m);
    if (behind < subject_end && text_.closes(behind)) ++behind;
    if (behind < subject_end) continue;
    std::size_t told = text_.mention_begin(m);
    if (text_.kind(told - 1) == TokenKind::quote) --told;
    if (text_.has(told - 1, kClass_org_trigger)) --told;
    if (told <= begin || after_preposition(told)) return std::nullopt;
    if (auto named = name_in_phrase(begin, told, told, "subject")) return named;
    return resolve(begin, told, "subject");
  }
  return std::nullopt;
}

// يتهم المعارضون فلانا: a noun that announces no name speaks of the person behind it.
std::optional<Source> Speakers::before_object(std::size_t cue, std::size_t subject_end) {
  if (!text_.has(cue, kClass_takes_object)) return std::nullopt;
  const std::size_t begin = skip_adverbs(cue + 1, subject_end);
  if (begin + 1 >= subject_end || text_.in_mention(begin) ||
      !text_.has(begin, kClass_definite))
    return std::nullopt;
  // أخبرت الأم الصحفيين بأنها: several people in the accusative are told.
  if (text_.has(begin + 1, kClass_title) && text_.has(begin + 1, kClass_definite) &&
      ends_with(text_.stem(begin + 1), kYaNun) && !ends_with(text_.stem(begin), kYaNun) &&
      begin + 2 >= subject_end)
    return resolve(begin, begin + 1, "subject");
  // برر الوزير القرار بأن: of two definite words before such a clause the second is what
  // is spoken of.
  if (text_.has(begin, kClass_title) && !is_plural_noun(begin) &&
      begin + 2 >= subject_end && !text_.in_mention(begin + 1) &&
      text_.has(begin + 1, kClass_definite) && text_.has(begin + 1, kClass_ordinary) &&
      !text_.has(begin + 1, kClass_nisba) && !text_.has(begin + 1, kClass_portfolio) &&
      !may_be_name(begin + 1))
    return resolve(begin, begin + 1, "subject");
  if ((text_.has(begin, kClass_title) && !is_plural_noun(begin)) ||
      text_.has(begin, kClass_nisba) || text_.has(begin, kClass_proclitic))
    return std::nullopt;
  // تتهم المعارضة الحكومة بأنها: of two nouns the second is the object.
  const bool accuses_noun =
      !text_.in_mention(begin + 1) && text_.has(begin + 1, kClass_definite) &&
      text_.has(begin + 1, kClass_source_noun) && !text_.has(begin + 1, kClass_nisba);
  const std::size_t m = text_.next_mention(begin + 1);
  if (!accuses_noun &&
      (m >= text_.mention_count() || text_.mention_begin(m) != begin + 1 ||
       text_.mention(m).type != EntityType::person || text_.mention_end(m) < subject_end))
    return std::nullopt;
  return resolve(begin, begin + 1, "subject");
}

}  // namespace isnad
