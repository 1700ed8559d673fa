// Word classes: what a token is known to be. A token is in any number of them; rules,
// weights and the quote finder all speak in classes, never in words.
#ifndef ISNAD_RESOURCES_CLASSES_H_
#define ISNAD_RESOURCES_CLASSES_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

using ClassId = std::uint16_t;
inline constexpr std::size_t kMaxClasses = 320;

// A set of classes.
class ClassSet {
 public:
  constexpr ClassSet() = default;
  constexpr ClassSet(std::initializer_list<ClassId> ids) {
    for (const ClassId id : ids) add(id);
  }
  constexpr void add(ClassId id) { bits_[id / 64] |= 1ULL << (id % 64); }
  constexpr void remove(ClassId id) { bits_[id / 64] &= ~(1ULL << (id % 64)); }
  constexpr bool has(ClassId id) const { return (bits_[id / 64] >> (id % 64) & 1) != 0; }
  constexpr bool empty() const {
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < bits_.size(); ++i) all |= bits_[i];
    return all == 0;
  }
  constexpr bool intersects(const ClassSet& other) const {
    std::uint64_t common = 0;
    for (std::size_t i = 0; i < bits_.size(); ++i) common |= bits_[i] & other.bits_[i];
    return common != 0;
  }
  constexpr bool contains(const ClassSet& other) const {
    std::uint64_t missing = 0;
    for (std::size_t i = 0; i < bits_.size(); ++i) missing |= other.bits_[i] & ~bits_[i];
    return missing == 0;
  }
  constexpr ClassSet& operator|=(const ClassSet& other) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
    return *this;
  }
  friend constexpr ClassSet operator&(ClassSet a, const ClassSet& b) {
    for (std::size_t i = 0; i < a.bits_.size(); ++i) a.bits_[i] &= b.bits_[i];
    return a;
  }
  // Written out: comparing arrays calls memcmp.
  friend constexpr bool operator==(const ClassSet& a, const ClassSet& b) {
    std::uint64_t different = 0;
    for (std::size_t i = 0; i < a.bits_.size(); ++i) different |= a.bits_[i] ^ b.bits_[i];
    return different == 0;
  }
  constexpr std::uint64_t hash() const {
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < bits_.size(); ++i) hash ^= bits_[i] * kFactors[i];
    return hash ^ hash >> 32;
  }

  // Calls use(id) for every class in the set, ascending.
  template <class Use>
  void for_each(Use use) const {
    for (std::size_t i = 0; i < bits_.size(); ++i)
      for (std::uint64_t left = bits_[i]; left != 0; left &= left - 1)
        use(static_cast<ClassId>(i * 64 +
                                 static_cast<std::size_t>(std::countr_zero(left))));
  }

 private:
  static constexpr std::array<std::uint64_t, kMaxClasses / 64> kFactors = {
      0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F,
      0x8EBC6AF09C88C6E3};
  std::array<std::uint64_t, kMaxClasses / 64> bits_{};
};

// Classes that code refers to. The order is that of kKnownClassNames; lists may define
// others. NAME~ (made when a list flags a word) follows its class in the registry, not
// here.
// clang-format off
#define ISNAD_KNOWN_CLASSES(X)                                                      \
  /* from lists */                                                                  \
  X(given) X(female) X(surname) X(particle) X(title) X(honorific) X(portfolio)      \
  X(kin) X(nisba) X(org_head) X(org_trigger) X(org_tail) X(place_head)              \
  X(place_trigger) X(sport) X(direction) X(cue_verb) X(cue_participle) X(cue_noun)  \
  X(cue_according) X(complementizer) X(source_noun) X(function) X(preposition)      \
  X(conjunction) X(pronoun) X(relative) X(demonstrative) X(negation) X(auxiliary)   \
  X(adverb) X(verb) X(month) X(weekday) X(number_word) X(unit) X(event)             \
  X(ordinary) X(quote_as) X(quote_from) X(quote_between) X(document)                \
  X(same_speaker) X(impersonal) X(relaying) X(in_document) X(passive_cue)           \
  X(verb_by_place) X(owns_clause) X(label) X(quote_what) X(quote_about)             \
  X(counterpart) X(office) X(quote_again) X(quote_but) X(quote_with) X(so_called)   \
  X(negates_verb) X(the_same) X(often_passive) X(asks) X(names_title) X(senior)     \
  X(remark) X(quote_turn) X(quote_contrast) X(quote_then) X(quote_passive)          \
  X(takes_object) X(continues) X(object_sign) X(quote_intransitive) X(in_name_of)   \
  X(issues) X(speaking_noun) X(ends_in_ta) X(owns_noun) X(reports_at_once)          \
  X(his_honour) X(takes_feminine) X(points) X(last_title) X(told) X(organ)          \
  X(quantity) X(brings_out) X(receives) X(occasion) X(and_preposition)              \
  X(and_pronoun) X(relays_to) X(each) X(and_auxiliary) X(span) X(past_span)         \
  X(and_relative) X(of_either) X(object_may_lack) X(judges) X(needs_subject)        \
  X(needs_study) X(quote_fronting) X(withholding) X(withheld) X(stance)             \
  X(idle_object) X(varies)                                                          \
  /* that rules alone speak of */                                                   \
  X(formula) X(god) X(within_name) X(name_prefix) X(son) X(ministry)                \
  X(ministry_field) X(ministry_tail) X(board) X(settlement) X(village_noun)         \
  X(division_noun) X(company_word) X(company_and) X(patron_place) X(patron_body)    \
  X(court) X(court_kind) X(body) X(facility) X(facility_kind) X(chamber) X(byline)  \
  X(state_organ) X(state_body) X(state_body_kind) X(state_organ_feminine)           \
  X(state_body_feminine) X(state_body_kind_feminine) X(contest) X(standard)         \
  X(house) X(regime) X(birthplace) X(birthplace_of) X(places_noun) X(of_town)       \
  X(toward) X(month_first) X(before_verb) X(takes_marks) X(organ_of_town)           \
  X(embassy) X(country_noun) X(place_part) X(party) X(named_body) X(spokesman)      \
  X(union) X(verbal_place) X(from) X(verb_place) X(accusative_person) X(cable)      \
  X(cable_kind) X(the_town) X(part_of_town) X(rights) X(body_of_place)              \
  X(facility_in_marks) X(as_for) X(watches) X(currency) X(bank) X(initial)          \
  X(title_initial) X(double_name) X(affairs) X(said_of_body) X(of_person) X(led_by) \
  X(make_of) X(army_unit) X(army_kind) X(fleet) X(task) X(channel)                  \
  X(agency) X(agency_press) X(called) X(place_behind) X(road) X(road_kind)          \
  X(organ_noun) X(organ_kind) X(council_of) X(the_party) X(ideology)                \
  X(land_feature) X(land_of_noun) X(plays) X(result) X(versus) X(rival) X(team_of)  \
  X(transfer) X(between_clubs) X(single_sport) X(club_noun) X(press_verb)           \
  X(press_with) X(press_tells) X(daytime) X(army_ordinal) X(directorate)            \
  X(directorate_of) X(road_of) X(letter_name) X(letter_or_word) X(letter_i)         \
  /* made from the token and its surroundings */                                    \
  X(per_name) X(org_name) X(loc_name) X(club_name) X(sport_text) X(word) X(latin)   \
  X(acronym) X(number) X(quote) X(open_bracket) X(close_bracket) X(comma) X(colon)  \
  X(full_stop) X(ellipsis) X(question) X(dash) X(symbol) X(hyphen) X(unknown)       \
  X(definite) X(proclitic) X(pro_and) X(pro_ba) X(pro_lam) X(pro_kaf) X(derived)    \
  X(foreign_shape) X(and_shape) X(nisba_shape) X(ta_marbuta) X(verb_shape)          \
  X(inflected_shape) X(short_word) X(tanwin) X(sentence_begin) X(sentence_end)

enum KnownClass : ClassId {
#define ISNAD_CLASS(name) kClass_##name,
  ISNAD_KNOWN_CLASSES(ISNAD_CLASS)
#undef ISNAD_CLASS
      kKnownClassCount,
  // Covered by a flagged name: per_name~, org_name~, loc_name~.
  kClassWeakPerName = kKnownClassCount,
  kClassWeakOrgName,
  kClassWeakLocName
};

// Names and numbers of classes.
class ClassRegistry {
 public:
  ClassRegistry();
  // The class of this name, made if new; nothing if kMaxClasses are in use.
  std::optional<ClassId> add(std::string_view name);
  std::optional<ClassId> find(std::string_view name) const;
  const std::string& name(ClassId id) const { return names_[id]; }
  // The class NAME~ of a class NAME, if there is one.
  std::optional<ClassId> twin(ClassId id) const { return twins_[id]; }
  std::size_t size() const { return names_.size(); }
  // "given surname~ word": for people.
  std::string describe(const ClassSet& set) const;

 private:
  void append(std::string_view name);

  std::vector<std::string> names_;
  std::vector<std::optional<ClassId>> twins_;  // by class
};

}  // namespace isnad

#endif  // ISNAD_RESOURCES_CLASSES_H_
