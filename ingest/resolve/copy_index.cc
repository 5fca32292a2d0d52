#include "ingest/resolve/copy_index.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "graph/store/tables.h"
#include "ingest/resolve/sketch.h"

namespace quipu {
namespace {

// A key that more editions have is nobody's: a phrase of the trade.
constexpr size_t kMostEditions = 256;

std::vector<uint64_t> KeysOf(const Sketch& sketch) {
  std::vector<uint64_t> keys;
  std::copy_if(sketch.elements.begin(), sketch.elements.end(),
               std::back_inserter(keys), IsKey);
  return keys;
}

// The editions that `scan` visits, no more than `limit` of them.
template <typename Scan>
Result<std::vector<EditionId>> Collect(size_t limit, const Scan& scan) {
  std::vector<EditionId> editions;
  QUIPU_CHECK(scan([&](const EditionId& id) {
    editions.push_back(id);
    return editions.size() < limit;
  }));
  return editions;
}

Result<std::vector<EditionId>> EditionsUnder(const Reader& reader, uint64_t key,
                                             size_t limit) {
  return Collect(limit, [&](const auto& visit) {
    return sketches::ForEachUnderKey(reader, key, visit);
  });
}

Result<std::vector<EditionId>> EditionsUnder(const Reader& reader,
                                             uint64_t digest, ImprintRole role,
                                             size_t limit) {
  return Collect(limit, [&](const auto& visit) {
    return imprints::ForEachUnderKey(reader, digest, role, visit);
  });
}

// Those that say that they were taken from there; none if they are too many.
Result<std::vector<EditionId>> TakersOf(const Reader& reader, uint64_t digest) {
  QUIPU_TRY(std::vector<EditionId> takers,
            EditionsUnder(reader, digest, ImprintRole::kTakenFrom,
                          kMostEditions + 1));
  if (takers.size() > kMostEditions) takers.clear();
  return takers;
}

// The only edition but `taker` that is known by the digest: an issue may have
// many articles.
Result<std::optional<EditionId>> OriginOf(const Reader& reader,
                                          const EditionId& taker,
                                          uint64_t digest) {
  QUIPU_TRY(std::vector<EditionId> origins,
            EditionsUnder(reader, digest, ImprintRole::kNames, 3));
  std::erase(origins, taker);
  if (origins.size() != 1) return std::nullopt;
  return origins.front();
}

// How many a scan must collect, so that one can tell whether there are too many
// and, `change` before, were too many.
size_t LimitAfter(int64_t change) {
  return kMostEditions + 1 + static_cast<size_t>(std::max<int64_t>(change, 0));
}
bool WereTooMany(const std::vector<EditionId>& now, int64_t change) {
  return static_cast<int64_t>(now.size()) - change >
         static_cast<int64_t>(kMostEditions);
}

Result<Sketch> ReadSketch(const Reader& reader, const EditionId& id) {
  QUIPU_TRY(std::optional<Sketch> sketch, sketches::Read(reader, id));
  if (!sketch) return Corruption("a sketch is missing");
  return std::move(*sketch);
}

}  // namespace

void CopyIndex::Add(const EditionId& id, const Sketch& sketch) {
  sketches::Write(transaction_, id, sketch);
  for (const uint64_t key : KeysOf(sketch)) {
    sketches::AddKey(transaction_, key, id);
    ++changed_keys_[key];
  }
  affected_.insert(id);
}

Result<void> CopyIndex::Erase(const EditionId& id) {
  QUIPU_TRY(const Sketch sketch, ReadSketch(transaction_, id));
  for (const uint64_t key : KeysOf(sketch)) {
    sketches::EraseKey(transaction_, key, id);
    --changed_keys_[key];
  }
  sketches::Erase(transaction_, id);
  affected_.erase(id);
  return {};
}

void CopyIndex::ChangeImprint(const EditionId& id, const Imprint& before,
                              const Imprint& now) {
  if (before == now) return;
  affected_.insert(id);
  for (const uint64_t digest : before.names) {
    imprints::EraseKey(transaction_, digest, ImprintRole::kNames, id);
    changed_imprints_.try_emplace(digest);
  }
  for (const uint64_t digest : before.taken_from) {
    imprints::EraseKey(transaction_, digest, ImprintRole::kTakenFrom, id);
    --changed_imprints_[digest];
  }
  for (const uint64_t digest : now.names) {
    imprints::AddKey(transaction_, digest, ImprintRole::kNames, id);
    changed_imprints_.try_emplace(digest);
  }
  for (const uint64_t digest : now.taken_from) {
    imprints::AddKey(transaction_, digest, ImprintRole::kTakenFrom, id);
    ++changed_imprints_[digest];
  }
}

Result<std::set<EditionId>> CopyIndex::Affected() {
  // All that have a key, when it begins or ceases to count.
  for (const auto& [key, change] : changed_keys_) {
    QUIPU_TRY(const std::vector<EditionId> now,
              EditionsUnder(transaction_, key, LimitAfter(change)));
    if ((now.size() > kMostEditions) != WereTooMany(now, change)) {
      affected_.insert(now.begin(), now.end());
    }
  }
  // All that say that they were taken from there, unless they are too many now
  // as before.
  for (const auto& [digest, change] : changed_imprints_) {
    QUIPU_TRY(const std::vector<EditionId> now,
              EditionsUnder(transaction_, digest, ImprintRole::kTakenFrom,
                            LimitAfter(change)));
    if (now.size() <= kMostEditions || !WereTooMany(now, change)) {
      affected_.insert(now.begin(), now.end());
    }
  }
  return affected_;
}

Result<CopyShares> CopyIndex::FindCopies(const EditionId& id,
                                         const Imprint& imprint) {
  QUIPU_TRY(const Sketch sketch, ReadSketch(transaction_, id));
  std::set<EditionId> candidates;
  for (const uint64_t key : KeysOf(sketch)) {
    QUIPU_TRY(const std::vector<EditionId> editions,
              EditionsUnder(transaction_, key, kMostEditions + 1));
    if (editions.size() > kMostEditions) continue;
    candidates.insert(editions.begin(), editions.end());
  }
  candidates.erase(id);
  CopyShares copies;
  for (const EditionId& candidate : candidates) {
    QUIPU_TRY(const Sketch other, ReadSketch(transaction_, candidate));
    const std::optional<uint16_t> share = ShareOfCopy(sketch, other);
    if (share) copies.emplace(candidate, *share);
  }
  QUIPU_CHECK(FindStated(id, imprint, copies));
  return copies;
}

// What the edition says that it was taken from, and those that say so of it.
Result<void> CopyIndex::FindStated(const EditionId& id, const Imprint& imprint,
                                   CopyShares& copies) {
  for (const uint64_t digest : imprint.taken_from) {
    QUIPU_TRY(const auto takers, TakersOf(transaction_, digest));
    if (takers.empty()) continue;
    QUIPU_TRY(const auto origin, OriginOf(transaction_, id, digest));
    if (origin) copies.try_emplace(*origin, uint16_t{0});
  }
  for (const uint64_t digest : imprint.names) {
    QUIPU_TRY(const auto takers, TakersOf(transaction_, digest));
    for (const EditionId& taker : takers) {
      QUIPU_TRY(const auto origin, OriginOf(transaction_, taker, digest));
      if (origin == id) copies.try_emplace(taker, uint16_t{0});
    }
  }
  return {};
}

}  // namespace quipu
