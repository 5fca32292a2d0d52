// Records that a derivation works on: read once, changed in memory, written
// back at the end.

#ifndef QUIPU_INGEST_RESOLVE_RECORD_CACHE_H_
#define QUIPU_INGEST_RESOLVE_RECORD_CACHE_H_

#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "base/result.h"

namespace quipu {

template <typename Key, typename Record>
class RecordCache {
 public:
  using Load = std::function<Result<std::optional<Record>>(const Key&)>;

  explicit RecordCache(Load load) : load_(std::move(load)) {}

  // The record as it is now, to be read or changed; nullptr if there is none.
  // The pointer stays valid until the record is erased.
  Result<Record*> Get(const Key& key) {
    const auto found = entries_.find(key);
    if (found != entries_.end()) return Present(found->second);
    QUIPU_TRY(std::optional<Record> loaded, load_(key));
    Entry& entry = entries_[key];
    entry.original = loaded;
    entry.current = std::move(loaded);
    return Present(entry);
  }

  // Puts a record where there is none.
  Record& Create(const Key& key, Record record) {
    Entry& entry = entries_[key];
    entry.current = std::move(record);
    return *entry.current;
  }

  void Erase(const Key& key) { entries_[key].current.reset(); }

  // Calls visit(key, before, now) for each record that is not as it was; either
  // pointer is nullptr where there is no record. Ascending by key.
  template <typename Visit>
  Result<void> ForEachChange(const Visit& visit) {
    for (auto& [key, entry] : entries_) {
      if (entry.current == entry.original) continue;
      QUIPU_CHECK(visit(key, Pointer(entry.original), Pointer(entry.current)));
    }
    return {};
  }

  // The record as it was before the derivation; nullptr if there was none.
  const Record* Original(const Key& key) const {
    const auto found = entries_.find(key);
    return found == entries_.end() ? nullptr : Pointer(found->second.original);
  }

 private:
  struct Entry {
    std::optional<Record> original;
    std::optional<Record> current;
  };

  static Record* Pointer(std::optional<Record>& record) {
    return record ? &*record : nullptr;
  }
  static const Record* Pointer(const std::optional<Record>& record) {
    return record ? &*record : nullptr;
  }
  static Result<Record*> Present(Entry& entry) {
    return Pointer(entry.current);
  }

  Load load_;
  std::map<Key, Entry> entries_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_RECORD_CACHE_H_
