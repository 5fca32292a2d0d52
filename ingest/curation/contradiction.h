// Decisions that cannot all hold.

#ifndef QUIPU_INGEST_CURATION_CONTRADICTION_H_
#define QUIPU_INGEST_CURATION_CONTRADICTION_H_

#include <optional>
#include <vector>

#include "base/result.h"
#include "graph/model/curation.h"
#include "graph/store/reader.h"

namespace quipu {

// Entries of the log that contradict a new decision: those that lead from one
// side to the other of what it divides; or one that divides what it joins, and
// then those that lead from side to side with it. Each shares a thing with the
// one before it, or with the new one.
using Contradiction = std::vector<CurationEntry>;

// The shortest contradiction of `decision` with what the log says of the same
// and of distinct things; nullopt if there is none. Two anchors mean one thing
// if they lead to one local entity, or are equal. kInvalidArgument for a
// decision that contradicts itself.
// Reads the documents that decisions about these things speak of.
Result<std::optional<Contradiction>> FindContradiction(
    const Reader& reader, const CurationEntry& decision);

}  // namespace quipu

#endif  // QUIPU_INGEST_CURATION_CONTRADICTION_H_
