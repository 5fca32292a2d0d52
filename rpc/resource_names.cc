// Names of things in the API.

#include "rpc/resource_names.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace quipu {
namespace {

constexpr std::string_view kHexDigits = "0123456789ABCDEF";

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

std::optional<unsigned> HexValue(char c) {
  if (c >= '0' && c <= '9') {
    return static_cast<unsigned>(c - '0');
  }
  if (c >= 'A' && c <= 'F') {
    return static_cast<unsigned>(c - 'A') + 10;
  }
  if (c >= 'a' && c <= 'f') {
    return static_cast<unsigned>(c - 'a') + 10;
  }
  return std::nullopt;
}

constexpr std::string_view kClaims = "/claims/";
constexpr std::string_view kDecisionPrefix = "decisions/";

template <typename Number>
std::optional<Number> ParseNumber(std::string_view digits) {
  Number number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc() || rest != end) return std::nullopt;
  return number;
}

}  // namespace

std::string EntityName(const Handle& id) {
  return std::string(kEntityPrefix) + id.ToString();
}

std::optional<Handle> ParseEntityName(std::string_view name) {
  if (!name.starts_with(kEntityPrefix)) {
    return std::nullopt;
  }
  return Handle::Parse(name.substr(kEntityPrefix.size()));
}

std::string DocumentName(const DocumentKey& key) {
  std::string name(kDocumentPrefix);
  for (const char c : key.value) {
    if (IsUnreserved(c)) {
      name += c;
    } else {
      const auto byte = static_cast<uint8_t>(c);
      name += '%';
      name += kHexDigits[byte >> 4];
      name += kHexDigits[byte & 15];
    }
  }
  return name;
}

std::optional<DocumentKey> ParseDocumentName(std::string_view name) {
  if (!name.starts_with(kDocumentPrefix)) {
    return std::nullopt;
  }
  name.remove_prefix(kDocumentPrefix.size());
  DocumentKey key;
  for (size_t i = 0; i < name.size(); ++i) {
    if (IsUnreserved(name[i])) {
      key.value += name[i];
      continue;
    }
    if (name[i] != '%' || i + 2 >= name.size()) {
      return std::nullopt;
    }
    const std::optional<unsigned> high = HexValue(name[i + 1]);
    const std::optional<unsigned> low = HexValue(name[i + 2]);
    if (!high || !low) {
      return std::nullopt;
    }
    key.value += static_cast<char>(*high << 4 | *low);
    i += 2;
  }
  if (key.value.empty() || !IsValidUtf8(key.value)) {
    return std::nullopt;
  }
  return key;
}

std::string ClaimName(const DocumentKey& document, ClaimIndex claim) {
  return DocumentName(document) + std::string(kClaims) +
         std::to_string(claim.value);
}

std::optional<ClaimAddress> ParseClaimName(std::string_view name) {
  const size_t at = name.rfind(kClaims);
  if (at == std::string_view::npos) return std::nullopt;
  auto document = ParseDocumentName(name.substr(0, at));
  const auto number = ParseNumber<uint32_t>(name.substr(at + kClaims.size()));
  if (!document || !number) return std::nullopt;
  return ClaimAddress{std::move(*document), ClaimIndex{*number}};
}

std::string DecisionName(uint64_t number) {
  return std::string(kDecisionPrefix) + std::to_string(number);
}

std::optional<uint64_t> ParseDecisionName(std::string_view name) {
  if (!name.starts_with(kDecisionPrefix)) return std::nullopt;
  return ParseNumber<uint64_t>(name.substr(kDecisionPrefix.size()));
}

bool IsAcceptableKey(std::string_view key) {
  return !key.empty() && key.size() <= kMaxDocumentKeyBytes &&
         IsValidUtf8(key) && std::ranges::none_of(key, [](char c) {
           return static_cast<uint8_t>(c) < 0x20 || c == 0x7F;
         });
}

}  // namespace quipu
