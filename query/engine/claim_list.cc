// The positions of all claims are found first, without reading a document; then
// those of the page are read.

#include "query/engine/claim_list.h"

#include <algorithm>
#include <utility>

#include "graph/store/tables.h"
#include "query/engine/claim_reader.h"

namespace quipu {
namespace {

class ClaimFinder {
 public:
  ClaimFinder(const Generation& generation, const QueryLimits& limits,
              const ClaimQuestion& question, const DocumentIndex& documents)
      : generation_(generation),
        reader_(generation.reader()),
        limits_(limits),
        question_(question),
        documents_(documents) {}

  // All claims, in the order of the list.
  Result<std::vector<ClaimRef>> Find() {
    if (const auto* entity = std::get_if<EntityNumber>(&question_.parent)) {
      QUIPU_CHECK(AddEdges(*entity));
      if (!question_.other) {
        QUIPU_CHECK(AddAttributes(*entity));
      }
    } else {
      QUIPU_CHECK(AddDocument(std::get<DocumentNumber>(question_.parent)));
    }
    std::ranges::sort(places_);
    const auto repeated = std::ranges::unique(places_);
    places_.erase(repeated.begin(), repeated.end());
    std::vector<ClaimRef> claims;
    for (const auto& [document, claim] : places_) {
      claims.push_back({documents_.number(document), ClaimIndex{claim}});
    }
    return claims;
  }

 private:
  bool Wants(const std::string& predicate) const {
    return question_.predicates.empty() ||
           question_.predicates.contains(predicate);
  }

  Result<void> Add(const ClaimRef& claim) {
    const std::optional<uint32_t> document = documents_.Find(claim.document);
    if (!document) return Corruption("a relation has a claim of no document");
    places_.emplace_back(*document, claim.claim.value);
    return {};
  }

  Result<void> AddEdges(EntityNumber entity) {
    QUIPU_TRY(const KnowledgeGraph* const graph, generation_.Graph());
    const std::optional<Vertex> vertex = graph->Find(entity);
    if (!vertex) return Corruption("an entity with a name is not in the graph");
    for (const Adjacency& edges : {graph->Out(*vertex), graph->In(*vertex)}) {
      for (size_t i = 0; i < edges.size(); ++i) {
        const PredicateEntry& predicate =
            graph->predicates()[edges.mark(i).predicate()];
        if ((predicate.secondary && !question_.include_secondary) ||
            !Wants(predicate.name) ||
            (question_.other &&
             graph->entity(edges.neighbor(i)).number != *question_.other)) {
          continue;
        }
        QUIPU_CHECK(limits_.CheckRunning());
        for (const GraphClaim& claim : graph->claims(edges.edge(i))) {
          if (claim.confidence < question_.min_confidence) continue;
          QUIPU_CHECK(Add({graph->documents()[claim.document].number,
                           ClaimIndex{claim.claim}}));
        }
      }
    }
    return {};
  }

  // Claims whose object is a literal are no edges: the store has them.
  Result<void> AddAttributes(EntityNumber entity) {
    std::vector<RelationNumber> found;
    QUIPU_CHECK(relations::ForEachAttribute(
        reader_, entity,
        [&](PredicateNumber predicate, RelationNumber relation) {
          const std::string* const name = generation_.state().NameOf(predicate);
          if (name != nullptr && Wants(*name)) found.push_back(relation);
          return limits_.CheckRunning().has_value();
        }));
    for (const RelationNumber relation : found) {
      QUIPU_CHECK(limits_.CheckRunning());
      Result<void> added;
      QUIPU_CHECK(relations::ForEachClaim(
          reader_, relation,
          [&](const ClaimRef& claim, const ClaimFacts& facts) -> bool {
            if (facts.confidence < question_.min_confidence) return true;
            added = Add(claim);
            return added.has_value();
          }));
      QUIPU_CHECK(added);
    }
    return limits_.CheckRunning();
  }

  Result<void> AddDocument(DocumentNumber document) {
    QUIPU_TRY(const Extraction extraction,
              documents::ReadExtraction(reader_, document));
    for (uint32_t i = 0; i < extraction.claims.size(); ++i) {
      const Claim& claim = extraction.claims[i];
      if (Wants(claim.predicate) &&
          claim.confidence >= question_.min_confidence) {
        QUIPU_CHECK(Add({document, ClaimIndex{i}}));
      }
    }
    return {};
  }

  const Generation& generation_;
  const Reader& reader_;
  const QueryLimits& limits_;
  const ClaimQuestion& question_;
  const DocumentIndex& documents_;
  // Position of a document by key, then of a claim in it.
  std::vector<std::pair<uint32_t, uint32_t>> places_;
};

}  // namespace

Result<ClaimList> ReadClaimList(const Generation& generation,
                                const QueryLimits& limits,
                                const ClaimQuestion& question) {
  QUIPU_TRY(const DocumentIndex* const documents, generation.Documents());
  QUIPU_TRY(const std::vector<ClaimRef> found,
            ClaimFinder(generation, limits, question, *documents).Find());
  const size_t begin = std::min<uint64_t>(question.offset, found.size());
  const size_t count = std::min<size_t>(question.limit, found.size() - begin);
  ClaimReader reader(generation.reader(), limits);
  ClaimList list;
  QUIPU_TRY(list.claims, reader.Read(std::span(found).subspan(begin, count)));
  list.total = found.size();
  return list;
}

}  // namespace quipu
