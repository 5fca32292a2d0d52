// The positions of all claims are found first, without reading a document; then
// those of the page are read.

#include "query/engine/claim_list.h"

#include <algorithm>
#include <compare>
#include <functional>
#include <ranges>
#include <span>
#include <utility>

#include "graph/store/tables.h"
#include "query/engine/claim_reader.h"
#include "query/engine/claim_sieve.h"
#include "query/engine/entity_relations.h"

namespace quipu {
namespace {

class ClaimFinder {
 public:
  ClaimFinder(const Generation& generation, const QueryLimits& limits,
              const ClaimQuestion& question, const DocumentIndex& documents,
              ClaimSieve& sieve)
      : generation_(generation),
        reader_(generation.reader()),
        limits_(limits),
        question_(question),
        documents_(documents),
        sieve_(sieve) {}

  // All claims that pass, in the order of the list.
  Result<std::vector<ClaimRef>> Find(LeftOut& left_out) {
    if (const auto* entity = std::get_if<EntityNumber>(&question_.parent)) {
      QUIPU_CHECK(AddEdges(*entity));
      if (!question_.other) {
        QUIPU_CHECK(AddAttributes(*entity));
      }
    } else {
      QUIPU_CHECK(AddDocument(std::get<DocumentNumber>(question_.parent)));
    }
    // Of a claim that was met in several relations, the best verdict counts.
    std::ranges::sort(found_, std::greater{});
    const auto repeated = std::ranges::unique(found_, {}, &Found::place);
    found_.erase(repeated.begin(), repeated.end());
    std::vector<ClaimRef> claims;
    for (const Found& found : std::views::reverse(found_)) {
      left_out.Count(found.verdict);
      if (found.verdict != Verdict::kPasses) continue;
      const auto& [document, claim] = found.place;
      claims.push_back({documents_.number(document), ClaimIndex{claim}});
    }
    return claims;
  }

 private:
  struct Found {
    // Position of a document by key, then of a claim in it.
    std::pair<uint32_t, uint32_t> place;
    Verdict verdict;
    friend auto operator<=>(const Found&, const Found&) = default;
  };

  bool Wants(const std::string& predicate) const {
    return question_.predicates.empty() ||
           question_.predicates.contains(predicate);
  }

  Result<void> Add(const ClaimRef& claim, Verdict verdict) {
    if (verdict == Verdict::kFails) return {};
    const std::optional<uint32_t> document = documents_.Find(claim.document);
    if (!document) return Corruption("a relation has a claim of no document");
    found_.push_back({{*document, claim.claim.value}, verdict});
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
          const DocumentNumber document =
              graph->documents()[claim.document].number;
          QUIPU_TRY(
              const Verdict verdict,
              sieve_.Judge(document, claim.confidence, graph->time(claim)));
          QUIPU_CHECK(Add({document, ClaimIndex{claim.claim}}, verdict));
        }
      }
    }
    return {};
  }

  // Claims whose object is a literal are no edges: the store has them.
  Result<void> AddAttributes(EntityNumber entity) {
    QUIPU_TRY(const std::vector<EntityRelation> attributes,
              ReadEntityAttributes(reader_, limits_, entity));
    for (const EntityRelation& attribute : attributes) {
      QUIPU_CHECK(limits_.CheckRunning());
      const std::string* const name =
          generation_.state().NameOf(attribute.predicate);
      if (name == nullptr || !Wants(*name)) continue;
      QUIPU_TRY(const std::vector<StoredClaim> claims,
                ReadStoredClaims(reader_, attribute.number));
      for (const StoredClaim& claim : claims) {
        QUIPU_TRY(const Verdict verdict, sieve_.Judge(attribute.ends, claim));
        QUIPU_CHECK(Add(claim.ref, verdict));
      }
    }
    return {};
  }

  Result<void> AddDocument(DocumentNumber document) {
    QUIPU_TRY(const Extraction extraction,
              documents::ReadExtraction(reader_, document));
    QUIPU_TRY(const auto contribution, contributions::Read(reader_, document));
    if (!contribution ||
        contribution->claims.size() != extraction.claims.size()) {
      return Corruption("a document's contribution does not match it");
    }
    for (uint32_t i = 0; i < extraction.claims.size(); ++i) {
      const Claim& claim = extraction.claims[i];
      const std::optional<RelationNumber>& relation = contribution->claims[i];
      if (!relation || !Wants(claim.predicate)) continue;  // none: rejected
      QUIPU_CHECK(limits_.CheckRunning());
      const ClaimRef ref{document, ClaimIndex{i}};
      const TimeBounds* time = claim.time ? &*claim.time : nullptr;
      if (time == nullptr && sieve_.asks_time()) {
        QUIPU_TRY(time, TimeByEvent(*relation, ref));
      }
      QUIPU_TRY(const Verdict verdict,
                sieve_.Judge(document, claim.confidence, time));
      QUIPU_CHECK(Add(ref, verdict));
    }
    return {};
  }

  Result<const TimeBounds*> TimeByEvent(RelationNumber number,
                                        const ClaimRef& undated) {
    QUIPU_TRY(const auto record, relations::Read(reader_, number));
    if (!record) return Corruption("a claim is of no relation");
    return sieve_.TimeOf({record->subject, record->object}, {undated, {}});
  }

  const Generation& generation_;
  const Reader& reader_;
  const QueryLimits& limits_;
  const ClaimQuestion& question_;
  const DocumentIndex& documents_;
  ClaimSieve& sieve_;
  std::vector<Found> found_;
};

}  // namespace

Result<ClaimList> ReadClaimList(const Generation& generation,
                                const QueryLimits& limits,
                                const ClaimQuestion& question) {
  QUIPU_TRY(const DocumentIndex* const documents, generation.Documents());
  QUIPU_TRY(ClaimSieve sieve, ClaimSieve::Create(generation, question.filters));
  ClaimList list;
  QUIPU_TRY(const std::vector<ClaimRef> found,
            ClaimFinder(generation, limits, question, *documents, sieve)
                .Find(list.left_out));
  const size_t begin = std::min<uint64_t>(question.offset, found.size());
  const size_t count = std::min<size_t>(question.limit, found.size() - begin);
  ClaimReader reader(generation.reader(), limits);
  QUIPU_TRY(list.claims, reader.Read(std::span(found).subspan(begin, count)));
  list.total = found.size();
  list.unknown_names = sieve.unknown_names();
  return list;
}

}  // namespace quipu
