// Hops and what answers have in common, as they are shown.

#ifndef QUIPU_APP_CLI_HOPS_H_
#define QUIPU_APP_CLI_HOPS_H_

#include <span>
#include <string>
#include <vector>

#include "app/cli/output/json.h"
#include "app/cli/output/listing.h"
#include "app/cli/output/screen.h"
#include "app/cli/quotes.h"
#include "base/result.h"
#include "graph/memory/knowledge_graph.h"
#include "query/search/answer.h"
#include "query/search/hop.h"

namespace quipu {

// A relation of a hop with its claims read.
struct QuotedRelation {
  HopEvidence relation;
  std::vector<QuotedClaim> claims;
  std::vector<QuotedClaim> opposing;
};

// In the order of the hop.
Result<std::vector<QuotedRelation>> ReadRelations(const Hop& hop,
                                                  QuoteReader& quotes);

// "member_of", or "member_of +2" for a hop of three relations.
std::string HopLabel(const KnowledgeGraph& graph, const Hop& hop);

// " —[member_of]→ " or " ←[member_of]— ", as the hop walks its first relation.
StyledText Arrow(const KnowledgeGraph& graph, const Hop& hop);

// "A —[p]→ B": subject, predicate, object, and whether it is contested.
StyledText RelationText(const KnowledgeGraph& graph,
                        const HopEvidence& relation);

Json EntityJson(const KnowledgeGraph& graph, Vertex vertex);
Json ToJson(const KnowledgeGraph& graph, const QuotedRelation& relation);

// Columns of a claim in CSV, and a row of them.
std::vector<Column> ClaimColumns();
std::vector<Json> ClaimCells(const KnowledgeGraph& graph,
                             const HopEvidence& relation,
                             const QuotedClaim& claim);

// For people: "complete", "truncated: max_hops", "none exists: …".
std::string CompletenessText(const Completeness& completeness);
// "completeness" and "truncated_by", and what names the state of the graph.
void AddAnswerJson(const KnowledgeGraph& graph,
                   const Completeness& completeness, Json& json);

// On standard error: names in the filters that match nothing, relations left
// out for want of a date, and that only secondary relations answered.
void ExplainAnswer(std::span<const std::string> unknown_names,
                   uint64_t undated_relations, bool used_secondary);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_HOPS_H_
