// What queries are answered from.

#include "query/service/serving_state.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

#include "graph/load_graph.h"
#include "graph/store/tables.h"

namespace quipu {
namespace {

Result<std::shared_ptr<const ServedGeneration>> LoadGeneration(
    std::shared_ptr<const Snapshot> snapshot) {
  auto served = std::make_shared<ServedGeneration>();
  QUIPU_TRY(served->graph, LoadKnowledgeGraph(*snapshot));
  auto& documents = served->documents;
  QUIPU_CHECK(documents::ForEachKey(
      *snapshot, [&](const DocumentKey& key, DocumentNumber number) {
        documents.push_back({key, number});
        return true;
      }));
  served->by_number.resize(documents.size());
  std::iota(served->by_number.begin(), served->by_number.end(), 0U);
  std::ranges::sort(served->by_number, std::less{},
                    [&](uint32_t i) { return documents[i].number; });
  served->snapshot = std::move(snapshot);
  return std::shared_ptr<const ServedGeneration>(std::move(served));
}

}  // namespace

std::optional<uint32_t> ServedGeneration::Find(DocumentNumber number) const {
  const auto found =
      std::ranges::lower_bound(by_number, number, std::less{},
                               [&](uint32_t i) { return documents[i].number; });
  if (found == by_number.end() || documents[*found].number != number) {
    return std::nullopt;
  }
  return *found;
}

std::optional<uint32_t> ServedGeneration::Find(const DocumentKey& key) const {
  const auto found =
      std::ranges::lower_bound(documents, key, std::less{}, &Document::key);
  if (found == documents.end() || found->key != key) {
    return std::nullopt;
  }
  return static_cast<uint32_t>(found - documents.begin());
}

Result<std::unique_ptr<ServingState>> ServingState::Create(
    const KnowledgeStore& store) {
  std::unique_ptr<ServingState> state(new ServingState(store));
  QUIPU_CHECK(state->Reload());
  return state;
}

std::shared_ptr<const ServedGeneration> ServingState::Current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

Result<void> ServingState::Reload() {
  const std::lock_guard loading(loading_);
  std::shared_ptr<const Snapshot> snapshot = store_.Published();
  const auto served = Current();
  if (served && served->snapshot->generation() == snapshot->generation()) {
    return {};
  }
  QUIPU_TRY(auto next, LoadGeneration(std::move(snapshot)));
  const std::lock_guard lock(mutex_);
  current_.swap(next);
  return {};
}

}  // namespace quipu
