// The record of an analyst's decision.

#include "graph/store/claim_fields.h"
#include "graph/store/record_fields.h"
#include "graph/store/records.h"
#include "quipu/storage/v1/curation.pb.h"

namespace quipu {
namespace {

constexpr EnumTable<CurationKind, pb::CurationKind, 9> kCurationKinds = {{
    {CurationKind::kSame, pb::CURATION_KIND_SAME},
    {CurationKind::kDistinct, pb::CURATION_KIND_DISTINCT},
    {CurationKind::kRename, pb::CURATION_KIND_RENAME},
    {CurationKind::kRetype, pb::CURATION_KIND_RETYPE},
    {CurationKind::kRejectClaim, pb::CURATION_KIND_REJECT_CLAIM},
    {CurationKind::kAddMention, pb::CURATION_KIND_ADD_MENTION},
    {CurationKind::kAddEntity, pb::CURATION_KIND_ADD_ENTITY},
    {CurationKind::kAddClaim, pb::CURATION_KIND_ADD_CLAIM},
    {CurationKind::kCorrect, pb::CURATION_KIND_CORRECT},
}};

constexpr EnumTable<MetadataField, pb::MetadataField, 4> kMetadataFields = {{
    {MetadataField::kTitle, pb::METADATA_FIELD_TITLE},
    {MetadataField::kAuthors, pb::METADATA_FIELD_AUTHORS},
    {MetadataField::kPublisher, pb::METADATA_FIELD_PUBLISHER},
    {MetadataField::kPublished, pb::METADATA_FIELD_PUBLISHED},
}};

void WriteDetails(const CurationEntry& entry, pb::CurationEntry& stored) {
  if (const auto* mention = std::get_if<MentionSketch>(&entry.details)) {
    stored.mutable_mention()->set_kind(ToStored(kMentionKinds, mention->kind));
    stored.mutable_mention()->set_name(mention->name);
  } else if (const auto* claim = std::get_if<ClaimSketch>(&entry.details)) {
    pb::ClaimSketch* const sketch = stored.mutable_claim();
    if (claim->literal) {
      WriteLiteral(*claim->literal, sketch->mutable_literal());
    }
    sketch->set_polarity(ToStored(kPolarities, claim->polarity));
    sketch->set_modality(ToStored(kModalities, claim->modality));
    sketch->set_speaker(claim->speaker);
    if (claim->since) WriteDate(*claim->since, sketch->mutable_since());
    if (claim->until) WriteDate(*claim->until, sketch->mutable_until());
  } else if (const auto* correction = std::get_if<Correction>(&entry.details)) {
    pb::Correction* const written = stored.mutable_correction();
    written->set_field(ToStored(kMetadataFields, correction->field));
    for (const std::string& value : correction->values) {
      written->add_values(value);
    }
  }
}

Result<MentionSketch> Read(const pb::MentionSketch& stored) {
  MentionSketch mention;
  QUIPU_TRY(mention.kind,
            FromStored(kMentionKinds, stored.kind(), "mention kind"));
  mention.name = stored.name();
  return mention;
}

Result<ClaimSketch> Read(const pb::ClaimSketch& stored) {
  ClaimSketch claim;
  if (stored.has_literal()) {
    QUIPU_TRY(claim.literal, ReadLiteral(stored.literal()));
  }
  QUIPU_TRY(claim.polarity,
            FromStored(kPolarities, stored.polarity(), "polarity"));
  QUIPU_TRY(claim.modality,
            FromStored(kModalities, stored.modality(), "modality"));
  claim.speaker = stored.speaker();
  if (stored.has_since()) {
    QUIPU_TRY(claim.since, ReadDate(stored.since()));
  }
  if (stored.has_until()) {
    QUIPU_TRY(claim.until, ReadDate(stored.until()));
  }
  return claim;
}

Result<Correction> Read(const pb::Correction& stored) {
  Correction correction;
  QUIPU_TRY(correction.field,
            FromStored(kMetadataFields, stored.field(), "metadata field"));
  correction.values.assign(stored.values().begin(), stored.values().end());
  return correction;
}

Result<void> ReadDetails(const pb::CurationEntry& stored,
                         CurationEntry& entry) {
  switch (stored.details_case()) {
    case pb::CurationEntry::kMention: {
      QUIPU_TRY(entry.details, Read(stored.mention()));
      break;
    }
    case pb::CurationEntry::kClaim: {
      QUIPU_TRY(entry.details, Read(stored.claim()));
      break;
    }
    case pb::CurationEntry::kCorrection: {
      QUIPU_TRY(entry.details, Read(stored.correction()));
      break;
    }
    case pb::CurationEntry::DETAILS_NOT_SET:
      break;
  }
  return {};
}

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
  if (entry.divide != 1) stored.set_divide(entry.divide);
  WriteDetails(entry, stored);
  stored.set_author(entry.author);
  stored.set_decided_at(entry.decided_at);
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
  entry.divide = stored.divide() == 0 ? 1 : stored.divide();
  QUIPU_CHECK(ReadDetails(stored, entry));
  entry.author = stored.author();
  entry.decided_at = stored.decided_at();
  entry.note = stored.note();
  return entry;
}

}  // namespace quipu
