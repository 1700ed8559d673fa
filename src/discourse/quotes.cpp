#include "discourse/quotes.h"

namespace isnad {

void find_quotes(const TaggedText&, const Selection&, const Lexicon&, Document&) {}

}  // namespace isnad
