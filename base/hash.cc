#include "base/hash.h"

#include <openssl/evp.h>

namespace quipu {

struct Sha256::Context {
  EVP_MD_CTX* md = EVP_MD_CTX_new();
  Context() { EVP_DigestInit_ex(md, EVP_sha256(), nullptr); }
  ~Context() { EVP_MD_CTX_free(md); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::Add(std::string_view bytes) {
  EVP_DigestUpdate(context_->md, bytes.data(), bytes.size());
  return *this;
}

Sha256& Sha256::AddField(std::string_view bytes) {
  return AddNumber(bytes.size()).Add(bytes);
}

Sha256& Sha256::AddNumber(uint64_t number) {
  std::array<char, 8> bytes{};
  for (size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<char>(number >> (56 - 8 * i));
  }
  return Add({bytes.data(), bytes.size()});
}

Sha256Digest Sha256::Finish() {
  Sha256Digest digest;
  EVP_DigestFinal_ex(context_->md, digest.bytes.data(), nullptr);
  return digest;
}

Sha256Digest Sha256Of(std::string_view bytes) {
  return Sha256().Add(bytes).Finish();
}

std::string Sha256Digest::ToHex() const {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * bytes.size());
  for (const uint8_t byte : bytes) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

std::optional<Sha256Digest> Sha256Digest::FromHex(std::string_view hex) {
  Sha256Digest digest;
  if (hex.size() != 2 * digest.bytes.size()) {
    return std::nullopt;
  }
  for (size_t i = 0; i < hex.size(); ++i) {
    const char c = hex[i];
    int nibble = 0;
    if (c >= '0' && c <= '9') {
      nibble = c - '0';
    } else if (c >= 'a' && c <= 'f') {
      nibble = c - 'a' + 10;
    } else {
      return std::nullopt;
    }
    digest.bytes[i / 2] =
        static_cast<uint8_t>((digest.bytes[i / 2] << 4) | nibble);
  }
  return digest;
}

}  // namespace quipu
