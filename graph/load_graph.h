// A stored generation -> a graph in memory.

#ifndef QUIPU_GRAPH_LOAD_GRAPH_H_
#define QUIPU_GRAPH_LOAD_GRAPH_H_

#include "base/result.h"
#include "graph/memory/knowledge_graph.h"
#include "graph/store/knowledge_store.h"

namespace quipu {

// Linear in the number of entities, relations and claims; reads no extraction
// and no text. The graph does not depend on the
// numbers that the store gave, only on ids, keys and names. Errors of Reader;
// kCorruption where records contradict each other; kLimit as
// KnowledgeGraph::Build.
Result<KnowledgeGraph> LoadKnowledgeGraph(const Snapshot& snapshot);

}  // namespace quipu

#endif  // QUIPU_GRAPH_LOAD_GRAPH_H_
