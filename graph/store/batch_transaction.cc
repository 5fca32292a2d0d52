// Reads merge two ordered sequences: the changes, which win, and the committed
// keys.

#include "graph/store/batch_transaction.h"

#include <cassert>
#include <utility>

namespace quipu {

BatchTransaction::BatchTransaction(const Engine& engine,
                                   OperationCounters& counters,
                                   std::atomic<bool>& open)
    : engine_(engine),
      committed_(engine, EngineReader::State::kNewest, counters),
      counters_(counters),
      open_(open) {
  [[maybe_unused]] const bool other = open_.exchange(true);
  assert(!other && "one transaction at a time");
}

BatchTransaction::~BatchTransaction() {
  open_ = false;
}

Result<std::optional<std::string>> BatchTransaction::Get(
    Family family, std::string_view key) const {
  const auto changed = changes_of(family).find(key);
  if (changed == changes_of(family).end()) return committed_.Get(family, key);
  counters_.reads.fetch_add(1, std::memory_order_relaxed);
  return changed->second;
}

Result<std::vector<std::optional<std::string>>> BatchTransaction::MultiGet(
    Family family, std::span<const std::string> keys) const {
  QUIPU_TRY(auto found, committed_.MultiGet(family, keys));
  for (size_t i = 0; i < keys.size(); ++i) {
    const auto changed = changes_of(family).find(keys[i]);
    if (changed != changes_of(family).end()) found[i] = changed->second;
  }
  return found;
}

Result<void> BatchTransaction::Scan(Family family, std::string_view prefix,
                                    std::string_view from,
                                    const Visit& visit) const {
  const FamilyChanges& changes = changes_of(family);
  std::string next(std::max(prefix, from));  // least key not yet dealt with
  bool stopped = false;
  // Visits changes that lie before `end`, or all with the prefix. The visitor
  // may change the changes: the place is kept as a key, the views as copies.
  const auto visit_changes = [&](const std::string* end) {
    for (auto it = changes.lower_bound(next);
         it != changes.end() && it->first.starts_with(prefix) &&
         (end == nullptr || it->first < *end);
         it = changes.lower_bound(next)) {
      next = it->first + '\0';
      if (!it->second) continue;
      counters_.reads.fetch_add(1, std::memory_order_relaxed);
      const KeyValue copy{it->first, *it->second};
      stopped = !visit(copy.key, copy.value);
      if (stopped) return;
    }
  };
  QUIPU_CHECK(committed_.Scan(
      family, prefix, from, [&](std::string_view key, std::string_view value) {
        const std::string committed_key(key);
        visit_changes(&committed_key);
        if (stopped) return false;
        next = committed_key + '\0';
        const auto changed = changes.find(key);
        if (changed == changes.end()) {
          stopped = !visit(key, value);
        } else if (changed->second) {
          const std::string copy = *changed->second;
          stopped = !visit(key, copy);
        }
        return !stopped;
      }));
  if (!stopped) visit_changes(nullptr);
  return {};
}

Result<std::optional<KeyValue>> BatchTransaction::FindLast(
    Family family, std::string_view prefix, std::string_view key) const {
  counters_.reads.fetch_add(1, std::memory_order_relaxed);
  const FamilyChanges& changes = changes_of(family);
  std::optional<KeyValue> last;
  QUIPU_CHECK(committed_.ScanDown(
      family, prefix, key, [&](std::string_view k, std::string_view value) {
        const auto changed = changes.find(k);
        if (changed == changes.end()) {
          last = KeyValue{std::string(k), std::string(value)};
          return false;
        }
        return !changed->second;  // a changed one is found among the changes
      }));
  for (auto it = changes.upper_bound(key); it != changes.begin();) {
    --it;
    if (last && it->first < last->key) break;
    if (!it->first.starts_with(prefix)) {
      if (it->first < prefix) break;
      continue;  // `key` lies beyond the prefix
    }
    if (it->second) return KeyValue{it->first, *it->second};
  }
  return last;
}

void BatchTransaction::Put(Family family, std::string_view key,
                           std::string_view value) {
  Set(family, key, std::string(value));
}

void BatchTransaction::Delete(Family family, std::string_view key) {
  Set(family, key, std::nullopt);
}

size_t BatchTransaction::change_count() const {
  size_t count = 0;
  for (const FamilyChanges& changes : changes_) count += changes.size();
  return count;
}

void BatchTransaction::Set(Family family, std::string_view key,
                           std::optional<std::string> value) {
  FamilyChanges& changes = changes_[static_cast<size_t>(family)];
  auto place = changes.lower_bound(key);
  if (place == changes.end() || place->first != key) {
    place = changes.emplace_hint(place, key, std::nullopt);
    size_bytes_ += key.size();
  }
  if (place->second) size_bytes_ -= place->second->size();
  if (value) size_bytes_ += value->size();
  place->second = std::move(value);
}

}  // namespace quipu
