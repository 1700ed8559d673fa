// Fits the table of weights (src/data/weights/fitted.txt) on annotated text.
//
//   fit_weights --conll ANERCORP_FILE --gold DIR --out src/data/weights/fitted.txt
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
#include <iostream>
#include <map>
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
                                           "army",     "agency",     "court"};

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
  std::vector<Item> items;  // by end
  std::size_t unreachable = 0;
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
  Fitter(const Engine& engine, double penalty)
      : prior_(engine.weights.values().begin(), engine.weights.values().end()),
        penalty_(penalty),
        weights_(prior_),
        squares_(engine.space.size(), 1e-8) {}

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
    for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
      std::shuffle(order.begin(), order.end(), random);
      double likelihood = 0;
      for (const std::size_t i : order) likelihood += step(sentences[i], rate);
      for (std::size_t f = 0; f < weights_.size(); ++f)
        weights_[f] -= std::min(1.0, rate * penalty_ / std::sqrt(squares_[f])) *
                       (weights_[f] - prior_[f]);
      if (epoch % 10 == 9)
        std::printf("epoch %zu log-likelihood %.1f\n", epoch + 1, likelihood);
    }
  }

 private:
  static double add(double a, double b) {
    const double high = std::max(a, b);
    return high + std::log1p(std::exp(std::min(a, b) - high));
  }

  double step(const Sentence& sentence, double rate) {
    if (sentence.items.empty()) return 0;
    const std::size_t n = sentence.tokens;
    std::vector<double> forward(n + 1, 0.0);
    std::vector<double> backward(n + 1, 0.0);
    std::vector<double> scores(sentence.items.size());
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] = score(sentence.items[i]);
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
    double likelihood = -forward[n];
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const Item& item = sentence.items[i];
      const double expected =
          std::exp(forward[item.begin] + scores[i] + backward[item.end] - forward[n]);
      if (item.gold) likelihood += scores[i];
      const double gradient = sentence.weight * ((item.gold ? 1.0 : 0.0) - expected);
      if (std::abs(gradient) < 1e-6) continue;
      for (const Feature feature : item.features) {
        squares_[feature] += gradient * gradient;
        weights_[feature] += rate * gradient / std::sqrt(squares_[feature]);
      }
    }
    return likelihood * sentence.weight;
  }

  std::vector<double> prior_;
  double penalty_;
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
  const auto make_unknown = [&](TokenTag& tag) {
    ClassSet kept;
    for (const ClassId id :
         {kClass_word, kClass_definite, kClass_ta_marbuta, kClass_short_word})
      if (tag.classes.has(id)) kept.add(id);
    kept.add(kClass_unknown);
    tag.classes = kept;
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
    if (uncovered[i])
      for (const ClassId id :
           {static_cast<ClassId>(kClass_per_name), static_cast<ClassId>(kClass_org_name),
            static_cast<ClassId>(kClass_loc_name),
            static_cast<ClassId>(kClassWeakPerName),
            static_cast<ClassId>(kClassWeakOrgName),
            static_cast<ClassId>(kClassWeakLocName)})
        tag.classes.remove(id);
    const bool word = tag.classes.intersects(name_words);
    if (tag.classes.intersects(other) || !tag.classes.has(kClass_word) ||
        tag.proclitics != 0)
      continue;
    if ((uncovered[i] && !word) || (word && hidden(tag.stem_hash))) make_unknown(tag);
  }
}

class Corpus {
 public:
  // Hides `share` of the names, chosen by `seed`.
  Corpus(const Engine& engine, std::vector<Text> texts, double share = 0,
         std::uint64_t seed = 0)
      : engine_(engine), texts_(std::move(texts)) {
    for (const Text& text : texts_) {
      tagged_.push_back(spot(tokenize(text.text), engine.lexicon));
      if (share > 0) hide_names(tagged_.back(), engine.lexicon, share, seed);
      selections_.push_back(propose_all(tagged_.back(), engine.knowledge()));
    }
  }

  // Sentences with features; `seen` adds what the article says, by the weights given.
  std::vector<Sentence> sentences(const std::vector<double>* weights) {
    std::vector<Sentence> all;
    for (std::size_t t = 0; t < texts_.size(); ++t) {
      Selection selection = selections_[t];
      if (weights != nullptr) {
        weigh_by(selection, t, *weights);
        select(selection, tagged_[t]);
        learn_from_article(selection, tagged_[t]);
      }
      add_sentences(selection, t, all);
    }
    return all;
  }

  // Counts of what selection with these weights finds.
  Counts evaluate(const std::vector<double>& weights, bool conll,
                  std::map<std::string, int>* missed = nullptr) {
    Counts counts;
    for (std::size_t t = 0; t < texts_.size(); ++t) {
      if (texts_[t].conll != conll) continue;
      Selection selection = selections_[t];
      weigh_by(selection, t, weights);
      select(selection, tagged_[t]);
      learn_from_article(selection, tagged_[t]);
      weigh_by(selection, t, weights);
      select(selection, tagged_[t]);
      std::set<std::tuple<std::size_t, std::size_t, EntityType>> gold;
      for (const GoldSpan& span : texts_[t].gold)
        gold.insert({span.begin, span.end, span.type});
      for (const auto& g : gold) ++counts.gold[static_cast<std::size_t>(std::get<2>(g))];
      std::set<std::tuple<std::size_t, std::size_t, EntityType>> found;
      for (const std::size_t i : selection.chosen) {
        const Candidate& c = selection.candidates[i];
        const Span span = compared(
            texts_[t], source_span(tagged_[t].text, c.begin, c.end, c.prefix_letters));
        if (conll && !gold.count({span.begin, span.end, c.type}) &&
            kNotInConll.count(subtype_of(c, tagged_[t], engine_.lexicon)))
          continue;
        found.insert({span.begin, span.end, c.type});
      }
      for (const auto& f : found) {
        const auto type = static_cast<std::size_t>(std::get<2>(f));
        ++counts.found[type];
        if (gold.count(f)) ++counts.right[type];
      }
      static_cast<void>(missed);
    }
    return counts;
  }

  void print_reach() {
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
  bool print_unreached = false;

 private:
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

  // ANERcorp leaves some subtypes out, and cuts listed names of several words in its own
  // way (the airport's name without the airport): neither counts against a candidate.
  bool is_annotated_alike(const Candidate& c, std::size_t t) const {
    if (kNotInConll.count(subtype_of(c, tagged_[t], engine_.lexicon))) return false;
    return c.listed_size == 0 || c.end - c.begin == 1 ||
           engine_.lexicon.spellings[c.listed[0]].ambiguous;
  }

  const Engine& engine_;
  std::vector<Text> texts_;
  std::vector<TaggedText> tagged_;
  std::vector<Selection> selections_;
};

void write(const std::string& path, const Engine& engine,
           const std::vector<double>& weights, const std::string& provenance) {
  std::ofstream out(path);
  out << "# How much each kind of evidence counts, in natural-log odds. Fitted; do not "
         "edit by hand:\n"
         "# a file read later may replace single lines.\n"
         "% kind: weights\n% source: "
      << provenance
      << "\n% licence: CC0-1.0\n"
         "% criteria: features that occur five times or more in the annotated text\n";
  for (Feature feature = 0; feature < weights.size(); ++feature) {
    if (std::abs(weights[feature]) < 0.02 && engine.weights[feature] == 0) continue;
    char value[32];
    std::snprintf(value, sizeof value, "%.2f", weights[feature]);
    out << engine.space.name(feature) << ' ' << value << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<Text> texts;
  std::vector<Text> held_out;
  std::vector<Resource> extra;
  std::string out_path;
  double penalty = 4;
  double rate = 0.3;
  double gold_weight = 2;
  std::size_t epochs = 40;
  std::size_t minimum_count = 5;
  bool unreached = false;
  double hide = 0.2;
  std::uint64_t copies = 2;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string option = argv[i];
    const std::string value = argv[i + 1];
    std::vector<Text> more;
    if (option == "--conll") more = read_conll(value, 20);
    if (option == "--gold") {
      more = read_gold(value);
      for (Text& text : more) text.weight = gold_weight;
    }
    for (Text& text : more) texts.push_back(std::move(text));
    if (option == "--resource") extra.push_back(read_resource(value));
    if (option == "--out") out_path = value;
    if (option == "--penalty") penalty = std::stod(value);
    if (option == "--rate") rate = std::stod(value);
    if (option == "--epochs") epochs = std::stoul(value);
    if (option == "--gold-weight") gold_weight = std::stod(value);
    if (option == "--hide") hide = std::stod(value);
    if (option == "--copies") copies = std::stoul(value);
    if (option == "--unreached") unreached = value == "1";
  }
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
  std::vector<Corpus> masked;
  for (std::uint64_t seed = 1; seed <= copies; ++seed)
    masked.emplace_back(*engine, texts, hide, seed);
  Corpus corpus(*engine, std::move(texts));
  const auto all_sentences = [&](const std::vector<double>* weights) {
    std::vector<Sentence> all = corpus.sentences(weights);
    for (Corpus& copy : masked)
      for (Sentence& sentence : copy.sentences(weights))
        all.push_back(std::move(sentence));
    return all;
  };
  corpus.print_unreached = unreached;
  corpus.print_reach();
  Fitter fitter(*engine, penalty);
  std::vector<Sentence> sentences = all_sentences(nullptr);
  fitter.fit(sentences, epochs, rate);
  corpus.evaluate(fitter.weights(), true).print("conll");
  corpus.evaluate(fitter.weights(), false).print("gold ");
  sentences = all_sentences(&fitter.weights());
  // Rare features would only learn the texts by heart.
  std::vector<std::size_t> count(engine->space.size(), 0);
  for (const Sentence& sentence : sentences)
    for (const Item& item : sentence.items)
      for (const Feature feature : item.features) ++count[feature];
  for (Sentence& sentence : sentences)
    for (Item& item : sentence.items)
      item.features.erase(
          std::remove_if(item.features.begin(), item.features.end(),
                         [&](Feature f) { return count[f] < minimum_count; }),
          item.features.end());
  Fitter second(*engine, penalty);
  second.fit(sentences, epochs, rate);
  corpus.evaluate(second.weights(), true).print("conll");
  corpus.evaluate(second.weights(), false).print("gold ");
  if (!out_path.empty())
    write(out_path, *engine, second.weights(),
          "fitted by tests/fit/fit_weights.cpp on ANERcorp's training part and annotated "
          "news");
}
