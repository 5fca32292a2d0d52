#include "query/engine/generation.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "graph/load_graph.h"
#include "graph/store/pending.h"
#include "graph/store/tables.h"

namespace quipu {

Result<DocumentIndex> DocumentIndex::Read(const Reader& reader) {
  DocumentIndex index;
  auto& entries = index.entries_;
  QUIPU_CHECK(documents::ForEachKey(
      reader, [&](const DocumentKey& key, DocumentNumber number) {
        entries.push_back({key, number});
        return true;
      }));
  index.by_number_.resize(entries.size());
  std::iota(index.by_number_.begin(), index.by_number_.end(), 0U);
  std::ranges::sort(index.by_number_, std::less{},
                    [&](uint32_t i) { return entries[i].number; });
  return index;
}

std::optional<uint32_t> DocumentIndex::Find(DocumentNumber number) const {
  const auto found =
      std::ranges::lower_bound(by_number_, number, std::less{},
                               [&](uint32_t i) { return entries_[i].number; });
  if (found == by_number_.end() || entries_[*found].number != number) {
    return std::nullopt;
  }
  return *found;
}

std::optional<uint32_t> DocumentIndex::Find(const DocumentKey& key) const {
  const auto found =
      std::ranges::lower_bound(entries_, key, std::less{}, &DocumentEntry::key);
  if (found == entries_.end() || found->key != key) return std::nullopt;
  return static_cast<uint32_t>(found - entries_.begin());
}

Result<std::shared_ptr<const Generation>> Generation::Pin(
    const KnowledgeStore& store) {
  std::shared_ptr<Generation> pinned(new Generation);
  pinned->snapshot_ = store.Published();
  QUIPU_TRY(pinned->state_, ReadState(*pinned->snapshot_));
  return std::shared_ptr<const Generation>(std::move(pinned));
}

Result<std::shared_ptr<const Generation>> Generation::Open(
    const std::filesystem::path& folder) {
  QUIPU_TRY(KnowledgeStore store,
            KnowledgeStore::Open(folder, StoreMode::kReadOnly));
  std::shared_ptr<Generation> opened(new Generation);
  opened->own_store_.emplace(std::move(store));
  opened->snapshot_ = opened->own_store_->Published();
  QUIPU_TRY(opened->state_, ReadState(*opened->snapshot_));
  return std::shared_ptr<const Generation>(std::move(opened));
}

Result<const KnowledgeGraph*> Generation::Graph() const {
  return graph_.Get([&] { return LoadKnowledgeGraph(*snapshot_); });
}

Result<const DocumentIndex*> Generation::Documents() const {
  return documents_.Get([&] { return DocumentIndex::Read(*snapshot_); });
}

Result<size_t> Generation::CountWaiting() const {
  QUIPU_TRY(const auto waiting, pending::ReadNumbers(*snapshot_));
  return waiting.size();
}

}  // namespace quipu
