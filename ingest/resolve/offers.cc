#include "ingest/resolve/offers.h"

#include <algorithm>
#include <vector>

#include "graph/store/entity_tables.h"
#include "ingest/resolve/described_keys.h"

namespace quipu {
namespace {

constexpr size_t kMostOffers = 256;

}  // namespace

bool IsNameless(const ProfileRecord& profile) {
  const auto& keys = profile.strong_keys;
  return !keys.empty() &&
         std::all_of(keys.begin(), keys.end(), [](const std::string& key) {
           return key.starts_with("h|") || IsDescribedKey(key);
         });
}

Result<std::set<EntityNumber>> OfferedEntities(
    const Reader& reader, const std::set<std::string>& keys,
    const EntityOfProfile& entity_of) {
  std::set<EntityNumber> entities;
  for (const std::string& key : keys) {
    std::vector<Handle> named;
    QUIPU_CHECK(
        profiles::ForEachOffer(reader, key, [&named](const Handle& handle) {
          named.push_back(handle);
          return named.size() <= kMostOffers;
        }));
    if (named.size() > kMostOffers) continue;
    for (const Handle& handle : named) {
      QUIPU_TRY(const auto target, profiles::FindHandle(reader, handle));
      if (!target) continue;
      QUIPU_TRY(const EntityNumber entity, entity_of(target->profile));
      entities.insert(entity);
    }
  }
  return entities;
}

}  // namespace quipu
