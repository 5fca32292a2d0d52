// Quipu's values -> messages of the API, and filters the other way round.

#ifndef QUIPU_QUERY_SERVICE_CONVERT_H_
#define QUIPU_QUERY_SERVICE_CONVERT_H_

#include <cstdint>

#include "graph/memory/knowledge_graph.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/store/records.h"
#include "query/engine/evidence.h"
#include "query/names/entity_search.h"
#include "query/search/answer.h"
#include "query/search/filters.h"
#include "quipu/v1/common.pb.h"
#include "quipu/v1/query_service.pb.h"
#include "rpc/api_error.h"

namespace quipu {

inline constexpr size_t kMaxQuoteBytes = 16 * 1024;

v1::GraphVersion VersionToProto(const KnowledgeGraph& graph);
v1::EntityRef EntityToProto(const KnowledgeGraph& graph, Vertex vertex);
v1::EntityRef EntityToProto(const EntityHit& hit);
v1::Entity EntityToProto(const EntityRecord& record);
v1::NameMatch NameMatchToProto(NameMatch match);

v1::Literal LiteralToProto(const Literal& literal);
v1::Evidence QuoteToProto(const Quote& quote);
// Empty bounds for days outside the years 1 to 9999.
v1::DayRange DaysToProto(const DayRange& days);
v1::Polarity PolarityToProto(Polarity polarity);
v1::Modality ModalityToProto(Modality modality);

v1::DocumentRef CitationToProto(const Document& document);
v1::Document DocumentToProto(const Document& document,
                             const Extraction& extraction);

// INVALID_ARGUMENT names the field, below "filter".
ApiResult<Filters> FiltersFromProto(const v1::ClaimFilter& message);

// Not for kCancelled, which no client sees.
v1::SearchOutcome OutcomeToProto(const Completeness& completeness,
                                 uint64_t expansions);

}  // namespace quipu

#endif  // QUIPU_QUERY_SERVICE_CONVERT_H_
