#include "query/disputes/inclusion.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace quipu {
namespace {

bool Contains(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

Inclusion::Inclusion(const KnowledgeGraph& graph, const ConflictRules& rules)
    : graph_(graph) {
  for (const PredicateEntry& predicate : graph.predicates()) {
    including_.push_back(!predicate.secondary &&
                         Contains(rules.inclusion, predicate.name));
  }
  for (const std::string& type : graph.types()) {
    nested_.push_back(Contains(rules.nested_types, type));
  }
}

bool Inclusion::AnyIncludes(std::span<const Vertex> wholes, Vertex part) {
  return std::ranges::any_of(WholesOf(part), [&](Vertex whole) {
    return std::ranges::binary_search(wholes, whole);
  });
}

bool Inclusion::Related(Vertex a, Vertex b) {
  return a == b || std::ranges::binary_search(WholesOf(a), b) ||
         std::ranges::binary_search(WholesOf(b), a);
}

bool Inclusion::HaveCommonWhole(Vertex a, Vertex b) {
  // References into an unordered map stay good when it grows.
  const std::vector<Vertex>& of_a = WholesOf(a);
  return std::ranges::any_of(WholesOf(b), [&](Vertex whole) {
    return std::ranges::binary_search(of_a, whole);
  });
}

bool Inclusion::MayBeNested(Vertex a, Vertex b) const {
  const TypeId type = graph_.entity(a).type_id;
  return type != graph_.entity(b).type_id || nested_[type];
}

const std::vector<Vertex>& Inclusion::WholesOf(Vertex v) {
  const auto [entry, added] = wholes_.try_emplace(v);
  if (!added) return entry->second;
  std::unordered_set<Vertex> met = {v};
  std::vector<Vertex> reached = {v};  // in the order of their distance
  for (size_t i = 0; i < reached.size(); ++i) {
    const Adjacency edges = graph_.Out(reached[i]);
    for (size_t e = 0; e < edges.size() && reached.size() <= kMaxWholes; ++e) {
      const EdgeMark mark = edges.mark(e);
      if (!including_[mark.predicate()] || !mark.shown()) continue;
      if (met.insert(edges.neighbor(e)).second) {
        reached.push_back(edges.neighbor(e));
      }
    }
  }
  reached.erase(reached.begin());
  std::ranges::sort(reached);
  entry->second = std::move(reached);
  return entry->second;
}

}  // namespace quipu
