// Quipu's values -> messages of the API, and filters the other way round.

#ifndef QUIPU_QUERY_SERVICE_CONVERT_H_
#define QUIPU_QUERY_SERVICE_CONVERT_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/confidence.h"
#include "query/engine/query_engine.h"
#include "query/names/resolution.h"
#include "query/search/filters.h"
#include "quipu/v1/common.pb.h"
#include "quipu/v1/query_service.pb.h"
#include "rpc/api_error.h"

namespace quipu {

v1::GraphVersion VersionToProto(const GraphVersion& version);
v1::EntityRef EntityToProto(const EntityLabel& entity);
v1::EntityRef EntityToProto(const EntityHit& hit);
v1::Entity EntityToProto(const EntityDetails& details);
v1::NameMatch NameMatchToProto(NameMatch match);

// Without the bounds that it has not.
v1::DayRange DaysToProto(const DayRange& days);
v1::DocumentRef CitationToProto(const Citation& citation);
v1::Value ValueToProto(const ValueView& value);
v1::Claim ClaimToProto(const ClaimView& claim);
v1::Relation RelationToProto(const RelationEvidence& relation);  // no claims
v1::Dispute DisputeToProto(const DisputeView& dispute);
v1::Document DocumentToProto(const DocumentView& document);

// What a request asks for, or else `otherwise`. INVALID_ARGUMENT names the
// field.
template <typename Message>
ApiResult<int> MinConfidence(const Message& message, std::string_view field,
                             int otherwise = kDefaultMinConfidence) {
  if (!message.has_min_confidence()) return otherwise;
  const int value = message.min_confidence();
  if (value < 0 || value > 1000) {
    return BadField(field, "must be between 0 and 1000");
  }
  return value;
}

// Documents that a field names, and what the field "time" asks for.
// INVALID_ARGUMENT names the field.
ApiResult<std::vector<DocumentKey>> ReadDocuments(
    const google::protobuf::RepeatedPtrField<std::string>& names,
    std::string_view field);
ApiResult<void> ReadTimes(const v1::TimeFilter& message, ClaimFilters& filters);

// INVALID_ARGUMENT names the field, below "filter".
ApiResult<Filters> FiltersFromProto(const v1::ClaimFilter& message);

// Not for kCancelled, which no client sees.
v1::SearchOutcome OutcomeToProto(const Outcome& outcome);

}  // namespace quipu

#endif  // QUIPU_QUERY_SERVICE_CONVERT_H_
