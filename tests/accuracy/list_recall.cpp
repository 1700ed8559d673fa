// What the lists know of annotated texts, and how right they are by themselves:
//
//   isnad-list-recall [--conll FILE | --gold FOLDER]… [--missed]
//
// recall: mentions whose words as a whole are a listed name of their type, flagged or
// not; for people also those whose every word is a listed part of names. precision: of
// what an extractor without rules finds on the strength of a list. --missed prints the
// mentions that no list knows; leave it out where a set is only measured.
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "api/engine.h"
#include "isnad/extractor.h"
#include "match/spot.h"
#include "support/gold.h"
#include "text/tokenize.h"

namespace {

using namespace isnad;
using isnad::test::GoldSpan;
using isnad::test::Text;

constexpr std::string_view kAlef = "\u0627";
constexpr std::string_view kLam = "\u0644";

class ListRecall {
 public:
  explicit ListRecall(bool print_missed)
      : engine_(compile_engine(built_in_resources())),
        ordinal_(engine_->lexicon.classes.find("ordinal")),
        lists_only_(Extractor::from_resources_only(without_rules())),
        print_missed_(print_missed) {}

  void measure(const std::string& name, const std::vector<Text>& texts) const {
    std::map<EntityType, std::size_t> gold;
    std::map<EntityType, std::size_t> known;
    std::map<EntityType, std::size_t> found;
    std::map<EntityType, std::size_t> right;
    for (const Text& text : texts) {
      for (const GoldSpan& span : text.gold) {
        ++gold[span.type];
        std::string surface = text.text.substr(span.begin, span.end - span.begin);
        // With lam and the article written as two lams the mention begins at the second.
        if (span.begin >= kLam.size() && surface.compare(0, kLam.size(), kLam) == 0 &&
            text.text.compare(span.begin - kLam.size(), kLam.size(), kLam) == 0)
          surface.insert(0, kAlef);
        if (is_listed(surface, span.type, text.conll))
          ++known[span.type];
        else if (print_missed_)
          std::printf("missed %s\t%s\n", std::string(to_string(span.type)).c_str(),
                      surface.c_str());
      }
      count_found(text, found, right);
    }
    std::printf("%s\n", name.c_str());
    std::size_t all_found = 0;
    std::size_t all_right = 0;
    for (const EntityType type :
         {EntityType::person, EntityType::organization, EntityType::location}) {
      std::printf("  %s  recall %5.1f of %5zu   lists alone: precision %5.1f of %5zu\n",
                  std::string(to_string(type)).c_str(), share(known[type], gold[type]),
                  gold[type], share(right[type], found[type]), found[type]);
      all_found += found[type];
      all_right += right[type];
    }
    std::printf("  all                          lists alone: precision %5.1f of %5zu\n",
                share(all_right, all_found), all_found);
  }

 private:
  static std::vector<Resource> without_rules() {
    std::vector<Resource> resources;
    for (Resource& resource : built_in_resources())
      if (resource.name.rfind("rules/", 0) != 0) resources.push_back(std::move(resource));
    return resources;
  }

  static double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : 100 * static_cast<double>(part) / static_cast<double>(whole);
  }

  // ANERcorp keeps proclitics on some of its words: there a name may stand behind one.
  bool is_listed(const std::string& surface, EntityType type, bool proclitics) const {
    const TaggedText tagged = spot(tokenize(surface), engine_->lexicon);
    const std::size_t size = tagged.text.tokens.size();
    for (const Hit& hit : tagged.names)
      if (hit.begin == 0 && hit.end == size && (proclitics || hit.prefix_letters == 0) &&
          engine_->lexicon.names[engine_->lexicon.spellings[hit.spelling].entry].type ==
              type)
        return true;
    if (type != EntityType::person || size == 0) return false;
    for (std::size_t i = 0; i < size; ++i) {
      const ClassSet& classes = tagged.classes(i);
      if (!classes.has(kClass_given) && !classes.has(kClass_surname) &&
          !classes.has(kClass_particle) && !classes.has(kClass_per_name) &&
          !(i > 0 && ordinal_ && classes.has(*ordinal_)) && !classes.has(kClass_dash))
        return false;
    }
    return true;
  }

  void count_found(const Text& text, std::map<EntityType, std::size_t>& found,
                   std::map<EntityType, std::size_t>& right) const {
    std::set<std::tuple<EntityType, std::size_t, std::size_t>> gold;
    for (const GoldSpan& span : text.gold) gold.emplace(span.type, span.begin, span.end);
    Options options;
    options.quotes = false;
    for (const Mention& mention : lists_only_.extract(text.text, options).mentions) {
      bool listed = false;
      for (const Reason& reason : mention.reasons) listed |= reason.kind == "list";
      if (!listed) continue;
      ++found[mention.type];
      Span span = mention.span;
      // ANERcorp's spans are whole words, with what is written on them.
      while (text.conll && span.begin > 0 && text.text[span.begin - 1] != ' ' &&
             text.text[span.begin - 1] != '\n')
        --span.begin;
      if (gold.count({mention.type, span.begin, span.end}) > 0) ++right[mention.type];
    }
  }

  std::unique_ptr<const Engine> engine_;
  std::optional<ClassId> ordinal_;  // stands behind rulers' names
  Extractor lists_only_;
  bool print_missed_;
};

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::pair<std::string, std::string>> sets;
  bool print_missed = false;
  for (int i = 1; i < argc; ++i) {
    const std::string option = argv[i];
    if (option == "--missed") {
      print_missed = true;
    } else if ((option == "--conll" || option == "--gold") && i + 1 < argc) {
      sets.emplace_back(option, argv[++i]);
    } else {
      std::fprintf(stderr,
                   "isnad-list-recall [--conll FILE | --gold FOLDER]… [--missed]\n");
      return 2;
    }
  }
  const ListRecall recall(print_missed);
  for (const auto& [kind, path] : sets) {
    if (!std::filesystem::exists(path)) {
      std::printf("%s: not there, skipped\n", path.c_str());
      continue;
    }
    recall.measure(
        path, kind == "--conll" ? test::read_conll(path, 20) : test::read_gold(path));
  }
}
