// What names a thing. Handles and keys are pure functions of the documents and
// may leave the process; numbers are dense, depend on history and may not.

#ifndef QUIPU_GRAPH_MODEL_IDS_H_
#define QUIPU_GRAPH_MODEL_IDS_H_

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/strong_id.h"

namespace quipu {

// The name of a document in the input: its URI or its normalised path.
struct DocumentKey {
  std::string value;
  friend auto operator<=>(const DocumentKey&, const DocumentKey&) = default;
};

// The address of a local entity: 80 bits of a digest of (document key, longest
// name or else head noun, ordinal among equals). The public id of an Entity is
// the least handle of its members. Ordered as its text form is.
struct Handle {
  std::array<uint8_t, 10> bytes{};
  friend auto operator<=>(const Handle&, const Handle&) = default;

  static Handle Of(const DocumentKey& document, std::string_view name,
                   uint32_t ordinal);
  std::string ToString() const;  // 16 digits of base 32, lower case
  // Upper case is accepted; nullopt for anything but 16 digits.
  static std::optional<Handle> Parse(std::string_view text);
};

using DocumentNumber = StrongId<struct DocumentNumberTag>;
using EntityNumber = StrongId<struct EntityNumberTag>;
using RelationNumber = StrongId<struct RelationNumberTag>;

// Position of a local entity, or of a claim, in its Extraction.
using LocalIndex = StrongId<struct LocalIndexTag>;
using ClaimIndex = StrongId<struct ClaimIndexTag>;

// One claim of one document.
struct ClaimRef {
  DocumentNumber document;
  ClaimIndex claim;
  friend auto operator<=>(const ClaimRef&, const ClaimRef&) = default;
};

}  // namespace quipu

template <>
struct std::hash<quipu::Handle> {
  size_t operator()(const quipu::Handle& handle) const noexcept {
    size_t value = 0;  // the bytes are a digest: any eight of them will do
    for (size_t i = 0; i < sizeof value; ++i) {
      value = value << 8 | handle.bytes[i];
    }
    return value;
  }
};

#endif  // QUIPU_GRAPH_MODEL_IDS_H_
