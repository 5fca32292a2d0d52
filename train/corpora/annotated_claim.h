// One line of claims of an annotated document.

#ifndef QUIPU_TRAIN_CORPORA_ANNOTATED_CLAIM_H_
#define QUIPU_TRAIN_CORPORA_ANNOTATED_CLAIM_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "graph/model/ontology.h"
#include "train/corpora/annotated_document.h"

namespace quipu {

// What a claim's line is read against.
struct ClaimContext {
  const Ontology& ontology;
  std::string_view text;  // of the file: what evidence is a span of
  std::function<std::optional<uint32_t>(std::string_view id)> entity;
};

// 'predicate subject object ; key=value ; … @ "quote"'. The message has no
// place.
Result<GoldClaim> ParseGoldClaim(std::string_view line,
                                 const ClaimContext& context);

// "neg", "mod=alleged", "by=id" or "by=id,id"; false for any other key.
// `entity` tells what the value of "by" stands for.
Result<bool> SetAttribute(
    std::string_view part,
    const std::function<std::optional<uint32_t>(std::string_view)>& entity,
    GoldClaim& claim);

// A literal object of the kind that the predicate takes; `value` is what
// stands behind "=", if anything does.
Result<Literal> GoldLiteral(const Predicate& predicate, std::string_view text,
                            std::optional<std::string_view> value);

std::optional<uint32_t> PredicateIndex(const Ontology& ontology,
                                       std::string_view name);

// Without white space around it.
std::string_view Trimmed(std::string_view text);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_ANNOTATED_CLAIM_H_
