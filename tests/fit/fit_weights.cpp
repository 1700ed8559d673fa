// Fits the table of weights (src/data/weights/fitted.txt) on annotated text.
//
//   fit-weights --conll ANERCORP_FILE --gold DIR --out src/data/weights/fitted.txt
//
// With --folds N it prints the figures of an N-fold cross-validation and writes nothing.
// --without BEGINNING (repeatable) leaves out the features whose names begin so (list.,
// prev.title, seen_); a table written so says 0 for them, and can be read after the
// built-in one, --resources TABLE, to see what they are worth. All options: see
// FitOptions.
//
// The model is a semi-Markov conditional random field without transitions (Sarawagi and
// Cohen, 2004): a sentence's analyses are the sets of non-overlapping candidates, an
// analysis weighs the sum of its candidates' features. The log-likelihood of the
// annotated analyses, less a penalty on squares of the distance from the weights set by
// hand, is maximized by AdaGrad. What is learnt is a readable table; nothing else is
// kept.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <numeric>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "api/engine.h"
#include "discourse/mentions.h"
#include "discourse/select.h"
#include "isnad/resources.h"
#include "match/spot.h"
#include "resources/list_reader.h"
#include "support/gold.h"
#include "text/tokenize.h"

namespace {

using namespace isnad;
using namespace isnad::test;

// Subtypes that ANERcorp does not annotate: candidates of these neither count for nor
// against.
const std::set<std::string> kNotInConll = {"ministry", "government", "parliament",
                                           "army",     "agency",     "court",
                                           "building", "holy_place", "street"};

struct Item {
  std::size_t begin;  // tokens of the sentence
  std::size_t end;
  bool gold;
  EntityType type;
  std::vector<Feature> features;
};

struct Sentence {
  std::size_t tokens = 0;
  double weight = 1;
  double share = 1;         // of the weight that all copies of the sentence have
  std::vector<Item> items;  // by end
};

std::string subtype_of(const Candidate& candidate, const TaggedText& tagged,
                       const Lexicon& lexicon) {
  if (candidate.listed_size > 0)
    return lexicon
        .subtypes[lexicon.names[lexicon.spellings[candidate.listed[0]].entry].subtype];
  const WordId word = tagged.tags[candidate.begin].word;
  if (word == kNoWord || lexicon.word_infos[word].node == kNone) return {};
  for (std::uint32_t at = lexicon.first_value(lexicon.word_infos[word].node); at != kNone;
       at = lexicon.spellings[at].next)
    if (!lexicon.spellings[at].is_name) {
      const auto value =
          lexicon.word_entries[lexicon.spellings[at].entry].attribute("subtype");
      if (!value.empty()) return std::string(value);
    }
  return {};
}

// The span that is compared with the gold: for CoNLL the blank-separated words it
// touches.
Span compared(const Text& text, Span span) {
  if (!text.conll) return span;
  while (span.begin > 0 && text.text[span.begin - 1] != ' ' &&
         text.text[span.begin - 1] != '\n')
    --span.begin;
  while (span.end < text.text.size() && text.text[span.end] != ' ' &&
         text.text[span.end] != '\n')
    ++span.end;
  return span;
}

struct Counts {
  std::array<double, 3> right{}, found{}, gold{};
  void print(const char* what) const {
    double r = 0, f = 0, g = 0;
    for (std::size_t t = 0; t < 3; ++t) {
      r += right[t];
      f += found[t];
      g += gold[t];
      std::printf("%s %s P %.1f R %.1f F %.1f  ", what,
                  std::string(to_string(static_cast<EntityType>(t))).c_str(),
                  100 * right[t] / std::max(1.0, found[t]),
                  100 * right[t] / std::max(1.0, gold[t]),
                  200 * right[t] / std::max(1.0, found[t] + gold[t]));
    }
    std::printf("all F %.1f\n", 200 * r / std::max(1.0, f + g));
  }
};

class Fitter {
 public:
  // Starts from the weights set by hand and is pulled back to them with strength
  // `penalty`, the inverse variance of a Gaussian prior around them.
  // `recall` makes a missed mention dearer than a wrong one: an annotated mention counts
  // as right only if it weighs so much more (Mohit and others, 2012).
  Fitter(const Engine& engine, double penalty, double recall,
         const std::vector<bool>& left_out)
      : prior_(engine.weights.values().begin(), engine.weights.values().end()),
        penalty_(penalty),
        recall_(recall),
        squares_(engine.space.size(), 1e-8) {
    for (std::size_t f = 0; f < prior_.size(); ++f)
      if (left_out[f]) prior_[f] = 0;
    weights_ = prior_;
  }

  std::vector<double>& weights() { return weights_; }

  double score(const Item& item) const {
    double total = 0;
    for (const Feature feature : item.features) total += weights_[feature];
    return total;
  }

  void fit(std::vector<Sentence>& sentences, std::size_t epochs, double rate) {
    std::mt19937 random(7);
    std::vector<std::size_t> order(sentences.size());
    std::iota(order.begin(), order.end(), 0);
    // The weights are the average of those of the second half: where the last step ended
    // is chance.
    std::vector<double> total(weights_.size(), 0);
    std::size_t counted = 0;
    for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
      std::shuffle(order.begin(), order.end(), random);
      for (const std::size_t i : order) step(sentences[i], rate);
      for (std::size_t f = 0; f < weights_.size(); ++f)
        weights_[f] -= std::min(1.0, rate * penalty_ / std::sqrt(squares_[f])) *
                       (weights_[f] - prior_[f]);
      if (2 * epoch < epochs) continue;
      ++counted;
      for (std::size_t f = 0; f < weights_.size(); ++f) total[f] += weights_[f];
    }
    if (counted == 0) return;
    for (std::size_t f = 0; f < weights_.size(); ++f)
      weights_[f] = total[f] / static_cast<double>(counted);
  }

 private:
  static double add(double a, double b) {
    const double high = std::max(a, b);
    return high + std::log1p(std::exp(std::min(a, b) - high));
  }

  void step(const Sentence& sentence, double rate) {
    if (sentence.items.empty()) return;
    const std::size_t n = sentence.tokens;
    std::vector<double> forward(n + 1, 0.0);
    std::vector<double> backward(n + 1, 0.0);
    std::vector<double> scores(sentence.items.size());
    for (std::size_t i = 0; i < scores.size(); ++i)
      scores[i] = score(sentence.items[i]) - (sentence.items[i].gold ? recall_ : 0);
    std::size_t next = 0;
    for (std::size_t t = 1; t <= n; ++t) {
      forward[t] = forward[t - 1];
      for (; next < scores.size() && sentence.items[next].end == t; ++next)
        forward[t] = add(forward[t], forward[sentence.items[next].begin] + scores[next]);
    }
    std::vector<std::vector<std::size_t>> begins(n + 1);
    for (std::size_t i = 0; i < scores.size(); ++i)
      begins[sentence.items[i].begin].push_back(i);
    for (std::size_t t = n; t-- > 0;) {
      backward[t] = backward[t + 1];
      for (const std::size_t i : begins[t])
        backward[t] = add(backward[t], backward[sentence.items[i].end] + scores[i]);
    }
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const Item& item = sentence.items[i];
      const double expected =
          std::exp(forward[item.begin] + scores[i] + backward[item.end] - forward[n]);
      const double gradient = sentence.weight * ((item.gold ? 1.0 : 0.0) - expected);
      if (std::abs(gradient) < 1e-6) continue;
      for (const Feature feature : item.features) {
        squares_[feature] += gradient * gradient;
        weights_[feature] += rate * gradient / std::sqrt(squares_[feature]);
      }
    }
  }

  std::vector<double> prior_;
  double penalty_;
  double recall_;
  std::vector<double> weights_;
  std::vector<double> squares_;
};

// Makes some listed names unknown, so that the weights learn what to do with names that
// no list has: on unseen text there are more of them than on the texts that the lists
// were checked with.
void hide_names(TaggedText& tagged, const Lexicon& lexicon, double share,
                std::uint64_t seed) {
  const auto hidden = [&](std::uint64_t what) {
    return static_cast<double>(((what + seed) * 0x9E3779B97F4A7C15ULL) >> 40) <
           share * (1 << 24);
  };
  ClassSet name_words;
  for (const ClassId id : {kClass_given, kClass_surname}) name_words.add(id);
  ClassSet other;
  for (const ClassId id :
       {kClass_ordinary, kClass_function, kClass_title, kClass_nisba, kClass_particle,
        kClass_org_head, kClass_place_head, kClass_verb})
    other.add(id);
  const auto make_unknown = [&](ClassSet& classes) {
    static constexpr ClassSet kKept = {kClass_word, kClass_definite, kClass_ta_marbuta,
                                       kClass_short_word};
    classes = classes & kKept;
    classes.add(kClass_unknown);
  };
  std::vector<Hit> names;
  std::vector<bool> uncovered(tagged.tags.size(), false);
  for (const Hit& hit : tagged.names) {
    if (!hidden(lexicon.spellings[hit.spelling].entry)) {
      names.push_back(hit);
      continue;
    }
    for (std::size_t i = hit.begin; i < hit.end; ++i) uncovered[i] = true;
  }
  tagged.names = std::move(names);
  for (const Hit& hit : tagged.names)
    for (std::size_t i = hit.begin; i < hit.end; ++i) uncovered[i] = false;
  for (std::size_t i = 0; i < tagged.tags.size(); ++i) {
    TokenTag& tag = tagged.tags[i];
    ClassSet classes = tagged.classes(i);
    if (uncovered[i])
      for (const ClassId id :
           {static_cast<ClassId>(kClass_per_name), static_cast<ClassId>(kClass_org_name),
            static_cast<ClassId>(kClass_loc_name),
            static_cast<ClassId>(kClassWeakPerName),
            static_cast<ClassId>(kClassWeakOrgName),
            static_cast<ClassId>(kClassWeakLocName)})
        classes.remove(id);
    const bool word = classes.intersects(name_words);
    if (!classes.intersects(other) && classes.has(kClass_word) && tag.proclitics == 0 &&
        ((uncovered[i] && !word) || (word && hidden(tag.stem_hash))))
      make_unknown(classes);
    tag.set = tagged.sets.number(classes);
  }
}

// Which texts of a corpus, by number.
using Subset = std::function<bool(std::size_t)>;

class Corpus {
 public:
  // Hides `share` of the names, chosen by `seed`.
  Corpus(const Engine& engine, std::vector<Text> texts, double share = 0,
         std::uint64_t seed = 0)
      : engine_(engine), texts_(std::move(texts)) {
    for (const Text& text : texts_) {
      tagged_.push_back(spot(tokenize(text.text), engine.lexicon));
      if (share > 0) hide_names(tagged_.back(), engine.lexicon, share, seed);
      selections_.push_back(MentionFinder(tagged_.back(), engine.knowledge()).propose());
    }
  }

  // Sentences with features; `seen` adds what the article says, by the weights given.
  std::vector<Sentence> sentences(const std::vector<double>* weights, const Subset& of) {
    std::vector<Sentence> all;
    for (std::size_t t = 0; t < texts_.size(); ++t) {
      if (!of(t)) continue;
      Selection selection = selections_[t];
      if (weights != nullptr) {
        weigh_by(selection, t, *weights);
        select(selection, tagged_[t], engine_.weights.touching());
        learn_from_article(selection, tagged_[t], engine_.lexicon);
      }
      add_sentences(selection, t, all);
    }
    return all;
  }

  // Adds to the counts what selection with these weights finds.
  void evaluate(const std::vector<double>& weights, const Subset& of, Counts& conll,
                Counts& news, bool print_errors = false) {
    for (std::size_t t = 0; t < texts_.size(); ++t) {
      if (!of(t)) continue;
      Counts& counts = texts_[t].conll ? conll : news;
      Selection selection = selections_[t];
      weigh_by(selection, t, weights);
      select(selection, tagged_[t], engine_.weights.touching());
      learn_from_article(selection, tagged_[t], engine_.lexicon);
      weigh_by(selection, t, weights);
      select(selection, tagged_[t], engine_.weights.touching());
      std::set<std::tuple<std::size_t, std::size_t, EntityType>> gold;
      for (const GoldSpan& span : texts_[t].gold)
        gold.insert({span.begin, span.end, span.type});
      for (const auto& g : gold) ++counts.gold[static_cast<std::size_t>(std::get<2>(g))];
      std::set<std::tuple<std::size_t, std::size_t, EntityType>> found;
      for (const std::size_t i : selection.chosen) {
        const Candidate& c = selection.candidates[i];
        const Span span = compared(
            texts_[t], source_span(tagged_[t].text, c.begin, c.end, c.prefix_letters));
        if (texts_[t].conll && !gold.count({span.begin, span.end, c.type}) &&
            kNotInConll.count(subtype_of(c, tagged_[t], engine_.lexicon)))
          continue;
        found.insert({span.begin, span.end, c.type});
      }
      for (const auto& f : found) {
        const auto type = static_cast<std::size_t>(std::get<2>(f));
        ++counts.found[type];
        if (gold.count(f)) ++counts.right[type];
        if (print_errors && !gold.count(f)) print_error("wrong", texts_[t], f);
      }
      if (print_errors)
        for (const auto& g : gold)
          if (!found.count(g)) print_error("missed", texts_[t], g);
    }
  }

  void print_reach(bool print_unreached) {
    std::array<double, 3> gold{}, reached{};
    for (std::size_t t = 0; t < texts_.size(); ++t) {
      std::set<std::tuple<std::size_t, std::size_t, EntityType>> proposed;
      for (const Candidate& c : selections_[t].candidates) {
        const Span span = compared(
            texts_[t], source_span(tagged_[t].text, c.begin, c.end, c.prefix_letters));
        proposed.insert({span.begin, span.end, c.type});
      }
      for (const GoldSpan& span : texts_[t].gold) {
        const auto type = static_cast<std::size_t>(span.type);
        ++gold[type];
        if (proposed.count({span.begin, span.end, span.type}))
          ++reached[type];
        else if (print_unreached)
          std::printf("UNREACHED %s %s\n", std::string(to_string(span.type)).c_str(),
                      texts_[t].text.substr(span.begin, span.end - span.begin).c_str());
      }
    }
    std::size_t candidates = 0;
    for (const Selection& s : selections_) candidates += s.candidates.size();
    std::printf("proposed of the annotated: PER %.1f ORG %.1f LOC %.1f; candidates %zu\n",
                100 * reached[0] / gold[0], 100 * reached[1] / gold[1],
                100 * reached[2] / gold[2], candidates);
  }

 private:
  static void print_error(const char* what, const Text& text,
                          const std::tuple<std::size_t, std::size_t, EntityType>& span) {
    constexpr std::size_t kContext = 60;  // bytes; a letter may be cut
    const auto [begin, end, type] = span;
    const std::size_t from = begin > kContext ? begin - kContext : 0;
    std::string before = text.text.substr(from, begin - from);
    std::string after = text.text.substr(end, kContext);
    std::replace(before.begin(), before.end(), '\n', ' ');
    std::replace(after.begin(), after.end(), '\n', ' ');
    std::printf("%s\t%s\t%s\t%s\t%s [] %s\n", text.conll ? "conll" : "news", what,
                std::string(to_string(type)).c_str(),
                text.text.substr(begin, end - begin).c_str(), before.c_str(),
                after.c_str());
  }

  void weigh_by(Selection& selection, std::size_t t, const std::vector<double>& weights) {
    std::vector<Feature> features;
    for (std::size_t i = 0; i < selection.candidates.size(); ++i) {
      Candidate& c = selection.candidates[i];
      features.clear();
      features_of(c, tagged_[t], tagged_[t].text.sentences[selection.sentence_of[i]],
                  engine_.lexicon, features);
      seen_features_of(c, features);
      c.weight = 0;
      for (const Feature f : features) c.weight += weights[f];
    }
  }

  void add_sentences(const Selection& selection, std::size_t t,
                     std::vector<Sentence>& all) {
    const Text& text = texts_[t];
    std::set<std::tuple<std::size_t, std::size_t, EntityType>> gold;
    for (const GoldSpan& span : text.gold) gold.insert({span.begin, span.end, span.type});
    const std::size_t base = all.size();
    all.resize(base + tagged_[t].text.sentences.size());
    for (std::size_t s = 0; s < tagged_[t].text.sentences.size(); ++s) {
      const TokenRange range = tagged_[t].text.sentences[s];
      all[base + s].tokens = range.end - range.begin;
      all[base + s].weight = text.weight;
    }
    std::set<std::tuple<std::size_t, std::size_t, EntityType>> used;
    for (std::size_t i = 0; i < selection.candidates.size(); ++i) {
      const Candidate& c = selection.candidates[i];
      const std::size_t s = selection.sentence_of[i];
      const TokenRange range = tagged_[t].text.sentences[s];
      const Span span =
          compared(text, source_span(tagged_[t].text, c.begin, c.end, c.prefix_letters));
      const bool is_gold = gold.count({span.begin, span.end, c.type}) != 0 &&
                           used.insert({span.begin, span.end, c.type}).second;
      if (!is_gold && text.conll && !is_annotated_alike(c, t)) continue;
      Item item{c.begin - range.begin, c.end - range.begin, is_gold, c.type, {}};
      features_of(c, tagged_[t], range, engine_.lexicon, item.features);
      seen_features_of(c, item.features);
      all[base + s].items.push_back(std::move(item));
    }
    for (std::size_t s = base; s < all.size(); ++s)
      std::stable_sort(all[s].items.begin(), all[s].items.end(),
                       [](const Item& a, const Item& b) { return a.end < b.end; });
  }

  // ANERcorp leaves some subtypes out, and cuts listed names of several words and places
  // with their heads in its own way (the airport's name without the airport): neither
  // counts against a candidate.
  bool is_annotated_alike(const Candidate& c, std::size_t t) const {
    if (kNotInConll.count(subtype_of(c, tagged_[t], engine_.lexicon))) return false;
    const ClassSet& first = tagged_[t].classes(c.begin);
    if (c.type == EntityType::location && c.end - c.begin > 1 &&
        first.has(kClass_place_head) && !first.has(kClass_place_trigger))
      return false;
    return c.listed_size == 0 || c.end - c.begin == 1 ||
           engine_.lexicon.spellings[c.listed[0]].ambiguous;
  }

  const Engine& engine_;
  std::vector<Text> texts_;
  std::vector<TaggedText> tagged_;
  std::vector<Selection> selections_;
};

// Features that were left out are written as zero, so that the table can be read after
// the built-in one and take them out.
void write(const std::string& path, const Engine& engine,
           const std::vector<double>& weights, const std::vector<bool>& left_out,
           const std::string& provenance) {
  std::ofstream out(path);
  out << "# How much each kind of evidence counts, in natural-log odds. Fitted; do not "
         "edit by hand:\n"
         "# a file read later may replace single lines.\n"
         "% kind: weights\n% source: "
      << provenance
      << "\n% licence: CC0-1.0\n"
         "% criteria: features that occur five times or more in the annotated text\n";
  const bool partial =
      std::find(left_out.begin(), left_out.end(), true) != left_out.end();
  for (Feature feature = 0; feature < weights.size(); ++feature) {
    if (!partial && std::abs(weights[feature]) < 0.02 && engine.weights[feature] == 0)
      continue;
    const std::string name = engine.space.name(feature);
    if (name.back() == '?') continue;  // a number that no class or rule has
    char value[32];
    std::snprintf(value, sizeof value, "%.2f", weights[feature]);
    out << name << ' ' << value << '\n';
  }
}

struct FitOptions {
  double penalty = 4;      // strength of the pull to the weights set by hand
  double rate = 0.3;       // of AdaGrad
  double gold_weight = 3;  // of a news sentence beside one of ANERcorp
  double recall = 0;       // how much better than its rivals a mention must be
  std::size_t epochs = 40;
  std::size_t minimum_count = 5;
  double hide = 0.3;         // share of the listed names hidden in each copy
  std::uint64_t copies = 8;  // with names hidden, beside the whole …
  double copies_weight = 2;  // … and what they count together
  std::size_t folds = 0;     // of a cross-validation, in place of a table
  bool errors = false;       // print what the cross-validation misses or gets wrong
  std::vector<std::string> without;  // beginnings of names of features to leave out
};

// The corpus and its copies with names hidden.
struct Training {
  Corpus whole;
  std::vector<Corpus> masked;
  double masked_weight;  // of all of them together

  std::vector<Sentence> sentences(const std::vector<double>* weights, const Subset& of) {
    std::vector<Sentence> all = whole.sentences(weights, of);
    for (Corpus& copy : masked)
      for (Sentence& sentence : copy.sentences(weights, of)) {
        sentence.share = masked_weight / static_cast<double>(masked.size());
        sentence.weight *= sentence.share;
        all.push_back(std::move(sentence));
      }
    return all;
  }
};

void remove_features(std::vector<Sentence>& sentences,
                     const std::function<bool(Feature)>& removed) {
  for (Sentence& sentence : sentences)
    for (Item& item : sentence.items)
      item.features.erase(
          std::remove_if(item.features.begin(), item.features.end(), removed),
          item.features.end());
}

// The weights after two rounds: the second knows what the article names elsewhere, by the
// weights of the first.
std::vector<double> fit(const Engine& engine, Training& training,
                        const FitOptions& options, const std::vector<bool>& left_out,
                        const Subset& of) {
  const auto without = [&](Feature f) { return left_out[f]; };
  Fitter first(engine, options.penalty, options.recall, left_out);
  std::vector<Sentence> sentences = training.sentences(nullptr, of);
  remove_features(sentences, without);
  first.fit(sentences, options.epochs, options.rate);
  sentences = training.sentences(&first.weights(), of);
  // Rare features would only learn the texts by heart.
  std::vector<double> count(engine.space.size(), 0);
  for (const Sentence& sentence : sentences)
    for (const Item& item : sentence.items)
      for (const Feature feature : item.features) count[feature] += sentence.share;
  remove_features(sentences, [&](Feature f) {
    return left_out[f] || count[f] < static_cast<double>(options.minimum_count);
  });
  Fitter second(engine, options.penalty, options.recall, left_out);
  second.fit(sentences, options.epochs, options.rate);
  return second.weights();
}

// Figures of texts that were not fitted on; with all lists, and with a share of the names
// hidden, as on texts whose names the lists were not checked with.
void cross_validate(const Engine& engine, Training& training, const FitOptions& options,
                    const std::vector<bool>& left_out, std::size_t conll_texts) {
  Counts conll, news, hidden_conll, hidden_news;
  // Neighbouring texts of ANERcorp are often of one article: there a fold is a run of
  // texts.
  const auto fold_of = [&](std::size_t t) {
    return t < conll_texts ? t * options.folds / conll_texts : t % options.folds;
  };
  for (std::size_t fold = 0; fold < options.folds; ++fold) {
    const std::vector<double> weights =
        fit(engine, training, options, left_out,
            [&](std::size_t t) { return fold_of(t) != fold; });
    const Subset held_out = [&](std::size_t t) { return fold_of(t) == fold; };
    training.whole.evaluate(weights, held_out, conll, news, options.errors);
    if (!training.masked.empty())
      training.masked.front().evaluate(weights, held_out, hidden_conll, hidden_news);
  }
  conll.print("conll       ");
  news.print("news        ");
  hidden_conll.print("hidden conll");
  hidden_news.print("hidden news ");
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<Text> texts;
  std::vector<Resource> extra;
  std::string out_path;
  FitOptions options;
  bool unreached = false;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string option = argv[i];
    const std::string value = argv[i + 1];
    if (option == "--conll") {
      for (Text& text : read_conll(value, 20)) texts.push_back(std::move(text));
    } else if (option == "--gold") {
      for (Text& text : read_gold(value)) texts.push_back(std::move(text));
    } else if (option == "--resource") {
      extra.push_back(read_resource(value));
    } else if (option == "--out") {
      out_path = value;
    } else if (option == "--penalty") {
      options.penalty = std::stod(value);
    } else if (option == "--rate") {
      options.rate = std::stod(value);
    } else if (option == "--epochs") {
      options.epochs = std::stoul(value);
    } else if (option == "--minimum-count") {
      options.minimum_count = std::stoul(value);
    } else if (option == "--gold-weight") {
      options.gold_weight = std::stod(value);
    } else if (option == "--recall") {
      options.recall = std::stod(value);
    } else if (option == "--hide") {
      options.hide = std::stod(value);
    } else if (option == "--copies") {
      options.copies = std::stoul(value);
    } else if (option == "--folds") {
      options.folds = std::stoul(value);
    } else if (option == "--without") {
      options.without.push_back(value);
    } else if (option == "--errors") {
      options.errors = value == "1";
    } else if (option == "--unreached") {
      unreached = value == "1";
    } else {
      std::cerr << "unknown option " << option << '\n';
      return 2;
    }
  }
  for (Text& text : texts)
    if (!text.conll) text.weight = options.gold_weight;
  std::vector<Resource> resources;
  for (Resource& resource : built_in_resources())
    if (resource.name != "weights/fitted.txt") resources.push_back(std::move(resource));
  for (Resource& resource : extra) resources.push_back(std::move(resource));
  std::unique_ptr<const Engine> engine;
  try {
    engine = compile_engine(resources);
  } catch (const ResourceError& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  std::vector<bool> left_out(engine->space.size(), false);
  for (Feature feature = 0; feature < left_out.size(); ++feature) {
    const std::string name = engine->space.name(feature).substr(4);  // without the type
    for (const std::string& beginning : options.without)
      if (name.compare(0, beginning.size(), beginning) == 0) left_out[feature] = true;
  }
  std::stable_partition(texts.begin(), texts.end(),
                        [](const Text& t) { return t.conll; });
  const auto conll_texts = static_cast<std::size_t>(
      std::count_if(texts.begin(), texts.end(), [](const Text& t) { return t.conll; }));
  Training training{Corpus(*engine, texts), {}, options.copies_weight};
  for (std::uint64_t seed = 1; seed <= options.copies; ++seed)
    training.masked.emplace_back(*engine, texts, options.hide, seed);
  training.whole.print_reach(unreached);
  if (options.folds > 0) {
    cross_validate(*engine, training, options, left_out, conll_texts);
    return 0;
  }
  const Subset all = [](std::size_t) { return true; };
  const std::vector<double> weights = fit(*engine, training, options, left_out, all);
  Counts conll, news;
  training.whole.evaluate(weights, all, conll, news);
  conll.print("conll");
  news.print("news ");
  if (!out_path.empty())
    write(out_path, *engine, weights, left_out,
          "fitted by tests/fit/fit_weights.cpp on ANERcorp's training part and annotated "
          "news");
}
