// Which found entity is which entity of an annotated document.

#ifndef QUIPU_TRAIN_SCORE_ENTITY_ALIGNMENT_H_
#define QUIPU_TRAIN_SCORE_ENTITY_ALIGNMENT_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/model/extraction.h"
#include "train/corpora/annotated_document.h"

namespace quipu {

// The gold entity of each entity of the extraction; no gold entity is that of
// two. Those that share most mentions come first. A shared mention counts the
// more the more of it is shared, names most and pronouns not at all. Takes time
// in proportion to found mentions times gold mentions.
std::vector<std::optional<uint32_t>> AlignEntities(
    const Extraction& extraction, const AnnotatedDocument& gold);

}  // namespace quipu

#endif  // QUIPU_TRAIN_SCORE_ENTITY_ALIGNMENT_H_
