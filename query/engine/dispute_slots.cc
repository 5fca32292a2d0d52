// Edges are read from the graph in memory, relations with literals from the
// store, entity by entity. A slot holds all claims that one of its predicates
// has on one entity; the many that nobody contradicts are dropped at once.

#include "query/engine/dispute_slots.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "graph/model/stance.h"
#include "graph/store/tables.h"
#include "query/disputes/inclusion.h"
#include "query/engine/claim_sieve.h"
#include "query/engine/claim_voices.h"
#include "query/engine/entity_relations.h"

namespace quipu {
namespace {

bool Contains(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

// Whether its claims could contradict each other, whatever they say and whoever
// says it.
bool MayConflict(const DisputeSlot& slot) {
  bool denied = false;
  const SlotClaim* supported = nullptr;  // the first
  bool more = false;                     // are supported
  bool differ = false;                   // and do not say the same
  for (const SlotClaim& claim : slot.claims) {
    denied |= claim.denied;
    if (claim.denied) continue;
    if (supported == nullptr) {
      supported = &claim;
    } else {
      more = true;
    }
    differ |= slot.kind == DisputeSlotKind::kDates
                  ? claim.time != supported->time
                  : claim.value != supported->value;
  }
  if (supported == nullptr) return false;
  switch (slot.kind) {
    case DisputeSlotKind::kStance:
      return denied;
    case DisputeSlotKind::kDates:
      return differ;
    case DisputeSlotKind::kKinship:
      return more;
    case DisputeSlotKind::kObjects:
    case DisputeSlotKind::kSubjects:
    case DisputeSlotKind::kCrowd:
    case DisputeSlotKind::kNature:
      break;
  }
  return differ || denied;
}

// Whether there are several sources, or printers of one text.
bool HasSeveralVoices(const DisputeSlot& slot) {
  std::map<uint32_t, uint32_t> printers;  // the first of each text
  return std::ranges::any_of(slot.claims, [&](const SlotClaim& claim) {
    return claim.source != slot.claims.front().source ||
           printers.emplace(claim.text, claim.printer).first->second !=
               claim.printer;
  });
}

class Collector {
 public:
  Collector(const Generation& generation, const KnowledgeGraph& graph,
            const DocumentIndex& documents, const ConflictRules& rules,
            const SlotQuestion& question, ClaimSieve sieve, SearchMeter& meter)
      : generation_(generation),
        reader_(generation.reader()),
        graph_(graph),
        documents_(documents),
        rules_(rules),
        question_(question),
        sieve_(std::move(sieve)),
        meter_(meter),
        inclusion_(graph, rules),
        voices_(generation.reader()) {}

  Result<CollectedSlots> Collect() {
    collected_.unknown_names = sieve_.unknown_names();
    for (const std::string& predicate : question_.predicates) {
      if (!Contains(generation_.state().predicates, predicate)) {
        collected_.unknown_names.push_back(predicate);
      }
    }
    if (question_.entity) {
      QUIPU_CHECK(AddAround(*question_.entity));
    } else {
      for (Vertex v = 0; v < graph_.vertex_count() && meter_.Spend(1); ++v) {
        QUIPU_CHECK(AddOut(v));
        QUIPU_CHECK(AddIn(v));
        QUIPU_CHECK(AddAttributes(v));
        QUIPU_CHECK(AddCrowds(v));
        QUIPU_CHECK(AddKinship(v, v + 1));
      }
    }
    return std::move(collected_);
  }

 private:
  // Those of one predicate, [begin, end) of `edges`.
  struct EdgeRange {
    Adjacency edges;
    size_t begin;
    size_t end;
    const std::string& predicate;
  };

  // The edges of all predicates that are stated.
  std::vector<EdgeRange> StatedRanges(const Adjacency& edges) const {
    std::vector<EdgeRange> ranges;
    for (size_t begin = 0; begin < edges.size();) {
      const EdgeRange range = RangeAt(edges, begin);
      const PredicateId predicate = edges.mark(begin).predicate();
      begin = range.end;
      if (!graph_.predicates()[predicate].secondary) ranges.push_back(range);
    }
    return ranges;
  }
  // Those that are wanted.
  std::vector<EdgeRange> Ranges(const Adjacency& edges) const {
    std::vector<EdgeRange> ranges;
    for (const EdgeRange& range : StatedRanges(edges)) {
      if (Wants(range.predicate)) ranges.push_back(range);
    }
    return ranges;
  }
  // The edges with the predicate of the one at `position`.
  EdgeRange RangeAt(const Adjacency& edges, size_t position) const {
    const PredicateId id = edges.mark(position).predicate();
    size_t begin = position;
    size_t end = position + 1;
    while (begin > 0 && edges.mark(begin - 1).predicate() == id) --begin;
    while (end < edges.size() && edges.mark(end).predicate() == id) ++end;
    return {edges, begin, end, graph_.predicates()[id].name};
  }
  bool Wants(const std::string& predicate) const {
    return question_.predicates.empty() ||
           question_.predicates.contains(predicate);
  }
  bool SingleValued(const std::string& predicate) const {
    return Contains(rules_.single_valued, predicate);
  }
  bool SingleSubject(const std::string& predicate) const {
    return Contains(rules_.single_subject, predicate);
  }

  Result<void> AddOut(Vertex v) {
    for (const EdgeRange& range : Ranges(graph_.Out(v))) {
      if (SingleValued(range.predicate)) {
        QUIPU_CHECK(AddEdges(DisputeSlotKind::kObjects, v, range));
      }
      for (size_t i = range.begin; i < range.end; ++i) {
        QUIPU_CHECK(AddTriple(v, {range.edges, i, i + 1, range.predicate}));
      }
    }
    return {};
  }

  Result<void> AddIn(Vertex v) {
    for (const EdgeRange& range : Ranges(graph_.In(v))) {
      if (SingleSubject(range.predicate)) {
        QUIPU_CHECK(AddEdges(DisputeSlotKind::kSubjects, v, range));
      }
    }
    return {};
  }

  // Slots of `v`, and those of its neighbours that it is a value of.
  Result<void> AddAround(Vertex v) {
    QUIPU_CHECK(AddOut(v));
    QUIPU_CHECK(AddIn(v));
    QUIPU_CHECK(AddAttributes(v));
    QUIPU_CHECK(AddCrowds(v));
    QUIPU_CHECK(AddKinship(v, 0));
    for (const EdgeRange& range : StatedRanges(graph_.Out(v))) {
      if (!SingleSubject(range.predicate)) continue;
      for (const Vertex other : NeighborsIn(range, v)) {
        const EdgeRange to = Same(range.predicate, graph_.In(other));
        if (Wants(range.predicate)) {
          QUIPU_CHECK(AddEdges(DisputeSlotKind::kSubjects, other, to));
        }
        QUIPU_CHECK(AddCrowd(other, to));
      }
    }
    for (const EdgeRange& range : Ranges(graph_.In(v))) {
      for (const Vertex other : NeighborsIn(range, v)) {
        const EdgeRange from = Same(range.predicate, graph_.Out(other));
        if (SingleValued(range.predicate)) {
          QUIPU_CHECK(AddEdges(DisputeSlotKind::kObjects, other, from));
        }
        for (size_t i = from.begin; i < from.end; ++i) {
          if (from.edges.neighbor(i) != v) continue;
          QUIPU_CHECK(AddTriple(other, {from.edges, i, i + 1, from.predicate}));
        }
      }
    }
    return {};
  }

  // Each once, without `self`.
  static std::vector<Vertex> NeighborsIn(const EdgeRange& range, Vertex self) {
    std::vector<Vertex> neighbors;
    for (size_t i = range.begin; i < range.end; ++i) {
      const Vertex other = range.edges.neighbor(i);
      const bool known = !neighbors.empty() && neighbors.back() == other;
      if (other != self && !known) neighbors.push_back(other);
    }
    return neighbors;
  }

  // The edges with this predicate, of which there are some.
  EdgeRange Same(const std::string& predicate, const Adjacency& edges) const {
    size_t position = 0;
    while (graph_.predicates()[edges.mark(position).predicate()].name !=
           predicate) {
      ++position;
    }
    return RangeAt(edges, position);
  }

  // What only one edge can be contested by: its own claims.
  Result<void> AddTriple(Vertex subject, const EdgeRange& edge) {
    if (!SingleValued(edge.predicate) && !SingleSubject(edge.predicate)) {
      QUIPU_CHECK(AddEdges(DisputeSlotKind::kStance, subject, edge));
    }
    if (Contains(rules_.once, edge.predicate)) {
      QUIPU_CHECK(AddEdges(DisputeSlotKind::kDates, subject, edge));
    }
    return {};
  }

  // With relatives from `first` on. Only things of one type are related.
  Result<void> AddKinship(Vertex v, Vertex first) {
    std::map<std::pair<std::string_view, Vertex>, std::vector<EdgeRange>> pairs;
    for (const Adjacency& edges : {graph_.Out(v), graph_.In(v)}) {
      for (const EdgeRange& range : Ranges(edges)) {
        if (!Contains(rules_.kinship, range.predicate)) continue;
        for (size_t i = range.begin; i < range.end; ++i) {
          const Vertex other = edges.neighbor(i);
          if (other < first || other == v ||
              graph_.entity(other).type_id != graph_.entity(v).type_id) {
            continue;
          }
          pairs[{range.predicate, other}].push_back(
              {edges, i, i + 1, range.predicate});
        }
      }
    }
    for (const auto& [pair, edges] : pairs) {
      DisputeSlot slot{DisputeSlotKind::kKinship,
                       std::min(v, pair.second),
                       std::string(pair.first),
                       std::max(v, pair.second),
                       {}};
      for (const EdgeRange& edge : edges) QUIPU_CHECK(AddClaims(edge, slot));
      QUIPU_CHECK(Keep(std::move(slot)));
    }
    return {};
  }

  Result<void> AddEdges(DisputeSlotKind kind, Vertex about,
                        const EdgeRange& range) {
    DisputeSlot slot{kind, about, range.predicate, std::nullopt, {}};
    if (kind == DisputeSlotKind::kStance || kind == DisputeSlotKind::kDates) {
      slot.object = range.edges.neighbor(range.begin);
    }
    QUIPU_CHECK(AddClaims(range, slot));
    QUIPU_CHECK(Keep(std::move(slot)));
    return {};
  }

  Result<void> AddClaims(const EdgeRange& range, DisputeSlot& slot) {
    for (size_t i = range.begin; i < range.end; ++i) {
      const bool event = range.edges.mark(i).touches_event();
      for (const GraphClaim& claim : graph_.claims(range.edges.edge(i))) {
        if (!meter_.Spend(1)) return {};
        if (!TakesSide(claim.polarity, claim.modality)) continue;
        const DocumentNumber document =
            graph_.documents()[claim.document].number;
        const TimeBounds* const time = graph_.time(claim);
        QUIPU_TRY(const Verdict verdict,
                  sieve_.Judge(document, claim.confidence, time));
        if (!Counts(verdict)) continue;
        SlotClaim& added = slot.claims.emplace_back();
        added.ref = {document, ClaimIndex{claim.claim}};
        added.document = claim.document;
        added.source = claim.source;
        added.denied = Opposes(claim.polarity, claim.modality);
        // What happened once may be dated differently.
        if (time != nullptr && !event) added.time = *time;
        added.value = range.edges.neighbor(i);
      }
    }
    return {};
  }

  // Relations with literals, by predicate.
  using Attributes = std::map<std::string, std::vector<RelationNumber>>;

  // Claims whose object is a literal are no edges: the store has them. Those of
  // all predicates that are wanted.
  Result<Attributes> AttributesOf(Vertex v) {
    Attributes attributes;
    bool named = true;
    QUIPU_CHECK(relations::ForEachAttribute(
        reader_, graph_.entity(v).number,
        [&](PredicateNumber predicate, RelationNumber relation) {
          const std::string* const name = generation_.state().NameOf(predicate);
          named &= name != nullptr;
          if (named && Wants(*name)) attributes[*name].push_back(relation);
          return named;
        }));
    if (!named) return Corruption("a relation has no predicate");
    return attributes;
  }

  Result<void> AddAttributes(Vertex v) {
    QUIPU_TRY(const Attributes attributes, AttributesOf(v));
    for (const auto& [predicate, relations] : attributes) {
      if (SingleValued(predicate)) {
        QUIPU_CHECK(
            AddRelations(DisputeSlotKind::kObjects, v, predicate, relations));
        continue;
      }
      QUIPU_CHECK(
          AddRelations(DisputeSlotKind::kStance, v, predicate, relations));
      if (graph_.entity(v).type == kEventType) {
        QUIPU_CHECK(
            AddRelations(DisputeSlotKind::kNature, v, predicate, relations));
      }
    }
    return {};
  }

  Result<void> AddCrowds(Vertex v) {
    for (const EdgeRange& range : StatedRanges(graph_.In(v))) {
      if (SingleSubject(range.predicate)) QUIPU_CHECK(AddCrowd(v, range));
    }
    return {};
  }

  // The single values of all subjects of `range`, but of those that are part of
  // another one.
  Result<void> AddCrowd(Vertex about, const EdgeRange& range) {
    const std::vector<Vertex> groups = NeighborsIn(range, about);
    if (groups.size() < 2) return {};
    std::map<std::string, DisputeSlot> slots;  // by predicate
    for (const Vertex group : groups) {
      if (!meter_.Spend(1)) return {};
      if (inclusion_.AnyIncludes(groups, group)) continue;
      QUIPU_TRY(const Attributes attributes, AttributesOf(group));
      for (const auto& [predicate, relations] : attributes) {
        if (!SingleValued(predicate)) continue;
        DisputeSlot& slot =
            slots
                .try_emplace(predicate, DisputeSlot{DisputeSlotKind::kCrowd,
                                                    about,
                                                    predicate,
                                                    std::nullopt,
                                                    {}})
                .first->second;
        const size_t before = slot.claims.size();
        QUIPU_CHECK(AddClaims(relations, slot));
        for (size_t c = before; c < slot.claims.size(); ++c) {
          slot.claims[c].group = group;
        }
      }
    }
    for (auto& [predicate, slot] : slots) {
      const bool several =
          std::ranges::any_of(slot.claims, [&](const SlotClaim& claim) {
            return claim.group != slot.claims.front().group;
          });
      if (several) QUIPU_CHECK(Keep(std::move(slot)));
    }
    return {};
  }

  Result<void> AddRelations(DisputeSlotKind kind, Vertex about,
                            const std::string& predicate,
                            const std::vector<RelationNumber>& relations) {
    DisputeSlot slot{kind, about, predicate, std::nullopt, {}};
    QUIPU_CHECK(AddClaims(relations, slot));
    return Keep(std::move(slot));
  }

  Result<void> AddClaims(const std::vector<RelationNumber>& relations,
                         DisputeSlot& slot) {
    for (const RelationNumber relation : relations) {
      QUIPU_TRY(const RelationEnds ends, EndsOf(relation));
      QUIPU_TRY(const auto claims, ReadStoredClaims(reader_, relation));
      for (const StoredClaim& claim : claims) {
        if (!meter_.Spend(1)) return {};
        QUIPU_CHECK(AddClaim(claim, ends, relation, slot));
      }
    }
    return {};
  }

  // Only a filter for time asks what a relation joins.
  Result<RelationEnds> EndsOf(RelationNumber relation) const {
    if (!sieve_.asks_time()) return RelationEnds();
    QUIPU_TRY(auto record, relations::Read(reader_, relation));
    if (!record) return Corruption("an attribute is no relation");
    return RelationEnds{record->subject, std::move(record->object)};
  }

  Result<void> AddClaim(const StoredClaim& claim, const RelationEnds& ends,
                        RelationNumber relation, DisputeSlot& slot) {
    const ClaimFacts& facts = claim.facts;
    if (!TakesSide(facts.polarity, facts.modality)) return {};
    QUIPU_TRY(const Verdict verdict, sieve_.Judge(ends, claim));
    if (!Counts(verdict)) return {};
    const std::optional<uint32_t> document =
        documents_.Find(claim.ref.document);
    if (!document) return Corruption("a relation has a claim of no document");
    SlotClaim& added = slot.claims.emplace_back();
    added.ref = claim.ref;
    added.document = *document;
    QUIPU_TRY(added.source,
              voices_.SourceOf(claim.ref.document, facts.speaker));
    added.denied = Opposes(facts.polarity, facts.modality);
    added.time = facts.time;
    added.value = relation;
    return {};
  }

  static bool TakesSide(Polarity polarity, Modality modality) {
    return Supports(polarity, modality) || Opposes(polarity, modality);
  }
  bool Counts(Verdict verdict) {
    collected_.left_out.Count(verdict);
    return verdict == Verdict::kPasses;
  }

  Result<void> Keep(DisputeSlot slot) {
    if (!MayConflict(slot)) return {};
    QUIPU_CHECK(TellPrints(slot));
    if (!HasSeveralVoices(slot)) return {};
    std::ranges::sort(slot.claims, [](const SlotClaim& a, const SlotClaim& b) {
      return std::tie(a.document, a.ref.claim) <
             std::tie(b.document, b.ref.claim);
    });
    collected_.slots.push_back(std::move(slot));
    return {};
  }

  // Where a source has several documents.
  Result<void> TellPrints(DisputeSlot& slot) {
    std::map<uint32_t, uint32_t> documents;  // the first of each source
    std::set<uint32_t> several;
    for (const SlotClaim& claim : slot.claims) {
      const auto [it, added] = documents.emplace(claim.source, claim.document);
      if (it->second != claim.document) several.insert(claim.source);
    }
    for (SlotClaim& claim : slot.claims) {
      if (!several.contains(claim.source)) continue;
      QUIPU_TRY(const ClaimVoices::Print print,
                voices_.PrintOf(claim.ref.document));
      claim.text = print.text;
      claim.printer = print.printer;
    }
    return {};
  }

  const Generation& generation_;
  const Reader& reader_;
  const KnowledgeGraph& graph_;
  const DocumentIndex& documents_;
  const ConflictRules& rules_;
  const SlotQuestion& question_;
  ClaimSieve sieve_;
  SearchMeter& meter_;
  Inclusion inclusion_;
  ClaimVoices voices_;
  CollectedSlots collected_;
};

}  // namespace

Result<CollectedSlots> CollectSlots(const Generation& generation,
                                    const ConflictRules& rules,
                                    const SlotQuestion& question,
                                    SearchMeter& meter) {
  QUIPU_TRY(const KnowledgeGraph* const graph, generation.Graph());
  QUIPU_TRY(const DocumentIndex* const documents, generation.Documents());
  QUIPU_TRY(ClaimSieve sieve, ClaimSieve::Create(generation, question.filters));
  return Collector(generation, *graph, *documents, rules, question,
                   std::move(sieve), meter)
      .Collect();
}

}  // namespace quipu
