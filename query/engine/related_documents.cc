#include "query/engine/related_documents.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "graph/store/tables.h"

namespace quipu {

Result<std::vector<EntityNumber>> EntitiesOf(
    const Reader& reader, const ContributionRecord& contribution) {
  std::vector<EntityNumber> entities;
  for (const ContributionRecord::Local& local : contribution.locals) {
    QUIPU_TRY(const auto profile, profiles::Read(reader, local.profile));
    if (!profile) return Corruption("a local entity is of no profile");
    entities.push_back(profile->entity);
  }
  return entities;
}

Result<RelatedDocuments> FindRelatedDocuments(const Generation& generation,
                                              DocumentNumber document,
                                              size_t limit,
                                              SearchMeter& meter) {
  const Reader& reader = generation.reader();
  QUIPU_TRY(const DocumentIndex* const index, generation.Documents());
  QUIPU_TRY(const auto contribution, contributions::Read(reader, document));
  if (!contribution) return Corruption("a document is not derived");
  QUIPU_TRY(const std::vector<EntityNumber> mentioned,
            EntitiesOf(reader, *contribution));
  std::map<DocumentNumber, uint64_t> shared;
  for (const EntityNumber entity :
       std::set<EntityNumber>(mentioned.begin(), mentioned.end())) {
    std::set<DocumentNumber> in;
    QUIPU_CHECK(
        entities::ForEachMember(reader, entity, [&](const Member& member) {
          if (member.local.document != document) {
            in.insert(member.local.document);
          }
          return meter.Spend(1);
        }));
    for (const DocumentNumber other : in) ++shared[other];
  }
  using Rank = std::pair<int64_t, uint32_t>;  // most shared first, then by key
  std::vector<std::pair<Rank, DocumentNumber>> ranked;
  for (const auto& [other, count] : shared) {
    const std::optional<uint32_t> position = index->Find(other);
    if (!position) return Corruption("an entity is of no document");
    ranked.push_back({{-static_cast<int64_t>(count), *position}, other});
  }
  std::ranges::sort(ranked);
  RelatedDocuments related;
  related.total = ranked.size();
  ranked.resize(std::min(ranked.size(), limit));
  for (const auto& [rank, other] : ranked) related.nearest.push_back(other);
  return related;
}

}  // namespace quipu
