// Finds whom common nouns and documents stand for by the rules S6 and S7.
#include <algorithm>

#include "discourse/inflection.h"
#include "discourse/speaker_limits.h"
#include "discourse/speakers.h"

namespace isnad {

// --- S6 and S7: common nouns

// المجلة, رئيس مجلس الجهة, أمير قطر: of a title also by what it is of.
bool Speakers::is_definite(std::size_t begin, std::size_t end) const {
  if (text_.has(begin, kClass_definite)) return true;
  for (std::size_t i = begin + 1; i < end; ++i) {
    const bool of_name = text_.begins_mention(i) &&
                         text_.mention(text_.mention_at(i)).type != EntityType::person;
    const bool known = text_.has(i, kClass_definite) && !text_.has(i, kClass_nisba);
    if (!text_.has(begin, kClass_title)) return known;
    if (known || of_name || text_.has(i, kClass_unknown)) return true;
    if (text_.has(i, kClass_nisba)) return false;
  }
  return false;
}

Source Speakers::resolve(std::size_t begin, std::size_t end, const char* how) {
  if (text_.has(begin, kClass_document)) return resolve_document(begin, end, how);
  if (text_.has(begin, kClass_his_honour)) return his_honour(begin, how);
  std::size_t kept = std::min(end, begin + kToldApart);
  for (std::size_t i = begin + 1; i < kept; ++i)
    if (is_document_object(i)) kept = i;
  // No phrase ends within a name: رئيس النقابة الوطنية لعمال وفلاحي الجنوب.
  if (kept < end && text_.in_mention(kept) && !text_.begins_mention(kept))
    kept = std::min(end, text_.mention_end(text_.mention_at(kept)));
  Source source = of_words(begin, kept, how);
  if (const auto m = of_family(begin, end)) {
    source = of_mention(*m, how);
    source.head = begin;
    source.speaker.span = text_.span_of(begin, begin + 1, true);
    source.speaker.text = text_.text_of(source.speaker.span);
    return source;
  }
  if (!is_definite(begin, end) || is_plural_noun(begin)) return source;
  const auto stands_for = [&](std::size_t entity) {
    source.speaker.entity = entity;
    source.speaker.how = "common noun";
    return source;
  };
  // الوزير behind words of الوزير الروسي: who was called so last.
  if (end - begin == 1 && text_.has(begin, kClass_definite) && !sources_.empty() &&
      sources_.front().speaker.entity &&
      document_.entities[*sources_.front().speaker.entity].type == EntityType::person &&
      !text_.in_mention(sources_.front().head) &&
      text_.bare_stem(sources_.front().head) == text_.bare_stem(begin))
    return stands_for(*sources_.front().speaker.entity);
  if (const auto m = introduced_with(begin, end))
    return stands_for(text_.mention(*m).entity);
  // The last to be called so.
  const auto named =
      std::find_if(named_titles_.rbegin(), named_titles_.rend(),
                   [&](const auto& title) { return title.first == source.speaker.text; });
  if (named != named_titles_.rend()) return stands_for(named->second);
  if (!text_.has(begin, kClass_definite)) return source;
  if (is_office(begin) || text_.has(begin, kClass_org_trigger))
    if (const auto same = same_body(begin, end)) return stands_for(*same);
  if (const auto m = of_nationality(begin, end))
    return stands_for(text_.mention(*m).entity);
  const bool nationality = text_.has(begin, kClass_nisba) && end - begin == 1;
  if (!nationality && !(is_last_speaker(begin) && end - begin <= 3)) return source;
  // الدكتور فلان, المسؤول في عدن فلان: a name behind it that nobody knows is not the last
  // speaker's.
  if (names_another(begin, end) || is_introduced_unnamed(begin)) return source;
  const bool person =
      text_.has(begin, kClass_title) || text_.has(begin, kClass_last_title);
  const std::size_t nisba =
      end - begin == 2 && text_.has(begin + 1, kClass_nisba) ? begin + 1 : kNoToken;
  if (const Source* other = person ? last_person(source.female, nisba)
                                   : last_source(begin, source.female)) {
    source.speaker.entity = other->speaker.entity;
    if (other->speaker.entity) source.speaker.how = "common noun for the last speaker";
  } else if (const auto m = person ? introduced_as(nisba) : std::nullopt) {
    return stands_for(text_.mention(*m).entity);
  }
  return source;
}

// وقال "نوح": a word that nothing else is, with which a name ended before.
std::optional<std::size_t> Speakers::of_family(std::size_t begin, std::size_t end) const {
  const bool marked = begin > 0 && text_.kind(begin - 1) == TokenKind::quote;
  const bool followed =
      end - begin > 1 && text_.has(begin, kClass_surname) &&
      !text_.has(begin, kClass_definite) && !text_.has(begin + 1, kClass_unknown) &&
      !text_.has(begin + 1, kClass_surname) && !text_.has(begin + 1, kClass_given);
  if ((end - begin > (marked ? 2U : 1U) && !followed) || text_.has(begin, kClass_title) ||
      text_.has(begin, kClass_source_noun) || is_last_speaker(begin) ||
      is_office(begin) || text_.has(begin, kClass_kin))
    return std::nullopt;
  std::size_t tried = 0;
  for (std::size_t m = text_.next_mention(begin); m-- > 0 && tried < kAntecedents;
       ++tried)
    if (text_.mention(m).type == EntityType::person &&
        text_.mention_end(m) - text_.mention_begin(m) > 1 &&
        text_.stem(text_.mention_end(m) - 1) == text_.stem(begin))
      return m;
  return std::nullopt;
}

// اللاعب السويسري: the person that was introduced as السويسري فلان.
std::optional<std::size_t> Speakers::of_nationality(std::size_t begin,
                                                    std::size_t end) const {
  if (end - begin != 2 || !text_.has(begin + 1, kClass_nisba) || is_office(begin) ||
      text_.has(begin, kClass_document))
    return std::nullopt;
  std::size_t tried = 0;
  for (std::size_t m = text_.next_mention(begin); m-- > 0 && tried < kAntecedents;
       ++tried) {
    const std::size_t name = text_.mention_begin(m);
    if (text_.mention(m).type != EntityType::person || name < 2 ||
        !text_.has(name - 1, kClass_nisba) || !text_.has(name - 1, kClass_definite))
      continue;
    const bool no_other_noun =
        text_.ends_noun_phrase(name - 2) ||
        (!text_.has(name - 2, kClass_definite) && !text_.has(name - 2, kClass_title));
    if (no_other_noun &&
        text_.has(name - 1, kClass_ta_marbuta) ==
            text_.has(begin + 1, kClass_ta_marbuta) &&
        text_.bare_stem(name - 1) == text_.bare_stem(begin + 1))
      return m;
  }
  return of_country(begin);
}

// الوزير الروسي: of the persons that the article has named the one whom a list has for a
// Russian.
std::optional<std::size_t> Speakers::of_country(std::size_t begin) const {
  const std::string_view country = text_.attribute(begin + 1, kClass_nisba, "of");
  if (country.empty() || !text_.has(begin, kClass_title)) return std::nullopt;
  std::optional<std::size_t> found;
  std::size_t tried = 0;
  for (std::size_t m = text_.next_mention(begin); m-- > 0 && tried < kAntecedents;
       ++tried) {
    const Entity& entity = document_.entities[text_.mention(m).entity];
    if (entity.type != EntityType::person || entity.country != country ||
        (entity.subtype != "politician" && entity.subtype != "official" &&
         entity.subtype != "royal"))
      continue;
    if (found && text_.mention(*found).entity != text_.mention(m).entity)
      return std::nullopt;
    found = m;
  }
  return found;
}

bool Speakers::is_last_speaker(std::size_t i) const {
  return text_.has(i, kClass_same_speaker) || text_.has(i, kClass_last_title);
}

bool Speakers::names_another(std::size_t begin, std::size_t end) const {
  const bool unknown = end - begin > 1 && !text_.has(begin + 1, kClass_definite) &&
                       !text_.has(begin + 1, kClass_nisba);
  if (unknown &&
      (text_.has(begin, kClass_honorific) ? !text_.has(begin + 1, kClass_demonstrative)
                                          : !text_.has(begin + 1, kClass_ordinary) &&
                                                !text_.has(begin + 1, kClass_function)))
    return true;
  // What stands between the phrase and the statement ends like a name.
  std::size_t i = end;
  const std::size_t limit = std::min(text_.sentence(begin).end, end + kPhrase);
  while (i < limit && text_.is_word(i) && !text_.is_complementizer(i) &&
         !text_.is_cue(i) && !is_finite_verb(i))
    ++i;
  if (i < end + 3 || i >= limit) return false;
  if (!text_.is_complementizer(i) && text_.kind(i) != TokenKind::colon && !text_.opens(i))
    return false;
  return !text_.in_mention(i - 1) && !text_.in_mention(i - 2) &&
         ((text_.has(i - 1, kClass_unknown) && !text_.has_proclitic(i - 1)) ||
          (text_.has(i - 1, kClass_surname) && !text_.has(i - 1, kClass_ordinary) &&
           !text_.has(i - 1, kClass_nisba) && !text_.has(i - 1, kClass_weekday))) &&
         !text_.has(i - 2, kClass_function);
}

// سأل الملك وزير الزراعة، فأجاب الوزير: an office that was named a moment ago without a
// person.
bool Speakers::is_introduced_unnamed(std::size_t i) const {
  if (!text_.has(i, kClass_title) || !text_.has(i, kClass_definite)) return false;
  const std::size_t first = i - std::min(i, kSentence);
  for (std::size_t before = i; before-- > first;) {
    if (text_.in_mention(before) || text_.has(before, kClass_definite) ||
        !text_.has(before, kClass_title) || text_.bare_stem(before) != text_.bare_stem(i))
      continue;
    const std::size_t m = text_.next_mention(before);
    return before + 1 < text_.size() && text_.has(before + 1, kClass_definite) &&
           (m >= text_.mention_count() || text_.titled_begin(m) > before);
  }
  return false;
}

// وتابع مدرب النادي السابق: a title behind a verb that goes on with a speech is that of
// the person who spoke last.
void Speakers::same_person(Source& source) const {
  if (source.speaker.entity || text_.in_mention(source.head) || sources_.empty() ||
      !text_.has(source.head, kClass_title) || is_plural_noun(source.head))
    return;
  const Source& last = sources_.front();
  if (!last.single || !last.speaker.entity || !agrees(last, {source.female, false}))
    return;
  const std::size_t nisba = source.head + 1;
  const bool another = nisba < text_.size() && text_.has(nisba, kClass_nisba) &&
                       !has_nationality(*last.speaker.entity, nisba).value_or(true);
  const Source* meant = another ? last_person(source.female, nisba) : &last;
  if (meant == nullptr || !meant->speaker.entity) return;
  source.speaker.entity = meant->speaker.entity;
  source.speaker.how = "common noun for the last speaker";
}

// المدرب, الخبير: who spoke last and is a person; perhaps one without a name. With a
// nationality (المسؤول الروسي) one who was introduced with it, and none with another.
const Source* Speakers::last_person(std::optional<bool> female, std::size_t nisba) const {
  const Agreement wanted{female, false};
  const Source* last = nullptr;
  for (const Source& other : sources_) {
    if (other.institution || other.document || !agrees(other, wanted) ||
        (!other.speaker.entity && !is_personal_noun(other.head)))
      continue;
    if (nisba == kNoToken) return &other;
    const std::optional<bool> same = other.speaker.entity
                                         ? has_nationality(*other.speaker.entity, nisba)
                                         : std::nullopt;
    if (same.value_or(false)) return &other;
    if (!same && last == nullptr) last = &other;
  }
  return last;
}

// The last person with this nationality, who has not spoken.
std::optional<std::size_t> Speakers::introduced_as(std::size_t nisba) const {
  if (nisba == kNoToken) return std::nullopt;
  std::size_t tried = 0;
  for (std::size_t m = text_.next_mention(nisba); m-- > 0 && tried < kAntecedents;
       ++tried)
    if (text_.mention(m).type == EntityType::person &&
        text_.titled_begin(m) < text_.mention_begin(m) &&
        has_nationality(text_.mention(m).entity, nisba).value_or(false))
      return m;
  return std::nullopt;
}

// Was the person introduced with this nationality, or with another? Unknown if with none.
std::optional<bool> Speakers::has_nationality(std::size_t entity,
                                              std::size_t nisba) const {
  const auto root = [&](std::size_t i) {
    std::string_view form = text_.bare_stem(i);
    if (ends_with(form, kHa)) form.remove_suffix(kHa.size());
    return form;
  };
  std::optional<bool> found;
  std::size_t tried = 0;
  for (std::size_t m = text_.next_mention(nisba); m-- > 0 && tried < kAntecedents;
       ++tried) {
    if (text_.mention(m).entity != entity) continue;
    for (std::size_t i = text_.titled_begin(m); i < text_.mention_begin(m); ++i) {
      if (!text_.has(i, kClass_nisba) || !text_.has(i, kClass_definite)) continue;
      if (root(i) == root(nisba)) return true;
      found = false;
    }
  }
  return found;
}

// مسؤول, مصدر, but no body and no document.
bool Speakers::is_personal_noun(std::size_t i) const {
  return text_.has(i, kClass_title) || text_.has(i, kClass_kin) ||
         (text_.has(i, kClass_source_noun) && !text_.has(i, kClass_org_trigger) &&
          !text_.has(i, kClass_org_head) && !text_.has(i, kClass_document));
}

// المصدر: the source that was called so, else who spoke last, a body as well.
const Source* Speakers::last_source(std::size_t noun, std::optional<bool> female) const {
  for (const Source& other : sources_)
    if (!other.speaker.entity && (text_.bare_stem(other.head) == text_.bare_stem(noun) ||
                                  text_.has(other.head, kClass_takes_feminine)))
      return nullptr;
  const Agreement wanted{female, false};
  for (const Source& other : sources_)
    if (other.speaker.entity && (!other.single || agrees(other, wanted))) return &other;
  return nullptr;
}

// سموه, معاليه: the last person with that form of address, else the last who spoke.
Source Speakers::his_honour(std::size_t word, const char* how) const {
  Source source = of_words(word, word + 1, how);
  source.single = true;
  source.female.reset();
  std::string_view form = text_.stem(word);
  form.remove_suffix(ends_with(form, kHaAlef) ? kHaAlef.size() : kHa.size());
  std::size_t tried = 0;
  for (std::size_t m = text_.next_mention(word); m-- > 0 && tried < kAntecedents;
       ++tried) {
    if (text_.mention(m).type != EntityType::person) continue;
    for (std::size_t i = text_.titled_begin(m); i < text_.mention_begin(m); ++i) {
      if (!begins_with(text_.bare_stem(i), form)) continue;
      if (!source.speaker.entity || has_spoken(text_.mention(m).entity))
        source.speaker.entity = text_.mention(m).entity;
      source.speaker.how = "common noun";
      if (has_spoken(text_.mention(m).entity)) return source;
      break;
    }
  }
  if (source.speaker.entity) return source;
  for (const Source& other : sources_) {
    if (!other.single || !other.speaker.entity) continue;
    source.speaker.entity = other.speaker.entity;
    source.speaker.how = "common noun for the last speaker";
    break;
  }
  // ندد معالي الرئيس العام للهيئة الشيخ فلان. ¶ وقال معاليه: with the roles between.
  tried = 0;
  for (std::size_t m = text_.next_mention(word);
       !source.speaker.entity && m-- > 0 && tried < kAntecedents; ++tried) {
    if (text_.mention(m).type != EntityType::person) continue;
    const std::size_t first = text_.sentence(text_.mention_begin(m)).begin;
    for (std::size_t i = text_.titled_begin(m);
         i > first && text_.mention_begin(m) - i < kTitlePhrase &&
         !text_.is_pause(i - 1) && !text_.is_cue(i - 1);
         --i)
      if (!text_.in_mention(i - 1) && begins_with(text_.bare_stem(i - 1), form)) {
        source.speaker.entity = text_.mention(m).entity;
        source.speaker.how = "common noun";
        break;
      }
  }
  return source;
}

// Of a document its word is enough, with the noun that it belongs to: كتيب المناخ.
Source Speakers::resolve_document(std::size_t begin, std::size_t end, const char* how) {
  const bool owned =
      begin + 1 < end && !text_.has(begin, kClass_definite) &&
      text_.has(begin + 1, kClass_definite) && !text_.has(begin + 1, kClass_nisba) &&
      !text_.in_mention(begin + 1) && !text_.has(begin + 1, kClass_org_trigger) &&
      !text_.has(begin + 1, kClass_source_noun);
  Source source = of_words(begin, begin + (owned ? 2 : 1), how);
  source.speaker.entity = issuer_of(begin);
  if (!source.speaker.entity) source.speaker.entity = brought_out_by(begin);
  source.single = true;
  source.document = true;
  if (source.speaker.entity) source.speaker.how = "document";
  if (!source.speaker.entity) source.speaker.entity = same_body(begin, end);
  return source;
}

// الوثيقة ذاتها, المؤسسة المالية نفسها: the body that has spoken last, by its name or in
// a document.
std::optional<std::size_t> Speakers::same_body(std::size_t begin, std::size_t end) const {
  const std::size_t limit = std::min(text_.sentence(begin).end, end + 1);
  bool same = false;
  for (std::size_t i = begin + 1; i < limit; ++i)
    same = same || text_.has(i, kClass_the_same);
  if (!same || sources_.empty() || !sources_.front().speaker.entity) return std::nullopt;
  const std::size_t entity = *sources_.front().speaker.entity;
  if (document_.entities[entity].type != EntityType::organization) return std::nullopt;
  return entity;
}

// The issuer as the words behind the document state it: تقرير للمعهد, بيان صادر عن
// الوزارة, تقرير المجلة.
std::optional<std::size_t> Speakers::owner_of(std::size_t document) const {
  const std::size_t end =
      std::min(text_.sentence(document).end, document + 1 + kApposition);
  bool owned = false;  // by a body that is no mention
  for (std::size_t i = document + 1; i < end; ++i) {
    if (text_.begins_mention(i)) {
      const std::size_t m = text_.mention_at(i);
      const EntityType type = text_.mention(m).type;
      // تصريح لفلان, تصريح لرئيس اللجنة فلان, المقال الذي كتبه فلان
      const bool owner = text_.titled_begin(m) == document + 1 ||
                         text_.has(text_.titled_begin(m) - 1, kClass_issues) ||
                         (text_.has(document + 1, kClass_pro_lam) &&
                          text_.has(document + 1, kClass_title));
      if (type == EntityType::organization || (type == EntityType::person && owner))
        return text_.mention(m).entity;
      i = text_.mention_end(m) - 1;
      continue;
    }
    if (text_.has(i, kClass_issues) ||
        (text_.has(i, kClass_relative) && i + 1 < end && text_.has(i + 1, kClass_issues)))
      continue;
    if (text_.is_complementizer(i) || text_.is_cue(i) || text_.has(i, kClass_verb) ||
        text_.has(i, kClass_cue_verb) || text_.has(i, kClass_relative) ||
        text_.kind(i) == TokenKind::full_stop || text_.kind(i) == TokenKind::colon ||
        text_.kind(i) == TokenKind::comma ||
        (text_.opens(i) && !text_.marks_hold_name(i)) || text_.has(i, kClass_document))
      break;
    const bool common_noun = i + 1 >= end || !text_.begins_mention(i + 1);
    // بيان كتلة المعارضة المجلس إلى: the council is no owner.
    if (common_noun && i == document + 1 && text_.has(i, kClass_org_head) &&
        !text_.has(i, kClass_definite))
      owned = true;
    if (common_noun && !owned && text_.has(i, kClass_definite) &&
        (text_.has(i, kClass_org_trigger) || text_.has(i, kClass_org_head)))
      if (const auto m = introduced_with(i, i + 1)) return text_.mention(*m).entity;
  }
  return std::nullopt;
}

// أصدرت الوزارة بيانا يؤكد أن, الوزارة أصدرت تقريرا يقول إن: the subject of the verb that
// brings the document out.
std::optional<std::size_t> Speakers::brought_out_by(std::size_t document) {
  if (text_.has(document, kClass_definite)) return std::nullopt;
  const std::size_t first = text_.sentence(document).begin;
  for (std::size_t verb = document; verb > first && document - verb < kPhrase;) {
    --verb;
    if (text_.in_mention(verb)) continue;
    if (text_.is_complementizer(verb) || text_.is_pause(verb)) break;
    if (!text_.has(verb, kClass_brings_out)) continue;
    auto subject = subject_at(verb + 1, document, "document");
    if (!subject) {
      std::size_t i = verb;
      while (i > first && text_.has(i - 1, kClass_quote_between)) --i;
      if (i == first || !text_.in_mention(i - 1)) break;
      const std::size_t m = text_.mention_at(i - 1);
      if (after_preposition(text_.titled_begin(m))) break;
      subject = of_mention(m, "document");
    }
    if (!subject->speaker.entity) break;
    if (issued_.empty() || issued_.back().document < document)
      issued_.push_back({document, *subject->speaker.entity});
    return subject->speaker.entity;
  }
  return std::nullopt;
}

// The indefinite object bears an alef: بيانا, البيان.
bool Speakers::is_same_noun(std::size_t a, std::size_t b) const {
  const auto plain = [&](std::size_t i) {
    std::string_view form = text_.bare_stem(i);
    if (ends_with(form, kAlef)) form.remove_suffix(kAlef.size());
    return form;
  };
  return plain(a) == plain(b);
}

std::optional<std::size_t> Speakers::issuer_of(std::size_t document) {
  std::optional<std::size_t> issuer = owner_of(document);
  // بيان المعارضة: of somebody whom the text does not name.
  const std::size_t owner = document + 1;
  if (!issuer && !text_.has(document, kClass_definite) &&
      owner < text_.sentence(document).end && !text_.in_mention(owner) &&
      (text_.has(owner, kClass_org_head) || text_.has(owner, kClass_org_trigger) ||
       (text_.has(owner, kClass_source_noun) && text_.has(owner, kClass_definite))))
    return std::nullopt;
  const auto after_all = std::lower_bound(documents_.begin(), documents_.end(), document);
  auto at = after_all;
  bool brought_up = false;  // has the text spoken of this document before?
  for (std::size_t tried = 0; !issuer && at != documents_.begin() && tried < kDocuments;
       ++tried) {
    --at;
    if (!is_same_noun(*at, document)) continue;
    brought_up = true;
    const auto known = std::lower_bound(
        issued_.begin(), issued_.end(), *at,
        [](const Issued& issued, std::size_t token) { return issued.document < token; });
    if (known != issued_.end() && known->document == *at) {
      issuer = known->entity;
      break;
    }
    issuer = owner_of(*at);
    if (issuer) break;
    issuer = organization_before(*at);
    if (text_.has(*at, kClass_definite)) continue;
    break;  // this document was brought up here, by nobody that is named
  }
  if (!issuer && text_.has(document, kClass_definite) && !brought_up)
    issuer = announced_before(document);
  if (issuer && (issued_.empty() || issued_.back().document < document))
    issued_.push_back({document, *issuer});
  return issuer;
}

// أعلن الجيش مقتل جندي. وذكر البيان أن: the body that is the subject of a reporting verb
// in the sentence before.
std::optional<std::size_t> Speakers::announced_before(std::size_t document) {
  const std::size_t number = text_.sentence_number(document);
  if (number == 0) return std::nullopt;
  const auto source = who_acts(text_.sentence_by_number(number - 1), {});
  if (!source || !source->institution) return std::nullopt;
  return source->speaker.entity;
}

// أصدرت الوزارة بيانا: the nearest organization that is no addressee.
std::optional<std::size_t> Speakers::organization_before(std::size_t document) const {
  const std::size_t first = text_.sentence(document).begin;
  for (std::size_t m = text_.next_mention(document);
       m-- > 0 && text_.mention_begin(m) >= first &&
       document - text_.mention_begin(m) <= kPhrase;) {
    const std::size_t head = text_.mention_begin(m);
    const bool aside = head > 0 && text_.kind(head - 1) == TokenKind::open_bracket;
    if (text_.mention(m).type == EntityType::organization && !aside &&
        !text_.has(head, kClass_pro_lam))
      return text_.mention(m).entity;
  }
  return std::nullopt;
}

// The mention that was introduced with this noun: مجلة X … المجلة; whose first word it
// is; or of whose title it is; else one of the noun's kind, who has spoken before others.
std::optional<std::size_t> Speakers::introduced_with(std::size_t begin,
                                                     std::size_t end) const {
  if (text_.has(begin, kClass_title)) return titled_person(begin, end);
  const std::string_view head = text_.bare_stem(begin);
  std::string_view subtype = text_.attribute(begin, kClass_org_trigger, "subtype");
  if (subtype.empty()) subtype = text_.attribute(begin, kClass_org_head, "subtype");
  std::optional<std::size_t> of_its_kind;
  bool spoken = false;
  std::size_t tried = 0;
  for (std::size_t m = text_.next_mention(begin); m-- > 0 && tried < kAntecedents;
       ++tried) {
    const Mention& mention = text_.mention(m);
    if (mention.type != EntityType::organization) continue;
    const bool shares = shares_words(m, begin, end);
    if (!shares && !text_.has(begin, kClass_definite)) continue;
    if (is_named_by(m, head)) return m;
    // قناة فلانة is no الإذاعة.
    const std::size_t name = text_.mention_begin(m);
    if (subtype == "media" && name > 0 && !text_.in_mention(name - 1) &&
        text_.has(name - 1, kClass_org_trigger))
      continue;
    // A name that begins with a noun of its own would be called by that.
    if (shares && !subtype.empty() && mention.subtype == subtype &&
        !text_.has(text_.mention_begin(m), kClass_org_head) &&
        !text_.has(text_.mention_begin(m), kClass_org_trigger) &&
        (!of_its_kind || (!spoken && has_spoken(mention.entity)))) {
      of_its_kind = m;
      spoken = has_spoken(mention.entity);
    }
  }
  return of_its_kind;
}

// Does the noun stand right before the name, or as its first word?
bool Speakers::is_named_by(std::size_t m, std::string_view head) const {
  const std::size_t first = text_.mention_begin(m);
  if (text_.bare_stem(first) == head && text_.mention_end(m) - first > 1) return true;
  // طالبت المؤسسة الكونغرس: a definite noun has no name right behind it, but صحيفة
  // "الوطن" and المجلة الأميركية "تايم" have.
  std::size_t before = first;
  bool apart = false;
  if (before > 0 &&
      (text_.kind(before - 1) == TokenKind::quote ||
       (text_.has(before - 1, kClass_nisba) && !text_.has(first, kClass_org_head)))) {
    --before;
    apart = true;
  }
  return before > 0 && text_.is_word(before - 1) && text_.bare_stem(before - 1) == head &&
         text_.has(before - 1, kClass_org_trigger) &&
         (apart || !text_.has(before - 1, kClass_definite));
}

bool Speakers::has_spoken(std::size_t entity) const {
  return std::any_of(sources_.begin(), sources_.end(), [&](const Source& source) {
    return source.speaker.entity == entity;
  });
}

// Of a title of several words the same title counts most; of one word (المدرب), who has
// spoken.
std::optional<std::size_t> Speakers::titled_person(std::size_t begin,
                                                   std::size_t end) const {
  const bool alone = end - begin == 1;
  std::optional<std::size_t> best;
  int best_score = -1;
  std::size_t tried = 0;
  for (std::size_t m = text_.next_mention(begin); m-- > 0 && tried < kAntecedents;
       ++tried) {
    const Mention& mention = text_.mention(m);
    if (mention.type != EntityType::person || !has_title(m, begin, end)) continue;
    const int score = (has_spoken(mention.entity) ? (alone ? 2 : 1) : 0) +
                      (title_says_more(m, begin, end) ? 0 : (alone ? 1 : 2));
    if (score <= best_score) continue;
    best = m;
    best_score = score;
    if (score == 3) break;
  }
  return best;
}

// وزير الخارجية الألماني is not just any وزير الخارجية.
bool Speakers::title_says_more(std::size_t m, std::size_t begin, std::size_t end) const {
  for (std::size_t i = text_.titled_begin(m); i < text_.mention_begin(m); ++i) {
    if (!text_.has(i, kClass_nisba) && !text_.has(i, kClass_ordinary)) continue;
    bool said = false;
    for (std::size_t word = begin; word < end; ++word)
      said = said || text_.bare_stem(word) == text_.bare_stem(i);
    if (!said && !text_.has(i, kClass_honorific)) return true;
  }
  return false;
}

// Of وزارة التعليم and المكتب الإعلامي the second word too must stand in the name; only
// nationalities and demonstratives may be added.
bool Speakers::shares_words(std::size_t m, std::size_t begin, std::size_t end) const {
  for (std::size_t word = begin + 1; word < std::min(end, begin + 3); ++word) {
    if (!text_.is_word(word) || text_.has(word, kClass_nisba) ||
        text_.has(word, kClass_demonstrative) || text_.has(word, kClass_same_speaker) ||
        !text_.has(word, kClass_definite))
      continue;
    bool held = false;
    for (std::size_t i = text_.mention_begin(m); i < text_.mention_end(m); ++i)
      held = held || text_.bare_stem(i) == text_.bare_stem(word);
    if (!held) return false;
  }
  return true;
}

// Does the person's title, or an apposition before or behind the name, hold the phrase's
// words?
bool Speakers::has_title(std::size_t m, std::size_t begin, std::size_t end) const {
  const std::size_t title = text_.titled_begin(m);
  const std::size_t name = text_.mention_begin(m);
  const TokenRange sentence = text_.sentence(name);
  if (title < name && holds_words(title, name, begin, end)) return true;
  // محافظ مدينة عدن فلان: the noun phrase that leads to the name, from its title on.
  if (title > sentence.begin && !text_.is_pause(title - 1)) {
    std::size_t open = title;
    while (open > sentence.begin && title - open < kPhrase &&
           !text_.ends_noun_phrase(open - 1))
      --open;
    if (open < title && text_.has(open, kClass_title) &&
        holds_words(open, name, begin, end))
      return true;
  }
  // السفير الروسي لدى واشنطن فلان: a name between the title and this one.
  if (title == name && name > sentence.begin && text_.in_mention(name - 1)) {
    const std::size_t place = text_.mention_begin(text_.mention_at(name - 1));
    if (place > sentence.begin && after_preposition(place)) {
      std::size_t open = place - (text_.begins_behind_preposition(place) ? 0 : 1);
      const std::size_t to = open;
      while (open > sentence.begin && to - open < kPhrase &&
             !text_.ends_noun_phrase(open - 1))
        --open;
      if (open < to && text_.has(open, kClass_title) && holds_words(open, to, begin, end))
        return true;
    }
  }
  // الناطق باسم القصر، فلان
  if (title > sentence.begin + 1 && text_.kind(title - 1) == TokenKind::comma) {
    const std::size_t to = title - 1;
    std::size_t from = to;
    while (from > sentence.begin && to - from < kPhrase && !text_.is_pause(from - 1) &&
           !text_.is_cue(from - 1) && !text_.is_complementizer(from - 1))
      --from;
    while (from < to && !text_.has(from, kClass_title)) ++from;
    const std::size_t named = text_.next_mention(from);
    const bool has_a_name = text_.mention(named).type == EntityType::person;
    if (!has_a_name || text_.mention_begin(named) >= to) {
      if (holds_words(from, to, begin, end)) return true;
    }
  }
  const std::size_t behind = text_.mention_end(m);
  const std::size_t apposition = std::min(sentence.end, behind + kPhrase);
  std::size_t to = behind;
  while (to < apposition && !text_.is_cue(to) && !text_.is_complementizer(to)) ++to;
  std::size_t from = behind;
  while (from < to && (text_.is_pause(from) || text_.has(from, kClass_pronoun))) ++from;
  return from < to && text_.has(from, kClass_title) &&
         !text_.has(from, kClass_counterpart) && !text_.has(from, kClass_pro_and) &&
         holds_words(from, to, begin, end);
}

// Do tokens [from, to) hold the first words of the phrase?
bool Speakers::holds_words(std::size_t from, std::size_t to, std::size_t begin,
                           std::size_t end) const {
  if (from >= to) return false;
  for (std::size_t word = begin; word < std::min(end, begin + 3); ++word) {
    if (!text_.is_word(word) || text_.has(word, kClass_demonstrative)) continue;
    bool held = false;
    for (std::size_t i = from; i < to && !held; ++i)
      // الوزير الروسي is نظيره الروسي of a minister.
      held = text_.is_word(i) && (is_same_word(i, word) ||
                                  (word == begin && text_.has(i, kClass_counterpart) &&
                                   end - begin > 1 && text_.has(word, kClass_office)) ||
                                  is_of_place(i, word) || is_of_place(word, i));
    if (!held) return false;
  }
  return true;
}

// لحقوق, listed with its preposition, holds حقوق.
bool Speakers::is_same_word(std::size_t i, std::size_t word) const {
  std::string_view form = text_.bare_stem(i);
  const std::string_view wanted = text_.bare_stem(word);
  if (form == wanted) return true;
  for (int letters = 0; letters < 2 && begins_with(form, kLam); ++letters) {
    form.remove_prefix(kLetterBytes);
    if (form == wanted) return true;
  }
  return false;
}

// الروسي, روسيا; الأممي, الأمم المتحدة
bool Speakers::is_of_place(std::size_t nisba, std::size_t place) const {
  const bool adjective =
      text_.has(nisba, kClass_nisba) ||
      (text_.has(nisba, kClass_portfolio) && text_.has(nisba, kClass_definite));
  if (!adjective || !text_.in_mention(place)) return false;
  const auto root = [&](std::size_t i) {
    std::string_view form = text_.bare_stem(i);
    for (const std::string_view end : {kHa, kAlef, kYa})
      if (ends_with(form, end)) form.remove_suffix(end.size());
    return form;
  };
  return root(nisba).size() >= kMinPlace && root(nisba) == root(place);
}

}  // namespace isnad
