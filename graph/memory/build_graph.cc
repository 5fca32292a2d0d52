// From an input in any order to the arrays of a graph.
//
// Edges come into their final order by counting sorts, least significant key
// first: by object, by predicate, by subject. The incoming side needs only two
// more, by predicate and by object, over the edges as they then are. Each pass
// is linear; nothing is compared but ids, names and keys.

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "graph/memory/knowledge_graph.h"
#include "graph/model/confidence.h"
#include "graph/model/stance.h"

namespace quipu {
namespace {

using Positions = std::vector<uint32_t>;

constexpr size_t kMaxCount = UINT32_MAX - 1;

Result<void> CheckCounts(const GraphInput& input) {
  for (const size_t count : {input.entities.size(), input.relations.size(),
                             input.claims.size(), input.documents.size()}) {
    if (count > kMaxCount) {
      return Limit("the graph has " + std::to_string(count) +
                   " entities, relations, claims or documents; 2^32 - 2 are "
                   "the most that a graph in memory holds");
    }
  }
  if (input.predicates.size() > kMaxPredicates) {
    return Limit("the graph has " + std::to_string(input.predicates.size()) +
                 " predicates; 8192 are the most");
  }
  if (input.types.size() > size_t{UINT16_MAX} + 1) {
    return Limit("the graph has " + std::to_string(input.types.size()) +
                 " entity types; 65536 are the most");
  }
  return {};
}

Error PointsNowhere(const char* what, size_t which) {
  return InvalidArgument("graph input: " + std::string(what) + " " +
                         std::to_string(which) + " points nowhere");
}

Result<void> CheckPositions(const GraphInput& input) {
  for (size_t i = 0; i < input.entities.size(); ++i) {
    if (input.entities[i].type >= input.types.size()) {
      return PointsNowhere("entity", i);
    }
  }
  for (size_t i = 0; i < input.relations.size(); ++i) {
    const GraphInput::Relation& relation = input.relations[i];
    if (relation.subject >= input.entities.size() ||
        relation.object >= input.entities.size() ||
        relation.predicate >= input.predicates.size()) {
      return PointsNowhere("relation", i);
    }
  }
  for (size_t i = 0; i < input.claims.size(); ++i) {
    if (input.claims[i].relation >= input.relations.size() ||
        input.claims[i].document >= input.documents.size()) {
      return PointsNowhere("claim", i);
    }
  }
  return {};
}

// Positions of `items` in ascending order of what `key` gives for each, a
// value that is cheap to copy.
template <typename Item, typename Key>
Result<Positions> SortDistinct(const std::vector<Item>& items, const Key& key,
                               const char* what) {
  using Value = std::decay_t<decltype(key(items[0]))>;
  std::vector<std::pair<Value, uint32_t>> keyed;
  keyed.reserve(items.size());
  for (const Item& item : items) {
    keyed.emplace_back(key(item), static_cast<uint32_t>(keyed.size()));
  }
  std::sort(keyed.begin(), keyed.end());
  Positions order(items.size());
  for (size_t i = 0; i < keyed.size(); ++i) {
    if (i > 0 && keyed[i - 1].first == keyed[i].first) {
      return InvalidArgument("graph input: two " + std::string(what) +
                             " are equal");
    }
    order[i] = keyed[i].second;
  }
  return order;
}

Positions Ranks(const Positions& order) {
  Positions ranks(order.size());
  for (uint32_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
  return ranks;
}

// Where each bucket begins; one more at the end.
template <typename Bucket>
Positions CountBuckets(size_t item_count, size_t bucket_count,
                       const Bucket& bucket_of) {
  Positions begins(bucket_count + 1);
  for (size_t i = 0; i < item_count; ++i) ++begins[bucket_of(i) + 1];
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  return begins;
}

struct Triple {
  uint32_t subject;
  uint32_t object;
  uint32_t position;  // in the input, or the number of the edge
  EdgeMark mark;
};

// Stable.
template <typename Key>
void SortByKey(std::vector<Triple>& triples, size_t key_count, const Key& key,
               std::vector<Triple>& scratch) {
  Positions next = CountBuckets(triples.size(), key_count,
                                [&](size_t i) { return key(triples[i]); });
  scratch.resize(triples.size());
  for (const Triple& triple : triples) scratch[next[key(triple)]++] = triple;
  triples.swap(scratch);
}

class Builder {
 public:
  explicit Builder(GraphInput input) : input_(std::move(input)) {}

  Result<std::shared_ptr<const GraphArrays>> Build() {
    QUIPU_CHECK(CheckCounts(input_));
    QUIPU_CHECK(CheckPositions(input_));
    QUIPU_CHECK(PlaceDictionaries());
    QUIPU_CHECK(PlaceEntities());
    const Positions edge_of_relation = PlaceEdges();
    PlaceClaims(edge_of_relation);
    arrays_->generation = input_.generation;
    arrays_->input = input_.input;
    return std::shared_ptr<const GraphArrays>(std::move(arrays_));
  }

 private:
  Result<void> PlaceDictionaries() {
    QUIPU_TRY(
        const Positions types,
        SortDistinct(
            input_.types,
            [](const std::string& t) { return std::string_view(t); }, "types"));
    QUIPU_TRY(const Positions predicates,
              SortDistinct(
                  input_.predicates,
                  [](const GraphInput::Predicate& p) {
                    return std::pair(p.secondary, std::string_view(p.name));
                  },
                  "predicates"));
    QUIPU_TRY(const Positions documents,
              SortDistinct(
                  input_.documents,
                  [](const GraphInput::Document& d) {
                    return std::string_view(d.key.value);
                  },
                  "document keys"));
    for (const uint32_t i : types) arrays_->types.push_back(input_.types[i]);
    for (const uint32_t i : predicates) {
      const GraphInput::Predicate& predicate = input_.predicates[i];
      arrays_->predicates.push_back({predicate.name, predicate.secondary});
    }
    for (const uint32_t i : documents) {
      const GraphInput::Document& document = input_.documents[i];
      arrays_->documents.push_back(
          {document.key, document.number, document.published});
    }
    type_rank_ = Ranks(types);
    predicate_rank_ = Ranks(predicates);
    document_rank_ = Ranks(documents);
    return {};
  }

  Result<void> PlaceEntities() {
    QUIPU_TRY(
        const Positions order,
        SortDistinct(
            input_.entities, [](const GraphInput::Entity& e) { return e.id; },
            "entity ids"));
    GraphArrays& a = *arrays_;
    a.names.begins.push_back(0);
    for (const uint32_t i : order) {
      const GraphInput::Entity& entity = input_.entities[i];
      a.ids.push_back(entity.id);
      a.numbers.push_back(entity.number);
      a.type_of.push_back(static_cast<TypeId>(type_rank_[entity.type]));
      a.names.bytes += entity.name;
      a.names.begins.push_back(a.names.bytes.size());
    }
    QUIPU_TRY(a.by_number, SortDistinct(
                               a.numbers, [](EntityNumber n) { return n; },
                               "entity numbers"));
    a.ids.shrink_to_fit();
    a.numbers.shrink_to_fit();
    a.type_of.shrink_to_fit();
    a.names.bytes.shrink_to_fit();
    a.names.begins.shrink_to_fit();
    vertex_of_entity_ = Ranks(order);
    return {};
  }

  std::vector<bool> Events() const {
    std::vector<bool> events(arrays_->ids.size());
    for (size_t v = 0; v < events.size(); ++v) {
      events[v] = arrays_->types[arrays_->type_of[v]] == kEventType;
    }
    return events;
  }

  // By position of a relation in the input: whether a claim of at least this
  // confidence supports it.
  std::vector<bool> Supported(int confidence) const {
    std::vector<bool> supported(input_.relations.size());
    for (const GraphInput::Claim& claim : input_.claims) {
      if (claim.confidence >= confidence &&
          Supports(claim.polarity, claim.modality)) {
        supported[claim.relation] = true;
      }
    }
    return supported;
  }

  std::vector<Triple> Triples() const {
    const std::vector<bool> events = Events();
    const std::vector<bool> supported = Supported(0);
    const std::vector<bool> shown = Supported(kDefaultMinConfidence);
    std::vector<Triple> triples(input_.relations.size());
    for (uint32_t i = 0; i < triples.size(); ++i) {
      const GraphInput::Relation& relation = input_.relations[i];
      const Vertex from = vertex_of_entity_[relation.subject];
      const Vertex to = vertex_of_entity_[relation.object];
      const uint32_t predicate = predicate_rank_[relation.predicate];
      triples[i] = {
          from, to, i,
          EdgeMark(static_cast<PredicateId>(predicate),
                   events[from] || events[to], supported[i], shown[i])};
    }
    return triples;
  }

  void PlaceBegins(const std::vector<Triple>& triples) {
    std::vector<EdgeBegins>& begins = arrays_->begins;
    begins.resize(arrays_->ids.size() + 1);
    for (const Triple& t : triples) {
      ++begins[t.subject + 1].out;
      ++begins[t.object + 1].in;
    }
    for (size_t v = 1; v < begins.size(); ++v) {
      begins[v].out += begins[v - 1].out;
      begins[v].in += begins[v - 1].in;
    }
  }

  // Returns the edge that each relation of the input became.
  Positions PlaceEdges() {
    const size_t vertices = arrays_->ids.size();
    const size_t predicates = arrays_->predicates.size();
    const auto subject = [](const Triple& t) { return t.subject; };
    const auto predicate = [](const Triple& t) { return t.mark.predicate(); };
    const auto object = [](const Triple& t) { return t.object; };
    GraphArrays& a = *arrays_;

    std::vector<Triple> triples = Triples();
    PlaceBegins(triples);
    std::vector<Triple> scratch;
    SortByKey(triples, vertices, object, scratch);
    SortByKey(triples, predicates, predicate, scratch);
    SortByKey(triples, vertices, subject, scratch);
    Positions edge_of_relation(triples.size());
    a.out_neighbors.reserve(triples.size());
    a.out_marks.reserve(triples.size());
    for (uint32_t edge = 0; edge < triples.size(); ++edge) {
      Triple& t = triples[edge];
      a.out_neighbors.push_back(t.object);
      a.out_marks.push_back(t.mark);
      edge_of_relation[t.position] = edge;
      t.position = edge;
    }

    SortByKey(triples, predicates, predicate, scratch);
    SortByKey(triples, vertices, object, scratch);
    a.in_neighbors.reserve(triples.size());
    a.in_marks.reserve(triples.size());
    a.in_edges.reserve(triples.size());
    for (const Triple& t : triples) {
      a.in_neighbors.push_back(t.subject);
      a.in_marks.push_back(t.mark);
      a.in_edges.push_back(t.position);
    }
    return edge_of_relation;
  }

  void PlaceClaims(const Positions& edge_of_relation) {
    GraphArrays& a = *arrays_;
    const std::vector<GraphInput::Claim>& claims = input_.claims;
    Positions edges(claims.size());
    for (size_t i = 0; i < claims.size(); ++i) {
      edges[i] = edge_of_relation[claims[i].relation];
    }
    a.claim_begins = CountBuckets(claims.size(), a.out_neighbors.size(),
                                  [&](size_t i) { return edges[i]; });
    Positions next = a.claim_begins;
    a.claims.resize(claims.size());
    for (uint32_t i = 0; i < claims.size(); ++i) {
      const GraphInput::Claim& claim = claims[i];
      a.claims[next[edges[i]]++] = {
          .document = document_rank_[claim.document],
          .claim = claim.index.value,
          .source = claim.source,
          .time = claim.time ? i : kUndated,  // where to find it, for now
          .confidence = claim.confidence,
          .polarity = claim.polarity,
          .modality = claim.modality};
    }
    for (size_t edge = 0; edge < a.out_neighbors.size(); ++edge) {
      if (a.claim_begins[edge + 1] - a.claim_begins[edge] < 2) continue;
      std::sort(a.claims.begin() + a.claim_begins[edge],
                a.claims.begin() + a.claim_begins[edge + 1],
                [](const GraphClaim& x, const GraphClaim& y) {
                  return std::pair(x.document, x.claim) <
                         std::pair(y.document, y.claim);
                });
    }
    for (GraphClaim& claim : a.claims) {
      if (claim.time == kUndated) continue;
      a.times.push_back(*claims[claim.time].time);
      claim.time = static_cast<uint32_t>(a.times.size() - 1);
    }
    a.times.shrink_to_fit();
  }

  GraphInput input_;
  std::shared_ptr<GraphArrays> arrays_ = std::make_shared<GraphArrays>();
  Positions type_rank_;
  Positions predicate_rank_;
  Positions document_rank_;
  Positions vertex_of_entity_;
};

}  // namespace

Result<KnowledgeGraph> KnowledgeGraph::Build(GraphInput input) {
  QUIPU_TRY(std::shared_ptr<const GraphArrays> arrays,
            Builder(std::move(input)).Build());
  return KnowledgeGraph(std::move(arrays));
}

}  // namespace quipu
