// Small functions on results: whom a name means, versions.
#include "isnad/document.h"

#include <doctest/doctest.h>

#include "isnad/version.h"

namespace isnad {
namespace {

TEST_CASE("names_speaker") {
  const std::string text = "قال أحمد أبو الغيط";
  Document document;
  Entity entity;
  entity.name = "أحمد أبو الغيط";
  entity.latin = "Ahmed Aboul Gheit";
  entity.id = "Q404926";
  entity.mentions = {0};
  document.entities.push_back(entity);
  Mention mention;
  mention.span = {7, text.size()};
  document.mentions.push_back(mention);
  const Speaker known{"الأمين العام", {0, 0}, 0, "subject"};
  const Speaker phrase{"مصدر أمني", {0, 0}, {}, "subject"};
  const auto names = [&](const char* name, const Speaker& speaker) {
    return names_speaker(name, document, speaker, text);
  };
  CHECK(names("أحمد أبو الغيط", known));
  CHECK(names("احمد ابو الغيط", known));
  CHECK(names("  أَبُو  الغيـط ", known));
  CHECK(names("ahmed aboul GHEIT", known));
  CHECK(names("Gheit", known));
  CHECK(names("Q404926", known));
  CHECK(names("الأمين العام", known));
  CHECK_FALSE(names("الغي", known));
  CHECK_FALSE(names("أحمد الغيط", known));
  CHECK_FALSE(names("q40492", known));
  CHECK_FALSE(names("", known));
  CHECK_FALSE(names(" ", known));
  CHECK(names("مصدر", phrase));
  CHECK_FALSE(names("أبو الغيط", phrase));
}

TEST_CASE("version: numbers and a hash of the data") {
  CHECK(version().find('.') != std::string_view::npos);
  CHECK(data_version().size() == 12);
  CHECK(data_version().find_first_not_of("0123456789abcdef") == std::string_view::npos);
}

}  // namespace
}  // namespace isnad
