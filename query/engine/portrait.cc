// Read from the records of the entity alone: no graph is loaded for it.

#include "query/engine/portrait.h"

#include <algorithm>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "graph/store/tables.h"
#include "query/engine/claim_reader.h"
#include "query/engine/sure_entities.h"
#include "query/search/filters.h"

namespace quipu {
namespace {

template <typename Count>
void MostCountedFirst(std::vector<Count>& counts) {
  std::ranges::stable_sort(
      counts, [](const Count& a, const Count& b) { return a.count > b.count; });
}

// A relation while it is read.
struct Draft {
  Connection connection;
  PredicateNumber predicate;
  std::string other_id;  // "" for a literal
  RelationNumber relation;
  std::vector<ClaimRef> claims;
};

class PortraitReader {
 public:
  PortraitReader(const Generation& generation, const QueryLimits& limits,
                 EntityNumber entity, int min_confidence)
      : generation_(generation),
        reader_(generation.reader()),
        limits_(limits),
        entity_(entity),
        min_confidence_(min_confidence) {}

  Result<EntityPortrait> Read(uint64_t max_claims) {
    EntityPortrait portrait;
    QUIPU_TRY(portrait.details, ReadDetails(generation_, limits_, entity_));
    QUIPU_TRY(portrait.documents, Documents());
    QUIPU_CHECK(AddEdges());
    QUIPU_CHECK(AddAttributes());
    QUIPU_CHECK(ListClaims());
    Sort();
    QUIPU_CHECK(ReadClaims(max_claims, portrait));
    for (Draft& draft : drafts_) {
      portrait.claim_count += draft.connection.claim_count;
      portrait.connections.push_back(std::move(draft.connection));
    }
    return portrait;
  }

 private:
  Result<std::string> PredicateName(PredicateNumber predicate) const {
    const std::string* const name = generation_.state().NameOf(predicate);
    if (name == nullptr) return Corruption("a relation has no predicate");
    return *name;
  }

  Result<std::vector<Citation>> Documents() const {
    std::set<DocumentNumber> numbers;
    QUIPU_CHECK(
        entities::ForEachMember(reader_, entity_, [&](const Member& member) {
          numbers.insert(member.local.document);
          return true;
        }));
    std::vector<Citation> citations;
    for (const DocumentNumber number : numbers) {
      QUIPU_CHECK(limits_.CheckRunning());
      QUIPU_TRY(const Document document,
                documents::ReadWithoutText(reader_, number));
      citations.push_back(CitationOf(number, document));
    }
    std::ranges::sort(citations, std::less{}, &Citation::key);
    return citations;
  }

  Result<void> AddEdges() {
    std::vector<EntityNumber> others;
    for (const Direction direction : {Direction::kOut, Direction::kIn}) {
      QUIPU_CHECK(relations::ForEachEdge(
          reader_, entity_, direction, [&](const AdjacentEdge& edge) {
            Draft& added = drafts_.emplace_back();
            added.predicate = edge.predicate;
            added.connection.outgoing = direction == Direction::kOut;
            added.relation = edge.relation;
            others.push_back(edge.other);
            return true;
          }));
    }
    QUIPU_TRY(auto records, entities::ReadMany(reader_, others));
    for (size_t i = 0; i < drafts_.size(); ++i) {
      if (!records[i]) {
        return Corruption("a relation leads to an entity that is not there");
      }
      drafts_[i].other_id = records[i]->id.ToString();
      drafts_[i].connection.other =
          EntityLabel{others[i], records[i]->id, std::move(records[i]->name),
                      std::move(records[i]->type)};
    }
    return {};
  }

  Result<void> AddAttributes() {
    const size_t first = drafts_.size();
    std::vector<RelationNumber> numbers;
    QUIPU_CHECK(relations::ForEachAttribute(
        reader_, entity_,
        [&](PredicateNumber predicate, RelationNumber relation) {
          Draft& added = drafts_.emplace_back();
          added.predicate = predicate;
          added.relation = relation;
          numbers.push_back(relation);
          return true;
        }));
    QUIPU_TRY(const auto records, relations::ReadMany(reader_, numbers));
    for (size_t i = 0; i < records.size(); ++i) {
      const LiteralKey* key =
          records[i] ? std::get_if<LiteralKey>(&records[i]->object) : nullptr;
      if (key == nullptr) return Corruption("an attribute has no value");
      Literal literal;
      literal.kind = key->kind;
      literal.text = key->text;
      drafts_[first + i].connection.other = std::move(literal);
    }
    return {};
  }

  Result<void> ListClaims() {
    for (Draft& draft : drafts_) {
      QUIPU_CHECK(limits_.CheckRunning());
      bool supported = false;
      bool opposed = false;
      QUIPU_CHECK(relations::ForEachClaim(
          reader_, draft.relation,
          [&](const ClaimRef& claim, const ClaimFacts& facts) {
            if (facts.confidence < min_confidence_) return true;
            draft.claims.push_back(claim);
            supported |= StanceSet::Supporting().Contains(facts.polarity,
                                                          facts.modality);
            opposed |=
                StanceSet::Opposing().Contains(facts.polarity, facts.modality);
            return true;
          }));
      QUIPU_TRY(draft.connection.predicate, PredicateName(draft.predicate));
      draft.connection.claim_count = static_cast<uint32_t>(draft.claims.size());
      draft.connection.contested = supported && opposed;
    }
    std::erase_if(drafts_,
                  [](const Draft& draft) { return draft.claims.empty(); });
    return {};
  }

  void Sort() {
    const auto order = [](const Draft& draft) {
      return std::tuple(std::string_view(draft.connection.predicate),
                        !draft.connection.outgoing,
                        std::string_view(TextOf(draft.connection.other)),
                        std::string_view(draft.other_id));
    };
    std::ranges::stable_sort(drafts_, [&](const Draft& a, const Draft& b) {
      return order(a) < order(b);
    });
  }

  // As many as may be shown.
  Result<void> ReadClaims(uint64_t max_claims, EntityPortrait& portrait) {
    std::vector<ClaimRef> shown;
    std::vector<Connection*> owners;
    for (Draft& draft : drafts_) {
      const size_t count =
          std::min<uint64_t>(draft.claims.size(), max_claims - shown.size());
      shown.insert(shown.end(), draft.claims.begin(),
                   draft.claims.begin() + static_cast<std::ptrdiff_t>(count));
      owners.resize(shown.size(), &draft.connection);
    }
    ClaimReader claims(reader_, limits_);
    QUIPU_TRY(std::vector<ClaimView> views, claims.Read(shown));
    for (size_t i = 0; i < views.size(); ++i) {
      Connection& connection = *owners[i];
      // A literal in normal form gives way to one as a document words it.
      if (connection.claims.empty() &&
          std::holds_alternative<Literal>(connection.other)) {
        connection.other = views[i].object;
      }
      connection.claims.push_back(std::move(views[i]));
    }
    portrait.claims_shown = views.size();
    return {};
  }

  const Generation& generation_;
  const Reader& reader_;
  const QueryLimits& limits_;
  EntityNumber entity_;
  int min_confidence_;
  std::vector<Draft> drafts_;
};

// Of `all`, as many as have a claim of at least `min_confidence`.
Result<uint32_t> CountSure(const Reader& reader, const QueryLimits& limits,
                           std::span<const RelationNumber> all,
                           int min_confidence) {
  uint32_t count = 0;
  for (const RelationNumber number : all) {
    QUIPU_CHECK(limits.CheckRunning());
    QUIPU_TRY(const bool sure, HasSureClaim(reader, number, min_confidence));
    count += sure ? 1 : 0;
  }
  return count;
}

// Sets relation_count and attribute_count.
Result<void> CountRelations(const Reader& reader, const QueryLimits& limits,
                            EntityNumber entity, int min_confidence,
                            EntityDetails& details) {
  std::vector<RelationNumber> edges;  // empty where all count
  std::vector<RelationNumber> attributes;
  const auto take = [&](RelationNumber number, uint32_t& count,
                        std::vector<RelationNumber>& numbers) {
    ++count;
    if (min_confidence > 0) numbers.push_back(number);
    return limits.CheckRunning().has_value();
  };
  for (const Direction direction : {Direction::kOut, Direction::kIn}) {
    QUIPU_CHECK(relations::ForEachEdge(
        reader, entity, direction, [&](const AdjacentEdge& edge) {
          return take(edge.relation, details.relation_count, edges);
        }));
  }
  QUIPU_CHECK(relations::ForEachAttribute(
      reader, entity, [&](PredicateNumber, RelationNumber number) {
        return take(number, details.attribute_count, attributes);
      }));
  QUIPU_CHECK(limits.CheckRunning());
  if (min_confidence == 0) return {};
  QUIPU_TRY(details.relation_count,
            CountSure(reader, limits, edges, min_confidence));
  QUIPU_TRY(details.attribute_count,
            CountSure(reader, limits, attributes, min_confidence));
  return {};
}

}  // namespace

Result<EntityDetails> ReadDetails(const Generation& generation,
                                  const QueryLimits& limits,
                                  EntityNumber entity, int min_confidence) {
  const Reader& reader = generation.reader();
  QUIPU_TRY(auto record, entities::Read(reader, entity));
  if (!record) {
    return Corruption("the store lacks an entity that its names point to");
  }
  EntityDetails details;
  details.entity = {entity, record->id, std::move(record->name),
                    std::move(record->type)};
  details.member_count = record->member_count;
  for (Tally& name : record->names) {
    if (name.kind == NameKind::kDescription) continue;
    details.names.push_back({std::move(name.text), name.kind, name.count});
  }
  MostCountedFirst(details.names);
  for (Tally& type : record->types) {
    details.types.push_back({std::move(type.text), type.count});
  }
  MostCountedFirst(details.types);
  QUIPU_CHECK(CountRelations(reader, limits, entity, min_confidence, details));
  return details;
}

Result<EntityPortrait> ReadPortrait(const Generation& generation,
                                    const QueryLimits& limits,
                                    EntityNumber entity, uint64_t max_claims,
                                    int min_confidence) {
  return PortraitReader(generation, limits, entity, min_confidence)
      .Read(max_claims);
}

}  // namespace quipu
