// The lexicon: adding, overriding, blocking.
#include "resources/lexicon.h"

#include <doctest/doctest.h>

#include "match/spot.h"
#include "support/engine.h"

namespace isnad {
namespace {

const char* const kPlaces =
    "% kind: names\n% type: LOC\n% subtype: country\n"
    "قطر\n= دولة قطر\n> Qatar; id=QA\n";

// The ids of the names that stand in a text, with their subtypes.
std::string names_in(const Engine& engine, const std::string& text) {
  std::string out;
  for (const Hit& hit : spot(tokenize(text), engine.lexicon).names) {
    const NameEntry& entry =
        engine.lexicon.names[engine.lexicon.spellings[hit.spelling].entry];
    if (!out.empty()) out += ' ';
    out += entry.id + '/' + engine.lexicon.subtypes[entry.subtype];
  }
  return out;
}

TEST_CASE("lexicon: a later resource adds spellings and replaces what it states") {
  const auto engine = test::engine_of({kPlaces,
                                       "% kind: names\n% type: LOC\n% subtype: "
                                       "region\nقطر\n= كتر\n> Qatar State; id=QA\n"});
  CHECK(names_in(*engine, "كتر") == "QA/region");
  CHECK(names_in(*engine, "قطر") == "QA/region");
  CHECK(engine->lexicon.names.size() == 1);
  CHECK(engine->lexicon.names[0].latin == "Qatar State");
  CHECK(engine->lexicon.names[0].country == "QA");
}

TEST_CASE("lexicon: a block takes a spelling out, for its type only") {
  const std::string clubs = "% kind: names\n% type: ORG\nقطر\n> Qatar SC\n";
  const auto engine =
      test::engine_of({kPlaces, clubs, "% kind: names\n% type: LOC\n- قطر\n"});
  CHECK(names_in(*engine, "قطر") == "qatar_sc/");
  CHECK(names_in(*engine, "دولة قطر") == "QA/country qatar_sc/");
}

TEST_CASE("lexicon: flagged words are in their class and its twin") {
  const auto engine = test::engine_of({"% kind: words\n% class: given\nعمر\n~ سعيد\n"});
  const TaggedText tagged = spot(tokenize("عمر سعيد"), engine->lexicon);
  const auto twin = engine->lexicon.classes.find("given~");
  REQUIRE(twin.has_value());
  CHECK(tagged.classes(0).has(kClass_given));
  CHECK_FALSE(tagged.classes(0).has(*twin));
  CHECK(tagged.classes(1).has(kClass_given));
  CHECK(tagged.classes(1).has(*twin));
}

TEST_CASE("lexicon: sets of classes tell all classes apart, the last as well") {
  for (std::size_t id = 0; id < kMaxClasses; ++id) {
    CAPTURE(id);
    ClassSet one;
    one.add(static_cast<ClassId>(id));
    const ClassSet none;
    CHECK_FALSE(one.empty());
    CHECK(one != none);
    CHECK(one.intersects(one));
    CHECK(one.contains(none));
    CHECK_FALSE(none.contains(one));
    CHECK(one.hash() != none.hash());
  }
}

TEST_CASE("lexicon: more classes than fit are a fault, those of flagged words too") {
  const auto problems = [](int classes) {
    std::string words = "% kind: words\n";
    std::string rules = "% kind: rules\n";
    for (int i = 0; i < classes; ++i) {
      const std::string name = "kind_" + std::to_string(i);
      words += "% class: " + name + "\n~ سعيد\n";
      rules += "r_" + std::to_string(i) + ": (?P<PER>{" + name + "})\n";
    }
    return test::problems_of({words, rules});
  };
  CHECK(problems(2).empty());
  // Less than there may be, but not together with their twins.
  CHECK(problems(90).find("more than 320 word classes with those of flagged words") !=
        std::string::npos);
}

TEST_CASE("lexicon: abd al- is also one word") {
  const auto engine =
      test::engine_of({"% kind: names\n% type: PER\nعبد الله الثاني\n> Abdullah II\n"});
  CHECK(names_in(*engine, "الملك عبدالله الثاني") == "abdullah_ii/");
}

}  // namespace
}  // namespace isnad
