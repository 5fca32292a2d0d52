#include "ingest/resolve/bearers.h"

#include "graph/store/tables.h"

namespace quipu {

Result<std::vector<ProfileId>> FirstBearers(const Reader& reader,
                                            const std::string& key,
                                            size_t limit) {
  std::vector<ProfileId> bearers;
  QUIPU_CHECK(profiles::ForEachInBlock(reader, key, [&](const ProfileId& id) {
    bearers.push_back(id);
    return bearers.size() < limit;
  }));
  return bearers;
}

}  // namespace quipu
