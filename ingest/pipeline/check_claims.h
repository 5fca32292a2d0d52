// What linking made of each document, proved claim by claim.

#ifndef QUIPU_INGEST_PIPELINE_CHECK_CLAIMS_H_
#define QUIPU_INGEST_PIPELINE_CHECK_CLAIMS_H_

#include "base/result.h"
#include "graph/model/ontology.h"
#include "graph/store/check_records.h"
#include "graph/store/reader.h"

namespace quipu {

// Appends a finding for each type or predicate that the ontology does not have,
// each document whose source is not its edition's, and each claim that does not stand
// in exactly the relations that linking puts it into, with its facts. Reads one
// document at a time. kCorruption for a record that does not decode.
Result<void> CheckClaims(const Reader& reader, const Ontology& ontology,
                         CheckReport& report);

}  // namespace quipu

#endif  // QUIPU_INGEST_PIPELINE_CHECK_CLAIMS_H_
