// Point reads, prefix scans and their reverse over RocksDB's iterators.

#include "graph/store/engine_reader.h"

#include <rocksdb/db.h>
#include <rocksdb/snapshot.h>

#include <string>
#include <utility>

namespace quipu {
namespace {

// The least string greater than all that begin with `prefix`; empty if there is
// none.
std::string EndOfPrefix(std::string_view prefix) {
  std::string end(prefix);
  while (!end.empty() && static_cast<uint8_t>(end.back()) == 0xFF) {
    end.pop_back();
  }
  if (!end.empty()) {
    end.back() = static_cast<char>(static_cast<uint8_t>(end.back()) + 1);
  }
  return end;
}

std::string Reading(Family family) {
  return "read " + std::string(FamilyName(family));
}

}  // namespace

EngineReader::EngineReader(const Engine& engine, State state,
                           OperationCounters& counters)
    : engine_(engine),
      counters_(counters),
      families_(engine.families()),
      snapshot_(state == State::kPinned ? engine.database().GetSnapshot()
                                        : nullptr) {}

EngineReader::~EngineReader() {
  if (snapshot_ != nullptr) engine_.database().ReleaseSnapshot(snapshot_);
}

rocksdb::ReadOptions EngineReader::Options() const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  return options;
}

Result<std::optional<std::string>> EngineReader::Get(
    Family family, std::string_view key) const {
  counters_.reads.fetch_add(1, std::memory_order_relaxed);
  rocksdb::ColumnFamilyHandle* const handle = families_->get(family);
  if (handle == nullptr) return std::nullopt;
  std::string value;
  const rocksdb::Status status =
      engine_.database().Get(Options(), handle, rocksdb::Slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  if (!status.ok()) return engine_.Describe(status, Reading(family));
  return value;
}

Result<std::vector<std::optional<std::string>>> EngineReader::MultiGet(
    Family family, std::span<const std::string> keys) const {
  counters_.reads.fetch_add(keys.size(), std::memory_order_relaxed);
  std::vector<std::optional<std::string>> found(keys.size());
  rocksdb::ColumnFamilyHandle* const handle = families_->get(family);
  if (handle == nullptr || keys.empty()) return found;
  const std::vector<rocksdb::Slice> slices(keys.begin(), keys.end());
  std::vector<rocksdb::PinnableSlice> values(keys.size());
  std::vector<rocksdb::Status> statuses(keys.size());
  engine_.database().MultiGet(Options(), handle, slices.size(), slices.data(),
                              values.data(), statuses.data());
  for (size_t i = 0; i < keys.size(); ++i) {
    if (statuses[i].IsNotFound()) continue;
    if (!statuses[i].ok()) {
      return engine_.Describe(statuses[i], Reading(family));
    }
    found[i] = values[i].ToString();
  }
  return found;
}

Result<void> EngineReader::Scan(Family family, std::string_view prefix,
                                std::string_view from,
                                const Visit& visit) const {
  rocksdb::ColumnFamilyHandle* const handle = families_->get(family);
  if (handle == nullptr) return {};
  rocksdb::ReadOptions options = Options();
  const std::string end = EndOfPrefix(prefix);
  const rocksdb::Slice upper(end);
  if (!end.empty()) options.iterate_upper_bound = &upper;
  options.fill_cache = !prefix.empty();  // a whole family would displace all
  const std::unique_ptr<rocksdb::Iterator> iterator(
      engine_.database().NewIterator(options, handle));
  uint64_t visited = 0;
  for (iterator->Seek(rocksdb::Slice(std::max(prefix, from)));
       iterator->Valid(); iterator->Next()) {
    // All keys past `prefix` are past its end, except where it has none.
    if (!iterator->key().ToStringView().starts_with(prefix)) break;
    ++visited;
    if (!visit(iterator->key().ToStringView(),
               iterator->value().ToStringView())) {
      break;
    }
  }
  counters_.reads.fetch_add(visited, std::memory_order_relaxed);
  if (!iterator->status().ok()) {
    return engine_.Describe(iterator->status(), Reading(family));
  }
  return {};
}

Result<void> EngineReader::ScanDown(Family family, std::string_view prefix,
                                    std::string_view from,
                                    const Visit& visit) const {
  rocksdb::ColumnFamilyHandle* const handle = families_->get(family);
  if (handle == nullptr) return {};
  rocksdb::ReadOptions options = Options();
  const rocksdb::Slice lower(prefix);
  options.iterate_lower_bound = &lower;
  const std::string end = EndOfPrefix(prefix);
  const std::unique_ptr<rocksdb::Iterator> iterator(
      engine_.database().NewIterator(options, handle));
  const bool beyond = !end.empty() && from >= end;
  iterator->SeekForPrev(beyond ? rocksdb::Slice(end) : rocksdb::Slice(from));
  for (; iterator->Valid(); iterator->Prev()) {
    const rocksdb::Slice key = iterator->key();
    if (!key.ToStringView().starts_with(prefix)) {
      if (beyond && key == rocksdb::Slice(end)) continue;
      break;
    }
    if (!visit(key.ToStringView(), iterator->value().ToStringView())) break;
  }
  if (!iterator->status().ok()) {
    return engine_.Describe(iterator->status(), Reading(family));
  }
  return {};
}

Result<std::optional<KeyValue>> EngineReader::FindLast(
    Family family, std::string_view prefix, std::string_view key) const {
  counters_.reads.fetch_add(1, std::memory_order_relaxed);
  std::optional<KeyValue> last;
  QUIPU_CHECK(ScanDown(family, prefix, key,
                       [&last](std::string_view k, std::string_view value) {
                         last = KeyValue{std::string(k), std::string(value)};
                         return false;
                       }));
  return last;
}

}  // namespace quipu
