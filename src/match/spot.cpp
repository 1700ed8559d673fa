// Looks tokens up in the lexicon and walks its phrases.
#include "match/spot.h"

#include <algorithm>
#include <cstring>

#include "text/letters.h"
#include "text/normalize.h"

namespace isnad {
namespace {

constexpr std::size_t kLetterBytes = 2;
constexpr std::string_view kFoldedArticle = "\u0627\u0644";
constexpr std::string_view kTaMarbuta = "\u0629";
constexpr std::string_view kFathatan = "\u064B";
constexpr std::string_view kFathatanAlef = "\u064B\u0627";
constexpr std::size_t kMinDefiniteBytes = 4 * kLetterBytes;
constexpr std::size_t kMaxSuffixLetters = 5;
// Tokens between asking for memory and reading it.
constexpr std::size_t kAhead = 16;
constexpr std::size_t kPhrasesAhead = 4;
// What inflections are formed of.
constexpr ClassSet kVocabulary = {kClass_ordinary, kClass_verb, kClass_title,
                                  kClass_function, kClass_nisba};
constexpr ClassSet kHeads = {kClass_org_head, kClass_org_trigger, kClass_place_head,
                             kClass_place_trigger};

// What the letters of a word show, as bits.
using Shape = unsigned;
constexpr Shape kDefinite = 1;
constexpr Shape kEndsInTaMarbuta = 2;
constexpr Shape kShort = 4;
constexpr Shape kTanwin = 8;
constexpr std::size_t kShapes = 16;

// With memcmp, which is one comparison where the size of the part is known.
bool begins_with(std::string_view text, std::string_view part) {
  return text.size() >= part.size() &&
         std::memcmp(text.data(), part.data(), part.size()) == 0;
}

bool ends_with(std::string_view text, std::string_view part) {
  return text.size() >= part.size() &&
         std::memcmp(text.data() + (text.size() - part.size()), part.data(),
                     part.size()) == 0;
}

// Tanwin and other harakat may stand behind the last letter.
std::string_view without_final_marks(std::string_view source) {
  while (source.size() > kLetterBytes && source[source.size() - 2] == '\xD9' &&
         source.back() >= '\x8B' && source.back() <= '\x92')
    source.remove_suffix(kLetterBytes);
  return source;
}

ClassId kind_class(TokenKind kind) {
  switch (kind) {
    case TokenKind::word:
      return kClass_word;
    case TokenKind::latin:
      return kClass_latin;
    case TokenKind::number:
      return kClass_number;
    case TokenKind::quote:
      return kClass_quote;
    case TokenKind::open_bracket:
      return kClass_open_bracket;
    case TokenKind::close_bracket:
      return kClass_close_bracket;
    case TokenKind::comma:
      return kClass_comma;
    case TokenKind::colon:
      return kClass_colon;
    case TokenKind::full_stop:
      return kClass_full_stop;
    case TokenKind::ellipsis:
      return kClass_ellipsis;
    case TokenKind::question:
      return kClass_question;
    case TokenKind::dash:
      return kClass_dash;
    case TokenKind::symbol:
      break;
  }
  return kClass_symbol;
}

class Spotter {
 public:
  Spotter(const Lexicon& lexicon, TaggedText& out) : lexicon_(lexicon), out_(out) {
    out_.tags.assign(out_.text.tokens.size(), {});
    out_.names.clear();
    out_.phrases.clear();
    out_.sport.clear();
    out_.sets_of_whole_words.resize(lexicon.class_sets.size() * kShapes, kNone);
    out_.sets_of_punctuation.resize(kTokenKinds, kNone);
  }

  void run() {
    number_words();
    for (std::size_t i = 0; i < out_.tags.size(); ++i) {
      if (i + kAhead < out_.tags.size()) prefetch_info(out_.tags[i + kAhead].whole);
      look_up(i);
    }
    for (std::size_t i = 0; i < out_.tags.size(); ++i) {
      if (i + kPhrasesAhead < out_.tags.size()) prefetch_phrases(i + kPhrasesAhead);
      find_phrases(i);
    }
    mark_hits();
    find_sport();
  }

 private:
  const Token& token(std::size_t i) const { return out_.text.tokens[i]; }
  std::string_view folded(std::size_t i) const { return out_.text.folded_form(token(i)); }

  const WordInfo& info(WordId word) const { return lexicon_.word_infos[word]; }

  // All words first, with the memory asked for ahead: look-ups wait for memory more than
  // they compute.
  void number_words() {
    const std::vector<Token>& tokens = out_.text.tokens;
    for (std::size_t i = 0; i < std::min(kAhead, tokens.size()); ++i)
      lexicon_.words.prefetch(tokens[i].hash);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (i + kAhead < tokens.size()) lexicon_.words.prefetch(tokens[i + kAhead].hash);
      if (tokens[i].hash != 0) out_.tags[i].whole = lexicon_.words.find(tokens[i].hash);
    }
  }

  void prefetch_info(WordId word) const {
    if (word != kNoWord) __builtin_prefetch(&lexicon_.word_infos[word]);
  }

  void look_up(std::size_t i) {
    if (may_begin_short(i)) {
      classes_ = {};
      if (read_short_stem(i)) {
        out_.tags[i].set = out_.sets.number(classes_);
        return;
      }
    }
    if (is_read_whole(i)) return look_up_whole(i);
    if (token(i).hash == 0 && token(i).kind != TokenKind::dash)
      return look_up_punctuation(i);
    classes_ = {};
    read(i);
    out_.tags[i].set = out_.sets.number(classes_);
  }

  // Nothing but its kind; a dash may be a hyphen.
  void look_up_punctuation(std::size_t i) {
    const TokenKind kind = token(i).kind;
    std::uint32_t& set = out_.sets_of_punctuation[static_cast<std::size_t>(kind)];
    if (set == kNone) set = out_.sets.number({kind_class(kind)});
    out_.tags[i].set = set;
  }

  // So few letters that a stem behind proclitics has only two, which begin a listed
  // phrase.
  bool may_begin_short(std::size_t i) const {
    constexpr std::size_t kStemBytes = kMinFirstLetters * kLetterBytes;
    const std::size_t size = token(i).folded_size;
    if (token(i).kind != TokenKind::word || size <= kStemBytes ||
        size > kStemBytes + 2 * kLetterBytes || i + 1 >= out_.tags.size() ||
        out_.tags[i + 1].whole == kNoWord ||
        !lexicon_.begins_short_phrase(folded(i).substr(size - kStemBytes)) ||
        !may_have_proclitic(folded(i)))
      return false;
    const WordId whole = out_.tags[i].whole;
    return whole == kNoWord || !info(whole).known || info(whole).only_name ||
           info(whole).only_ordinary;
  }

  // وتل أبيب, لأم درمان: two letters are a stem where a listed phrase goes on behind
  // them.
  bool read_short_stem(std::size_t i) {
    static constexpr ClassSet kPersonal = {kClass_given, kClass_surname};
    const WordId whole = out_.tags[i].whole;
    const bool personal =
        whole != kNoWord && lexicon_.classes_of(whole).intersects(kPersonal);
    proclitic_readings(folded(i), readings_, kMinFirstLetters);
    for (std::size_t r = 0; r < readings_.size; ++r) {
      const Reading& reading = readings_.items[r];
      if (reading.stem.size() > kMinFirstLetters * kLetterBytes) continue;
      // The future sin stands before no name, and محمد كني is one; but وود مدني is two.
      if ((reading.proclitics & kFutureSin) != 0 ||
          (personal && reading.proclitics != kConjunction))
        continue;
      const std::uint64_t hash = hash_key(reading.stem);
      const WordId word = lexicon_.words.find(hash);
      if (word == kNoWord || !info(word).begins_phrase ||
          lexicon_.next_node(info(word).node, out_.tags[i + 1].whole) == kNone)
        continue;
      take_reading(i, reading, word, hash);
      classes_.add(kClass_word);
      add_shape(shape_of(i));
      return true;
    }
    return false;
  }

  // Most words: they have one reading and one spelling.
  bool is_read_whole(std::size_t i) const {
    const WordId word = out_.tags[i].whole;
    if (word == kNoWord || token(i).kind != TokenKind::word) return false;
    const WordInfo& known = info(word);
    return known.known && !known.has_exact &&
           !(known.only_ordinary && known.may_hide_word);
  }

  void look_up_whole(std::size_t i) {
    TokenTag& tag = out_.tags[i];
    tag.word = tag.whole;
    tag.stem_hash = token(i).hash;
    prefetch_node(tag.word);
    if (info(tag.word).has_kinds) tag.kinds = lexicon_.head_kinds[tag.word];
    const Shape shape = shape_of(i);
    std::uint32_t& set =
        out_.sets_of_whole_words[info(tag.word).class_set * kShapes + shape];
    if (set == kNone) {
      classes_ = lexicon_.classes_of(tag.word);
      classes_.add(kClass_word);
      add_shape(shape);
      set = out_.sets.number(classes_);
    }
    tag.set = set;
  }

  // Chooses the reading of a token: the whole word if a list has it, else the first stem
  // known. Collects the word classes that it has without its neighbours.
  void read(std::size_t i) {
    TokenTag& tag = out_.tags[i];
    const Token& t = token(i);
    classes_.add(kind_class(t.kind));
    if (t.kind == TokenKind::dash && !t.space_before && i + 1 < out_.tags.size() &&
        !token(i + 1).space_before)
      classes_.add(kClass_hyphen);
    if (t.hash == 0) return;
    tag.stem_hash = t.hash;
    tag.word = tag.whole;
    if (t.acronym) classes_.add(kClass_acronym);
    if (t.kind != TokenKind::word) {
      if (tag.word != kNoWord) classes_ |= lexicon_.classes_of(tag.word);
      return;
    }
    if (tag.word != kNoWord && info(tag.word).known) {
      const WordInfo& known = info(tag.word);
      if (!known.only_ordinary || !known.may_hide_word || !read_telling_stem(i))
        add_word_classes(i);
    } else if (!read_stem(i)) {
      analyse_unknown(i);
    }
    add_shape(shape_of(i));
  }

  void add_word_classes(std::size_t i) {
    TokenTag& tag = out_.tags[i];
    classes_ |= lexicon_.classes_of(tag.word);
    prefetch_node(tag.word);
    if (info(tag.word).has_exact) add_exact_classes(i);
    if (classes_.intersects(kHeads)) tag.kinds = lexicon_.head_kinds[tag.word];
  }

  void prefetch_node(WordId word) const {
    if (info(word).is_name || info(word).begins_phrase)
      lexicon_.prefetch_node(info(word).node);
  }

  // Vocabulary that was counted holds words with their proclitics; a stem behind them
  // that a list of cues, titles or the like has says more: وأكد, للصحفيين; a name behind
  // a conjunction does not, for فترات hides no ترات. Behind a preposition the article
  // must stand too, or too many words would have a stem.
  bool read_telling_stem(std::size_t i) {
    proclitic_readings(folded(i), readings_);
    for (std::size_t r = 0; r < readings_.size; ++r) {
      const Reading& reading = readings_.items[r];
      if (reading.proclitics != kConjunction &&
          !begins_with(reading.stem, kFoldedArticle))
        continue;
      const std::uint64_t hash = hash_key(reading.stem);
      if (!lexicon_.may_be_telling(hash)) continue;
      const WordId word = lexicon_.words.find(hash);
      if (word == kNoWord || !info(word).known || info(word).only_ordinary) continue;
      if (reading.proclitics == kConjunction && info(word).only_name) continue;
      take_reading(i, reading, word, hash);
      return true;
    }
    return false;
  }

  // A name and no other word.
  bool is_name_alone(WordId word) const {
    return info(word).only_name && !lexicon_.classes_of(word).has(kClass_ordinary);
  }

  bool follows_given(std::size_t i) const {
    static constexpr ClassSet kNone = {kClass_ordinary, kClass_verb, kClass_function,
                                       kClass_title, kClass_proclitic};
    if (i == 0 || token(i - 1).kind != TokenKind::word) return false;
    const ClassSet& before = out_.sets[out_.tags[i - 1].set];
    return before.has(kClass_given) && !before.intersects(kNone);
  }

  // A conjunction fa that follows a word.
  bool is_fa_within(std::size_t i, const Reading& reading) const {
    return reading.proclitics == kConjunction && !may_have_and(folded(i)) && i > 0 &&
           token(i - 1).kind == TokenKind::word;
  }

  bool read_stem(std::size_t i) {
    if (!may_have_proclitic(folded(i))) return false;
    proclitic_readings(folded(i), readings_);
    for (std::size_t r = 0; r < readings_.size; ++r) {
      const Reading& reading = readings_.items[r];
      const std::uint64_t hash = hash_key(reading.stem);
      const WordId word = lexicon_.words.find(hash);
      if (word == kNoWord || !info(word).known) continue;
      const ClassSet& classes = lexicon_.classes_of(word);
      // Of function words only the conjunction is stripped.
      if (classes.has(kClass_function) && reading.proclitics != kConjunction) continue;
      // Things are hardly ever likened to a name without the article, and fa begins a
      // clause: كفيات and إبراهيم فاكير are names of their own, كالهند is not.
      if (((reading.proclitics & kPrepositionKaf) != 0 || is_fa_within(i, reading)) &&
          is_name_alone(word) && !begins_with(reading.stem, kFoldedArticle))
        continue;
      // Behind a given name stands a family name: إبراهيم بافلو.
      if ((reading.proclitics == kPrepositionBa ||
           reading.proclitics == kPrepositionLam) &&
          is_name_alone(word) && !info(word).is_name && follows_given(i) &&
          !begins_with(reading.stem, kFoldedArticle))
        continue;
      // The future sin stands before verbs only.
      if ((reading.proclitics & kFutureSin) != 0 && !classes.has(kClass_verb) &&
          !classes.has(kClass_cue_verb))
        continue;
      take_reading(i, reading, word, hash);
      return true;
    }
    return false;
  }

  void take_reading(std::size_t i, const Reading& reading, WordId word,
                    std::uint64_t hash) {
    TokenTag& tag = out_.tags[i];
    tag.word = word;
    tag.stem_hash = hash;
    tag.prefix_letters = reading.prefix_letters;
    tag.proclitics = reading.proclitics;
    if (word != kNoWord) add_word_classes(i);
    classes_.add(kClass_proclitic);
    if ((reading.proclitics & kConjunction) != 0) classes_.add(kClass_pro_and);
    if ((reading.proclitics & kPrepositionBa) != 0) classes_.add(kClass_pro_ba);
    if ((reading.proclitics & kPrepositionLam) != 0) classes_.add(kClass_pro_lam);
    if ((reading.proclitics & kPrepositionKaf) != 0) classes_.add(kClass_pro_kaf);
  }

  // Classes whose words must stand in their exact spelling.
  void add_exact_classes(std::size_t i) {
    const TokenTag& tag = out_.tags[i];
    const std::string exact = exact_stem(i, tag.prefix_letters);
    const std::uint32_t node = lexicon_.word_infos[tag.word].node;
    for (std::uint32_t at = lexicon_.first_value(node); at != kNone;
         at = lexicon_.spellings[at].next) {
      const Spelling& value = lexicon_.spellings[at];
      if (value.is_name || value.exact == kNone) continue;
      if (lexicon_.exact_spellings[value.exact] != exact) continue;
      const ClassSet& classes = lexicon_.word_entries[value.entry].classes;
      classes_ |= classes;
      if (value.ambiguous) add_weak_twins(classes);
    }
  }

  void add_weak_twins(const ClassSet& classes) {
    classes.for_each([&](ClassId id) {
      if (const auto twin = lexicon_.classes.twin(id)) classes_.add(*twin);
    });
  }

  std::string exact_stem(std::size_t i, std::size_t prefix_letters) const {
    std::string_view source = out_.text.source_form(token(i));
    if (prefix_letters > 0)
      source.remove_prefix(source_offset_of_letter(source, prefix_letters));
    return exact_spelling(source);
  }

  // A word that no list has: an inflection of a known word, or truly unknown.
  void analyse_unknown(std::size_t i) {
    const std::string_view word = folded(i);
    if (is_inflected(word)) {
      classes_.add(kClass_derived);
      return;
    }
    proclitic_readings(word, readings_);
    for (std::size_t r = 0; r < readings_.size; ++r)
      if ((readings_.items[r].proclitics & (kPrepositionKaf | kFutureSin)) == 0 &&
          is_inflected(readings_.items[r].stem)) {
        take_reading(i, readings_.items[r], kNoWord, hash_key(readings_.items[r].stem));
        classes_.add(kClass_derived);
        return;
      }
    // One or two letters are no name.
    if (word.size() < kMinStemLetters * kLetterBytes) return;
    classes_.add(kClass_unknown);
    if (word.size() > kMinStemLetters * kLetterBytes && may_have_and(word))
      classes_.add(kClass_and_shape);
    add_affix_classes(word, classes_);
  }

  bool in_vocabulary(std::string_view stem) const {
    const WordId word = lexicon_.words.find(stem);
    return word != kNoWord && lexicon_.classes_of(word).intersects(kVocabulary);
  }

  // True if the word is a listed ordinary word with its article or an inflectional affix.
  bool is_inflected(std::string_view word) const {
    if (stem_is_inflected(word)) return true;
    if (begins_with(word, kFoldedArticle) && word.size() > kMinDefiniteBytes &&
        stem_is_inflected(word.substr(kFoldedArticle.size())))
      return true;
    for (std::size_t letters = 1; letters <= 2; ++letters) {
      const std::size_t bytes = letters * kLetterBytes;
      if (word.size() < bytes + kMinStemLetters * kLetterBytes) break;
      const WordId prefix = lexicon_.affixes.find(word.substr(0, bytes));
      if (prefix != kNoWord && lexicon_.prefix_classes[prefix].has(kClass_derived) &&
          stem_is_inflected(word.substr(bytes)))
        return true;
    }
    return false;
  }

  bool stem_is_inflected(std::string_view word) const {
    if (in_vocabulary(word)) return true;
    for (std::size_t letters = 1; letters <= kMaxSuffixLetters; ++letters) {
      const std::size_t bytes = letters * kLetterBytes;
      if (word.size() < bytes + kMinStemLetters * kLetterBytes) return false;
      const WordId suffix = lexicon_.affixes.find(word.substr(word.size() - bytes));
      if (suffix != kNoWord && lexicon_.suffix_classes[suffix].has(kClass_derived) &&
          in_vocabulary(word.substr(0, word.size() - bytes)))
        return true;
    }
    return false;
  }

  void add_affix_classes(std::string_view word, ClassSet& classes) const {
    for (std::size_t letters = 1;
         letters <= kMaxSuffixLetters && letters * kLetterBytes < word.size();
         ++letters) {
      const std::size_t bytes = letters * kLetterBytes;
      const WordId suffix = lexicon_.affixes.find(word.substr(word.size() - bytes));
      if (suffix != kNoWord) classes |= lexicon_.suffix_classes[suffix];
      const WordId prefix = lexicon_.affixes.find(word.substr(0, bytes));
      if (prefix != kNoWord) classes |= lexicon_.prefix_classes[prefix];
    }
    classes.remove(kClass_derived);
  }

  Shape shape_of(std::size_t i) const {
    const TokenTag& tag = out_.tags[i];
    std::string_view source = out_.text.source_form(token(i));
    std::string_view form = folded(i);
    if (tag.prefix_letters > 0) {
      source.remove_prefix(source_offset_of_letter(source, tag.prefix_letters));
      form.remove_prefix(tag.prefix_letters * kLetterBytes);
    }
    // ألمانيا begins with a hamza and has no article: the source decides, not the folded
    // form.
    const bool article_of_lam = (tag.proclitics & kPrepositionLam) != 0 &&
                                begins_with(form, kFoldedArticle.substr(2));
    Shape shape = 0;
    if ((begins_with(source, kFoldedArticle) && form.size() >= kMinDefiniteBytes) ||
        article_of_lam)
      shape |= kDefinite;
    if (ends_with(without_final_marks(source), kTaMarbuta)) shape |= kEndsInTaMarbuta;
    if (form.size() <= 2 * kLetterBytes) shape |= kShort;
    // An indefinite accusative: سوريًا is an adjective.
    if (ends_with(source, kFathatan) || ends_with(source, kFathatanAlef))
      shape |= kTanwin;
    return shape;
  }

  void add_shape(Shape shape) {
    if ((shape & kDefinite) != 0) classes_.add(kClass_definite);
    if ((shape & kEndsInTaMarbuta) != 0) classes_.add(kClass_ta_marbuta);
    if ((shape & kShort) != 0) classes_.add(kClass_short_word);
    if ((shape & kTanwin) != 0) classes_.add(kClass_tanwin);
  }

  void prefetch_phrases(std::size_t i) const {
    const WordId word = out_.tags[i].whole;
    if (word == kNoWord) return;
    const WordInfo& first = info(word);
    if (first.is_name)
      __builtin_prefetch(&lexicon_.spellings[lexicon_.first_value(first.node)]);
    if (first.begins_phrase && i + 1 < out_.tags.size() &&
        out_.tags[i + 1].whole != kNoWord)
      lexicon_.prefetch_next(first.node, out_.tags[i + 1].whole);
  }

  void find_phrases(std::size_t i) {
    const TokenTag& tag = out_.tags[i];
    if (token(i).hash == 0) return;
    if (tag.whole != kNoWord) walk(i, tag.whole, 0, kNoProclitic);
    if (token(i).kind != TokenKind::word) return;
    if (tag.prefix_letters > 0 && tag.word != kNoWord) {
      walk(i, tag.word, tag.prefix_letters, tag.proclitics);
      return;
    }
    // وفي رأي فلان: listed with its conjunction, it begins phrases without it.
    if (out_.classes(i).has(kClass_and_preposition)) {
      const WordId word = lexicon_.words.find(hash_key(folded(i).substr(kLetterBytes)));
      if (word != kNoWord) walk(i, word, 1, kConjunction);
      return;
    }
    // The whole word is known, but may still hide a name behind a proclitic (ولندن).
    if (out_.classes(i).has(kClass_function)) return;
    if (tag.whole != kNoWord ? !info(tag.whole).may_hide_word
                             : !may_have_proclitic(folded(i)))
      return;
    proclitic_readings(folded(i), readings_);
    for (std::size_t r = 0; r < readings_.size; ++r) {
      const Reading& reading = readings_.items[r];
      const std::uint64_t hash = hash_key(reading.stem);
      if (!lexicon_.may_be_telling(hash)) continue;
      const WordId word = lexicon_.words.find(hash);
      if (word != kNoWord) walk(i, word, reading.prefix_letters, reading.proclitics);
    }
  }

  // Collects every phrase that begins with `word` at token i and goes on over whole
  // words.
  void walk(std::size_t i, WordId word, std::uint8_t prefix_letters,
            std::uint8_t proclitics) {
    const WordInfo& first = info(word);
    std::size_t end = i + 1;
    if (first.is_name) collect(i, end, first.node, 1, prefix_letters, proclitics);
    if (!first.begins_phrase) return;
    std::uint32_t node = first.node;
    for (std::size_t words = 2;; ++words) {
      // A hyphen inside a name is no word: بان كي-مون.
      if (end + 1 < out_.tags.size() && token(end).kind == TokenKind::dash &&
          !token(end).space_before && !token(end + 1).space_before)
        ++end;
      if (end >= out_.tags.size() || out_.tags[end].whole == kNoWord) return;
      node = lexicon_.next_node(node, out_.tags[end].whole);
      if (node == kNone) return;
      ++end;
      collect(i, end, node, words, prefix_letters, proclitics);
    }
  }

  void collect(std::size_t begin, std::size_t end, std::uint32_t node, std::size_t words,
               std::uint8_t prefix_letters, std::uint8_t proclitics) {
    for (std::uint32_t at = lexicon_.first_value(node); at != kNone;
         at = lexicon_.spellings[at].next) {
      const Spelling& value = lexicon_.spellings[at];
      if (!value.is_name && words == 1) continue;
      if (value.exact != kNone && lexicon_.exact_spellings[value.exact] !=
                                      exact_phrase(begin, end, prefix_letters))
        continue;
      (value.is_name ? out_.names : out_.phrases)
          .push_back({begin, end, at, prefix_letters, proclitics});
    }
  }

  std::string exact_phrase(std::size_t begin, std::size_t end,
                           std::size_t prefix_letters) const {
    const Span span = source_span(out_.text, begin, end, prefix_letters);
    return exact_spelling(out_.text.source.substr(span.begin, span.end - span.begin));
  }

  // Tokens inside phrases get the phrase's classes; tokens of names the class of their
  // type.
  void mark_hits() {
    for (const Hit& hit : out_.phrases)
      add_classes(hit, lexicon_.word_entries[spelling(hit).entry].classes);
    for (const Hit& hit : out_.names)
      add_classes(hit, {name_class(spelling(hit).type, spelling(hit).ambiguous)});
  }

  const Spelling& spelling(const Hit& hit) const {
    return lexicon_.spellings[hit.spelling];
  }

  void add_classes(const Hit& hit, const ClassSet& more) {
    for (std::size_t i = hit.begin; i < hit.end; ++i) {
      ClassSet classes = out_.classes(i);
      classes |= more;
      out_.tags[i].set = out_.sets.number(classes);
    }
  }

  void find_sport() {
    const auto weak = lexicon_.classes.twin(kClass_sport);
    for (std::size_t i = 0; i < out_.tags.size(); ++i) {
      const ClassSet& classes = out_.classes(i);
      if (classes.has(kClass_sport) && !(weak && classes.has(*weak)))
        out_.sport.push_back(i);
    }
    if (!out_.sport.empty()) mark_clubs();
  }

  // Where a sentence, or the text, speaks of sport. A name that is also a country's is
  // left to what else speaks for a club.
  void mark_clubs() {
    ClassSet club = {kClass_club_name};
    const bool on_sport = out_.is_on_sport();
    const bool on_teams =
        on_sport && std::none_of(out_.sport.begin(), out_.sport.end(), [&](auto token) {
          return out_.classes(token).has(kClass_single_sport);
        });
    if (on_teams) club.add(kClass_sport_text);
    auto hit = out_.names.begin();
    for (const TokenRange sentence : out_.text.sentences) {
      const bool speaks = on_sport || out_.speaks_of_sport(sentence);
      while (hit != out_.names.end() && hit->begin < sentence.end) {
        const Hit first = *hit;
        bool is_club = false;
        bool is_country = false;
        for (; hit != out_.names.end() && hit->begin == first.begin &&
               hit->end == first.end;
             ++hit) {
          const std::uint16_t subtype = spelling(*hit).subtype;
          is_club |= subtype == lexicon_.club_subtype;
          is_country |= subtype == lexicon_.country_subtype ||
                        subtype == lexicon_.continent_subtype;
        }
        if (speaks && is_club && !is_country) add_classes(first, club);
      }
    }
  }

  static ClassId name_class(EntityType type, bool ambiguous) {
    switch (type) {
      case EntityType::person:
        return static_cast<ClassId>(ambiguous ? kClassWeakPerName : kClass_per_name);
      case EntityType::organization:
        return static_cast<ClassId>(ambiguous ? kClassWeakOrgName : kClass_org_name);
      case EntityType::location:
        break;
    }
    return static_cast<ClassId>(ambiguous ? kClassWeakLocName : kClass_loc_name);
  }

  const Lexicon& lexicon_;
  TaggedText& out_;
  ClassSet classes_;  // of the token that is being read
  Readings readings_;
};

}  // namespace

TaggedText spot(TokenizedText text, const Lexicon& lexicon) {
  TaggedText out;
  out.text = std::move(text);
  spot(lexicon, out);
  return out;
}

void spot(const Lexicon& lexicon, TaggedText& out) { Spotter(lexicon, out).run(); }

Span source_span(const TokenizedText& text, std::size_t begin, std::size_t end,
                 std::size_t prefix_letters) {
  const Token& first = text.tokens[begin];
  Span span{first.begin, text.tokens[end - 1].end};
  if (prefix_letters > 0)
    span.begin += source_offset_of_letter(text.source_form(first), prefix_letters);
  return span;
}

}  // namespace isnad
