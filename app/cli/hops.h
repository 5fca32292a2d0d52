// Hops and what answers have in common, as they are shown.

#ifndef QUIPU_APP_CLI_HOPS_H_
#define QUIPU_APP_CLI_HOPS_H_

#include <string>
#include <vector>

#include "app/cli/output/json.h"
#include "app/cli/output/listing.h"
#include "app/cli/output/text.h"
#include "query/engine/query_engine.h"

namespace quipu {

// "member_of", or "member_of +2" for a hop of three relations.
std::string HopLabel(const HopView& hop);

// " —[member_of]→ " or " ←[member_of]— ", as the hop walks its first relation.
StyledText Arrow(const HopView& hop);

// "A —[p]→ B": subject, predicate, object, and whether it is contested.
StyledText RelationText(const RelationEvidence& relation);

Json EntityJson(const EntityLabel& entity);
Json ToJson(const RelationEvidence& relation);

// Columns of a claim in CSV, and a row of them.
std::vector<Column> ClaimColumns();
std::vector<Json> ClaimCells(const RelationEvidence& relation,
                             const ClaimView& claim);
std::vector<Json> ClaimCells(const std::string& subject,
                             const std::string& predicate,
                             const std::string& object, const ClaimView& claim);

// For people: "complete", "truncated: max_hops", "none exists: …".
std::string CompletenessText(const Completeness& completeness);
// "completeness" and "truncated_by", and what names the state of the graph.
void AddAnswerJson(const GraphVersion& version,
                   const Completeness& completeness, Json& json);

// On standard error: names in the filters that match nothing, relations left
// out for want of a date, and that only secondary relations answered.
void ExplainAnswer(const Outcome& outcome);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_HOPS_H_
