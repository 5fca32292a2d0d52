// Which found claim is which claim of an annotated document.

#ifndef QUIPU_TRAIN_SCORE_CLAIM_MATCH_H_
#define QUIPU_TRAIN_SCORE_CLAIM_MATCH_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "graph/model/extraction.h"
#include "graph/model/ontology.h"
#include "train/corpora/annotated_document.h"

namespace quipu {

// A predicate of which the gold lists the prominent claims only: what is not
// listed is neither right nor wrong, and what is not found is not missed.
bool IsOpenPredicate(std::string_view predicate);

// Whether recall counts it: neither open nor inferred over several clauses.
bool IsRequired(const GoldClaim& claim, const Ontology& ontology);

// Dates and quantities by their value, else by their words; of texts more than
// half of the shorter's words must be in the other. The gold's kind decides.
bool IsSameLiteral(const Literal& gold, const Literal& found);

// Indices of gold claims, parallel to Extraction::claims. No gold claim is that
// of two: a duplicate has none.
struct ClaimMatches {
  // The same subject, predicate, object and polarity.
  std::vector<std::optional<uint32_t>> strict;
  // The same two entities, in either direction, whatever the predicate.
  std::vector<std::optional<uint32_t>> pairs;
};

// `entities` is what AlignEntities gave.
ClaimMatches MatchClaims(const Extraction& extraction,
                         std::span<const std::optional<uint32_t>> entities,
                         const AnnotatedDocument& gold,
                         const Ontology& ontology);

}  // namespace quipu

#endif  // QUIPU_TRAIN_SCORE_CLAIM_MATCH_H_
