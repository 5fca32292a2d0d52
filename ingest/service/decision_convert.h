// Requests for decisions -> entries of the curation log, and entries ->
// messages of the API.

#ifndef QUIPU_INGEST_SERVICE_DECISION_CONVERT_H_
#define QUIPU_INGEST_SERVICE_DECISION_CONVERT_H_

#include <vector>

#include "graph/model/curation.h"
#include "graph/model/ontology.h"
#include "graph/store/reader.h"
#include "ingest/curation/decision_log.h"
#include "quipu/v1/curation_service.pb.h"
#include "rpc/api_error.h"

namespace quipu {

struct RequestedDecision {
  CurationEntry entry;
  std::vector<DocumentKey> left_out;  // see SplitDraft
};

// INVALID_ARGUMENT names the field at fault; the errors of ingest/curation.
ApiResult<RequestedDecision> DecisionFromProto(
    const Reader& reader, const Ontology& ontology,
    const v1::DecideRequest& request);

v1::Decision DecisionToProto(const LoggedDecision& decision);

}  // namespace quipu

#endif  // QUIPU_INGEST_SERVICE_DECISION_CONVERT_H_
