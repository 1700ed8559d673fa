// Finds who speaks by the rules S1 to S8.
#include "discourse/speakers.h"

#include <algorithm>
#include <utility>

#include "discourse/inflection.h"
#include "text/letters.h"

namespace isnad {
namespace {

constexpr std::size_t kPhrase = 12;        // tokens of a noun phrase
constexpr std::size_t kTitlePhrase = 24;   // the same with its prepositional phrases
constexpr std::size_t kSentence = 60;      // tokens looked at for a sentence's subject
constexpr std::size_t kOpening = 10;       // tokens before a sentence's verb
constexpr std::size_t kSentencesBack = 2;  // for the subject that a verb leaves out
constexpr std::size_t kSentencesBeforeAll = 4;  // the same where nobody has spoken
constexpr std::size_t kMarksBack = 64;          // quotes looked back at for marks
constexpr std::size_t kMemory = 4;        // sources that a verb without subject may mean
constexpr std::size_t kAntecedents = 64;  // mentions looked at for a common noun
constexpr std::size_t kNamedBelow = 24;   // mentions looked at below a headline
constexpr std::size_t kUnlistedName = 4;  // tokens of a name that no list knows
constexpr std::size_t kNearMention = 4;   // tokens within which a mention begins
constexpr std::size_t kDocuments = 12;    // documents looked back at for an issuer
constexpr std::size_t kApposition = 8;    // tokens behind a name that may hold a title
constexpr std::size_t kToldApart = 6;     // tokens kept of a long common noun phrase

constexpr std::size_t kMinPlural = 5 * kLetterBytes;
constexpr std::size_t kMinPlace = 3 * kLetterBytes;
constexpr std::size_t kDualBytes = 4 * kLetterBytes;  // اللذين is longer than الذين

}  // namespace

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
  // أبدت مصادر فلسطينية قلقها
  if (text_.has(i - 1, kClass_nisba) && !text_.in_mention(i) && has_object_pronoun(i) &&
      !may_be_name(i))
    return true;
  if (!text_.has(i - 1, kClass_definite)) return false;
  if (text_.in_mention(i))
    return i == head + 1 &&
           text_.mention(text_.mention_at(i)).type == EntityType::location;
  const std::string_view form = text_.stem(i);
  // أكد أحد السائقين تضامنه
  if (has_object_pronoun(i) && !may_be_name(i)) return true;
  if (text_.has(i, kClass_definite))
    return i == head + 1 && text_.has(head, kClass_title) &&
           !ends_with(text_.stem(head), kYaNun) && !is_plural_noun(head) &&
           (ends_with(form, kYaNun) || ends_with(form, kAlefTa));
  return text_.has(i, kClass_ordinary) && !begins_with(form, kLam) && !may_be_name(i);
}

bool Speakers::may_be_name(std::size_t i) const {
  return text_.has(i, kClass_given) || text_.has(i, kClass_surname) ||
         text_.has(i, kClass_unknown) || text_.has(i, kClass_title) ||
         text_.has(i, kClass_in_name_of) || text_.kind(i) == TokenKind::quote;
}

// عن الوزير, بقيادة الوزير, but not قالت عنه الوزارة.
bool Speakers::after_preposition(std::size_t i) const {
  if (i > 0 && (is_expressing(i - 1) || text_.has(i - 1, kClass_quote_contrast)))
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

// وعبر فلان عن أمله: the verb and not the preposition, if a clause opens with it.
bool Speakers::is_expressing(std::size_t i) const {
  if (text_.bare_stem(i) != kAcross) return false;
  const TokenRange sentence = text_.sentence(i);
  if (i > sentence.begin && !text_.has(i, kClass_pro_and) &&
      !text_.has(i - 1, kClass_quote_turn) && !text_.has(i - 1, kClass_conjunction))
    return false;
  const std::size_t end = std::min(sentence.end, i + kPhrase);
  for (std::size_t from = i + 2; from < end && !text_.is_pause(from); ++from)
    if (text_.has(from, kClass_quote_from) && !text_.in_mention(from)) return true;
  return false;
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
               text_.is_pause(i) ||
               (text_.kind(i) == TokenKind::number &&
                (i + 1 >= end || text_.stem(i + 1) != kMinNun)) ||
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

// عدد من الناشطين, 10 من السجناء: those of whom they are some.
std::optional<Source> Speakers::some_of(std::size_t begin, std::size_t end,
                                        const char* how) const {
  if (begin + 1 >= end || text_.in_mention(begin)) return std::nullopt;
  const bool number = text_.kind(begin) == TokenKind::number;
  if (!number && !text_.has(begin, kClass_quantity)) return std::nullopt;
  std::size_t i = begin + 1;
  if (text_.stem(i) == kMinNun)
    ++i;
  else if (number)
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

// يتهم المعارضون فلانا: a noun that announces no name speaks of the person behind it.
std::optional<Source> Speakers::before_object(std::size_t cue, std::size_t subject_end) {
  if (!text_.has(cue, kClass_takes_object)) return std::nullopt;
  const std::size_t begin = skip_adverbs(cue + 1, subject_end);
  if (begin + 1 >= subject_end || text_.in_mention(begin) ||
      !text_.has(begin, kClass_definite) ||
      (text_.has(begin, kClass_title) && !is_plural_noun(begin)) ||
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
  if (open >= end || after_preposition(open) ||
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
        !text_.has(noun, kClass_speaking_noun))
      continue;
    Source source = resolve(noun, i, "before");
    if (agrees(source, wanted)) return source;
    break;
  }
  return std::nullopt;
}

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
  if (is_expressing(i)) return true;
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
    // وشكر فلان المدير الذي قال إن …، وأكد: the sentence is not the director's.
    if (!sources_.empty() && sources_.front().aside)
      if (auto source = subject_of(sentence, cue, wanted);
          source && source->speaker.entity)
        return source;
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
  const std::size_t behind =
      std::max(text_.according_phrase(sentence.begin).end, sentence.begin + 1);
  if (behind >= before || text_.has(behind, kClass_function)) return std::nullopt;
  std::size_t end = behind + 1;
  while (end < before && !text_.is_pause(end) && !text_.is_complementizer(end)) ++end;
  auto source = of_phrase(behind, end);
  if (source && agrees(*source, wanted)) return source;
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
    auto speaker = last();
    if (agrees(*speaker, wanted)) return speaker;
    if (auto source = subject_of(text_.sentence(cue), cue, wanted)) return source;
    return speaker;
  }
  const TokenRange sentence = text_.sentence(cue);
  if (auto source = opening_phrase_source(sentence, cue, wanted)) return source;
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
  const bool definite = is_definite(begin, end);
  if (!definite || is_plural_noun(begin)) return source;
  // الوزير behind words of الوزير الروسي: who was called so last.
  if (end - begin == 1 && text_.has(begin, kClass_definite) && !sources_.empty() &&
      sources_.front().speaker.entity &&
      document_.entities[*sources_.front().speaker.entity].type == EntityType::person &&
      !text_.in_mention(sources_.front().head) &&
      text_.bare_stem(sources_.front().head) == text_.bare_stem(begin)) {
    source.speaker.entity = sources_.front().speaker.entity;
    source.speaker.how = "common noun";
    return source;
  }
  if (const auto m = introduced_with(begin, end)) {
    source.speaker.entity = text_.mention(*m).entity;
    source.speaker.how = "common noun";
    return source;
  }
  for (const auto& [title, entity] : named_titles_)
    if (title == source.speaker.text) source.speaker.entity = entity;
  if (source.speaker.entity) {
    source.speaker.how = "common noun";
    return source;
  }
  if (!text_.has(begin, kClass_definite)) return source;
  if (is_office(begin) || text_.has(begin, kClass_org_trigger))
    if (const auto same = same_body(begin, end)) {
      source.speaker.entity = same;
      source.speaker.how = "common noun";
      return source;
    }
  if (const auto m = of_nationality(begin, end)) {
    source.speaker.entity = text_.mention(*m).entity;
    source.speaker.how = "common noun";
    return source;
  }
  const bool nationality = text_.has(begin, kClass_nisba) && end - begin == 1;
  if (!nationality && !(is_last_speaker(begin) && end - begin <= 3)) return source;
  // الدكتور فلان, المسؤول في عدن فلان: a name behind it that nobody knows is not the last
  // speaker's.
  if (names_another(begin, end) || is_introduced_unnamed(begin)) return source;
  if (const Source* other =
          text_.has(begin, kClass_title) || text_.has(begin, kClass_last_title)
              ? last_person(source.female)
              : last_source(begin, source.female)) {
    source.speaker.entity = other->speaker.entity;
    if (other->speaker.entity) source.speaker.how = "common noun for the last speaker";
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
  return std::nullopt;
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
  source.speaker.entity = last.speaker.entity;
  source.speaker.how = "common noun for the last speaker";
}

// المدرب, الخبير: who spoke last and is a person; perhaps one without a name.
const Source* Speakers::last_person(std::optional<bool> female) const {
  const Agreement wanted{female, false};
  for (const Source& other : sources_)
    if (!other.institution && !other.document && agrees(other, wanted) &&
        (other.speaker.entity || is_personal_noun(other.head)))
      return &other;
  return nullptr;
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
  for (std::size_t i = document + 1; i < end; ++i) {
    if (text_.begins_mention(i)) {
      const std::size_t m = text_.mention_at(i);
      const EntityType type = text_.mention(m).type;
      // تصريح لفلان, تصريح لرئيس اللجنة فلان
      const bool owner = text_.titled_begin(m) == document + 1 ||
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
    if (common_noun && text_.has(i, kClass_definite) &&
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
  const auto after_all = std::lower_bound(documents_.begin(), documents_.end(), document);
  auto at = after_all;
  for (std::size_t tried = 0; !issuer && at != documents_.begin() && tried < kDocuments;
       ++tried) {
    --at;
    if (!is_same_noun(*at, document)) continue;
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
  if (issuer && (issued_.empty() || issued_.back().document < document))
    issued_.push_back({document, *issuer});
  return issuer;
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
      held = text_.is_word(i) && (text_.bare_stem(i) == text_.bare_stem(word) ||
                                  (word == begin && text_.has(i, kClass_counterpart) &&
                                   end - begin > 1 && text_.has(word, kClass_office)) ||
                                  is_of_place(i, word) || is_of_place(word, i));
    if (!held) return false;
  }
  return true;
}

// الروسي, روسيا
bool Speakers::is_of_place(std::size_t nisba, std::size_t place) const {
  if (!text_.has(nisba, kClass_nisba) || !text_.in_mention(place)) return false;
  const auto root = [&](std::size_t i) {
    std::string_view form = text_.bare_stem(i);
    for (const std::string_view end : {kHa, kAlef, kYa})
      if (ends_with(form, end)) form.remove_suffix(end.size());
    return form;
  };
  return root(nisba).size() >= kMinPlace && root(nisba) == root(place);
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
    if (found.source) return found;
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
  std::optional<Source> subject = before_object(cue, subject_end);
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
  if (text_.has(verb, kClass_relaying)) found.source = relayed(verb + 1, end);
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
  if (!found.source && end <= verb + 1) found.source = carried(agreement_of(verb));
  name_behind(found.source, end);
  return found;
}

std::optional<Source> Speakers::of_phrase(std::size_t begin, std::size_t end) {
  if (begin >= end) return std::nullopt;
  if (!text_.in_mention(begin) && text_.has(begin, kClass_pro_lam)) {
    // Read the phrase as if the preposition were not there.
    const std::size_t behind = phrase_end(begin, end);
    if (auto named = name_in_phrase(begin, behind, end, "according")) return named;
    return resolve(begin, behind, "according");
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
