// Documents of equal text are one edition, however many they are. Editions that
// are near-copies are linked, and so are those of which one says that it was
// taken from the other; each copies the earliest that it is linked to. So a
// review that reprints ten articles copies the earliest of them, and the other
// nine stay apart: what joins them is later than they are.
//
// All of it follows from sketches and metadata alone. A link depends on its two
// editions, and on what too many editions share; what an edition copies, on its
// links and on earlier editions. So editions are settled in the order in which
// they came out, and one that comes out as before ends the chain. Of a date
// that leaves days open the latest counts, and on one day what says that it was
// taken from elsewhere comes last.

#include "ingest/resolve/near_copies.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "ingest/resolve/imprint.h"
#include "ingest/resolve/missing_record.h"
#include "ingest/resolve/sources.h"

namespace quipu {
namespace {

Appearance AppearanceOf(const Document& document) {
  Appearance appearance;
  appearance.document = document.key;
  if (document.metadata.published) {
    appearance.day = document.metadata.published->value.Bounds().latest;
  }
  return appearance;
}

// When an edition came out.
using Moment = std::tuple<DayNumber, bool, DocumentKey>;

Moment MomentOf(const Appearance& first, const Imprint& imprint) {
  return {first.day, !imprint.taken_from.empty(), first.document};
}
Moment MomentOf(const EditionRecord& record) {
  return MomentOf(record.first, record.imprint);
}

// Whether `taker` says that it was taken from `origin`.
bool NamesAsOrigin(const EditionRecord& taker, const EditionRecord& origin) {
  const auto& names = origin.imprint.names;
  return std::any_of(taker.imprint.taken_from.begin(),
                     taker.imprint.taken_from.end(), [&](uint64_t digest) {
                       return std::count(names.begin(), names.end(), digest) >
                              0;
                     });
}

}  // namespace

NearCopies::NearCopies(Transaction& transaction)
    : transaction_(transaction),
      index_(transaction),
      editions_([&transaction](const EditionId& id) {
        return editions::Read(transaction, id);
      }) {}

Result<void> NearCopies::Remove(DocumentNumber number, const DocumentKey& key) {
  QUIPU_TRY(const std::optional<EditionId> id,
            editions::EraseDocument(transaction_, number, key));
  if (!id) return MissingRecord("edition");
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
  QUIPU_TRY(const std::set<EditionId> affected, index_.Affected());
  for (const EditionId& id : affected) QUIPU_CHECK(Compare(id));
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
    index_.Add(id, touched_.at(id));
    record = &editions_.Create(id, {});
  } else if (record->first != first->appearance ||
             record->imprint != first->member.imprint) {
    // Those that came out between then and now may copy it, or no longer.
    const Moment now = MomentOf(first->appearance, first->member.imprint);
    const Moment earlier = std::min(MomentOf(*record), now);
    QUIPU_TRY(const CopyShares links, LinksOf(id));
    for (const auto& [other, share] : links) {
      QUIPU_TRY(const EditionRecord* linked, editions_.Get(other));
      if (linked != nullptr && MomentOf(*linked) > earlier) {
        unsettled_.insert(other);
      }
    }
  }
  index_.ChangeImprint(id, record->imprint, first->member.imprint);
  record->imprint = first->member.imprint;
  record->first = first->appearance;
  unsettled_.insert(id);
  return {};
}

Result<void> NearCopies::Drop(const EditionId& id) {
  QUIPU_TRY(const EditionRecord* record, Edition(id));
  index_.ChangeImprint(id, record->imprint, {});
  QUIPU_CHECK(index_.Erase(id));
  QUIPU_TRY(const CopyShares links, LinksOf(id));
  for (const auto& [other, share] : links) {
    editions::Unlink(transaction_, id, other);
    QUIPU_CHECK(UnsettleLater(id, other));
  }
  editions_.Erase(id);
  return {};
}

// Finds the near-copies of an edition, and corrects its links.
Result<void> NearCopies::Compare(const EditionId& id) {
  QUIPU_TRY(const EditionRecord* record, Edition(id));
  QUIPU_TRY(const CopyShares before, LinksOf(id));
  QUIPU_TRY(const CopyShares now, index_.FindCopies(id, record->imprint));
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

Result<CopyShares> NearCopies::LinksOf(const EditionId& id) const {
  CopyShares links;
  QUIPU_CHECK(editions::ForEachLink(
      transaction_, id, [&links](const EditionId& other, uint16_t share) {
        links.emplace(other, share);
        return true;
      }));
  return links;
}

Result<EditionRecord*> NearCopies::Edition(const EditionId& id) {
  QUIPU_TRY(EditionRecord * record, editions_.Get(id));
  if (record == nullptr) return MissingRecord("edition");
  return record;
}

Result<void> NearCopies::UnsettleLater(const EditionId& a, const EditionId& b) {
  QUIPU_TRY(const EditionRecord* first, editions_.Get(a));
  QUIPU_TRY(const EditionRecord* second, editions_.Get(b));
  if (first == nullptr || second == nullptr) return {};
  unsettled_.insert(MomentOf(*first) < MomentOf(*second) ? b : a);
  return {};
}

Result<void> NearCopies::SettleSources() {
  std::set<std::pair<Moment, EditionId>> waiting;
  for (const EditionId& id : unsettled_) {
    QUIPU_TRY(const EditionRecord* record, editions_.Get(id));
    if (record != nullptr) waiting.emplace(MomentOf(*record), id);
  }
  while (!waiting.empty()) {
    const auto [when, id] = waiting.extract(waiting.begin()).value();
    QUIPU_TRY(const bool changed, Follow(id));
    if (!changed) continue;
    QUIPU_TRY(const CopyShares links, LinksOf(id));
    for (const auto& [other, share] : links) {
      QUIPU_TRY(const EditionRecord* record, Edition(other));
      if (MomentOf(*record) > when) waiting.emplace(MomentOf(*record), other);
    }
  }
  return {};
}

// Settles what the edition copies and whose word it is; all editions before it
// are settled. Returns whether its own copies have to follow.
Result<bool> NearCopies::Follow(const EditionId& id) {
  QUIPU_TRY(EditionRecord* const record, Edition(id));
  QUIPU_TRY(const CopyShares links, LinksOf(id));
  EditionRecord now;
  now.first = record->first;
  now.imprint = record->imprint;
  const EditionRecord* earliest = nullptr;
  for (const auto& [other, share] : links) {
    QUIPU_TRY(const EditionRecord* linked, Edition(other));
    const EditionRecord& before = earliest != nullptr ? *earliest : *record;
    if (MomentOf(*linked) > MomentOf(before) ||
        NamesAsOrigin(*linked, *record)) {
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
    if (!first) return MissingRecord("edition");
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
