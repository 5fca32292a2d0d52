#include "ingest/resolve/search_keys.h"

#include "base/utf8.h"
#include "graph/model/names.h"

namespace quipu {
namespace {

constexpr int kKeysPerName = 8;
constexpr size_t kKeyBytes = 200;

std::string Shorten(std::string_view key) {
  size_t length = std::min(key.size(), kKeyBytes);
  while (!IsUtf8Boundary(key, length)) --length;
  return std::string(key.substr(0, length));
}

}  // namespace

std::set<std::string> SearchKeys(const std::vector<Tally>& names) {
  std::set<std::string> keys;
  for (const Tally& name : names) {
    const std::string normal = NormalizeName(name.text);
    std::string_view rest = normal;
    for (int i = 0; i < kKeysPerName && !rest.empty(); ++i) {
      keys.insert(Shorten(rest));
      const size_t blank = rest.find(' ');
      if (blank == std::string_view::npos) break;
      rest.remove_prefix(blank + 1);
    }
  }
  return keys;
}

}  // namespace quipu
