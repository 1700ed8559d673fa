// Pairs quotation marks. Newsrooms use every pair there is, reverse guillemets, forget to
// close or to open, and straight marks do not say which side they are: so blanks decide
// first, the mark's own shape second, and what is open third.
//
//     mark        blank before   blank behind   is
//     any         yes            no             opening
//     any         no             yes            closing (a full stop or comma behind
//     counts as blank) « “ „       otherwise                     opening » ” otherwise
//     closing " and others  otherwise                   closing if one is open, else
//     opening
//
// The damage of a mark without a partner ends with its paragraph.
#ifndef ISNAD_DISCOURSE_MARKS_H_
#define ISNAD_DISCOURSE_MARKS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "isnad/document.h"
#include "text/tokenize.h"

namespace isnad {

inline constexpr std::size_t kNoToken = static_cast<std::size_t>(-1);

struct Marks {
  enum class Role : unsigned char { none, open, close, unclosed, unopened };
  using Number = std::uint32_t;
  static constexpr Number kNobody = static_cast<Number>(-1);

  std::vector<Role> role;       // by token
  std::vector<Number> partner;  // by token; kNobody without a partner
  // By token: the outermost opening mark around it; kNobody outside all marks.
  std::vector<Number> inside;

  // The same, kNoToken if there is none.
  std::size_t partner_of(std::size_t i) const { return token(partner[i]); }
  std::size_t outermost(std::size_t i) const { return token(inside[i]); }

 private:
  static std::size_t token(Number number) {
    return number == kNobody ? kNoToken : number;
  }
};

// Adds a diagnostic for every mark without a partner; those that touch share one.
Marks pair_marks(const TokenizedText& text, std::vector<Diagnostic>& diagnostics);

}  // namespace isnad

#endif  // ISNAD_DISCOURSE_MARKS_H_
