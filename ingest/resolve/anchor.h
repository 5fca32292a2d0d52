// How a decision points at words of a document: by the words and what stands
// around them, so that it finds them again whatever else changes.

#ifndef QUIPU_INGEST_RESOLVE_ANCHOR_H_
#define QUIPU_INGEST_RESOLVE_ANCHOR_H_

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "graph/model/curation.h"
#include "graph/model/document.h"
#include "graph/model/span.h"

namespace quipu {

// The anchor of a mention or sentence: its words and 32 characters around.
Anchor MakeAnchor(const Document& document, Span span);

// The bytes of the anchor's quote, if quote and context together stand exactly
// once in the text. A decision whose anchor is not found waits: it is without
// effect until the text comes back.
std::optional<Span> FindAnchor(const Anchor& anchor, std::string_view text);

// The same of each anchor. One pass over the text, in which each byte costs the
// logarithm of the number of anchors.
std::vector<std::optional<Span>> FindAnchors(
    std::span<const Anchor* const> anchors, std::string_view text);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_ANCHOR_H_
