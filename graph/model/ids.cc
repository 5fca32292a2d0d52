#include "graph/model/ids.h"

#include <algorithm>

#include "base/hash.h"

namespace quipu {
namespace {

// Crockford's alphabet, in ASCII order, so that text sorts as bytes do.
constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr size_t kTextLength = 16;

}  // namespace

Handle Handle::Of(const DocumentKey& document, std::string_view name,
                  uint32_t ordinal) {
  const Sha256Digest digest = Sha256()
                                  .AddField(document.value)
                                  .AddField(name)
                                  .AddNumber(ordinal)
                                  .Finish();
  Handle handle;
  std::copy_n(digest.bytes.begin(), handle.bytes.size(), handle.bytes.begin());
  return handle;
}

std::string Handle::ToString() const {
  std::string text;
  uint32_t pending = 0;
  int bits = 0;
  for (const uint8_t byte : bytes) {
    pending = pending << 8 | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += kDigits[(pending >> bits) & 31];
    }
  }
  return text;
}

std::optional<Handle> Handle::Parse(std::string_view text) {
  if (text.size() != kTextLength) return std::nullopt;
  Handle handle;
  uint32_t pending = 0;
  int bits = 0;
  size_t next = 0;
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const size_t digit = kDigits.find(lower);
    if (digit == std::string_view::npos) return std::nullopt;
    pending = pending << 5 | static_cast<uint32_t>(digit);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      handle.bytes[next++] = static_cast<uint8_t>(pending >> bits);
    }
  }
  return handle;
}

}  // namespace quipu
