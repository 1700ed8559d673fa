// Who said what: marks, reporting cues, the statement and its speaker.
#ifndef ISNAD_DISCOURSE_QUOTES_H_
#define ISNAD_DISCOURSE_QUOTES_H_

#include "discourse/mentions.h"
#include "isnad/document.h"

namespace isnad {

// Adds the quotes of an article to a document that has its mentions and entities.
// `chosen` are the candidates that the document's mentions were made of, in the same
// order.
void find_quotes(const TaggedText& tagged, const Selection& selection,
                 const Lexicon& lexicon, Document& document);

}  // namespace isnad

#endif  // ISNAD_DISCOURSE_QUOTES_H_
