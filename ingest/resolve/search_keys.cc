#include "ingest/resolve/search_keys.h"

#include "graph/model/names.h"

namespace quipu {

std::set<std::string> SearchKeys(const std::vector<Tally>& names) {
  std::set<std::string> keys;
  for (const Tally& name : names) {
    const std::string normal = NormalizeName(name.text);
    for (const std::string_view key : NameKeys(normal)) keys.emplace(key);
  }
  return keys;
}

}  // namespace quipu
