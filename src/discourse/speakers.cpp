// Finds who speaks: agreement, the memory of sources, relayed words and the doors.
#include "discourse/speakers.h"

#include <algorithm>

#include "discourse/inflection.h"
#include "discourse/speaker_limits.h"

namespace isnad {

Speakers::Speakers(const SpeechText& text, const Document& document)
    : text_(text), document_(document), female_person_(document.entities.size()) {
  std::vector<bool> is_man(document.entities.size());
  for (std::size_t m = 0; m < text.mention_count(); ++m) {
    const Mention& mention = text.mention(m);
    if (mention.type != EntityType::person) continue;
    if (has_male_verb(m)) is_man[mention.entity] = true;
    // One name that a woman has decides: a title may stand in its masculine form.
    std::optional<bool>& female = female_person_[mention.entity];
    if (female && *female) continue;
    if (const std::optional<bool> here = is_female_name(m)) female = here;
  }
  // But the verb before the name knows better: قال أنجر.
  for (std::size_t entity = 0; entity < is_man.size(); ++entity)
    if (is_man[entity]) female_person_[entity] = false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text.has(i, kClass_document) && !text.in_mention(i)) documents_.push_back(i);
}

// --- Agreement

Agreement Speakers::agreement_of(std::size_t cue) const {
  Agreement wanted;
  const std::string_view form = text_.stem(cue);
  switch (text_.cue_class(cue)) {
    case kClass_cue_verb:
      wanted.plural = ends_with(form, kWawAlef) || ends_with(form, kWawNun);
      wanted.female = (ends_with(form, kTa) && !text_.has(cue, kClass_ends_in_ta)) ||
                      ends_with(form, kTaHa) || ends_with(form, kTaHaAlef) ||
                      (begins_with(form, kTa) && is_imperfect_of_masculine(cue));
      break;
    case kClass_cue_participle:
      // بمطالبة is a noun.
      if (text_.has(cue, kClass_pro_ba)) break;
      wanted.plural = ends_with(form, kYaNun);
      wanted.female = text_.has(cue, kClass_ta_marbuta);
      break;
    default:  // the pronoun written on a noun: قولها
      if (ends_with(form, kHaAlef))
        wanted.female = true;
      else if (ends_with(form, kHaMim))
        wanted.plural = true;
      else if (ends_with(form, kHa))
        wanted.female = false;
  }
  if (wanted.plural) wanted.female.reset();
  return wanted;
}

// A form that begins with ta is feminine if its entry also has the masculine one; of the
// fifth and sixth verb forms, which begin with ta by nature, the past is masculine.
bool Speakers::is_imperfect_of_masculine(std::size_t i) const {
  const WordId word = text_.word(i);
  if (word == kNoWord) return false;
  const Lexicon& lexicon = text_.lexicon();
  std::string masculine(lexicon.words.key_of(word));
  masculine.replace(0, kTa.size(), kYa);
  const WordId other = lexicon.words.find(masculine);
  return other != kNoWord && lexicon.classes_of(other).has(kClass_cue_verb);
}

// Listed, or a past form whose first letter bears a damma (ذُكر).
bool Speakers::is_passive(std::size_t cue) const {
  if (text_.has(cue, kClass_passive_cue)) return true;
  if (cue > 0 && text_.has(cue - 1, kClass_quote_passive)) return true;
  if (text_.cue_class(cue) != kClass_cue_verb) return false;
  const std::string_view form = text_.stem(cue);
  // اتهم بأنه, وصف بأنه: whom it is said of is left out.
  if (text_.has(cue, kClass_takes_object) && cue + 1 < text_.size() &&
      text_.is_complementizer(cue + 1) && begins_with(text_.source_form(cue + 1), kBa) &&
      !has_object_written_on(cue))
    return true;
  if (begins_with(form, kYa) || begins_with(form, kTa)) return false;
  std::string_view source = text_.source_form(cue);
  if (text_.has(cue, kClass_pro_and)) source.remove_prefix(kLetterBytes);
  return source.size() > 2 * kLetterBytes &&
         source.substr(kLetterBytes, kDamma.size()) == kDamma;
}

bool Speakers::agrees(const Source& source, const Agreement& wanted) {
  if (wanted.plural) return !source.single && !source.institution;
  if (source.plural) return false;
  return !wanted.female || !source.female || *wanted.female == *source.female;
}

// --- Sources

Source Speakers::of_mention(std::size_t m, const char* how) const {
  Source source;
  const Mention& mention = text_.mention(m);
  source.head = text_.mention_begin(m);
  source.speaker.span = mention.span;
  source.speaker.text = text_.text_of(mention.span);
  source.speaker.entity = mention.entity;
  source.speaker.how = how;
  if (mention.type == EntityType::person) {
    source.single = true;
    source.female = female_person_[mention.entity];
  } else if (mention.type == EntityType::organization) {
    source.female = organization_is_female(m);
    source.institution = true;
  }
  return source;
}

// By the given name, the title, or the verb before it; unknown of a surname alone.
std::optional<bool> Speakers::is_female_name(std::size_t m) const {
  const std::size_t begin = text_.mention_begin(m);
  const bool ordinary = text_.has(begin, kClass_ordinary);
  const bool alone = text_.mention_end(m) - begin == 1;
  if (has_female_verb(m)) return true;
  const std::size_t title = text_.titled_begin(m);
  if (title < begin && text_.has(title, kClass_ta_marbuta) &&
      !text_.has(title, kClass_of_either))
    return true;
  if (text_.has(begin, kClass_female)) {
    if (!ordinary) return true;
  } else if (text_.has(begin, kClass_given) && !ordinary && !alone &&
             !text_.has(begin, kClass_ta_marbuta)) {
    return false;
  }
  const std::size_t head = text_.titled_begin(m);
  if (head < begin) return text_.has(head, kClass_ta_marbuta);
  if (text_.has(begin, kClass_ta_marbuta) && !alone) return true;
  if (begin > text_.sentence(begin).begin && text_.is_cue(begin - 1) &&
      text_.cue_class(begin - 1) == kClass_cue_verb &&
      !text_.has(begin, kClass_proclitic))
    return agreement_of(begin - 1).female;
  return std::nullopt;
}

// أكدت فلانة, أن فلانة أكدت: whatever the list says of the name.
bool Speakers::has_female_verb(std::size_t m) const {
  const std::size_t begin = text_.mention_begin(m);
  const std::size_t end = text_.mention_end(m);
  const TokenRange sentence = text_.sentence(begin);
  const auto is_female = [&](std::size_t verb) {
    return text_.is_cue(verb) && text_.cue_class(verb) == kClass_cue_verb &&
           !text_.has(verb, kClass_takes_object) &&
           agreement_of(verb).female.value_or(false);
  };
  if (begin > sentence.begin && is_female(begin - 1) &&
      !text_.begins_behind_preposition(begin) && !text_.has(begin, kClass_pro_and))
    return true;
  const bool opens =
      begin == sentence.begin || text_.is_complementizer(begin - 1) ||
      text_.has(begin - 1, kClass_auxiliary) ||
      text_.has(begin - 1, kClass_and_auxiliary) ||
      (text_.has(begin - 1, kClass_conjunction) && text_.has(begin - 1, kClass_function));
  return opens && end < sentence.end && !text_.has(end, kClass_pro_and) && is_female(end);
}

// The same of a man: a reporting verb in the masculine right before the name.
bool Speakers::has_male_verb(std::size_t m) const {
  const std::size_t begin = text_.mention_begin(m);
  if (begin == text_.sentence(begin).begin || !text_.is_cue(begin - 1) ||
      text_.cue_class(begin - 1) != kClass_cue_verb || is_passive(begin - 1) ||
      text_.has(begin - 1, kClass_takes_object) || text_.has(begin, kClass_proclitic) ||
      text_.begins_behind_preposition(begin))
    return false;
  const Agreement agreement = agreement_of(begin - 1);
  return !agreement.plural && agreement.female && !*agreement.female;
}

// By its head noun, inside (وزارة) or before it (صحيفة "…"); unknown without one.
std::optional<bool> Speakers::organization_is_female(std::size_t m) const {
  std::size_t begin = text_.mention_begin(m);
  if (text_.has(begin, kClass_org_head)) return text_.has(begin, kClass_ta_marbuta);
  if (begin > 0 && text_.kind(begin - 1) == TokenKind::quote) --begin;
  if (begin > 0 && text_.has(begin - 1, kClass_org_trigger) &&
      !text_.in_mention(begin - 1))
    return text_.has(begin - 1, kClass_ta_marbuta);
  return std::nullopt;
}

Source Speakers::of_words(std::size_t begin, std::size_t end, const char* how) const {
  // "البيجيدي": marks around the phrase stay outside.
  while (end > begin + 1 && text_.closes(end - 1) && text_.partner(end - 1) < begin)
    --end;
  Source source;
  source.head = begin;
  source.speaker.span = text_.span_of(begin, end, true);
  source.speaker.text = text_.text_of(source.speaker.span);
  // The article gets back the alef that the preposition lam takes from it: للمجلة.
  if (text_.has(begin, kClass_pro_lam) && text_.has(begin, kClass_definite) &&
      begins_with(source.speaker.text, kLam))
    source.speaker.text.insert(0, kAlef);
  source.speaker.how = how;
  source.female = is_female_noun(begin);
  source.institution = text_.attribute(begin, kClass_org_trigger, "subtype") == "media" &&
                       text_.has(begin, kClass_definite) && !is_plural_noun(begin);
  source.plural =
      ends_with(text_.stem(begin), kWawNun) && text_.stem(begin).size() >= kMinPlural;
  if (source.plural) source.female.reset();
  return source;
}

// Unknown of nouns that may be plurals of things: مصادر, مواقع.
std::optional<bool> Speakers::is_female_noun(std::size_t i) const {
  if (text_.has(i, kClass_ta_marbuta) || ends_with(text_.stem(i), kAlefTa)) return true;
  if (text_.has(i, kClass_takes_feminine)) return true;
  if (text_.has(i, kClass_title) || text_.has(i, kClass_document) || is_last_speaker(i))
    return false;
  return std::nullopt;
}

std::optional<Source> Speakers::last() const {
  if (sources_.empty()) return std::nullopt;
  Source source = sources_.front();
  source.speaker.how = "continued";
  return source;
}

// Marks are read after the paragraph's reporting words: who spoke before them, in their
// own sentence also who it is about.
std::optional<Source> Speakers::of_marks(std::size_t open) {
  const Source* before = nullptr;
  std::size_t cue = 0;
  for (std::size_t i = said_.size(); i-- > 0 && said_.size() - i <= kMarksBack;)
    if (said_[i].first < open && (before == nullptr || said_[i].first > cue)) {
      before = &said_[i].second;
      cue = said_[i].first;
    }
  const TokenRange sentence = text_.sentence(open);
  if (before == nullptr || cue < sentence.begin)
    if (auto source = subject_of(sentence, open, {}); source && source->speaker.entity)
      return source;
  // وأجاب فلان عن السؤال. ¶ "…"
  if (open == text_.paragraph(open).begin && sentence.begin > 0 &&
      cue < text_.sentence(sentence.begin - 1).begin)
    if (auto source = who_acts(text_.sentence(sentence.begin - 1), {})) return source;
  if (before == nullptr) return std::nullopt;
  Source source = *before;
  source.speaker.how = "continued";
  return source;
}

std::optional<Source> Speakers::carried(const Agreement& wanted) const {
  // A person goes on past an agency or a document that a statement between is attributed
  // to.
  const Source* best = nullptr;
  for (const Source& source : sources_) {
    if (!agrees(source, wanted)) continue;
    const bool person =
        source.speaker.entity &&
        document_.entities[*source.speaker.entity].type == EntityType::person;
    if (best == nullptr) {
      best = &source;
      if (source.speaker.how != "according" || person) break;
    } else if (person) {
      best = &source;
      break;
    }
  }
  if (best == nullptr) return std::nullopt;
  Source found = *best;
  found.speaker.how = "continued";
  return found;
}

std::optional<std::string> Speakers::name_last(const Source& person) {
  if (sources_.empty() || !person.single || !person.speaker.entity ||
      !text_.in_mention(person.head) || has_spoken(*person.speaker.entity))
    return std::nullopt;
  Source& last = sources_.front();
  if (last.speaker.entity || !text_.has(last.head, kClass_title) ||
      is_plural_noun(last.head) ||
      (last.female && person.female && *last.female != *person.female))
    return std::nullopt;
  last.speaker.entity = person.speaker.entity;
  named_titles_.emplace_back(last.speaker.text, *person.speaker.entity);
  return last.speaker.text;
}

void Speakers::said(const Source& source, std::size_t cue, std::size_t begin,
                    std::size_t end) {
  // Marks are read after the reporting words of their paragraph: who speaks in them does
  // not go on behind these.
  const bool late = !said_.empty() && said_.back().first > cue &&
                    last_sentence_ >= text_.sentence_number(cue);
  said_.emplace_back(cue, source);
  if (late) return;
  const auto is_same = [&](const Source& other) {
    return other.speaker.entity ? other.speaker.entity == source.speaker.entity
                                : other.speaker.text == source.speaker.text;
  };
  sources_.erase(std::remove_if(sources_.begin(), sources_.end(), is_same),
                 sources_.end());
  sources_.insert(sources_.begin(), source);
  if (sources_.size() > kMemory) sources_.pop_back();
  last_sentence_ = text_.sentence_number(cue);
  last_had_speaker_ = true;
  last_statement_ = {begin, end};
  // Who speaks in a document issues it: قالت الوزارة في بيان إن …
  const TokenRange sentence = text_.sentence(cue);
  auto at = std::lower_bound(documents_.begin(), documents_.end(), sentence.begin);
  for (; at != documents_.end() && *at < begin && *at < sentence.end; ++at)
    if (source.speaker.entity && *at > cue && *at != source.head &&
        (issued_.empty() || issued_.back().document < *at))
      issued_.push_back({*at, *source.speaker.entity});
}

void Speakers::said_by_nobody(std::size_t cue) {
  last_sentence_ = text_.sentence_number(cue);
  last_had_speaker_ = false;
}

// --- S4: relayed words

std::optional<Source> Speakers::relayed(std::size_t begin, std::size_t end) {
  end = std::min(end, begin + kSentence);
  bool to = begin > 0 && text_.has(begin - 1, kClass_relays_to);
  for (std::size_t i = begin; i + 1 < end; ++i) {
    to = to || text_.has(i, kClass_relays_to);
    const bool from =
        text_.has(i, kClass_quote_from) || (to && text_.has(i, kClass_object_sign));
    if (from && !text_.in_mention(i) &&
        (i - begin < kPhrase || text_.begins_mention(i + 1) ||
         text_.is_source_head(i + 1)) &&
        (relays(i) || (i > begin && text_.in_mention(i - 1))))
      return text_.begins_mention(i + 1) ? of_mention(text_.mention_at(i + 1), "relayed")
                                         : subject_at(i + 1, end, "relayed", relays(i));
  }
  return std::nullopt;
}

// ما نقله الموقع, وأبدت خشيتها: a verb with its object, a noun with its owner.
bool Speakers::has_object_pronoun(std::size_t i) const {
  return !text_.has(i, kClass_definite) && !text_.has(i, kClass_ta_marbuta) &&
         (ends_with(text_.stem(i), kHa) || ends_with(text_.stem(i), kHaAlef));
}

bool Speakers::is_office(std::size_t i) const {
  return (text_.has(i, kClass_org_trigger) || text_.has(i, kClass_org_head) ||
          text_.has(i, kClass_speaking_noun)) &&
         !text_.has(i, kClass_title) && !text_.has(i, kClass_kin);
}

// Is there a relaying word before the preposition?
bool Speakers::relays(std::size_t preposition) const {
  const std::size_t first = text_.sentence(preposition).begin;
  for (std::size_t i = preposition; i > first && preposition - i < kSentence; --i)
    if (text_.has(i - 1, kClass_relaying) || text_.has(i - 1, kClass_cue_according))
      return true;
  return false;
}

// جاء في البيان
std::optional<Source> Speakers::document_behind(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < std::min(end, begin + 4); ++i)
    if (text_.has(i, kClass_document))
      return resolve_document(i, phrase_end(i, end), "document");
  // جاء في خلاصة الحكم أن
  if (begin + 1 < end && text_.has(begin, kClass_preposition) &&
      !text_.in_mention(begin + 1) && !text_.ends_noun_phrase(begin + 1))
    return of_words(begin + 1, phrase_end(begin + 1, end), "document");
  return std::nullopt;
}

// --- The doors

Attribution Speakers::of_cue(std::size_t cue, std::size_t subject_end) {
  Attribution found;
  const Agreement wanted = agreement_of(cue);
  const bool passive = is_passive(cue);
  const ClassId kind = text_.cue_class(cue);
  if (kind == kClass_cue_noun) {
    const std::size_t first = text_.sentence(cue).begin;
    const std::size_t from = std::max(first, cue - std::min(cue, kPhrase));
    found.source = owner_of_words(cue, subject_end);
    if (found.source) {
      // رفض فلان قول المدير إن …، مؤكدا: the sentence is not the director's.
      found.source->aside = cue > first && !text_.has(cue, kClass_proclitic);
      return found;
    }
    found.source = relayed(from, cue);
    // نقلت الصحيفة عن فلان الذي …، قوله: the preposition stands farther away.
    for (std::size_t i = from; !found.source && i-- > first && cue - i < kSentence;)
      if (text_.has(i, kClass_quote_from) || text_.has(i, kClass_relays_to))
        found.source = relayed(i, cue);
    if (found.source) {
      // رويترز عن المسؤول قوله: the name before the preposition relays.
      for (std::size_t i = from; i + 1 < cue; ++i)
        if (text_.in_mention(i) && text_.mention_end(text_.mention_at(i)) == i + 1 &&
            text_.has(i + 1, kClass_quote_from))
          found.chain.push_back(of_mention(text_.mention_at(i), "relays").speaker);
    } else if (!passive) {
      found.source = of_participle(cue, wanted);
    }
    return found;
  }
  if (kind == kClass_cue_participle) {
    found.source = of_participle(cue, wanted);
    return found;
  }
  if (text_.has(cue, kClass_relaying)) found.source = relayed(cue + 1, subject_end);
  if (passive) return found;
  std::optional<Source> subject = before_told(cue, subject_end);
  if (!subject) subject = before_object(cue, subject_end);
  // الحزب يتهم فلانا: what stands right before a verb with an object is its subject.
  if (!subject && text_.has(cue, kClass_takes_object) &&
      cue > text_.sentence(cue).begin && text_.in_mention(cue - 1))
    subject = subject_before(cue);
  const bool as_clause = cue + 1 < text_.size() && text_.has(cue + 1, kClass_quote_as);
  if (!subject && !as_clause && !is_object(cue, subject_end))
    subject = subject_at(cue + 1, subject_end, "subject",
                         text_.has(cue, kClass_quote_intransitive));
  if (found.source) {
    if (subject && subject->speaker.span != found.source->speaker.span)
      found.chain.push_back(subject->speaker);
    return found;
  }
  found.source = subject;
  if (subject && text_.has(cue, kClass_continues)) same_person(*found.source);
  // The verb agrees with what follows it.
  if (subject && wanted.female &&
      (*wanted.female || (!found.source->female && !text_.in_mention(subject->head))))
    found.source->female = wanted.female;
  if (!found.source && text_.has(cue, kClass_in_document))
    found.source = document_behind(cue + 1, subject_end);
  if (!found.source) found.source = subject_before(cue);
  if (!found.source) found.source = omitted_subject(cue, wanted);
  return found;
}

// قول فلان إن …: the noun's owner.
std::optional<Source> Speakers::owner_of_words(std::size_t cue, std::size_t end) {
  const std::string_view form = text_.stem(cue);
  if (text_.has(cue, kClass_definite) || ends_with(form, kHa) ||
      ends_with(form, kHaAlef) || ends_with(form, kHaMim) || cue + 1 >= end ||
      !text_.is_word(cue + 1) || text_.has(cue + 1, kClass_function))
    return std::nullopt;
  return subject_at(cue + 1, end, "subject", true);
}

// بحسب ما أعلن المدير، فلان، …: the name behind the phrase that names its title.
void Speakers::name_behind(std::optional<Source>& source, std::size_t end) const {
  if (!source || source->speaker.entity || !text_.has(source->head, kClass_title) ||
      end + 1 >= text_.sentence(source->head).end || text_.kind(end) != TokenKind::comma)
    return;
  const std::size_t m = text_.next_mention(end + 1);
  if (m >= text_.mention_count() || text_.titled_begin(m) != end + 1 ||
      text_.mention(m).type != EntityType::person)
    return;
  const std::size_t behind = text_.mention_end(m);
  if (behind >= text_.sentence(end).end || text_.is_pause(behind) ||
      text_.kind(behind) == TokenKind::full_stop)
    source = of_mention(m, "according");
}

Attribution Speakers::of_clause(std::size_t verb, std::size_t end) {
  Attribution found;
  // وفق ما نقلت عنه الوكالة: his words.
  const bool of_him = verb + 1 < end && text_.has(verb, kClass_relaying) &&
                      text_.is_preposition_with_pronoun(verb + 1) &&
                      begins_with(text_.stem(verb + 1), kAynNun);
  if (of_him)
    found.source = of_pronoun(verb + 1);
  else if (text_.has(verb, kClass_relaying))
    found.source = relayed(verb + 1, end);
  if (is_passive(verb)) return found;
  auto subject = subject_at(verb + 1, end, "according");
  if (!subject && text_.has(verb, kClass_in_document))
    subject = document_behind(verb + 1, end);
  if (!subject) {
    // Any noun right behind the verb: حسبما أعلنت نقابتهم
    const std::size_t noun = skip_adverbs(verb + 1, end);
    if (noun < end && !text_.in_mention(noun) && !text_.ends_noun_phrase(noun))
      subject = resolve(noun, phrase_end(noun, end), "according");
  }
  if (found.source && subject && subject->speaker.span != found.source->speaker.span)
    found.chain.push_back(subject->speaker);
  if (!found.source) found.source = subject;
  // حسبما قال.
  if (!found.source && end <= verb + 1)
    found.source = omitted_subject(verb, agreement_of(verb));
  name_behind(found.source, end);
  return found;
}

std::optional<Source> Speakers::of_phrase(std::size_t begin, std::size_t end) {
  if (begin >= end) return std::nullopt;
  if (!text_.in_mention(begin) && text_.has(begin, kClass_pro_lam)) {
    // Read the phrase as if the preposition were not there.
    const std::size_t behind = phrase_end(begin, end);
    std::optional<Source> source = name_in_phrase(begin, behind, end, "according");
    if (!source) source = resolve(begin, behind, "according");
    name_behind(source, end);
    return source;
  }
  if (text_.begins_mention(begin))
    return of_mention(text_.mention_at(begin), "according");
  // لوكالة رويترز, but not لرئيس مجلس النواب فلان
  if (begin + 1 < end && text_.begins_mention(begin + 1) && !text_.in_mention(begin) &&
      !text_.has(begin, kClass_title) && !text_.has(begin, kClass_source_noun) &&
      !text_.has(begin, kClass_document) && !text_.has(begin, kClass_kin) &&
      text_.mention(text_.mention_at(begin + 1)).type == EntityType::organization)
    return of_mention(text_.mention_at(begin + 1), "according");
  auto source = subject_at(begin, end, "according", !has_object_pronoun(begin));
  name_behind(source, end);
  return source;
}

std::optional<Source> Speakers::of_pronoun(std::size_t word) {
  Agreement wanted;
  const std::string_view form = text_.stem(word);
  if (ends_with(form, kHaAlef))
    wanted.female = true;
  else if (ends_with(form, kHaMim))
    wanted.plural = true;
  else if (ends_with(form, kHa))
    wanted.female = false;
  // ورفض فلان …، على حد قوله: the person that its own sentence is about.
  if (last_sentence_ != text_.sentence_number(word)) {
    auto source = subject_of(text_.sentence(word), word, wanted);
    const bool person =
        source && ((source->single && source->speaker.entity) ||
                   (text_.has(source->head, kClass_title) && !source->plural));
    const bool body = source && source->institution && source->speaker.entity;
    if (person || body) return source;
  }
  return carried(wanted);
}

std::optional<Source> Speakers::of_headline(std::size_t begin, std::size_t end) {
  for (std::size_t m = text_.next_mention(begin);
       m < text_.mention_count() && text_.mention_begin(m) < end; ++m)
    if (text_.mention(m).type == EntityType::person && !is_owner(begin, m))
      return of_mention(m, "headline");
  if (text_.begins_mention(begin)) {
    // العراق: مقتل 4 … says where; a place speaks if the statement denies or stands in
    // marks.
    bool speaks = end + 1 < text_.size() && text_.opens(end + 1);
    for (std::size_t i = end + 1; i < std::min(text_.size(), end + 4); ++i)
      speaks = speaks || text_.has(i, kClass_negation);
    if (!speaks && text_.mention(text_.mention_at(begin)).type == EntityType::location)
      return std::nullopt;
    return of_mention(text_.mention_at(begin), "headline");
  }
  if (!text_.is_source_head(begin)) return std::nullopt;
  // المصدر: … names no speaker before anybody has spoken.
  if (begin + 1 == end && is_last_speaker(begin)) return std::nullopt;
  const std::size_t m = text_.next_mention(begin);
  if (m < text_.mention_count() && text_.mention_begin(m) < end &&
      announces(begin, text_.mention_begin(m)))
    return of_mention(m, "headline");
  Source source = resolve(begin, phrase_end(begin, end), "headline");
  if (!source.speaker.entity)
    if (const auto below = named_below(begin, end))
      source.speaker.entity = text_.mention(*below).entity;
  return source;
}

// خبير: … ¶ قال الخبير فلان; منظمة أمازيغية: … ¶ أعلنت منظمة فلانة: whom the text below
// the headline calls so first.
std::optional<std::size_t> Speakers::named_below(std::size_t begin,
                                                 std::size_t end) const {
  const std::string_view head = text_.bare_stem(begin);
  const std::size_t behind = phrase_end(begin, end);
  const std::size_t first = text_.next_mention(end);
  for (std::size_t m = first; m < std::min(text_.mention_count(), first + kNamedBelow);
       ++m) {
    const EntityType type = text_.mention(m).type;
    if (type == EntityType::person
            ? has_title(m, begin, behind)
            : type == EntityType::organization && is_named_by(m, head))
      return m;
  }
  return std::nullopt;
}

bool Speakers::may_be_source(std::size_t begin, std::size_t end) const {
  if (begin >= end) return false;
  if (text_.has(begin, kClass_standard) && !text_.in_mention(begin)) return false;
  const std::size_t last = phrase_end(begin, end);
  for (std::size_t i = begin; i < last; ++i)
    if (text_.in_mention(i)) return true;
  return text_.has(begin, kClass_quantity) || text_.is_source_head(begin) ||
         (begin + 1 < last && text_.has(begin + 1, kClass_source_noun));
}

}  // namespace isnad
