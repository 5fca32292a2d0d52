// What the records have in common: enums as their messages hold them, fields
// of fixed width, spans, tallies; and the serialisation itself.

#ifndef QUIPU_GRAPH_STORE_RECORD_FIELDS_H_
#define QUIPU_GRAPH_STORE_RECORD_FIELDS_H_

#include <google/protobuf/message.h>
#include <google/protobuf/repeated_field.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "graph/model/extraction.h"
#include "graph/model/partial_date.h"
#include "graph/model/span.h"
#include "graph/store/records.h"
#include "quipu/storage/v1/common.pb.h"

namespace quipu {

namespace pb = ::quipu::storage::v1;

// Which enumerator of the model is which of the messages. The numbers on disk
// are those of the .proto files, so the model's may be reordered.
template <typename Model, typename Stored, size_t kCount>
using EnumTable = std::array<std::pair<Model, Stored>, kCount>;

template <typename Model, typename Stored, size_t kCount>
Stored ToStored(const EnumTable<Model, Stored, kCount>& table, Model value) {
  for (const auto& [model, stored] : table) {
    if (model == value) return stored;
  }
  assert(!"an enumerator without a number on disk");
  return Stored{};
}

template <typename Model, typename Stored, size_t kCount>
Result<Model> FromStored(const EnumTable<Model, Stored, kCount>& table,
                         Stored value, std::string_view field) {
  for (const auto& [model, stored] : table) {
    if (stored == value) return model;
  }
  return Corruption("unknown " + std::string(field) + " " +
                    std::to_string(static_cast<int>(value)));
}

inline constexpr EnumTable<NameKind, pb::NameKind, 6> kNameKinds = {{
    {NameKind::kFull, pb::NAME_KIND_FULL},
    {NameKind::kStatedAlias, pb::NAME_KIND_STATED_ALIAS},
    {NameKind::kAcronym, pb::NAME_KIND_ACRONYM},
    {NameKind::kSurname, pb::NAME_KIND_SURNAME},
    {NameKind::kCurated, pb::NAME_KIND_CURATED},
    {NameKind::kDescription, pb::NAME_KIND_DESCRIPTION},
}};

inline constexpr EnumTable<LiteralKind, pb::LiteralKind, 3> kLiteralKinds = {{
    {LiteralKind::kText, pb::LITERAL_KIND_TEXT},
    {LiteralKind::kDate, pb::LITERAL_KIND_DATE},
    {LiteralKind::kQuantity, pb::LITERAL_KIND_QUANTITY},
}};

// The bytes of a digest, a handle or a profile id.
template <size_t kSize>
std::string ToBytes(const std::array<uint8_t, kSize>& bytes) {
  return {bytes.begin(), bytes.end()};
}

// kCorruption for any other length than kSize.
template <size_t kSize>
Result<void> ReadBytes(const std::string& stored, std::string_view field,
                       std::array<uint8_t, kSize>& bytes) {
  if (stored.size() != kSize) {
    return Corruption(std::string(field) + " of " +
                      std::to_string(stored.size()) + " bytes instead of " +
                      std::to_string(kSize));
  }
  std::copy(stored.begin(), stored.end(), bytes.begin());
  return {};
}

void WriteSpan(Span span, pb::Span* stored);
// kCorruption if it ends before it begins.
Result<Span> ReadSpan(const pb::Span& stored);

void WriteDate(const PartialDate& date, pb::PartialDate* stored);
Result<PartialDate> ReadDate(const pb::PartialDate& stored);

// Equal messages give equal bytes.
std::string Serialise(const google::protobuf::Message& message);

// `message` as the bytes of a record named `what`.
Result<void> Parse(std::string_view bytes, std::string_view what,
                   google::protobuf::Message& message);

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_RECORD_FIELDS_H_
