// Which mentions are the same person, organization or place.
#ifndef ISNAD_DISCOURSE_LINK_H_
#define ISNAD_DISCOURSE_LINK_H_

#include <vector>

#include "discourse/mentions.h"
#include "isnad/document.h"

namespace isnad {

// Makes mentions (without reasons) and entities of the chosen candidates. Two mentions of
// one type are linked, first reason first, if
//   - a list gives both the same entry;
//   - their words are the same;
//   - one is an acronym in brackets directly behind the other;
//   - one person's name is the surname, the given name or a shortened form of the
//   other's;
//   - one organization's name is the beginning or the end of the other's;
//   - they are spellings of one foreign name (لافروف, لافروڤ; غوتيريش, جوتيريش), whole
//     or of its surname.
void link_mentions(const Selection& selection, const TaggedText& tagged,
                   const Lexicon& lexicon, const std::vector<ExtraName>& extra_names,
                   Document& document);

}  // namespace isnad

#endif  // ISNAD_DISCOURSE_LINK_H_
