// Merges proposals into candidates and names the evidence for each.
#include "match/evidence.h"

#include <algorithm>
#include <tuple>

#include "text/clitics.h"

namespace isnad {
namespace {

enum Template : std::uint8_t {
  kPrev2,
  kPrev,
  kNext,
  kNext2,
  kSingle,
  kFirst,
  kMid,
  kLast,
  kWeakPrev,
  kWeakNext,
  kTemplateCount
};
static_assert(kTemplateCount == ClassWeights::kPlaces);
constexpr std::array<std::string_view, kTemplateCount> kTemplateNames = {
    "prev2", "prev", "next", "next2",     "single",
    "first", "mid",  "last", "weak_prev", "weak_next"};

enum Special : std::uint8_t {
  kBias,
  kLength1,
  kLength2,
  kLength3,
  kLength4,
  kLengthMore,
  kListed,
  kListedFlagged,
  kUnlisted,
  kNoClitic,
  kAfterAnd,
  kAfterBa,
  kAfterLam,
  kAfterKaf,
  kWholeIsWord,
  kStrongWords,
  kUnknownWords,
  kWeakWords,
  kInMarks,
  kInBrackets,
  kTitleBefore,
  kTitleAfter,
  kVerbBefore,
  kVerbAfter,
  kListedByUser,
  kInsideListed,
  kInsideOwnName,
  kNisbaOfNoun,
  kExtendsListed,
  kExtendsByNisba,
  kPastNisba,
  kListedPhrase,
  kListedAlone,
  kNamesNobody,
  kEndsIndefinite,
  kTriggered,
  kRunBefore,
  kRunAfter,
  kSportSentence,
  kSportText,
  kSportTextFlagged,
  kSportListed,
  kSportFlagged,
  kSeenSameFeature,
  kSeenSameStrongFeature,
  kSeenOtherFeature,
  kSeenSurnameFeature,
  kSeenGivenFeature,
  kSeenPartFeature,
  kSeenAloneFeature,
  kSeenPersonFeature,
  kSeenUnlistedFeature,
  kSeenCutFeature,
  kSeenPhraseFeature,
  kSeenWithinFeature,
  kSeenCountryFeature,
  kTouching,
  kSpecialCount
};
constexpr std::array<std::string_view, kSpecialCount> kSpecialNames = {
    "bias",           "length1",         "length2",
    "length3",        "length4",         "length_more",
    "listed",         "listed~",         "unlisted",
    "no_clitic",      "after_and",       "after_ba",
    "after_lam",      "after_kaf",       "whole_is_word",
    "strong_words",   "unknown_words",   "weak_words",
    "in_marks",       "in_brackets",     "title_before",
    "title_after",    "verb_before",     "verb_after",
    "listed_by_user", "inside_listed",   "inside_own_name",
    "nisba_of_noun",  "extends_listed",  "extends_by_nisba",
    "past_nisba",     "listed_phrase",   "listed_alone",
    "names_nobody",   "ends_indefinite", "triggered~",
    "run_before",     "run_after",       "sport_sentence",
    "sport_text",     "sport_text~",     "sport_listed",
    "sport_listed~",  "seen_same",       "seen_same_strong",
    "seen_other",     "seen_surname",    "seen_given",
    "seen_part",      "seen_alone",      "seen_person",
    "seen_unlisted",  "seen_cut",        "seen_phrase",
    "seen_within",    "seen_country",    "touching"};

constexpr std::size_t kMaxSubtypes = 128;
constexpr std::size_t kRuleBase = kTemplateCount * kMaxClasses;
constexpr std::size_t kListBase = kRuleBase + kMaxRules;
constexpr std::size_t kHeadBase = kListBase + 2 * kMaxSubtypes;
constexpr std::size_t kAfterBase = kHeadBase + kMaxSubtypes;
constexpr std::size_t kSpecialBase = kAfterBase + kMaxSubtypes;
constexpr std::size_t kTypeSize = kSpecialBase + kSpecialCount;

Feature type_base(EntityType type) {
  return static_cast<Feature>(static_cast<std::size_t>(type) * kTypeSize);
}

// True if a person's name may go on with this token.
bool may_continue_name(const ClassSet& classes) {
  static constexpr ClassSet kName = {kClass_given, kClass_surname, kClass_unknown,
                                     kClass_particle, kClass_per_name};
  static constexpr ClassSet kNever = {kClass_proclitic, kClass_function};
  static constexpr ClassSet kHead = {kClass_org_head, kClass_place_head};
  static constexpr ClassSet kOrdinary = {kClass_ordinary, kClass_verb, kClass_nisba,
                                         kClass_title};
  if (!classes.intersects(kName) || classes.intersects(kNever)) return false;
  if (classes.has(kClass_particle)) return true;
  if (classes.intersects(kHead)) return false;
  return classes.has(kClass_per_name) || !classes.intersects(kOrdinary);
}

// How sure the candidate's own words are.
enum class Strength { strong, unknown, weak };

bool is_strong_name_word(const ClassSet& classes) {
  static constexpr ClassSet kName = {kClass_given, kClass_surname, kClass_particle,
                                     kClass_per_name};
  static constexpr ClassSet kWeak = {kClass_ordinary, kClass_function, kClass_verb,
                                     kClass_nisba};
  return classes.intersects(kName) && !classes.intersects(kWeak);
}

Strength strength_of(const Candidate& candidate, const TaggedText& tagged,
                     const Lexicon& lexicon) {
  if (candidate.listed_size > 0 && !lexicon.spellings[candidate.listed[0]].ambiguous)
    return Strength::strong;
  bool unknown = false;
  for (std::size_t i = candidate.begin; i < candidate.end; ++i) {
    const ClassSet& classes = tagged.classes(i);
    if (classes.has(kClass_unknown))
      unknown = true;
    else if (!is_strong_name_word(classes))
      return Strength::weak;
  }
  return unknown ? Strength::unknown : Strength::strong;
}

// Where a candidate stands and how it is read, as one number that sorts by begin, then
// length, type and prefix.
std::uint64_t place_of(std::size_t begin, std::size_t end, EntityType type,
                       std::uint8_t prefix_letters, TokenRange sentence) {
  return static_cast<std::uint64_t>(begin - sentence.begin) << 32 |
         static_cast<std::uint64_t>(end - begin) << 16 |
         static_cast<std::uint64_t>(type) << 8 | prefix_letters;
}

// True if the name before can't go on with it: it begins with a proclitic, or unknown
// with a letter that may be one (وأنطونيس), or is an acronym of its own.
bool stands_apart(const Candidate& candidate, const TaggedText& tagged) {
  if (candidate.prefix_letters > 0) return true;
  const Token& token = tagged.text.tokens[candidate.begin];
  return token.kind == TokenKind::latin ||
         (tagged.classes(candidate.begin).has(kClass_unknown) &&
          may_have_conjunction(tagged.text.folded_form(token)));
}

// Makes candidates of the proposals that begin before token `end`, one of those for one
// place, and takes these proposals out.
void merge(std::vector<Proposal>& proposals, const TaggedText& tagged,
           TokenRange sentence, std::size_t end, std::vector<Candidate>& out) {
  std::sort(proposals.begin(), proposals.end());
  std::uint64_t last = 0;
  const std::size_t first = out.size();
  auto at = proposals.begin();
  for (; at != proposals.end() && sentence.begin + (at->place >> 32) < end; ++at) {
    if (out.size() == first || at->place != last) {
      last = at->place;
      Candidate& candidate = out.emplace_back();
      candidate.begin = sentence.begin + (last >> 32);
      candidate.end = candidate.begin + (last >> 16 & 0xFFFF);
      candidate.type = static_cast<EntityType>(last >> 8 & 0xFF);
      candidate.prefix_letters = static_cast<std::uint8_t>(last & 0xFF);
      candidate.proclitics = at->proclitics;
      candidate.may_touch = !stands_apart(candidate, tagged);
    }
    Candidate& candidate = out.back();
    if (at->spelling != kNone) {
      if (candidate.listed_size < Candidate::kMaxListed)
        candidate.listed[candidate.listed_size++] = at->spelling;
      continue;
    }
    candidate.rules.set(at->rule);
    if (candidate.title.begin == candidate.title.end) candidate.title = at->title;
  }
  proposals.erase(proposals.begin(), at);
}

// True if `longer`, which begins with `candidate`, is listed without a flag as a name of
// the same entity: منظمة التحرير الفلسطينية for منظمة التحرير.
bool is_whole_name(const Candidate& longer, const Candidate& candidate,
                   const Lexicon& lexicon) {
  if (longer.end == candidate.end || longer.type != candidate.type) return false;
  for (std::size_t i = 0; i < longer.listed_size; ++i) {
    const Spelling& whole = lexicon.spellings[longer.listed[i]];
    for (std::size_t j = 0; j < candidate.listed_size && !whole.ambiguous; ++j)
      if (lexicon.spellings[candidate.listed[j]].entry == whole.entry) return true;
  }
  return false;
}

// Sets Candidate::inside_listed. The candidates from `first` on are sorted by begin.
void find_inside_listed(std::vector<Candidate>& candidates, std::size_t first,
                        const Lexicon& lexicon) {
  std::size_t covered_to = 0;  // by listed names that begin before the group
  for (std::size_t group = first; group < candidates.size();) {
    std::size_t end = group;
    std::size_t longest = 0;  // end of the longest listed name of the group
    for (; end < candidates.size() && candidates[end].begin == candidates[group].begin;
         ++end) {
      const Candidate& candidate = candidates[end];
      if (candidate.listed_size > 0 && candidate.end - candidate.begin > 1 &&
          !lexicon.spellings[candidate.listed[0]].ambiguous)
        longest = std::max(longest, candidate.end);
    }
    for (std::size_t i = group; i < end; ++i) {
      candidates[i].inside_listed =
          covered_to >= candidates[i].end || longest > candidates[i].end;
      for (std::size_t j = i + 1; j < end && !candidates[i].inside_own_name; ++j)
        candidates[i].inside_own_name =
            is_whole_name(candidates[j], candidates[i], lexicon);
      // Shorter ones of the group stand before.
      for (std::size_t j = group; j < i && candidates[i].listed_size == 0; ++j)
        if (candidates[j].end + 1 == candidates[i].end &&
            candidates[j].type == candidates[i].type && candidates[j].listed_size > 0 &&
            !lexicon.spellings[candidates[j].listed[0]].ambiguous)
          candidates[i].extends_listed = true;
    }
    covered_to = std::max(covered_to, longest);
    group = end;
  }
}

// What a rule proposes, with the reading of its first token; an unknown word may hide a
// proclitic, and is proposed without it too.
void propose_match(const RuleMatch& match, const TaggedText& tagged, TokenRange sentence,
                   std::uint32_t number, std::vector<Proposal>& out) {
  const TokenTag& tag = tagged.tags[match.begin];
  const auto add = [&](std::uint8_t prefix_letters, std::uint8_t proclitics) {
    out.push_back({place_of(match.begin, match.end, match.type, prefix_letters, sentence),
                   number, kNone, static_cast<std::uint8_t>(match.rule), proclitics,
                   match.title});
  };
  if (match.whole_words) return add(0, kNoProclitic);
  const bool cut_only =
      match.behind_and && tagged.classes(match.begin).has(kClass_and_shape);
  if (!cut_only) add(tag.prefix_letters, tag.proclitics);
  const Token& token = tagged.text.tokens[match.begin];
  if (!tagged.classes(match.begin).has(kClass_unknown) || token.kind != TokenKind::word ||
      !may_have_proclitic(tagged.text.folded_form(token)))
    return;
  Readings readings;
  proclitic_readings(tagged.text.folded_form(token), readings);
  for (std::size_t r = 0; r < readings.size; ++r) {
    const Reading& reading = readings.items[r];
    if (cut_only ? reading.proclitics == kConjunction
                 : (reading.proclitics & (kPrepositionKaf | kFutureSin)) == 0)
      add(reading.prefix_letters, reading.proclitics);
  }
}

constexpr std::size_t kEdge = static_cast<std::size_t>(-1);

// True if the phrase of a head noun goes on behind the adjective that should end it:
// وزارة المالية السعودية وجود.
bool goes_past_nisba(const Candidate& candidate, const TaggedText& tagged) {
  const auto is_nisba = [&](std::size_t i) {
    const ClassSet& classes = tagged.classes(i);
    return classes.has(kClass_nisba) && classes.has(kClass_definite) &&
           !classes.has(kClass_portfolio);
  };
  if (is_nisba(candidate.end - 1)) return false;
  for (std::size_t i = candidate.begin + 1; i + 1 < candidate.end; ++i)
    if (is_nisba(i)) return true;
  return false;
}

// True for a name that is an adjective as well and agrees with the noun before it:
// الشركات السعودية, المسرح العربي, but not زار الوزير السعودية.
bool is_nisba_of_noun(const Candidate& candidate, const TaggedText& tagged,
                      TokenRange sentence) {
  if (candidate.end - candidate.begin != 1 || candidate.begin == sentence.begin ||
      candidate.proclitics != kNoProclitic ||
      !tagged.classes(candidate.begin).has(kClass_nisba))
    return false;
  static constexpr ClassSet kNoNoun = {kClass_function, kClass_loc_name, kClass_weekday,
                                       kClass_verb};
  const ClassSet& noun = tagged.classes(candidate.begin - 1);
  const bool person = noun.has(kClass_title) && !noun.has(kClass_ta_marbuta);
  return noun.has(kClass_definite) && !noun.intersects(kNoNoun) && !person;
}

// What the words of an organization's name have that others lack.
constexpr ClassSet kNaming = {
    kClass_definite, kClass_loc_name, kClass_per_name, kClass_org_name, kClass_unknown,
    kClass_surname,  kClass_given,    kClass_latin,    kClass_acronym,  kClass_number};

// False for ordinary words without an article (منظمة يهودية متطرفة), but not in the marks
// of قناة "روج تي في".
bool names_somebody(const Candidate& candidate, const TaggedText& tagged,
                    TokenRange sentence) {
  if (candidate.begin >= sentence.begin + 2 &&
      tagged.classes(candidate.begin - 1).has(kClass_quote) &&
      tagged.classes(candidate.begin - 2).has(kClass_org_trigger))
    return true;
  for (std::size_t i = candidate.begin;
       i < candidate.end && !tagged.classes(i).has(kClass_preposition); ++i)
    if (tagged.classes(i).intersects(kNaming)) return true;
  return false;
}

// True if a definite name ends with what the verb is about: الشركة السعودية للاستشارات
// العقارية دراسة.
bool ends_indefinite(const Candidate& candidate, const TaggedText& tagged) {
  static constexpr ClassSet kWithin = {kClass_org_tail, kClass_proclitic,
                                       kClass_army_kind};
  const ClassSet& last = tagged.classes(candidate.end - 1);
  return candidate.end - candidate.begin > 2 && last.has(kClass_ordinary) &&
         !last.intersects(kNaming) && !last.intersects(kWithin) &&
         tagged.classes(candidate.begin + 1).has(kClass_definite);
}

// True for a single word that is nothing else: أدنوك.
bool is_no_other_word(const Candidate& candidate, const TaggedText& tagged) {
  static constexpr ClassSet kElse = {
      kClass_ordinary,   kClass_nisba,         kClass_given,    kClass_surname,
      kClass_loc_name,   kClass_title,         kClass_function, kClass_verb,
      kClass_place_head, kClass_place_trigger, kClass_org_head, kClass_org_trigger};
  return candidate.end - candidate.begin == 1 &&
         !tagged.classes(candidate.begin).intersects(kElse);
}

// Calls use(feature) for every feature of a candidate; instead of the features of a
// token's classes at a place use_classes(place, classes, token), the token being kEdge
// beyond the sentence.
template <class Use, class UseClasses>
void visit_features(const Candidate& candidate, const TaggedText& tagged,
                    TokenRange sentence, const Lexicon& lexicon, Use use,
                    UseClasses use_classes) {
  const Feature base = type_base(candidate.type);
  const auto add_special = [&](Special special) {
    use(static_cast<Feature>(base + kSpecialBase + special));
  };
  ClassSet edge_begin;
  edge_begin.add(kClass_sentence_begin);
  ClassSet edge_end;
  edge_end.add(kClass_sentence_end);
  const auto classes_before = [&](std::size_t distance) -> const ClassSet& {
    return candidate.begin >= sentence.begin + distance
               ? tagged.classes(candidate.begin - distance)
               : edge_begin;
  };
  const auto classes_after = [&](std::size_t distance) -> const ClassSet& {
    return candidate.end + distance <= sentence.end
               ? tagged.classes(candidate.end + distance - 1)
               : edge_end;
  };
  const auto add_token = [&](Template place, std::size_t i) {
    use_classes(place, tagged.classes(i), i);
  };
  const auto add_before = [&](Template place, std::size_t distance) {
    const bool inside = candidate.begin >= sentence.begin + distance;
    use_classes(place, classes_before(distance),
                inside ? candidate.begin - distance : kEdge);
  };
  const auto add_after = [&](Template place, std::size_t distance) {
    const bool inside = candidate.end + distance <= sentence.end;
    use_classes(place, classes_after(distance),
                inside ? candidate.end + distance - 1 : kEdge);
  };

  add_special(kBias);
  const std::size_t length = candidate.end - candidate.begin;
  add_special(static_cast<Special>(kLength1 + std::min<std::size_t>(length, 5) - 1));

  const bool listed = candidate.listed_size > 0;
  const bool flagged = listed && lexicon.spellings[candidate.listed[0]].ambiguous;
  add_special(!listed ? kUnlisted : flagged ? kListedFlagged : kListed);
  std::array<Feature, Candidate::kMaxListed> subtypes{};
  for (std::size_t i = 0; i < candidate.listed_size; ++i) {
    const Spelling& spelling = lexicon.spellings[candidate.listed[i]];
    const std::size_t subtype = std::min<std::size_t>(spelling.subtype, kMaxSubtypes - 1);
    const auto feature = static_cast<Feature>(base + kListBase + 2 * subtype +
                                              (spelling.ambiguous ? 1 : 0));
    // Two entries of one kind say no more than one.
    const auto known = subtypes.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(subtypes.begin(), known, feature) == known) use(feature);
    subtypes[i] = feature;
  }
  const auto kind_of = [&](const TokenTag& tag) -> std::size_t {
    const std::uint8_t kind = candidate.type == EntityType::organization
                                  ? tag.kinds.organization
                              : candidate.type == EntityType::location ? tag.kinds.place
                                                                       : 0;
    return std::min<std::size_t>(kind, kMaxSubtypes - 1);
  };
  if (!listed)
    if (const std::size_t kind = kind_of(tagged.tags[candidate.begin]))
      use(static_cast<Feature>(base + kHeadBase + kind));
  if (candidate.begin > sentence.begin) {
    std::size_t before = candidate.begin - 1;
    if (tagged.classes(before).has(kClass_nisba) && before > sentence.begin) --before;
    if (const std::size_t kind = kind_of(tagged.tags[before]))
      use(static_cast<Feature>(base + kAfterBase + kind));
  }
  for (std::size_t rule = candidate.rules._Find_first(); rule < kMaxRules;
       rule = candidate.rules._Find_next(rule))
    use(static_cast<Feature>(base + kRuleBase + rule));

  const TokenTag& first = tagged.tags[candidate.begin];
  if (candidate.proclitics == kNoProclitic) add_special(kNoClitic);
  if ((candidate.proclitics & kConjunction) != 0) add_special(kAfterAnd);
  if ((candidate.proclitics & kPrepositionBa) != 0) add_special(kAfterBa);
  if ((candidate.proclitics & kPrepositionLam) != 0) add_special(kAfterLam);
  if ((candidate.proclitics & kPrepositionKaf) != 0) add_special(kAfterKaf);
  if (candidate.prefix_letters != first.prefix_letters) add_special(kWholeIsWord);

  if (length == 1) {
    add_token(kSingle, candidate.begin);
  } else {
    add_token(kFirst, candidate.begin);
    for (std::size_t i = candidate.begin + 1; i + 1 < candidate.end; ++i)
      add_token(kMid, i);
    add_token(kLast, candidate.end - 1);
  }
  add_before(kPrev, 1);
  add_before(kPrev2, 2);
  add_after(kNext, 1);
  add_after(kNext2, 2);
  const Strength strength = strength_of(candidate, tagged, lexicon);
  add_special(strength == Strength::strong    ? kStrongWords
              : strength == Strength::unknown ? kUnknownWords
                                              : kWeakWords);
  if (strength != Strength::strong) {
    add_before(kWeakPrev, 1);
    add_after(kWeakNext, 1);
  }

  if (classes_before(1).has(kClass_quote) && classes_after(1).has(kClass_quote))
    add_special(kInMarks);
  if (classes_before(1).has(kClass_open_bracket) &&
      classes_after(1).has(kClass_close_bracket))
    add_special(kInBrackets);
  if (listed && !flagged &&
      lexicon.spellings[candidate.listed[0]].where.file >= lexicon.first_user_file)
    add_special(kListedByUser);
  if (candidate.inside_listed) add_special(kInsideListed);
  if (candidate.inside_own_name) add_special(kInsideOwnName);
  if (candidate.type != EntityType::person &&
      is_nisba_of_noun(candidate, tagged, sentence))
    add_special(kNisbaOfNoun);
  if (!listed && kind_of(first) != 0 && goes_past_nisba(candidate, tagged))
    add_special(kPastNisba);
  if (candidate.extends_listed) {
    // منظمة العفو الدولية القرار, الجزيرة مسؤول: an ordinary word is the verb's.
    const ClassSet& last = tagged.classes(candidate.end - 1);
    if (last.has(kClass_nisba) && last.has(kClass_definite))
      add_special(kExtendsByNisba);
    else if ((!last.has(kClass_ordinary) && !last.has(kClass_given)) ||
             last.has(kClass_org_tail) || last.has(kClass_pro_and))
      add_special(kExtendsListed);
  }
  const TokenRange title = title_before(tagged, sentence, candidate.begin);
  // A flagged name right behind a trigger of its type (with a nisba between them at most)
  // is what its list says.
  bool triggered = false;
  if (flagged && candidate.proclitics == kNoProclitic) {
    const std::size_t distance = classes_before(1).has(kClass_nisba) ? 2 : 1;
    const ClassSet& before = classes_before(distance);
    triggered = candidate.type == EntityType::person ? title.begin != title.end
                : candidate.type == EntityType::organization
                    ? before.has(kClass_org_trigger)
                    : before.has(kClass_place_trigger);
  }
  if (triggered) add_special(kTriggered);
  if (listed && length > 1 && (!flagged || triggered)) add_special(kListedPhrase);
  if (!listed && length > 1 && candidate.type == EntityType::organization) {
    if (!names_somebody(candidate, tagged, sentence)) add_special(kNamesNobody);
    if (ends_indefinite(candidate, tagged)) add_special(kEndsIndefinite);
  }
  if (listed && !flagged && is_no_other_word(candidate, tagged))
    add_special(kListedAlone);
  if (title.begin != title.end) add_special(kTitleBefore);
  if (tagged.speaks_of_sport(sentence)) {
    add_special(kSportSentence);
    if (listed) add_special(flagged ? kSportFlagged : kSportListed);
  }
  if (tagged.is_on_sport()) {
    add_special(kSportText);
    if (flagged && !triggered) add_special(kSportTextFlagged);
  }
  if (candidate.proclitics == kNoProclitic && may_continue_name(classes_before(1)))
    add_special(kRunBefore);
  if (may_continue_name(classes_after(1))) add_special(kRunAfter);
  if (classes_after(1).has(kClass_comma) && classes_after(2).has(kClass_title))
    add_special(kTitleAfter);
  if (classes_before(1).has(kClass_cue_verb) || classes_before(1).has(kClass_verb))
    add_special(kVerbBefore);
  if (classes_after(1).has(kClass_cue_verb) || classes_after(1).has(kClass_verb))
    add_special(kVerbAfter);
}

}  // namespace

FeatureSpace::FeatureSpace(const Lexicon& lexicon, const RuleSet& rules)
    : lexicon_(&lexicon), rules_(&rules), size_(kEntityTypes * kTypeSize) {}

Feature touching_feature(EntityType type) {
  return type_base(type) + static_cast<Feature>(kSpecialBase + kTouching);
}

std::string FeatureSpace::name(Feature feature) const {
  std::string text(to_string(static_cast<EntityType>(feature / kTypeSize)));
  text += ' ';
  const std::size_t rest = feature % kTypeSize;
  if (rest >= kSpecialBase) {
    text += kSpecialNames[rest - kSpecialBase];
  } else if (rest >= kHeadBase) {
    const std::size_t kind = (rest - kHeadBase) % kMaxSubtypes;
    text += rest >= kAfterBase ? "after." : "head.";
    text += kind < lexicon_->subtypes.size() ? lexicon_->subtypes[kind] : "?";
  } else if (rest >= kListBase) {
    const std::size_t subtype = (rest - kListBase) / 2;
    text += "list.";
    text += subtype < lexicon_->subtypes.size() ? lexicon_->subtypes[subtype] : "?";
    if ((rest - kListBase) % 2 == 1) text += '~';
  } else if (rest >= kRuleBase) {
    const std::size_t rule = rest - kRuleBase;
    text += "rule.";
    text += rule < rules_->size() ? rules_->name(rule) : "?";
  } else {
    const std::size_t id = rest % kMaxClasses;
    text += kTemplateNames[rest / kMaxClasses];
    text += '.';
    text += id < lexicon_->classes.size()
                ? lexicon_->classes.name(static_cast<ClassId>(id))
                : "?";
  }
  return text;
}

bool FeatureSpace::find(std::string_view name, Feature& feature) const {
  const std::size_t blank = name.find(' ');
  if (blank == std::string_view::npos) return false;
  const std::string_view type = name.substr(0, blank);
  const std::string_view rest = name.substr(blank + 1);
  const std::size_t base = type == "PER"   ? type_base(EntityType::person)
                           : type == "ORG" ? type_base(EntityType::organization)
                           : type == "LOC" ? type_base(EntityType::location)
                                           : kEntityTypes * kTypeSize;
  if (base == kEntityTypes * kTypeSize) return false;
  const auto take = [&](std::size_t offset) {
    feature = static_cast<Feature>(base + offset);
    return true;
  };
  const auto special = std::find(kSpecialNames.begin(), kSpecialNames.end(), rest);
  if (special != kSpecialNames.end())
    return take(kSpecialBase + static_cast<std::size_t>(special - kSpecialNames.begin()));
  const std::size_t dot = rest.find('.');
  if (dot == std::string_view::npos) return false;
  const std::string_view head = rest.substr(0, dot);
  std::string_view tail = rest.substr(dot + 1);
  if (head == "rule") {
    for (std::size_t rule = 0; rule < rules_->size(); ++rule)
      if (rules_->name(rule) == tail) return take(kRuleBase + rule);
    return false;
  }
  if (head == "head" || head == "after") {
    for (std::size_t kind = 0; kind < lexicon_->subtypes.size(); ++kind)
      if (lexicon_->subtypes[kind] == tail)
        return take((head == "head" ? kHeadBase : kAfterBase) +
                    std::min(kind, kMaxSubtypes - 1));
    return false;
  }
  if (head == "list") {
    const bool flagged = !tail.empty() && tail.back() == '~';
    if (flagged) tail.remove_suffix(1);
    for (std::size_t subtype = 0; subtype < lexicon_->subtypes.size(); ++subtype)
      if (lexicon_->subtypes[subtype] == tail)
        return take(kListBase + 2 * std::min(subtype, kMaxSubtypes - 1) +
                    (flagged ? 1 : 0));
    return false;
  }
  const auto found = std::find(kTemplateNames.begin(), kTemplateNames.end(), head);
  if (found == kTemplateNames.end()) return false;
  const auto id = lexicon_->classes.find(tail);
  if (!id) return false;
  return take(static_cast<std::size_t>(found - kTemplateNames.begin()) * kMaxClasses +
              *id);
}

void propose(const TaggedText& tagged, TokenRange sentence, const Lexicon& lexicon,
             RuleMatcher& rules, std::size_t& first_hit, Proposals& scratch,
             std::vector<Candidate>& out) {
  const std::size_t first = out.size();
  scratch.items.clear();
  // Lists come before rules.
  std::uint32_t list_number = 0;
  std::uint32_t rule_number = 1U << 31;
  // A stretch at a time: sentences without end do not take memory without end.
  constexpr std::size_t kStretch = 512;  // tokens
  for (std::size_t begin = sentence.begin; begin < sentence.end; begin += kStretch) {
    const std::size_t end = std::min(begin + kStretch, sentence.end);
    for (; first_hit < tagged.names.size() && tagged.names[first_hit].begin < end;
         ++first_hit) {
      const Hit& hit = tagged.names[first_hit];
      if (hit.end > sentence.end) continue;
      const EntityType type = lexicon.spellings[hit.spelling].type;
      scratch.items.push_back(
          {place_of(hit.begin, hit.end, type, hit.prefix_letters, sentence),
           list_number++,
           hit.spelling,
           0,
           hit.proclitics,
           {}});
    }
    scratch.matches.clear();
    rules.match(sentence, {begin, end}, scratch.matches);
    for (const RuleMatch& match : scratch.matches)
      propose_match(match, tagged, sentence, rule_number++, scratch.items);
    merge(scratch.items, tagged, sentence, end, out);
  }
  for (std::size_t i = first; i < out.size(); ++i)
    if (out[i].listed_size > 1)
      std::stable_sort(out[i].listed.begin(), out[i].listed.begin() + out[i].listed_size,
                       [&](std::uint32_t a, std::uint32_t b) {
                         return lexicon.spellings[a].ambiguous <
                                lexicon.spellings[b].ambiguous;
                       });
  find_inside_listed(out, first, lexicon);
}

void features_of(const Candidate& candidate, const TaggedText& tagged,
                 TokenRange sentence, const Lexicon& lexicon, std::vector<Feature>& out) {
  const Feature base = type_base(candidate.type);
  visit_features(
      candidate, tagged, sentence, lexicon,
      [&](Feature feature) { out.push_back(feature); },
      [&](Template place, const ClassSet& classes, std::size_t) {
        classes.for_each([&](ClassId id) {
          out.push_back(static_cast<Feature>(base + place * kMaxClasses + id));
        });
      });
}

ClassWeights::ClassWeights(const std::vector<float>& weights) : rows_(kEntityTypes) {
  for (std::size_t type = 0; type < kEntityTypes; ++type)
    for (std::size_t place = 0; place < kTemplateCount; ++place)
      for (std::size_t id = 0; id < kMaxClasses; ++id)
        rows_[type][id][place] = weights[type * kTypeSize + place * kMaxClasses + id];
}

ClassWeights::Row ClassWeights::sum(EntityType type, const ClassSet& classes) const {
  const auto& rows = rows_[static_cast<std::size_t>(type)];
  Row sum{};
  classes.for_each([&](ClassId id) {
    for (std::size_t place = 0; place < kPlaces; ++place) sum[place] += rows[id][place];
  });
  return sum;
}

double ClassWeights::sum(EntityType type, const ClassSet& classes,
                         std::size_t place) const {
  const auto& rows = rows_[static_cast<std::size_t>(type)];
  double sum = 0;
  classes.for_each([&](ClassId id) { sum += rows[id][place]; });
  return sum;
}

Weigher::Weigher(const TaggedText& tagged, const Lexicon& lexicon,
                 const std::vector<float>& weights, const ClassWeights& class_weights)
    : tagged_(tagged),
      lexicon_(lexicon),
      weights_(weights),
      class_weights_(class_weights) {
  begin_text();
}

void Weigher::begin_text() {
  for (std::size_t set = rows_.size(); set < tagged_.sets.size(); ++set) {
    auto& rows = rows_.emplace_back();
    for (std::size_t type = 0; type < kEntityTypes; ++type)
      rows[type] = class_weights_.sum(static_cast<EntityType>(type), tagged_.sets[set]);
  }
}

double Weigher::weigh(const Candidate& candidate, TokenRange sentence) {
  const auto type = static_cast<std::size_t>(candidate.type);
  double sum = 0;
  visit_features(
      candidate, tagged_, sentence, lexicon_,
      [&](Feature feature) { sum += weights_[feature]; },
      [&](Template place, const ClassSet& classes, std::size_t token) {
        sum += token == kEdge ? class_weights_.sum(candidate.type, classes, place)
                              : rows_[tagged_.tags[token].set][type][place];
      });
  return sum;
}

bool stands_alone(const Candidate& candidate, const TaggedText& tagged,
                  TokenRange sentence) {
  static constexpr ClassSet kName = {kClass_given,    kClass_surname,  kClass_unknown,
                                     kClass_particle, kClass_per_name, kClass_hyphen,
                                     kClass_latin};
  if (candidate.type != EntityType::person || candidate.end - candidate.begin != 1 ||
      (candidate.seen & (kSeenSame | kSeenSurname)) == 0)
    return false;
  const bool follows = candidate.begin > sentence.begin &&
                       candidate.proclitics == kNoProclitic &&
                       tagged.classes(candidate.begin - 1).intersects(kName);
  return !follows && (candidate.end == sentence.end ||
                      !tagged.classes(candidate.end).intersects(kName));
}

void seen_features_of(const Candidate& candidate, std::vector<Feature>& out) {
  const Feature base = type_base(candidate.type) + static_cast<Feature>(kSpecialBase);
  constexpr std::array<std::pair<Seen, Special>, 13> kSeen = {{
      {kSeenSame, kSeenSameFeature},
      {kSeenSameStrong, kSeenSameStrongFeature},
      {kSeenOther, kSeenOtherFeature},
      {kSeenSurname, kSeenSurnameFeature},
      {kSeenGiven, kSeenGivenFeature},
      {kSeenPart, kSeenPartFeature},
      {kSeenAlone, kSeenAloneFeature},
      {kSeenPerson, kSeenPersonFeature},
      {kSeenUnlisted, kSeenUnlistedFeature},
      {kSeenCut, kSeenCutFeature},
      {kSeenPhrase, kSeenPhraseFeature},
      {kSeenWithin, kSeenWithinFeature},
      {kSeenCountry, kSeenCountryFeature},
  }};
  for (const auto& [bit, special] : kSeen)
    if ((candidate.seen & bit) != 0) out.push_back(base + special);
}

TokenRange title_before(const TaggedText& tagged, TokenRange sentence,
                        std::size_t begin) {
  constexpr std::size_t kMaxTitle = 8;  // tokens
  static constexpr ClassSet kTitle = {kClass_title, kClass_honorific};
  static constexpr ClassSet kContinues = {kClass_portfolio, kClass_nisba,
                                          kClass_definite,  kClass_org_head,
                                          kClass_loc_name,  kClass_org_name};
  static constexpr ClassSet kEnds = {kClass_function, kClass_verb};
  TokenRange title{begin, begin};
  for (std::size_t i = begin; i > sentence.begin && begin - i < kMaxTitle; --i) {
    const ClassSet& classes = tagged.classes(i - 1);
    if (classes.intersects(kTitle))
      title.begin = i - 1;
    else if (!classes.intersects(kContinues) || classes.intersects(kEnds))
      break;
  }
  if (title.begin == begin) return {};
  return title;
}

}  // namespace isnad
