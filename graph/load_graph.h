// A stored generation -> a graph in memory.

#ifndef QUIPU_GRAPH_LOAD_GRAPH_H_
#define QUIPU_GRAPH_LOAD_GRAPH_H_

#include "base/result.h"
#include "graph/memory/knowledge_graph.h"
#include "graph/store/knowledge_store.h"

namespace quipu {

// Links that no sentence states as a relation load as secondary relations:
// "attributed_to" from who is made to speak to each entity of the claim, and
// "qualifier:<name>" from the claim's subject to an entity that qualifies it.
inline constexpr std::string_view kAttributedTo = "attributed_to";
inline constexpr std::string_view kQualifierPrefix = "qualifier:";

// Reads each document's extraction once. The graph does not depend on the
// numbers that the store gave, only on ids, keys and names. Errors of Reader;
// kCorruption where records contradict each other; kLimit as
// KnowledgeGraph::Build.
Result<KnowledgeGraph> LoadKnowledgeGraph(const Snapshot& snapshot);

}  // namespace quipu

#endif  // QUIPU_GRAPH_LOAD_GRAPH_H_
