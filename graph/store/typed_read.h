// Reading records as values: what the tables have in common.

#ifndef QUIPU_GRAPH_STORE_TYPED_READ_H_
#define QUIPU_GRAPH_STORE_TYPED_READ_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "graph/store/keys.h"
#include "graph/store/reader.h"
#include "graph/store/records.h"

namespace quipu {

// Says in which family a record is that does not decode.
template <typename T>
Result<T> DecodeIn(Family family, std::string_view bytes) {
  Result<T> record = Decode<T>(bytes);
  if (!record) return Annotate(record.error(), FamilyName(family));
  return record;
}

template <typename T>
Result<std::optional<T>> ReadRecord(const Reader& reader, Family family,
                                    std::string_view key) {
  QUIPU_TRY(const auto bytes, reader.Get(family, key));
  if (!bytes) return std::nullopt;
  QUIPU_TRY(T record, DecodeIn<T>(family, *bytes));
  return std::optional<T>(std::move(record));
}

template <typename T, typename Number>
Result<std::vector<std::optional<T>>> ReadRecords(
    const Reader& reader, Family family, std::span<const Number> numbers) {
  std::vector<std::string> keys;
  keys.reserve(numbers.size());
  for (const Number number : numbers) keys.push_back(Key(number));
  QUIPU_TRY(const auto values, reader.MultiGet(family, keys));
  std::vector<std::optional<T>> records(values.size());
  for (size_t i = 0; i < values.size(); ++i) {
    if (!values[i]) continue;
    QUIPU_TRY(records[i], DecodeIn<T>(family, *values[i]));
  }
  return records;
}

// Calls visit(key, value), which returns Result<bool>, for each key that begins
// with `prefix`; stops at false, or at an error, which it returns.
template <typename VisitEntry>
Result<void> ScanEntries(const Reader& reader, Family family,
                         std::string_view prefix, const VisitEntry& visit) {
  Result<void> outcome;
  QUIPU_CHECK(reader.Scan(
      family, prefix, {},
      [&outcome, &visit](std::string_view key, std::string_view value) {
        Result<bool> more = visit(key, value);
        if (!more) outcome = std::move(more.error());
        return more && *more;
      }));
  return outcome;
}

// As ScanEntries, over a family of records under numbers.
template <typename T, typename Number, typename VisitRecord>
Result<void> ScanRecords(const Reader& reader, Family family,
                         const VisitRecord& visit) {
  return ScanEntries(
      reader, family, {},
      [&](std::string_view key, std::string_view value) -> Result<bool> {
        QUIPU_CHECK(CheckSize(key, sizeof(Number::value), family));
        QUIPU_TRY(const T record, DecodeIn<T>(family, value));
        return visit(KeyParts(key).TakeId<Number>(), record);
      });
}

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_TYPED_READ_H_
