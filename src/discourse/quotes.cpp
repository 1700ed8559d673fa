// The quote finder. A paragraph is read three times: reporting words with what they
// report; then according-to phrases and as-clauses over what is left; then headlines and
// marks that no word reports. statements.h says where a statement begins and ends,
// speakers.h who speaks.
//
// What a phrase attributes (A1 to A5):
//   A1  a phrase whose statement a cue reports as well goes into the chain of that quote
//   A2  a phrase in a relative clause attributes that clause (…، الذي … بحسب فلان، …)
//   A3  a phrase that is a sentence of its own attributes the sentence before it
//   A4  else the longer connected part of the sentence beside the phrase
//   A5  a phrase whose noun is no source (بحسب الحاجة) attributes nothing
#include "discourse/quotes.h"

#include <algorithm>

#include "discourse/inflection.h"
#include "discourse/marks.h"
#include "discourse/speakers.h"
#include "discourse/speech_text.h"
#include "discourse/statements.h"

namespace isnad {
namespace {

constexpr std::size_t kMinWords = 2;       // of a statement
constexpr std::size_t kMinAttributed = 3;  // … that a phrase attributes
constexpr std::size_t kMinBare = 6;        // … in marks that nothing reports
constexpr std::size_t kMinInside = 12;     // … the same, inside a sentence
constexpr std::size_t kHeadlineWords = 7;  // before a headline's colon
constexpr std::size_t kSubhead = 16;       // tokens of a line between paragraphs
constexpr std::size_t kEndWindow = 12;     // tokens from a phrase to its sentence's end
constexpr std::size_t kAsClause = 12;      // tokens of كما قال فلان
constexpr std::size_t kSourcePhrase = 14;  // tokens of a source with its verbs
constexpr std::size_t kDateline = 10;      // tokens of a place and an agency
constexpr std::size_t kPhrasesPerSentence = 8;  // more are no language

class QuoteFinder {
 public:
  QuoteFinder(const TaggedText& tagged, const Selection& selection,
              const Lexicon& lexicon, Document& document)
      : document_(document),
        text_(tagged, selection, lexicon, document.mentions, document.diagnostics),
        statements_(text_),
        speakers_(text_, document),
        covered_(text_.size()),
        reported_by_(text_.size(), kNobody) {}

  void run() {
    for (std::size_t p = 0; p < text_.paragraphs().size(); ++p) {
      paragraph_ = text_.paragraphs()[p];
      first_of_paragraph_ = document_.quotes.size();
      const auto first = static_cast<std::ptrdiff_t>(first_of_paragraph_);
      const std::size_t end = paragraph_.end;
      for (std::size_t i = paragraph_.begin; i < end; i = text_.sentence(i).end) {
        find_reported(text_.sentence(i));
        find_according(text_.sentence(i));
      }
      find_bare(p);
      std::stable_sort(
          document_.quotes.begin() + first, document_.quotes.end(),
          [](const Quote& a, const Quote& b) { return a.span.begin < b.span.begin; });
    }
  }

 private:
  static constexpr std::uint32_t kNobody = static_cast<std::uint32_t>(-1);

  // --- Reporting words

  void find_reported(TokenRange sentence) {
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      if (!text_.is_cue(i) || is_covered(i) || is_inside_statement(i)) continue;
      if (is_impersonal(i) || names_a_label(i) || is_said_by_nothing(i) ||
          is_of_phrase(i) || is_asked(i))
        continue;
      Statement after = statements_.after(i);
      if (after.found() && (is_as_clause(i, after) || is_covered(after.begin))) continue;
      if (after.kind != QuoteKind::direct && yields_to_according(i)) continue;
      Statement before = statements_.before(i);
      if (before.found() && is_covered(before.begin)) before = {};
      if (after.found() && is_short(after, i)) continue;
      if (!after.found() && !before.found()) continue;
      // What follows is a second part only if the cue interrupts marks.
      if (before.found() && after.found() &&
          (after.kind != QuoteKind::direct || after.begin >= paragraph_.end))
        before = {};
      add_reported(i, after, before);
    }
  }

  bool is_inside_statement(std::size_t i) const {
    const std::size_t open = text_.outermost_mark(i);
    return open != kNoToken && statements_.is_statement(open);
  }

  // وصفها بأنها مفيدة, قال: "سنعود", لافتا إلى أنه مريض: one word is enough.
  bool is_short(const Statement& statement, std::size_t cue) const {
    const bool describes =
        text_.has(cue, kClass_label) && text_.has(statement.link, kClass_complementizer);
    const bool marked = statement.kind == QuoteKind::direct &&
                        statement.begin >= cue + 3 &&
                        text_.kind(statement.begin - 2) == TokenKind::colon;
    const std::size_t last = statement.begin - 1;
    const std::string_view link = text_.stem(last);
    const bool has_subject =
        text_.is_complementizer(last) &&
        (ends_with(link, kHa) || ends_with(link, kHaAlef) || ends_with(link, kHaMim));
    return statements_.has_fewer_words(
        statement, describes || marked || has_subject ? 1 : kMinWords);
  }

  // كما قال فلان، إن …: the clause behind the comma is the writer's.
  bool is_as_clause(std::size_t cue, const Statement& after) const {
    if (cue == paragraph_.begin || !text_.has(cue - 1, kClass_quote_as)) return false;
    for (std::size_t i = cue; i < after.link; ++i)
      if (text_.has(i, kClass_comma)) return true;
    return false;
  }

  // يذكر أن …, يشار هنا إلى أن … (but يذكر الكاتب أن), and passives in a relative clause
  // (التي قيل إنها): nobody is quoted.
  bool is_impersonal(std::size_t i) const {
    // ويتوقع أن: of such a verb nobody is the subject that does not stand beside it.
    const bool no_subject =
        text_.has(i, kClass_often_passive) &&
        (i == paragraph_.begin || text_.has(i, kClass_pro_and) ||
         !(text_.in_mention(i - 1) || text_.has(i - 1, kClass_source_noun) ||
           text_.has(i - 1, kClass_title) || text_.has(i - 1, kClass_nisba)));
    if (text_.has(i, kClass_impersonal) || no_subject) {
      std::size_t link = i + 1;
      while (link < paragraph_.end && !text_.is_complementizer(link) &&
             (text_.has(link, kClass_function) || text_.has(link, kClass_comma)))
        ++link;
      if (link < paragraph_.end && text_.is_complementizer(link)) return true;
    }
    return text_.has(i, kClass_passive_cue) && i > paragraph_.begin &&
           text_.has(i - 1, kClass_relative);
  }

  // يشير ذلك إلى أن, وهو ما يوضح أن, مما يعني أن: nobody says it.
  bool is_said_by_nothing(std::size_t i) const {
    const std::size_t end = text_.sentence(i).end;
    if (text_.cue_class(i) != kClass_cue_verb) return false;
    // في خطوة تؤكد أن …: the step does, in the writer's words.
    if (i > paragraph_.begin + 1 && text_.has(i - 2, kClass_remark) &&
        !text_.in_mention(i - 1) && !text_.has(i, kClass_label))
      return true;
    if (i + 2 < end && text_.has(i + 1, kClass_points))
      return text_.is_complementizer(i + 2) ||
             (i + 3 < end && text_.is_complementizer(i + 3) &&
              text_.has(i + 2, kClass_preposition));
    // واصفا ما توصل إليه المؤتمر بأنه
    if (i > paragraph_.begin + 1 && i + 1 < end && text_.has(i - 1, kClass_quote_what) &&
        text_.has(i - 2, kClass_cue_participle) &&
        text_.is_preposition_with_pronoun(i + 1))
      return true;
    // هذا يوضح أن, هذا ما يؤكد أن, but "…"، هذا ما أكده فلان
    const std::size_t what =
        i > paragraph_.begin && text_.has(i - 1, kClass_quote_what) ? i - 1 : i;
    if (what == paragraph_.begin || text_.has(i, kClass_pro_and)) return false;
    if (text_.has(what - 1, kClass_points) && opens_its_clause(what - 1) &&
        !text_.has(what, kClass_quote_contrast) && !ends_with(text_.stem(i), kHa))
      return true;
    return what < i && text_.has(what - 1, kClass_pronoun) &&
           text_.has(what - 1, kClass_short_word);
  }

  // هذا, not إلى ذلك
  bool opens_its_clause(std::size_t i) const {
    return i == text_.sentence(i).begin || text_.has(i, kClass_pro_and) ||
           text_.is_pause(i - 1) || text_.is_complementizer(i - 1);
  }

  // لماذا يرى الناس أن …: what is asked is no statement.
  bool is_asked(std::size_t i) const {
    return i > paragraph_.begin && text_.has(i - 1, kClass_asks);
  }

  // وفقا لما أعلنه الوزير: the verb belongs to the phrase.
  bool is_of_phrase(std::size_t i) const {
    return i > paragraph_.begin + 1 && text_.has(i - 1, kClass_quote_what) &&
           text_.is_according(i - 2);
  }

  // ما وصفه ب "…" (but فيما وصف فلان الأمر ب "…"): what is marked is a label.
  bool names_a_label(std::size_t i) const {
    return text_.has(i, kClass_label) && i > paragraph_.begin &&
           text_.has(i - 1, kClass_quote_what) &&
           (!text_.has(i - 1, kClass_quote_contrast) || ends_with(text_.stem(i), kHa));
  }

  // A participle that only goes on with a sentence which a phrase at its end attributes
  // as a whole.
  bool yields_to_according(std::size_t i) const {
    if (text_.cue_class(i) != kClass_cue_participle ||
        last_cue_sentence_ == text_.sentence_number(i))
      return false;
    const std::size_t end = text_.sentence(i).end;
    for (std::size_t j = end; j > i + 1 && end - j < kEndWindow;) {
      --j;
      if (text_.is_according(j) && text_.has(j - 1, kClass_comma)) return true;
      if (j + 1 < end && text_.has(j, kClass_comma)) return false;
    }
    return false;
  }

  void add_reported(std::size_t cue, const Statement& after, const Statement& before) {
    const Statement& main = before.found() ? before : after;
    Quote quote = quote_of(main, cue, "reporting word", text_.cue_class(cue));
    if (before.found() && after.found()) {
      quote.parts.push_back(text_.span_of(after.begin, after.end));
      quote.span.end = quote.parts.back().end;
    }
    quote.sentence = sentence_span(cue);
    const std::size_t subject_end =
        after.found() ? std::min(after.link, after.begin) : text_.sentence(cue).end;
    Attribution attribution = speakers_.of_cue(cue, subject_end);
    quote.chain = std::move(attribution.chain);
    cover(main);
    if (before.found() && after.found()) cover(after);
    push(std::move(quote), attribution.source, cue, main);
  }

  // --- According-to phrases

  void find_according(TokenRange sentence) {
    std::size_t in_sentence = 0;
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      const bool inserted = is_inserted_verb(i);
      if (!text_.is_according(i) && !text_.has(i, kClass_quote_as) && !inserted) continue;
      if (is_inside_statement(i) || is_covered(i)) continue;
      if (++in_sentence > kPhrasesPerSentence) continue;
      if (text_.is_according(i))
        i = std::max(i, add_phrase(i));
      else if (inserted)
        add_inserted(i);
      else
        add_as_clause(i);
    }
  }

  // Returns the last token of the according-to words.
  std::size_t add_phrase(std::size_t begin) {
    const TokenRange phrase = text_.according_phrase(begin);
    std::size_t behind = std::max(phrase.end, begin + 1);
    // بحسب ما قال: the verb belongs to the phrase.
    std::size_t verb = kNoToken;
    for (std::size_t i = begin + 1; i < std::min(paragraph_.end, behind + 2); ++i)
      if (text_.has(i, kClass_cue_verb) && !text_.in_mention(i) &&
          (i < behind || i == begin + 1 || text_.has(i - 1, kClass_function))) {
        verb = i;
        behind = i + 1;
        break;
      }
    std::size_t end = phrase_end(begin, behind);
    Attribution attribution;
    if (verb != kNoToken) {
      attribution = speakers_.of_clause(verb, end);
    } else {
      attribution.source = speakers_.of_phrase(behind, end);
      if (!attribution.source && behind >= end)
        attribution.source = speakers_.of_pronoun(behind - 1);
      if (behind < end && !speakers_.may_be_source(behind, end)) return behind - 1;  // A5
    }
    // وفقا لمدير المركز، فلان، …: the name belongs to the phrase.
    if (attribution.source && attribution.source->head >= end &&
        text_.in_mention(attribution.source->head))
      end = text_.mention_end(text_.mention_at(attribution.source->head));
    add_attributed(begin, begin, end, kClass_cue_according, std::move(attribution));
    return behind - 1;
  }

  // كما قال فلان, with nothing reported behind the verb, next to a comma.
  void add_as_clause(std::size_t begin) {
    const std::size_t verb = begin + 1;
    if (verb >= paragraph_.end || !text_.is_cue(verb) || is_covered(verb) ||
        reported_by_[verb] != kNobody || text_.cue_class(verb) != kClass_cue_verb)
      return;
    const TokenRange sentence = text_.sentence(begin);
    const bool opens_sentence = begin == sentence.begin;
    std::size_t end = as_clause_end(begin, verb);
    if (end == kNoToken) return;
    if (end - begin > kAsClause || (opens_sentence && end >= sentence.end)) return;
    // كما دعا إلى …: the verb has an object, the clause goes on with the story.
    // Not كما نقلت الوكالة عن فلان, كما جاء في البيان.
    const bool of_another = !opens_sentence && (text_.has(verb, kClass_relaying) ||
                                                text_.has(verb, kClass_in_document));
    for (std::size_t i = verb + 1; i < end && !of_another; ++i)
      if (text_.has(i, kClass_object_sign) &&
          !(i + 1 < end && text_.has(i + 1, kClass_demonstrative)))
        return;
    if (opens_sentence && !text_.has(verb, kClass_pro_and) &&
        text_.words_between(verb + 1, end) == 0)
      return;
    Attribution attribution = speakers_.of_clause(verb, end);
    if (!attribution.source) return;
    // كما أنكرت الوزارة أي تورط: a noun behind the subject is the object.
    const std::size_t head = attribution.source->head;
    if (!text_.has(verb, kClass_quote_intransitive) && head > verb &&
        text_.in_mention(head)) {
      const std::size_t behind = text_.mention_end(text_.mention_at(head));
      if (behind < end && text_.is_word(behind) &&
          !text_.has(behind, kClass_preposition) && !text_.has(behind, kClass_adverb) &&
          !text_.has(behind, kClass_definite) && !text_.has(behind, kClass_weekday))
        return;
    }
    add_attributed(begin, verb, end, kClass_cue_verb, std::move(attribution));
  }

  // At a comma or the dash that answers one before it; without a pause before it behind
  // its subject, at the sentence's end (الأزمة ستطول كما يرى فلان.) or within
  // (والأزمة كما يرى فلان ستطول).
  std::size_t as_clause_end(std::size_t begin, std::size_t verb) const {
    const TokenRange sentence = text_.sentence(begin);
    std::size_t end = verb + 1;
    if (begin > sentence.begin && !text_.is_pause(begin - 1)) {
      const std::size_t m = text_.next_mention(end);
      if (has_nothing_but_subject(verb, false) || ends_with_source(verb))
        return sentence.end;
      if (!text_.is_word(begin - 1) || m >= text_.mention_count() ||
          text_.titled_begin(m) != end || text_.mention(m).type != EntityType::person ||
          text_.is_cue(begin - 1) ||
          text_.words_between(sentence.begin, begin) > kAsClause)
        return kNoToken;
      end = text_.mention_end(m);
      const bool goes_on =
          end < sentence.end && text_.is_word(end) &&
          text_.kind(end) == TokenKind::word && !text_.is_complementizer(end) &&
          !text_.has(end, kClass_preposition) && !text_.has(end, kClass_title);
      return goes_on ? end : kNoToken;
    }
    const bool behind_dash =
        begin > sentence.begin && text_.kind(begin - 1) == TokenKind::dash;
    while (end < sentence.end && text_.kind(end) != TokenKind::comma &&
           text_.kind(end) != TokenKind::full_stop &&
           !(behind_dash && text_.kind(end) == TokenKind::dash))
      ++end;
    return end;
  }

  // … كما ذكرت مصادر أمنية.
  bool ends_with_source(std::size_t verb) const {
    const std::size_t end = text_.sentence(verb).end;
    if (verb + 1 >= end || !text_.is_source_head(verb + 1) ||
        text_.words_between(verb + 1, end) > kSourcePhrase)
      return false;
    for (std::size_t i = verb + 1; i < end; ++i)
      if (text_.has(i, kClass_function) || text_.is_cue(i) || text_.has(i, kClass_comma))
        return false;
    return true;
  }

  // …، يقول فلان، …: a verb of speech alone with its subject between commas.
  bool is_inserted_verb(std::size_t i) const {
    if (!text_.is_cue(i) || text_.has(i, kClass_pro_and) || reported_by_[i] != kNobody ||
        i == text_.sentence(i).begin)
      return false;
    const bool behind_dash = text_.kind(i - 1) == TokenKind::dash;
    if (!behind_dash && !text_.has(i - 1, kClass_comma)) return false;
    return text_.has(i, kClass_quote_intransitive) ||
           has_nothing_but_subject(i, behind_dash);
  }

  // …، يحذر التقرير، …; - يحذر التقرير -; …، أكد فلان. Of verbs that may have an object a
  // noun that speaks must be all that follows; a name only at the end of the sentence.
  bool has_nothing_but_subject(std::size_t verb, bool behind_dash) const {
    const std::size_t end = text_.sentence(verb).end;
    const std::size_t noun = verb + 1;
    if (noun >= end || text_.cue_class(verb) != kClass_cue_verb ||
        text_.attribute(verb, kClass_cue_verb, "strength") != "strong" ||
        text_.begins_behind_preposition(noun))
      return false;
    const auto ends_at = [&](std::size_t behind) {
      return behind >= end || text_.kind(behind) == TokenKind::full_stop;
    };
    const std::size_t m = text_.next_mention(noun);
    if (m < text_.mention_count() && text_.titled_begin(m) == noun &&
        text_.mention(m).type != EntityType::location)
      return ends_at(text_.mention_end(m));
    const bool speaks = text_.has(noun, kClass_document) ||
                        text_.has(noun, kClass_source_noun) ||
                        text_.has(noun, kClass_title);
    if (!speaks || text_.in_mention(noun) || !text_.has(noun, kClass_definite))
      return false;
    return ends_at(noun + 1) ||
           text_.kind(noun + 1) == (behind_dash ? TokenKind::dash : TokenKind::comma);
  }

  void add_inserted(std::size_t verb) {
    const TokenRange sentence = text_.sentence(verb);
    std::size_t end = verb + 1;
    while (end < sentence.end && end - verb <= kAsClause &&
           text_.kind(end) != TokenKind::comma && text_.kind(end) != TokenKind::dash &&
           text_.kind(end) != TokenKind::full_stop) {
      if (text_.has(end, kClass_object_sign) || text_.is_complementizer(end)) return;
      ++end;
    }
    if (end - verb > kAsClause || text_.words_between(verb + 1, end) == 0) return;
    Attribution attribution = speakers_.of_clause(verb, end);
    if (!attribution.source) return;
    add_attributed(verb, verb, end, kClass_cue_verb, std::move(attribution));
  }

  // Where the phrase ends whose words begin at `begin` and whose source begins at
  // `behind`: at a comma or the dash that answers one before it; a phrase that opens its
  // sentence also where its noun phrase does, if no comma is near (ووفقا للتقرير فقد …).
  std::size_t phrase_end(std::size_t begin, std::size_t behind) const {
    const TokenRange sentence = text_.sentence(begin);
    const bool behind_dash =
        begin > sentence.begin && text_.kind(begin - 1) == TokenKind::dash;
    const bool opens_sentence =
        !behind_dash && text_.words_between(sentence.begin, begin) < kMinAttributed;
    std::size_t noun_phrase = kNoToken;
    std::size_t end = behind;
    while (end < sentence.end && text_.kind(end) != TokenKind::comma &&
           text_.kind(end) != TokenKind::full_stop &&
           !(behind_dash && text_.kind(end) == TokenKind::dash)) {
      // وقالت الوكالة نقلا عن مصادر إن …: the statement that is known begins.
      if (end > behind && text_.is_complementizer(end) && end + 1 < sentence.end &&
          is_covered(end + 1))
        return end;
      if (opens_sentence && end > behind && !text_.in_mention(end)) {
        if (text_.has(end, kClass_quote_then) || text_.is_complementizer(end) ||
            text_.kind(end) == TokenKind::colon)
          return end;
        if (noun_phrase == kNoToken && text_.has(end, kClass_verb) &&
            !text_.has(end, kClass_definite))
          noun_phrase = end;
        if (noun_phrase != kNoToken && end - behind > kSourcePhrase) return noun_phrase;
      }
      ++end;
    }
    return noun_phrase != kNoToken && end + 1 >= sentence.end ? noun_phrase : end;
  }

  // Attributes what stands beside tokens [begin, end).
  void add_attributed(std::size_t begin, std::size_t cue, std::size_t end, ClassId cls,
                      Attribution attribution) {
    const TokenRange sentence = text_.sentence(begin);
    Statement before = piece_before(begin, sentence);
    Statement after = piece_after(std::min(end, sentence.end), sentence);
    if (const std::uint32_t quote = quote_beside(begin, end, sentence, before, after);
        quote != kNobody) {
      if (attribution.source)
        join_chain(document_.quotes[quote], *attribution.source,
                   text_.span_of(begin, end));
      return;
    }
    if (!before.found() && !after.found() && sentence.begin > paragraph_.begin) {
      const TokenRange earlier = text_.sentence(sentence.begin - 1);
      before = statements_.plain(earlier.begin, earlier.end, "A3 the sentence before");
    }
    const auto words = [&](const Statement& s) {
      return s.found() ? text_.words_between(s.begin, s.end) : 0;
    };
    // Without a pause before it, or with a clause of its own behind it, the phrase
    // belongs to what it follows.
    // Nor then if it goes on behind a comma with what it needs: يصبح بإمكانها وفق فلان،
    // التقدم باتجاه …
    const bool goes_on =
        after.found() && end < sentence.end && text_.kind(end) == TokenKind::comma &&
        text_.has(after.begin, kClass_definite) &&
        !text_.has(after.begin, kClass_pro_and) && !text_.in_mention(after.begin);
    const bool closes_clause =
        words(before) >= kMinAttributed && !goes_on &&
        (!text_.is_pause(begin - 1) ||
         (after.found() && text_.has(after.begin, kClass_pro_and)));
    Statement& longer = !closes_clause && words(after) > words(before) ? after : before;
    if (words(longer) < kMinAttributed || is_partly_covered(longer)) return;
    make_direct_if_marked(longer);
    Quote quote = quote_of(longer, cue, "according-to phrase", cls);
    quote.sentence = text_.span_of(sentence.begin, sentence.end);
    quote.chain = std::move(attribution.chain);
    cover(longer);
    push(std::move(quote), attribution.source, cue, longer);
  }

  // What stands before the phrase and is not yet part of a quote; A2.
  Statement piece_before(std::size_t phrase, TokenRange sentence) const {
    const std::size_t begin = behind_dateline(sentence.begin);
    std::size_t first = phrase;
    while (first > begin && !is_covered(first - 1)) {
      --first;
      const bool relative = text_.has(first, kClass_relative) &&
                            text_.has(first, kClass_definite) && first > sentence.begin &&
                            text_.is_pause(first - 1);
      if (relative && !text_.is_pause(phrase - 1) &&
          text_.words_between(first + 1, phrase) >= 2)
        return statements_.plain(first + 1, phrase, "A2 the relative clause");
    }
    return statements_.plain(first, phrase, "A4 the sentence without the phrase");
  }

  // دبي (CNN)-- …: behind the agency in brackets and its dash, if a paragraph begins so.
  std::size_t behind_dateline(std::size_t first) const {
    if (first != paragraph_.begin) return first;
    const std::size_t limit = std::min(first + kDateline, paragraph_.end);
    for (std::size_t i = first + 1; i < limit; ++i)
      if (text_.kind(i) == TokenKind::dash &&
          text_.kind(i - 1) == TokenKind::close_bracket)
        return i + 1;
    return first;
  }

  Statement piece_after(std::size_t phrase_end, TokenRange sentence) const {
    std::size_t first = phrase_end;
    while (first < sentence.end &&
           (text_.is_pause(first) || text_.is_complementizer(first)))
      ++first;
    std::size_t end = first;
    while (end < sentence.end && !is_covered(end) &&
           (end == first || statements_.end_rule(end) == nullptr)) {
      if (text_.opens(end)) {  // a sentence does not end inside marks
        end = text_.partner(end);
        if (end >= sentence.end) sentence.end = text_.sentence(end).end;
      }
      ++end;
    }
    return statements_.plain(first, end, "A4 the sentence without the phrase");
  }

  // A1: the quote whose statement or cue stands right beside the phrase.
  std::uint32_t quote_beside(std::size_t begin, std::size_t end, TokenRange sentence,
                             const Statement& before, const Statement& after) const {
    if (!before.found() && begin > sentence.begin) {
      std::size_t i = begin;
      while (i > sentence.begin && !text_.is_word(i - 1)) --i;
      if (i > sentence.begin && reported_by_[i - 1] != kNobody)
        return reported_by_[i - 1];
    }
    for (std::size_t i = before.found() ? before.begin : begin; i < begin; ++i)
      if (reported_by_[i] != kNobody) return reported_by_[i];
    // فلان، بحسب الوكالة، قال إن …; أورد الموقع، نقلا عن مصدر، قوله إن …
    std::size_t next = end;
    while (next < sentence.end && !text_.is_word(next)) ++next;
    if (next < sentence.end && !is_covered(next) && reported_by_[next] != kNobody &&
        (text_.cue_class(next) == kClass_cue_noun ||
         (text_.cue_class(next) == kClass_cue_verb && !text_.has(next, kClass_pro_and) &&
          before.found() && !has_verb(before))))
      return reported_by_[next];
    if (!after.found() || begin > sentence.begin + 1) return kNobody;
    for (std::size_t i = end; i < after.end; ++i)
      if (reported_by_[i] != kNobody) return reported_by_[i];
    return kNobody;
  }

  bool has_verb(const Statement& statement) const {
    for (std::size_t i = statement.begin; i < statement.end; ++i)
      if (!text_.in_mention(i) && (text_.has(i, kClass_verb) || text_.is_cue(i)))
        return true;
    return false;
  }

  // A source that stands between the cue and its statement is nearer to the words than
  // the cue's subject: قالت رويترز نقلا عن مسؤول إن …
  void join_chain(Quote& quote, const Source& source, Span phrase) const {
    if (quote.speaker && quote.speaker->span == source.speaker.span) return;
    if (quote.speaker && quote.speaker->entity &&
        quote.speaker->entity == source.speaker.entity)
      return;
    for (const Speaker& known : quote.chain)
      if (known.span == source.speaker.span) return;
    // يقال إن …، على حد تعبير فلان: nobody else says it.
    if (!quote.speaker && quote.chain.empty()) {
      quote.speaker = source.speaker;
      return;
    }
    const bool between = quote.cue && quote.cue->span.end <= phrase.begin &&
                         phrase.end <= quote.span.begin;
    if (between) {
      if (quote.speaker) quote.chain.insert(quote.chain.begin(), *quote.speaker);
      quote.speaker = source.speaker;
    } else {
      quote.chain.push_back(source.speaker);
    }
  }

  bool is_partly_covered(const Statement& statement) const {
    for (std::size_t i = statement.begin; i < statement.end; ++i)
      if (is_covered(i)) return true;
    return false;
  }

  // Marks around the whole of it, perhaps with a word or two before them.
  void make_direct_if_marked(Statement& statement) const {
    if (text_.opens(statement.begin) &&
        text_.partner(statement.begin) + 1 >= statement.end) {
      statement = statements_.marked(statement.begin, statement.begin);
      return;
    }
    if (!text_.closes(statement.end - 1)) return;
    const std::size_t open = text_.partner(statement.end - 1);
    if (statements_.is_statement(open) &&
        text_.words_between(statement.begin, open) < kMinAttributed)
      statement = statements_.marked(open, statement.end);
  }

  // --- Headlines and bare marks

  // A paragraph or sentence that stands in marks as a whole goes on with the speech
  // before it.
  void find_bare(std::size_t paragraph) {
    const bool subhead = paragraph > 1 && is_subhead();
    if ((paragraph <= 1 || subhead) && find_headline(subhead)) return;
    if (document_.quotes.empty() || !speakers_.last()) return;
    for (std::size_t i = paragraph_.begin; i < paragraph_.end; ++i) {
      if (!text_.opens(i) && !text_.is_unclosed(i)) continue;
      const std::size_t close = text_.opens(i) ? text_.partner(i) : paragraph_.end;
      if (i + 1 < paragraph_.end && !is_covered(i + 1) && goes_on(i, close)) {
        const Statement statement =
            text_.opens(i) ? statements_.marked(i, i) : statements_.unclosed(i, i);
        const auto source = speakers_.of_marks(i);
        if (!source) {  // nobody has spoken yet
          i = close;
          continue;
        }
        Quote quote = quote_of(statement);
        quote.reasons.push_back({"statement", "marks that continue a speech", "", 0});
        quote.sentence = sentence_span(i);
        cover(statement);
        push(std::move(quote), source, i, statement);
      }
      i = close;
    }
  }

  // Marks around a whole sentence, or around so much that it can be no title or term.
  bool goes_on(std::size_t open, std::size_t close) const {
    const std::size_t words = text_.words_between(open + 1, close);
    if (open == text_.sentence(open).begin && ends_sentence(close))
      return words >= kMinBare;
    return text_.opens(open) && words >= kMinInside && !statements_.is_label(open) &&
           !statements_.announces_name(open) &&
           document_.quotes.size() > first_of_paragraph_;
  }

  // A line of a few words without a full stop that a name and a colon open.
  bool is_subhead() const {
    const std::size_t first = paragraph_.begin;
    if (paragraph_.end - first > kSubhead || !text_.begins_mention(first) ||
        text_.kind(paragraph_.end - 1) == TokenKind::full_stop)
      return false;
    const std::size_t m = text_.mention_at(first);
    const std::size_t behind = text_.mention_end(m);
    return text_.mention(m).type != EntityType::location && behind < paragraph_.end &&
           text_.kind(behind) == TokenKind::colon;
  }

  bool ends_sentence(std::size_t close) const {
    return close + 1 >= paragraph_.end || close + 1 >= text_.sentence(close).end ||
           text_.kind(close + 1) == TokenKind::full_stop;
  }

  // A headline `X: statement`. One between paragraphs says nothing of who goes on below.
  bool find_headline(bool subhead) {
    const std::size_t limit =
        std::min(paragraph_.end, paragraph_.begin + kHeadlineWords + 1);
    std::size_t colon = paragraph_.begin;
    while (colon < limit && text_.kind(colon) != TokenKind::colon) {
      if (text_.is_cue(colon)) return false;
      ++colon;
    }
    if (colon >= limit || colon == paragraph_.begin || colon + 1 >= paragraph_.end ||
        is_covered(colon + 1))
      return false;
    const std::size_t last_sentence = text_.sentence_number(paragraph_.end - 1);
    if (last_sentence - text_.sentence_number(colon) > 1) return false;  // body text
    const auto source = speakers_.of_headline(paragraph_.begin, colon);
    if (!source) return false;
    Statement statement;
    if (text_.opens(colon + 1) && text_.partner(colon + 1) + 2 >= paragraph_.end)
      statement = statements_.marked(colon + 1, colon);
    else
      statement = statements_.plain(colon + 1, paragraph_.end, "the headline");
    if (statements_.has_fewer_words(statement, kMinWords)) return false;
    Quote quote = quote_of(statement);
    quote.reasons.push_back({"statement", statement.rule, "", 0});
    quote.sentence = text_.span_of(paragraph_.begin, text_.sentence(colon).end);
    cover(statement);
    push(std::move(quote), source, colon, statement, !subhead);
    return true;
  }

  // --- Quotes

  Quote quote_of(const Statement& statement) const {
    Quote quote;
    quote.kind = statement.kind;
    quote.span = text_.span_of(statement.begin, statement.end);
    quote.parts.push_back(quote.span);
    return quote;
  }

  Quote quote_of(const Statement& statement, std::size_t cue, const char* what,
                 ClassId cls) const {
    Quote quote = quote_of(statement);
    const Span span = text_.span_of_cue(cue);
    quote.cue = TextSpan{span, text_.text_of(span)};
    quote.reasons.push_back({"cue", what, text_.where(cue, cls), 0});
    quote.reasons.push_back({"statement", statement.rule, "", 0});
    return quote;
  }

  Span sentence_span(std::size_t i) const {
    return text_.span_of(text_.sentence(i).begin, text_.sentence(i).end);
  }

  bool is_covered(std::size_t i) const { return covered_[i] != 0; }

  void cover(const Statement& statement) {
    const auto number = static_cast<std::uint32_t>(document_.quotes.size());
    for (std::size_t i = statement.begin; i < statement.end; ++i) {
      covered_[i] = 1;
      reported_by_[i] = number;
    }
  }

  // The quote's statement is already covered: its number is that of covered tokens.
  void push(Quote quote, const std::optional<Source>& source, std::size_t cue,
            const Statement& statement, bool goes_on = true) {
    reported_by_[cue] = static_cast<std::uint32_t>(document_.quotes.size());
    last_cue_sentence_ = text_.sentence_number(cue);
    if (source) {
      // وأضاف فلان في حديثه يقول: the sentence's first verb goes on.
      if (text_.has(cue, kClass_continues) ||
          text_.has(text_.sentence(cue).begin, kClass_continues))
        name_last_speaker(*source);
      if (goes_on) speakers_.said(*source, cue, statement.begin, statement.end);
      quote.speaker = source->speaker;
      quote.reasons.push_back({"speaker", quote.speaker->how, "", 0});
    } else {
      speakers_.said_by_nobody(cue);
    }
    document_.quotes.push_back(std::move(quote));
  }

  // قال وزير الدفاع …. وأضاف فلان …: who goes on with a speech is who began it.
  void name_last_speaker(const Source& source) {
    const auto unnamed = speakers_.name_last(source);
    if (!unnamed) return;
    for (std::size_t q = document_.quotes.size(); q-- > 0;) {
      std::optional<Speaker>& speaker = document_.quotes[q].speaker;
      if (!speaker || speaker->entity || speaker->text != *unnamed) break;
      speaker->entity = source.speaker.entity;
      speaker->how = "named later";
    }
  }

  Document& document_;
  const SpeechText text_;
  const Statements statements_;
  Speakers speakers_;
  std::vector<char> covered_;               // by token: inside a statement
  std::vector<std::uint32_t> reported_by_;  // by token: the quote it is in or the cue of
  TokenRange paragraph_;
  std::size_t last_cue_sentence_ = kNoToken;
  std::size_t first_of_paragraph_ = 0;  // number of its first quote
};

// Most texts without reporting word, colon or mark hold no quote: they cost one look.
bool may_hold_quotes(const TaggedText& tagged) {
  ClassSet signs;
  for (const ClassId id :
       {kClass_cue_verb, kClass_cue_participle, kClass_cue_noun, kClass_cue_according,
        kClass_verb_by_place, kClass_quote, kClass_colon})
    signs.add(id);
  return std::any_of(tagged.tags.begin(), tagged.tags.end(), [&](const TokenTag& tag) {
    return tagged.sets[tag.set].intersects(signs);
  });
}

}  // namespace

void find_quotes(const TaggedText& tagged, const Selection& selection,
                 const Lexicon& lexicon, Document& document) {
  if (!may_hold_quotes(tagged)) return;
  const bool has_words = std::any_of(tagged.text.tokens.begin(), tagged.text.tokens.end(),
                                     [](const Token& token) { return token.hash != 0; });
  if (!has_words) {  // marks alone are odd at most
    pair_marks(tagged.text, document.diagnostics);
    return;
  }
  QuoteFinder(tagged, selection, lexicon, document).run();
}

}  // namespace isnad
