#include "query/names/entity_search.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "graph/model/names.h"
#include "graph/store/tables.h"
#include "query/names/entity_lookup.h"
#include "query/names/name_matching.h"

namespace quipu {
namespace {

constexpr size_t kMinIdDigits = 4;
constexpr size_t kMaxCandidates = 10;
constexpr size_t kMaxNearest = 5;
// An entity with more edges than this in one direction is told from others by
// its names alone.
constexpr size_t kMaxEdges = 256;

// An edge as words, and who is at its other end.
struct EdgeInWords {
  EntityNumber other;
  std::string predicate;
  bool out;
};

Result<std::vector<EdgeInWords>> ReadEdges(const Reader& reader,
                                           const StoreState& state,
                                           EntityNumber entity) {
  std::vector<EdgeInWords> edges;
  for (const Direction direction : {Direction::kOut, Direction::kIn}) {
    size_t count = 0;
    QUIPU_CHECK(relations::ForEachEdge(
        reader, entity, direction, [&](const AdjacentEdge& edge) {
          if (edge.predicate.value < state.predicates.size()) {
            edges.push_back({edge.other, state.predicates[edge.predicate.value],
                             direction == Direction::kOut});
          }
          return ++count <= kMaxEdges;
        }));
    if (count > kMaxEdges) return std::vector<EdgeInWords>();
  }
  return edges;
}

// A name of `own` that is not the one asked for and that no other bears.
std::string DistinctName(const FoundEntity& own,
                         const std::vector<FoundEntity>& all,
                         const std::string& asked) {
  std::set<std::string> taken{asked, NormalizeName(own.hit.name)};
  for (const FoundEntity& other : all) {
    if (other.hit.number == own.hit.number) continue;
    for (const Tally& name : other.record.names) {
      taken.insert(NormalizeName(name.text));
    }
  }
  const Tally* best = nullptr;
  for (const Tally& name : own.record.names) {
    if (taken.count(NormalizeName(name.text)) != 0) continue;
    if (best == nullptr || best->count < name.count) best = &name;
  }
  return best == nullptr ? "" : best->text;
}

// The neighbour with most members that is no neighbour of another candidate.
Result<std::string> DistinctNeighbor(
    const Reader& reader, const std::vector<EdgeInWords>& edges,
    const std::map<EntityNumber, size_t>& candidates_beside) {
  std::vector<EntityNumber> numbers;
  for (const EdgeInWords& s : edges) numbers.push_back(s.other);
  QUIPU_TRY(const auto records, entities::ReadMany(reader, numbers));
  const EntityRecord* best = nullptr;
  std::string text;
  for (size_t i = 0; i < edges.size(); ++i) {
    const auto beside = candidates_beside.find(numbers[i]);
    if (!records[i] || beside == candidates_beside.end() ||
        beside->second > 1) {
      continue;
    }
    const EdgeInWords& s = edges[i];
    const std::string words = s.out ? s.predicate + " " + records[i]->name
                                    : records[i]->name + " " + s.predicate;
    if (best == nullptr ||
        std::tie(records[i]->member_count, best->id, text) >
            std::tie(best->member_count, records[i]->id, words)) {
      best = &*records[i];
      text = words;
    }
  }
  return text;
}

Result<AmbiguousName> MakeAmbiguous(const Reader& reader, FoundEntities found,
                                    const std::string& asked) {
  AmbiguousName ambiguous;
  ambiguous.more = found.more || found.entities.size() > kMaxCandidates;
  if (found.entities.size() > kMaxCandidates) {
    found.entities.resize(kMaxCandidates);
  }
  QUIPU_TRY(const StoreState state, ReadState(reader));
  std::vector<std::vector<EdgeInWords>> edges;
  std::map<EntityNumber, size_t> candidates_beside;
  for (const FoundEntity& entity : found.entities) {
    QUIPU_TRY(auto around, ReadEdges(reader, state, entity.hit.number));
    std::set<EntityNumber> others;
    for (const EdgeInWords& s : around) others.insert(s.other);
    for (const EntityNumber other : others) ++candidates_beside[other];
    edges.push_back(std::move(around));
  }
  for (size_t i = 0; i < found.entities.size(); ++i) {
    const FoundEntity& entity = found.entities[i];
    Candidate candidate;
    candidate.entity = entity.hit;
    QUIPU_TRY(candidate.documents, CountDocuments(reader, entity.hit.number));
    candidate.distinction = DistinctName(entity, found.entities, asked);
    if (candidate.distinction.empty()) {
      QUIPU_TRY(candidate.distinction,
                DistinctNeighbor(reader, edges[i], candidates_beside));
    }
    ambiguous.candidates.push_back(std::move(candidate));
  }
  return ambiguous;
}

Result<EntityResolution> Decide(const Reader& reader, FoundEntities found,
                                const std::string& asked) {
  if (found.entities.size() == 1) {
    return {ResolvedEntity{found.entities.front().hit, {}}};
  }
  QUIPU_TRY(AmbiguousName ambiguous,
            MakeAmbiguous(reader, std::move(found), asked));
  return {std::move(ambiguous)};
}

// The entity whose own name `normal` is, if there is just one.
std::optional<ResolvedEntity> OwnerOf(const std::string& normal,
                                      const FoundEntities& bearers) {
  ResolvedEntity owner;
  size_t owners = 0;
  for (const FoundEntity& bearer : bearers.entities) {
    if (NormalizeName(bearer.hit.name) == normal) {
      owner.entity = bearer.hit;
      ++owners;
    } else if (owner.namesakes.size() < kMaxCandidates) {
      owner.namesakes.push_back(bearer.hit);
    }
  }
  return owners == 1 ? std::optional(std::move(owner)) : std::nullopt;
}

std::string_view Trimmed(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<EntityHit> HitsOf(FoundEntities found, size_t limit) {
  std::vector<EntityHit> hits;
  for (FoundEntity& entity : found.entities) {
    if (hits.size() == limit) break;
    hits.push_back(std::move(entity.hit));
  }
  return hits;
}

Result<EntityResolution> ResolveId(const Reader& reader,
                                   std::string_view digits) {
  if (digits.size() < kMinIdDigits) {
    return InvalidArgument("the id #" + std::string(digits) +
                           " is too short: it needs 4 digits or more");
  }
  QUIPU_TRY(FoundEntities found, FindById(reader, digits));
  if (found.entities.empty()) return {UnknownName()};
  return Decide(reader, std::move(found), "");
}

}  // namespace

Result<uint32_t> CountDocuments(const Reader& reader, EntityNumber entity) {
  std::set<DocumentNumber> documents;
  QUIPU_CHECK(
      entities::ForEachMember(reader, entity, [&](const Member& member) {
        documents.insert(member.local.document);
        return true;
      }));
  return static_cast<uint32_t>(documents.size());
}

Result<EntityHits> SearchEntities(const Reader& reader, std::string_view text,
                                  size_t limit) {
  const std::string_view trimmed = Trimmed(text);
  FoundEntities found;
  if (trimmed.starts_with('#')) {
    QUIPU_TRY(found, FindById(reader, trimmed.substr(1)));
  } else if (const std::string normal = NormalizeName(trimmed);
             !normal.empty()) {
    QUIPU_TRY(found, FindByName(reader, normal));
    if (found.entities.empty()) {
      QUIPU_TRY(found, FindSimilar(reader, normal));
    }
  }
  EntityHits hits;
  hits.more = found.more || found.entities.size() > limit;
  hits.hits = HitsOf(std::move(found), limit);
  return hits;
}

Result<EntityResolution> ResolveEntity(const Reader& reader,
                                       std::string_view text) {
  const std::string_view trimmed = Trimmed(text);
  if (trimmed.starts_with('#')) return ResolveId(reader, trimmed.substr(1));
  const std::string normal = NormalizeName(trimmed);
  if (normal.empty()) {
    return InvalidArgument("the name '" + std::string(text) +
                           "' has no letters or digits");
  }
  QUIPU_TRY(FoundEntities found, FindByName(reader, normal));
  const auto only = [&](const auto& fits) {
    FoundEntities some;
    some.more = found.more;
    std::copy_if(found.entities.begin(), found.entities.end(),
                 std::back_inserter(some.entities), fits);
    return some;
  };
  FoundEntities fitting = only([](const FoundEntity& entity) {
    return entity.hit.match == NameMatch::kExact;
  });
  if (auto owner = OwnerOf(normal, fitting)) return {std::move(*owner)};
  if (fitting.entities.empty()) {
    fitting = only([&](const FoundEntity& entity) {
      return ContainsWords(NormalizeName(entity.hit.matched_name), normal);
    });
  }
  if (!fitting.entities.empty()) {
    return Decide(reader, std::move(fitting), normal);
  }
  if (found.entities.empty()) {
    QUIPU_TRY(found, FindSimilar(reader, normal));
  }
  return {UnknownName{HitsOf(std::move(found), kMaxNearest)}};
}

}  // namespace quipu
