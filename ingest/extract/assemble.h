// Entities and claims of a document -> its Extraction.

#ifndef QUIPU_INGEST_EXTRACT_ASSEMBLE_H_
#define QUIPU_INGEST_EXTRACT_ASSEMBLE_H_

#include <cstdint>
#include <vector>

#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "graph/model/ontology.h"
#include "ingest/extract/coreference/entities.h"

namespace quipu {

struct Assembled {
  Extraction extraction;
  // Of each entity that was given, its number in the extraction; kLeftOut.
  std::vector<LocalIndex> renumbered;
};
inline constexpr LocalIndex kLeftOut{UINT32_MAX};

// What becomes of entities without a name or a claim, which say nothing.
enum class SilentEntities : uint8_t { kLeaveOut, kKeep };

// Puts everything in order and numbers the entities anew. Those without a
// mention are left out.
Assembled Assemble(const DocumentKey& document, const Ontology& ontology,
                   std::vector<DocumentEntity> entities,
                   std::vector<Claim> claims,
                   SilentEntities silent = SilentEntities::kLeaveOut);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_ASSEMBLE_H_
