// The graph in memory as text, for comparing.

#ifndef QUIPU_TESTS_INGEST_SUPPORT_GRAPH_LINES_SUPPORT_H_
#define QUIPU_TESTS_INGEST_SUPPORT_GRAPH_LINES_SUPPORT_H_

#include <string>
#include <vector>

#include "base/result.h"
#include "graph/store/knowledge_store.h"

namespace quipu::test {

// All that a search sees of the published generation: a line an entity, then a
// line an edge with its claims. Nothing in it is a number of the store's.
Result<std::vector<std::string>> LinesOfGraph(const KnowledgeStore& store);
// As LinesOfGraph, which must not fail.
std::vector<std::string> GraphLines(const KnowledgeStore& store);

}  // namespace quipu::test

#endif  // QUIPU_TESTS_INGEST_SUPPORT_GRAPH_LINES_SUPPORT_H_
