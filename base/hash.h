// Digests. SHA-256 wherever a value leaves the process or names a thing; it is
// the same on every machine and hard to forge.

#ifndef QUIPU_BASE_HASH_H_
#define QUIPU_BASE_HASH_H_

#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace quipu {

struct Sha256Digest {
  std::array<uint8_t, 32> bytes{};
  friend auto operator<=>(const Sha256Digest&, const Sha256Digest&) = default;
  std::string ToHex() const;  // 64 lower-case digits
  static std::optional<Sha256Digest> FromHex(std::string_view hex);
};

// Digest of the concatenation of everything added. Fields of varying length
// are added with AddField, so that ("ab","c") and ("a","bc") differ.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  Sha256& Add(std::string_view bytes);
  Sha256& AddField(std::string_view bytes);  // its length, then its bytes
  Sha256& AddNumber(uint64_t number);        // eight bytes, big-endian
  Sha256Digest Finish();                     // once, at the end

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

Sha256Digest Sha256Of(std::string_view bytes);

}  // namespace quipu

#endif  // QUIPU_BASE_HASH_H_
