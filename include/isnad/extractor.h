/// The door: text in, Document out.
#ifndef ISNAD_EXTRACTOR_H_
#define ISNAD_EXTRACTOR_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/document.h"
#include "isnad/export.h"
#include "isnad/resources.h"

namespace isnad {

/// A name that is known for one call only.
struct ExtraName {
  std::string name;
  EntityType type = EntityType::person;
  std::string subtype;
  std::string id;
};

/// What a call of extract returns.
struct Options {
  bool persons = true;
  bool organizations = true;
  bool locations = true;
  bool quotes = true;
  /// Mentions of less weight are left out. At least 0.
  double minimum_weight = 0;
  /// Beside the best set of mentions, also every candidate above minimum_weight that
  /// overlaps with it. Entities and quotes are made from the best set alone.
  bool overlaps = false;
  /// Fill Mention::reasons and Quote::reasons.
  bool reasons = true;
  std::vector<ExtraName> extra_names;
};

/// Finds people, organizations, places and quotes in Arabic news.
///
/// Immutable once built: all const members may be called from any number of threads at
/// once. Moving is cheap; a moved-from extractor may only be destroyed or assigned to.
class ISNAD_EXPORT Extractor {
 public:
  /// With everything built in.
  Extractor();

  /// With the built-in resources and the user's, read after them, so that they add,
  /// override and block. Throws ResourceError with every problem in any of them.
  explicit Extractor(std::vector<Resource> user_resources);

  /// With these resources only. Throws ResourceError.
  static Extractor from_resources_only(std::vector<Resource> resources);

  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;
  ~Extractor();

  /// Any bytes of any length give a document; what is odd in them becomes a diagnostic.
  /// Throws nothing but std::bad_alloc, as it does for a text of 4 GiB or more. Time and
  /// memory are linear in the text.
  Document extract(std::string_view utf8, const Options& options = {}) const;

  /// The stages of an extraction as text for people: tokens with their classes and
  /// readings, candidates with the evidence that was summed, mentions, entities, quotes.
  std::string explain(std::string_view utf8, const Options& options = {}) const;

 private:
  struct Impl;
  explicit Extractor(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace isnad

#endif  // ISNAD_EXTRACTOR_H_
