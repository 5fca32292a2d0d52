// Read from the records of the entity alone: no graph is loaded for it.

#include "query/engine/portrait.h"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "graph/model/stance.h"
#include "graph/store/tables.h"
#include "query/engine/claim_reader.h"
#include "query/engine/claim_sieve.h"
#include "query/engine/claimed_entities.h"
#include "query/engine/entity_relations.h"

namespace quipu {
namespace {

template <typename Count>
void MostCountedFirst(std::vector<Count>& counts) {
  std::ranges::stable_sort(
      counts, [](const Count& a, const Count& b) { return a.count > b.count; });
}

// A relation while it is read.
struct Draft {
  EntityRelation relation;
  Connection connection;
  std::string other_id;  // "" for a literal
  std::vector<ClaimRef> claims;
};

class PortraitReader {
 public:
  PortraitReader(const Generation& generation, const QueryLimits& limits,
                 EntityNumber entity, ClaimSieve sieve)
      : generation_(generation),
        reader_(generation.reader()),
        limits_(limits),
        entity_(entity),
        sieve_(std::move(sieve)) {}

  Result<EntityPortrait> Read(uint64_t max_claims) {
    EntityPortrait portrait;
    QUIPU_TRY(portrait.details,
              ReadDetails(generation_, limits_, entity_, EveryClaim()));
    QUIPU_TRY(portrait.documents, Documents());
    QUIPU_CHECK(AddRelations());
    QUIPU_CHECK(ListClaims(portrait.left_out));
    QUIPU_CHECK(NameOthers());
    Sort();
    QUIPU_CHECK(ReadClaims(max_claims, portrait));
    for (Draft& draft : drafts_) {
      portrait.claim_count += draft.connection.claim_count;
      portrait.connections.push_back(std::move(draft.connection));
    }
    portrait.unknown_names = sieve_.unknown_names();
    return portrait;
  }

 private:
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

  Result<void> AddRelations() {
    QUIPU_TRY(std::vector<EntityRelation> relations,
              ReadEntityRelations(reader_, limits_, entity_));
    for (EntityRelation& relation : relations) {
      const std::string* const name =
          generation_.state().NameOf(relation.predicate);
      if (name == nullptr) return Corruption("a relation has no predicate");
      Draft& draft = drafts_.emplace_back();
      draft.connection.predicate = *name;
      draft.connection.outgoing = relation.outgoing;
      draft.relation = std::move(relation);
    }
    return {};
  }

  // Those that pass; relations without any are left out.
  Result<void> ListClaims(LeftOut& left_out) {
    for (Draft& draft : drafts_) {
      QUIPU_CHECK(limits_.CheckRunning());
      bool supported = false;
      bool opposed = false;
      QUIPU_TRY(const std::vector<StoredClaim> claims,
                ReadStoredClaims(reader_, draft.relation.number));
      for (const StoredClaim& claim : claims) {
        QUIPU_TRY(const Verdict verdict,
                  sieve_.Judge(draft.relation.ends, claim));
        left_out.Count(verdict);
        if (verdict != Verdict::kPasses) continue;
        draft.claims.push_back(claim.ref);
        supported |= Supports(claim.facts.polarity, claim.facts.modality);
        opposed |= Opposes(claim.facts.polarity, claim.facts.modality);
      }
      draft.connection.claim_count = static_cast<uint32_t>(draft.claims.size());
      draft.connection.contested = supported && opposed;
    }
    std::erase_if(drafts_,
                  [](const Draft& draft) { return draft.claims.empty(); });
    return {};
  }

  Result<void> NameOthers() {
    std::vector<EntityNumber> others;
    std::vector<Draft*> owners;
    for (Draft& draft : drafts_) {
      if (const EntityNumber* const other = draft.relation.other()) {
        others.push_back(*other);
        owners.push_back(&draft);
      } else {
        const auto& key = std::get<LiteralKey>(draft.relation.ends.object);
        Literal literal;
        literal.kind = key.kind;
        literal.text = key.text;
        draft.connection.other = std::move(literal);
      }
    }
    QUIPU_TRY(auto records, entities::ReadMany(reader_, others));
    for (size_t i = 0; i < owners.size(); ++i) {
      if (!records[i]) {
        return Corruption("a relation leads to an entity that is not there");
      }
      owners[i]->other_id = records[i]->id.ToString();
      owners[i]->connection.other =
          EntityLabel{others[i], records[i]->id, std::move(records[i]->name),
                      std::move(records[i]->type)};
    }
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
  ClaimSieve sieve_;
  std::vector<Draft> drafts_;
};

// Sets relation_count and attribute_count to what has a claim that passes.
Result<void> CountRelations(const Reader& reader, const QueryLimits& limits,
                            EntityNumber entity, ClaimSieve& sieve,
                            EntityDetails& details) {
  QUIPU_TRY(const std::vector<EntityRelation> relations,
            ReadEntityRelations(reader, limits, entity));
  for (const EntityRelation& relation : relations) {
    QUIPU_CHECK(limits.CheckRunning());
    QUIPU_TRY(const Verdict verdict, JudgeRelation(reader, sieve, relation));
    if (verdict != Verdict::kPasses) continue;
    ++(relation.other() != nullptr ? details.relation_count
                                   : details.attribute_count);
  }
  return {};
}

// As CountRelations where all claims pass: looks at none.
Result<void> CountAllRelations(const Reader& reader, const QueryLimits& limits,
                               EntityNumber entity, EntityDetails& details) {
  const auto count = [&](uint32_t& total) {
    ++total;
    return limits.CheckRunning().has_value();
  };
  for (const Direction direction : {Direction::kOut, Direction::kIn}) {
    QUIPU_CHECK(relations::ForEachEdge(
        reader, entity, direction,
        [&](const AdjacentEdge&) { return count(details.relation_count); }));
  }
  QUIPU_CHECK(relations::ForEachAttribute(
      reader, entity, [&](PredicateNumber, RelationNumber) {
        return count(details.attribute_count);
      }));
  return limits.CheckRunning();
}

}  // namespace

Result<EntityDetails> ReadDetails(const Generation& generation,
                                  const QueryLimits& limits,
                                  EntityNumber entity,
                                  const ClaimFilters& filters) {
  const Reader& reader = generation.reader();
  QUIPU_TRY(ClaimSieve sieve, ClaimSieve::Create(generation, filters));
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
    if (!details.types.empty() && details.types.back().kind == type.text) {
      details.types.back().count += type.count;  // some are an analyst's
    } else {
      details.types.push_back({std::move(type.text), type.count});
    }
  }
  MostCountedFirst(details.types);
  QUIPU_CHECK(sieve.passes_all()
                  ? CountAllRelations(reader, limits, entity, details)
                  : CountRelations(reader, limits, entity, sieve, details));
  return details;
}

Result<EntityPortrait> ReadPortrait(const Generation& generation,
                                    const QueryLimits& limits,
                                    EntityNumber entity, uint64_t max_claims,
                                    const ClaimFilters& filters) {
  QUIPU_TRY(ClaimSieve sieve, ClaimSieve::Create(generation, filters));
  return PortraitReader(generation, limits, entity, std::move(sieve))
      .Read(max_claims);
}

}  // namespace quipu
