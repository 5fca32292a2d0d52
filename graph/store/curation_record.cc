// The record of an analyst's decision.

#include "graph/store/record_fields.h"
#include "graph/store/records.h"
#include "quipu/storage/v1/curation.pb.h"

namespace quipu {
namespace {

constexpr EnumTable<CurationKind, pb::CurationKind, 5> kCurationKinds = {{
    {CurationKind::kSame, pb::CURATION_KIND_SAME},
    {CurationKind::kDistinct, pb::CURATION_KIND_DISTINCT},
    {CurationKind::kRename, pb::CURATION_KIND_RENAME},
    {CurationKind::kRetype, pb::CURATION_KIND_RETYPE},
    {CurationKind::kRejectClaim, pb::CURATION_KIND_REJECT_CLAIM},
}};

}  // namespace

std::string Encode(const CurationEntry& entry) {
  pb::CurationEntry stored;
  stored.set_sequence(entry.sequence);
  stored.set_kind(ToStored(kCurationKinds, entry.kind));
  for (const Anchor& anchor : entry.anchors) {
    pb::Anchor* const stored_anchor = stored.add_anchors();
    stored_anchor->set_document(anchor.document.value);
    stored_anchor->set_quote(anchor.quote);
    stored_anchor->set_before(anchor.before);
    stored_anchor->set_after(anchor.after);
  }
  stored.set_value(entry.value);
  stored.set_author(entry.author);
  stored.set_note(entry.note);
  return Serialise(stored);
}

template <>
Result<CurationEntry> Decode(std::string_view bytes) {
  pb::CurationEntry stored;
  QUIPU_CHECK(Parse(bytes, "curation entry", stored));
  CurationEntry entry;
  entry.sequence = stored.sequence();
  QUIPU_TRY(entry.kind,
            FromStored(kCurationKinds, stored.kind(), "curation kind"));
  for (const pb::Anchor& anchor : stored.anchors()) {
    entry.anchors.push_back({.document = {anchor.document()},
                             .quote = anchor.quote(),
                             .before = anchor.before(),
                             .after = anchor.after()});
  }
  entry.value = stored.value();
  entry.author = stored.author();
  entry.note = stored.note();
  return entry;
}

}  // namespace quipu
