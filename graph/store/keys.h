// The bytes of the keys, family by family; docs/storage_format.md shows them.
// Numbers are big-endian, so that keys sort as numbers do.

#ifndef QUIPU_GRAPH_STORE_KEYS_H_
#define QUIPU_GRAPH_STORE_KEYS_H_

#include <array>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/strong_id.h"
#include "graph/store/big_endian.h"
#include "graph/store/reader.h"

namespace quipu {

inline void AppendKey(std::string_view part, std::string& key) {
  key += part;
}

template <std::unsigned_integral Number>
void AppendKey(Number part, std::string& key) {
  AppendBigEndian(part, key);
}

template <typename Tag, typename Rep>
void AppendKey(StrongId<Tag, Rep> part, std::string& key) {
  AppendBigEndian(part.value, key);
}

template <size_t kSize>
void AppendKey(const std::array<uint8_t, kSize>& part, std::string& key) {
  key.append(part.begin(), part.end());
}

// The parts one after another, without anything between them.
template <typename... Parts>
std::string Key(const Parts&... parts) {
  std::string key;
  (AppendKey(parts, key), ...);
  return key;
}

// Reads what AppendKey wrote, part by part. The bytes must suffice: check their
// number first.
class KeyParts {
 public:
  explicit KeyParts(std::string_view bytes) : rest_(bytes) {}

  template <std::unsigned_integral Number>
  Number Take() {
    const auto number = ReadBigEndian<Number>(rest_);
    rest_.remove_prefix(sizeof number);
    return number;
  }
  template <typename Id>
  Id TakeId() {
    return Id{Take<decltype(Id::value)>()};
  }
  template <typename Digest>
  Digest TakeDigest() {
    Digest digest;
    for (uint8_t& byte : digest.bytes) byte = Take<uint8_t>();
    return digest;
  }

 private:
  std::string_view rest_;
};

// kCorruption unless `bytes`, a key or a value of `family`, are `size` bytes.
inline Result<void> CheckSize(std::string_view bytes, size_t size,
                              Family family) {
  if (bytes.size() == size) return {};
  return Corruption("entry of " + std::to_string(bytes.size()) +
                    " bytes instead of " + std::to_string(size) + " in " +
                    std::string(FamilyName(family)));
}

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_KEYS_H_
