// Which pairs of markables carry the claims of an annotated document.

#ifndef QUIPU_TRAIN_RECIPES_RELATION_EXAMPLES_H_
#define QUIPU_TRAIN_RECIPES_RELATION_EXAMPLES_H_

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "ingest/extract/claim/learned/pair_features.h"
#include "train/corpora/annotated_document.h"

namespace quipu {

// What a pair is to be taught: indices of outputs.
struct PairLabels {
  std::vector<uint16_t> right;
  std::vector<uint16_t> ignored;  // another pair carries the same claim
};

// Of the object of a gold claim.
ObjectKind KindOf(const GoldArgument& object);

using PairLabelMap = std::map<MarkablePair, PairLabels>;

// The output for each predicate (index in the ontology) and kind of object.
struct RelationPlaces {
  std::map<std::pair<uint32_t, ObjectKind>, uint16_t> of;
};

// The claims of `gold` on the pairs of PairsOf: of the pairs that could carry a
// claim that with the closest heads in the sentence of its evidence is right;
// the others are ignored for it. `entities` has the gold entity of each
// markable, or kNoGold. Adds the claims that no pair carries to `unreachable`,
// unless that is null.
PairLabelMap LabelPairs(const AnnotatedDocument& gold,
                        const MarkedDocument& document,
                        const std::vector<uint32_t>& entities,
                        const RelationPlaces& places, const Ontology& ontology,
                        size_t* unreachable);

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_RELATION_EXAMPLES_H_
