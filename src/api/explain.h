// The stages of an extraction as text for people.
#ifndef ISNAD_API_EXPLAIN_H_
#define ISNAD_API_EXPLAIN_H_

#include <string>

#include "api/engine.h"
#include "discourse/mentions.h"
#include "isnad/document.h"

namespace isnad {

std::string explain_stages(const Engine& engine, const TaggedText& tagged,
                           const Selection& selection, const Document& document);

}  // namespace isnad

#endif  // ISNAD_API_EXPLAIN_H_
