// Documents of equal text are one edition, however many they are. Editions that
// are near-copies are linked, and so are those of which one says that it was
// taken from the other; each copies the earliest that it is linked to. So a
// review that reprints ten articles copies the earliest of them, and the other
// nine stay apart: what joins them is later than they are.
//
// All of it follows from sketches and metadata alone. A link depends on its two
// editions, and on which of their keys too many editions have; what an edition
// copies, on its links and on earlier editions. So editions are settled in the
// order in which they came out, and one that comes out as before ends the
// chain.

#include "ingest/resolve/near_copies.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ingest/resolve/imprint.h"
#include "ingest/resolve/sources.h"

namespace quipu {
namespace {

// A key that more editions have is nobody's: a phrase of the trade.
constexpr size_t kMostEditions = 256;

Error MissingEdition() {
  return Corruption(
      "the derived records contradict each other: an edition is missing; "
      "`quipu rebuild` makes them anew");
}

Appearance AppearanceOf(const Document& document) {
  Appearance appearance;
  appearance.document = document.key;
  if (document.metadata.published) {
    appearance.day = document.metadata.published->value.Bounds().earliest;
  }
  return appearance;
}

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
  if (!sketch) return MissingEdition();
  return std::move(*sketch);
}

}  // namespace

NearCopies::NearCopies(Transaction& transaction)
    : transaction_(transaction), editions_([&transaction](const EditionId& id) {
        return editions::Read(transaction, id);
      }) {}

Result<void> NearCopies::Remove(DocumentNumber number, const DocumentKey& key) {
  QUIPU_TRY(const std::optional<EditionId> id,
            editions::EraseDocument(transaction_, number, key));
  if (!id) return MissingEdition();
  sources::Erase(transaction_, number);
  gained_[*id].erase(number);
  touched_.try_emplace(*id);
  return {};
}

void NearCopies::Add(DocumentNumber number, const Document& document,
                     TextSketch text) {
  editions::AddDocument(
      transaction_, text.edition,
      {AppearanceOf(document),
       {number, SourceOf(document), ImprintOf(document.metadata)}});
  gained_[text.edition].insert(number);
  touched_[text.edition] = std::move(text.sketch);
}

Result<void> NearCopies::Settle() {
  for (const auto& [id, sketch] : touched_) QUIPU_CHECK(SettleDocuments(id));
  for (const auto& [key, change] : changed_keys_) {
    QUIPU_CHECK(FindCrossing(key, change));
  }
  for (const auto& [digest, change] : changed_imprints_) {
    QUIPU_CHECK(FindTakers(digest, change));
  }
  for (const EditionId& id : uncompared_) QUIPU_CHECK(Compare(id));
  QUIPU_CHECK(SettleSources());
  return editions_.ForEachChange(
      [this](const EditionId& id, const EditionRecord*,
             const EditionRecord* now) -> Result<void> {
        if (now == nullptr) {
          editions::Erase(transaction_, id);
        } else {
          editions::Write(transaction_, id, *now);
        }
        return {};
      });
}

// Whether the edition is new, goes, or came out at another time.
Result<void> NearCopies::SettleDocuments(const EditionId& id) {
  QUIPU_TRY(const auto first, editions::FirstDocument(transaction_, id));
  QUIPU_TRY(EditionRecord * record, editions_.Get(id));
  if (!first) return record == nullptr ? Result<void>() : Drop(id);
  if (record == nullptr) {
    Create(id);
    QUIPU_TRY(record, editions_.Get(id));
  } else if (record->first != first->appearance) {
    // Those that came out between then and now may copy it, or no longer.
    const Appearance earlier = std::min(record->first, first->appearance);
    QUIPU_TRY(const Shares links, LinksOf(id));
    for (const auto& [other, share] : links) {
      QUIPU_TRY(const EditionRecord* linked, editions_.Get(other));
      if (linked != nullptr && linked->first > earlier) {
        unsettled_.insert(other);
      }
    }
  }
  ChangeImprint(id, record->imprint, first->member.imprint);
  record->imprint = first->member.imprint;
  record->first = first->appearance;
  unsettled_.insert(id);
  return {};
}

void NearCopies::Create(const EditionId& id) {
  const Sketch& sketch = touched_.at(id);
  sketches::Write(transaction_, id, sketch);
  for (const uint64_t key : KeysOf(sketch)) {
    sketches::AddKey(transaction_, key, id);
    ++changed_keys_[key];
  }
  editions_.Create(id, {});
  uncompared_.insert(id);
}

Result<void> NearCopies::Drop(const EditionId& id) {
  QUIPU_TRY(const EditionRecord* record, Edition(id));
  ChangeImprint(id, record->imprint, {});
  QUIPU_TRY(const Sketch sketch, ReadSketch(transaction_, id));
  for (const uint64_t key : KeysOf(sketch)) {
    sketches::EraseKey(transaction_, key, id);
    --changed_keys_[key];
  }
  sketches::Erase(transaction_, id);
  QUIPU_TRY(const Shares links, LinksOf(id));
  for (const auto& [other, share] : links) {
    editions::Unlink(transaction_, id, other);
    QUIPU_CHECK(UnsettleLater(id, other));
  }
  editions_.Erase(id);
  return {};
}

void NearCopies::ChangeImprint(const EditionId& id, const Imprint& before,
                               const Imprint& now) {
  if (before == now) return;
  uncompared_.insert(id);
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

// All that have a key are compared anew when it begins or ceases to count.
Result<void> NearCopies::FindCrossing(uint64_t key, int64_t change) {
  QUIPU_TRY(const std::vector<EditionId> now,
            EditionsUnder(transaction_, key, LimitAfter(change)));
  if ((now.size() > kMostEditions) != WereTooMany(now, change)) {
    uncompared_.insert(now.begin(), now.end());
  }
  return {};
}

// All that say that they were taken from there are compared anew, unless they
// are too many now as before.
Result<void> NearCopies::FindTakers(uint64_t digest, int64_t change) {
  QUIPU_TRY(const std::vector<EditionId> now,
            EditionsUnder(transaction_, digest, ImprintRole::kTakenFrom,
                          LimitAfter(change)));
  if (now.size() <= kMostEditions || !WereTooMany(now, change)) {
    uncompared_.insert(now.begin(), now.end());
  }
  return {};
}

// Finds the near-copies of an edition, and corrects its links.
Result<void> NearCopies::Compare(const EditionId& id) {
  QUIPU_TRY(const EditionRecord* record, editions_.Get(id));
  if (record == nullptr) return {};  // it was dropped
  QUIPU_TRY(const Shares before, LinksOf(id));
  QUIPU_TRY(const Shares now, FindCopies(id));
  for (const auto& [other, share] : before) {
    if (now.contains(other)) continue;
    editions::Unlink(transaction_, id, other);
    QUIPU_CHECK(UnsettleLater(id, other));
  }
  for (const auto& [other, share] : now) {
    const auto known = before.find(other);
    if (known != before.end() && known->second == share) continue;
    editions::Link(transaction_, id, other, share);
    QUIPU_CHECK(UnsettleLater(id, other));
  }
  return {};
}

Result<NearCopies::Shares> NearCopies::FindCopies(const EditionId& id) {
  QUIPU_TRY(const Sketch sketch, ReadSketch(transaction_, id));
  std::set<EditionId> candidates;
  for (const uint64_t key : KeysOf(sketch)) {
    QUIPU_TRY(const std::vector<EditionId> editions,
              EditionsUnder(transaction_, key, kMostEditions + 1));
    if (editions.size() > kMostEditions) continue;
    candidates.insert(editions.begin(), editions.end());
  }
  candidates.erase(id);
  Shares copies;
  for (const EditionId& candidate : candidates) {
    QUIPU_TRY(const Sketch other, ReadSketch(transaction_, candidate));
    const std::optional<uint16_t> share = ShareOfCopy(sketch, other);
    if (share) copies.emplace(candidate, *share);
  }
  QUIPU_CHECK(FindStated(id, copies));
  return copies;
}

// What the edition says that it was taken from, and those that say so of it.
Result<void> NearCopies::FindStated(const EditionId& id, Shares& copies) {
  QUIPU_TRY(const EditionRecord* record, Edition(id));
  for (const uint64_t digest : record->imprint.taken_from) {
    QUIPU_TRY(const auto takers, TakersOf(transaction_, digest));
    if (takers.empty()) continue;
    QUIPU_TRY(const auto origin, OriginOf(transaction_, id, digest));
    if (origin) copies.try_emplace(*origin, uint16_t{0});
  }
  for (const uint64_t digest : record->imprint.names) {
    QUIPU_TRY(const auto takers, TakersOf(transaction_, digest));
    for (const EditionId& taker : takers) {
      QUIPU_TRY(const auto origin, OriginOf(transaction_, taker, digest));
      if (origin == id) copies.try_emplace(taker, uint16_t{0});
    }
  }
  return {};
}

Result<NearCopies::Shares> NearCopies::LinksOf(const EditionId& id) const {
  Shares links;
  QUIPU_CHECK(editions::ForEachLink(
      transaction_, id, [&links](const EditionId& other, uint16_t share) {
        links.emplace(other, share);
        return true;
      }));
  return links;
}

Result<EditionRecord*> NearCopies::Edition(const EditionId& id) {
  QUIPU_TRY(EditionRecord * record, editions_.Get(id));
  if (record == nullptr) return MissingEdition();
  return record;
}

Result<void> NearCopies::UnsettleLater(const EditionId& a, const EditionId& b) {
  QUIPU_TRY(const EditionRecord* first, editions_.Get(a));
  QUIPU_TRY(const EditionRecord* second, editions_.Get(b));
  if (first == nullptr || second == nullptr) return {};
  unsettled_.insert(first->first < second->first ? b : a);
  return {};
}

Result<void> NearCopies::SettleSources() {
  std::set<std::pair<Appearance, EditionId>> waiting;
  for (const EditionId& id : unsettled_) {
    QUIPU_TRY(const EditionRecord* record, editions_.Get(id));
    if (record != nullptr) waiting.emplace(record->first, id);
  }
  while (!waiting.empty()) {
    const auto [when, id] = waiting.extract(waiting.begin()).value();
    QUIPU_TRY(const bool changed, Follow(id));
    if (!changed) continue;
    QUIPU_TRY(const Shares links, LinksOf(id));
    for (const auto& [other, share] : links) {
      QUIPU_TRY(const EditionRecord* record, Edition(other));
      if (record->first > when) waiting.emplace(record->first, other);
    }
  }
  return {};
}

// Settles what the edition copies and whose word it is; all editions before it
// are settled. Returns whether its own copies have to follow.
Result<bool> NearCopies::Follow(const EditionId& id) {
  QUIPU_TRY(EditionRecord* const record, Edition(id));
  QUIPU_TRY(const Shares links, LinksOf(id));
  EditionRecord now;
  now.first = record->first;
  now.imprint = record->imprint;
  const EditionRecord* earliest = nullptr;
  for (const auto& [other, share] : links) {
    QUIPU_TRY(const EditionRecord* linked, Edition(other));
    if (linked->first > (earliest != nullptr ? earliest : record)->first) {
      continue;
    }
    earliest = linked;
    now.copied_from = other;
    now.share = share;
  }
  if (earliest != nullptr) {
    now.original = earliest->original;
    now.source = earliest->source;
  } else {
    QUIPU_TRY(const auto first, editions::FirstDocument(transaction_, id));
    if (!first) return MissingEdition();
    now.original = id;
    now.source = first->member.source;
  }
  const bool new_source = now.source != record->source;
  const bool changed = new_source || now.original != record->original;
  *record = std::move(now);
  if (new_source) {
    QUIPU_CHECK(WriteSources(id, record->source));
  } else {
    for (const DocumentNumber number : gained_[id]) {
      sources::Write(transaction_, number, record->source);
    }
  }
  return changed;
}

Result<void> NearCopies::WriteSources(const EditionId& id,
                                      const std::string& source) {
  std::vector<DocumentNumber> documents;
  QUIPU_CHECK(editions::ForEachDocument(
      transaction_, id, [&documents](const EditionDocument& document) {
        documents.push_back(document.member.document);
        return true;
      }));
  for (const DocumentNumber number : documents) {
    sources::Write(transaction_, number, source);
  }
  return {};
}

}  // namespace quipu
