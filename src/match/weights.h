// What each kind of evidence counts, read from a table that people can read:
//
//     PER prev.title 1.42
//     LOC list.city~ -0.87
#ifndef ISNAD_MATCH_WEIGHTS_H_
#define ISNAD_MATCH_WEIGHTS_H_

#include <string>
#include <vector>

#include "isnad/resources.h"
#include "match/evidence.h"

namespace isnad {

class Weights {
 public:
  Weights() = default;
  // Reads weight files in order; a later line replaces an earlier one. A feature that the
  // lists and rules at hand do not have is passed over: tables serve more than one set of
  // resources.
  static Weights compile(const std::vector<Resource>& files, const FeatureSpace& space,
                         std::vector<ResourceProblem>& problems);

  double operator[](Feature feature) const { return values_[feature]; }
  // By feature.
  const std::vector<float>& values() const { return values_; }
  const ClassWeights& of_classes() const { return of_classes_; }
  const TouchingWeights& touching() const { return touching_; }
  // "weights/fitted.txt:12": the line that states the weight.
  std::string where(Feature feature) const;

 private:
  std::vector<float> values_;
  ClassWeights of_classes_;
  TouchingWeights touching_{};
  std::vector<Provenance> lines_;
  std::vector<std::string> files_;
};

}  // namespace isnad

#endif  // ISNAD_MATCH_WEIGHTS_H_
