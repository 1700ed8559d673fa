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
#include <vector>

#include "isnad/document.h"
#include "text/tokenize.h"

namespace isnad {

inline constexpr std::size_t kNoToken = static_cast<std::size_t>(-1);

struct Marks {
  enum class Role : unsigned char { none, open, close, unclosed, unopened };
  std::vector<Role> role;            // by token
  std::vector<std::size_t> partner;  // by token; kNoToken without a partner
  // By token: the outermost opening mark around it; kNoToken outside all marks.
  std::vector<std::size_t> inside;
};

// Adds a diagnostic for every mark without a partner; those that touch share one.
Marks pair_marks(const TokenizedText& text, std::vector<Diagnostic>& diagnostics);

}  // namespace isnad

#endif  // ISNAD_DISCOURSE_MARKS_H_
