// Which entities are part of which, as claims tell: whatever the ontology says
// includes its subject.

#ifndef QUIPU_QUERY_DISPUTES_INCLUSION_H_
#define QUIPU_QUERY_DISPUTES_INCLUSION_H_

#include <cstddef>
#include <span>
#include <unordered_map>
#include <vector>

#include "graph/memory/knowledge_graph.h"
#include "graph/model/ontology.h"

namespace quipu {

// Wholes of wholes are followed; of an entity with more of them, the nearest
// count.
inline constexpr size_t kMaxWholes = 256;

// Reads the edges that are shown by default. Remembers what it has looked up;
// refers to the graph. One thread.
class Inclusion {
 public:
  Inclusion(const KnowledgeGraph& graph, const ConflictRules& rules);

  // Whether some of these, which ascend, includes `part` and is not it.
  bool AnyIncludes(std::span<const Vertex> wholes, Vertex part);
  // Whether one is part of the other, or both are one.
  bool Related(Vertex a, Vertex b);
  // Whether some third entity includes both.
  bool HaveCommonWhole(Vertex a, Vertex b);
  // Whether one may lie in the other though no document says so: the type of
  // either does that, or the two are of different types.
  bool MayBeNested(Vertex a, Vertex b) const;

 private:
  const std::vector<Vertex>& WholesOf(Vertex v);  // sorted, without `v`

  const KnowledgeGraph& graph_;
  std::vector<bool> including_;  // by predicate
  std::vector<bool> nested_;     // by type
  std::unordered_map<Vertex, std::vector<Vertex>> wholes_;
};

}  // namespace quipu

#endif  // QUIPU_QUERY_DISPUTES_INCLUSION_H_
