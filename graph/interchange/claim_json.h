// The parts of a claim that an extraction and an export write alike.

#ifndef QUIPU_GRAPH_INTERCHANGE_CLAIM_JSON_H_
#define QUIPU_GRAPH_INTERCHANGE_CLAIM_JSON_H_

#include <functional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "graph/model/document.h"
#include "graph/model/enum_names.h"
#include "graph/model/extraction.h"

namespace quipu {

// How an argument that is an entity is written: an id of the document's, or of
// the graph's.
using NameOfLocal = std::function<std::string(LocalIndex)>;

// {"begin": 1, "end": 9}, in bytes of the original file.
Json SpanJson(const Document& document, Span span);
Json LiteralJson(const Literal& literal);
// Adds polarity to rule, in the order of docs/interchange.md.
void AddStatement(const Document& document, const Claim& claim,
                  const NameOfLocal& name_of, Json& out);
}  // namespace quipu

#endif  // QUIPU_GRAPH_INTERCHANGE_CLAIM_JSON_H_
