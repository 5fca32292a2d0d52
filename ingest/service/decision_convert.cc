#include "ingest/service/decision_convert.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "ingest/curation/additions.h"
#include "ingest/curation/decision_text.h"
#include "ingest/curation/decisions.h"
#include "rpc/resource_names.h"

namespace quipu {
namespace {

constexpr size_t kMostQuoteBytes = 1024;
constexpr int kMostAnchors = 100;

ApiResult<Handle> EntityOf(const std::string& name, std::string_view field) {
  const auto handle = ParseEntityName(name);
  if (handle) return *handle;
  return BadField(field, "\"" + name + "\" is not of the form entities/{id}");
}

ApiResult<DocumentKey> DocumentOf(const std::string& name,
                                  std::string_view field) {
  auto key = ParseDocumentName(name);
  if (key) return std::move(*key);
  return BadField(field, "\"" + name +
                             "\" is not of the form documents/{id}, where the "
                             "id is the percent-encoded key");
}

ApiResult<ClaimAddress> ClaimOf(const std::string& name,
                                std::string_view field) {
  auto claim = ParseClaimName(name);
  if (claim) return std::move(*claim);
  return BadField(field, "\"" + name +
                             "\" is not of the form "
                             "documents/{document}/claims/{number}");
}

ApiResult<QuotedWords> WordsOf(const v1::QuotedWords& message,
                               const std::string& field) {
  QuotedWords words;
  QUIPU_API_TRY(words.document,
                DocumentOf(message.document(), field + ".document"));
  if (message.quote().empty()) {
    return BadField(field + ".quote", "must not be empty");
  }
  words.quote = message.quote();
  words.within = message.within();
  return words;
}

ApiResult<MentionKind> MentionKindOf(v1::MentionKind kind,
                                     std::string_view field) {
  switch (kind) {
    case v1::MENTION_KIND_UNSPECIFIED:
    case v1::MENTION_KIND_NAME:
      return MentionKind::kName;
    case v1::MENTION_KIND_NOMINAL:
      return MentionKind::kNominal;
    case v1::MENTION_KIND_PRONOUN:
      return MentionKind::kPronoun;
    case v1::MENTION_KIND_ADJECTIVAL:
      return MentionKind::kAdjectival;
    default:
      return BadField(field, "is none of the values of MentionKind");
  }
}

ApiResult<Modality> ModalityOf(v1::Modality modality, std::string_view field) {
  switch (modality) {
    case v1::MODALITY_UNSPECIFIED:
    case v1::MODALITY_ASSERTED:
      return Modality::kAsserted;
    case v1::MODALITY_ALLEGED:
      return Modality::kAlleged;
    case v1::MODALITY_DENIED:
      return Modality::kDenied;
    case v1::MODALITY_FEARED:
      return Modality::kFeared;
    case v1::MODALITY_PLANNED:
      return Modality::kPlanned;
    default:
      return BadField(field, "is none of the values of Modality");
  }
}

ApiResult<std::optional<PartialDate>> DateOf(const std::string& text,
                                             std::string_view field) {
  if (text.empty()) return std::optional<PartialDate>();
  const auto date = PartialDate::Parse(text);
  if (date) return date;
  return BadField(field, "\"" + text +
                             "\" is no date; write 1992, 1992-05 or "
                             "1992-05-09");
}

ApiResult<CurationEntry> Merge(const Reader& reader, const Ontology& ontology,
                               const v1::MergeEntities& message) {
  std::vector<Handle> entities;
  for (const std::string& name : message.entities()) {
    QUIPU_API_TRY(entities.emplace_back(), EntityOf(name, "merge.entities"));
  }
  QUIPU_API_TRY(CurationEntry entry, MergeDecision(reader, ontology, entities));
  return entry;
}

ApiResult<RequestedDecision> Split(const Reader& reader,
                                   const v1::SplitEntity& message) {
  QUIPU_API_TRY(const Handle entity,
                EntityOf(message.entity(), "split.entity"));
  std::vector<MemberChoice> chosen;
  for (const std::string& name : message.mentions()) {
    if (auto claim = ParseClaimName(name)) {
      chosen.push_back({std::move(claim->document), claim->claim});
      continue;
    }
    QUIPU_API_TRY(DocumentKey document, DocumentOf(name, "split.mentions"));
    chosen.push_back({std::move(document), std::nullopt});
  }
  QUIPU_API_TRY(SplitDraft draft, SplitDecision(reader, entity, chosen));
  return RequestedDecision{std::move(draft.entry), std::move(draft.left_out)};
}

ApiResult<CurationEntry> AddMention(const Reader& reader,
                                    const v1::AddMention& message) {
  QUIPU_API_TRY(const QuotedWords words,
                WordsOf(message.words(), "add_mention.words"));
  QUIPU_API_TRY(const Handle entity,
                EntityOf(message.entity(), "add_mention.entity"));
  QUIPU_API_TRY(const MentionKind kind,
                MentionKindOf(message.kind(), "add_mention.kind"));
  QUIPU_API_TRY(CurationEntry entry,
                AddMentionDecision(reader, words, entity, kind));
  return entry;
}

ApiResult<CurationEntry> AddEntity(const Reader& reader,
                                   const Ontology& ontology,
                                   const v1::AddEntity& message) {
  QUIPU_API_TRY(const QuotedWords words,
                WordsOf(message.words(), "add_entity.words"));
  QUIPU_API_TRY(const MentionKind kind,
                MentionKindOf(message.kind(), "add_entity.kind"));
  QUIPU_API_TRY(CurationEntry entry,
                AddEntityDecision(reader, ontology, words, message.type(), kind,
                                  message.display_name()));
  return entry;
}

ApiResult<std::variant<Handle, Literal>> ObjectOf(
    const v1::ClaimArgument& message) {
  constexpr const char* kField = "add_claim.object";
  if (!message.has_value()) {
    QUIPU_API_TRY(const Handle entity, EntityOf(message.entity(), kField));
    return entity;
  }
  std::optional<LiteralKind> kind;
  switch (message.value().kind()) {
    case v1::LITERAL_KIND_TEXT:
      kind = LiteralKind::kText;
      break;
    case v1::LITERAL_KIND_DATE:
      kind = LiteralKind::kDate;
      break;
    case v1::LITERAL_KIND_QUANTITY:
      kind = LiteralKind::kQuantity;
      break;
    default:
      return BadField(kField, "its value needs a kind");
  }
  QUIPU_API_TRY(Literal literal, ParseLiteral(*kind, message.value().text()));
  return literal;
}

ApiResult<CurationEntry> AddClaim(const Reader& reader,
                                  const Ontology& ontology,
                                  const v1::AddClaim& message) {
  QUIPU_API_TRY(const QuotedWords words,
                WordsOf(message.words(), "add_claim.words"));
  ClaimDraft draft;
  QUIPU_API_TRY(draft.subject,
                EntityOf(message.subject(), "add_claim.subject"));
  draft.predicate = message.predicate();
  QUIPU_API_TRY(draft.object, ObjectOf(message.object()));
  if (message.polarity() == v1::POLARITY_NEGATIVE) {
    draft.polarity = Polarity::kNegative;
  }
  QUIPU_API_TRY(draft.modality,
                ModalityOf(message.modality(), "add_claim.modality"));
  if (message.has_speaker_entity()) {
    QUIPU_API_TRY(draft.speaker, EntityOf(message.speaker_entity(),
                                          "add_claim.speaker_entity"));
  } else if (message.has_speaker_words()) {
    draft.speaker = message.speaker_words();
  }
  QUIPU_API_TRY(draft.since, DateOf(message.since(), "add_claim.since"));
  QUIPU_API_TRY(draft.until, DateOf(message.until(), "add_claim.until"));
  QUIPU_API_TRY(CurationEntry entry,
                AddClaimDecision(reader, ontology, words, draft));
  return entry;
}

ApiResult<CurationEntry> Correct(const Reader& reader,
                                 const v1::CorrectDocument& message) {
  QUIPU_API_TRY(const DocumentKey document,
                DocumentOf(message.document(), "correct.document"));
  Correction correction;
  switch (message.field()) {
    case v1::DOCUMENT_FIELD_TITLE:
      correction.field = MetadataField::kTitle;
      break;
    case v1::DOCUMENT_FIELD_AUTHORS:
      correction.field = MetadataField::kAuthors;
      break;
    case v1::DOCUMENT_FIELD_PUBLISHER:
      correction.field = MetadataField::kPublisher;
      break;
    case v1::DOCUMENT_FIELD_PUBLISHED:
      correction.field = MetadataField::kPublished;
      break;
    default:
      return BadField("correct.field", "must say what is corrected");
  }
  correction.values.assign(message.values().begin(), message.values().end());
  QUIPU_API_TRY(CurationEntry entry,
                CorrectDecision(reader, document, std::move(correction)));
  return entry;
}

// Of an action that leaves no member out.
ApiResult<CurationEntry> EntryOf(const Reader& reader, const Ontology& ontology,
                                 const v1::DecideRequest& request) {
  switch (request.action_case()) {
    case v1::DecideRequest::kMerge:
      return Merge(reader, ontology, request.merge());
    case v1::DecideRequest::kReject: {
      QUIPU_API_TRY(const ClaimAddress claim,
                    ClaimOf(request.reject().claim(), "reject.claim"));
      QUIPU_API_TRY(CurationEntry entry,
                    RejectDecision(reader, claim.document, claim.claim));
      return entry;
    }
    case v1::DecideRequest::kRename: {
      QUIPU_API_TRY(const Handle entity,
                    EntityOf(request.rename().entity(), "rename.entity"));
      QUIPU_API_TRY(
          CurationEntry entry,
          RenameDecision(reader, entity, request.rename().display_name()));
      return entry;
    }
    case v1::DecideRequest::kRetype: {
      QUIPU_API_TRY(const Handle entity,
                    EntityOf(request.retype().entity(), "retype.entity"));
      QUIPU_API_TRY(
          CurationEntry entry,
          RetypeDecision(reader, ontology, entity, request.retype().type()));
      return entry;
    }
    case v1::DecideRequest::kAddMention:
      return AddMention(reader, request.add_mention());
    case v1::DecideRequest::kAddEntity:
      return AddEntity(reader, ontology, request.add_entity());
    case v1::DecideRequest::kAddClaim:
      return AddClaim(reader, ontology, request.add_claim());
    case v1::DecideRequest::kCorrect:
      return Correct(reader, request.correct());
    case v1::DecideRequest::kSplit:
    case v1::DecideRequest::ACTION_NOT_SET:
      break;
  }
  return BadField("action", "must say what is decided");
}

v1::DecisionKind KindToProto(CurationKind kind) {
  switch (kind) {
    case CurationKind::kSame:
      return v1::DECISION_KIND_MERGE;
    case CurationKind::kDistinct:
      return v1::DECISION_KIND_SPLIT;
    case CurationKind::kRename:
      return v1::DECISION_KIND_RENAME;
    case CurationKind::kRetype:
      return v1::DECISION_KIND_RETYPE;
    case CurationKind::kRejectClaim:
      return v1::DECISION_KIND_REJECT;
    case CurationKind::kAddMention:
      return v1::DECISION_KIND_ADD_MENTION;
    case CurationKind::kAddEntity:
      return v1::DECISION_KIND_ADD_ENTITY;
    case CurationKind::kAddClaim:
      return v1::DECISION_KIND_ADD_CLAIM;
    case CurationKind::kCorrect:
      return v1::DECISION_KIND_CORRECT;
  }
  return v1::DECISION_KIND_UNSPECIFIED;
}

v1::DocumentField FieldToProto(MetadataField field) {
  switch (field) {
    case MetadataField::kTitle:
      return v1::DOCUMENT_FIELD_TITLE;
    case MetadataField::kAuthors:
      return v1::DOCUMENT_FIELD_AUTHORS;
    case MetadataField::kPublisher:
      return v1::DOCUMENT_FIELD_PUBLISHER;
    case MetadataField::kPublished:
      return v1::DOCUMENT_FIELD_PUBLISHED;
  }
  return v1::DOCUMENT_FIELD_UNSPECIFIED;
}

}  // namespace

ApiResult<RequestedDecision> DecisionFromProto(
    const Reader& reader, const Ontology& ontology,
    const v1::DecideRequest& request) {
  RequestedDecision decision;
  if (request.has_split()) {
    QUIPU_API_TRY(decision, Split(reader, request.split()));
  } else {
    QUIPU_API_TRY(decision.entry, EntryOf(reader, ontology, request));
  }
  decision.entry.author = request.author();
  decision.entry.note = request.reason();
  return decision;
}

v1::Decision DecisionToProto(const LoggedDecision& decision) {
  const CurationEntry& entry = decision.entry;
  v1::Decision message;
  message.set_name(DecisionName(entry.sequence));
  message.set_kind(KindToProto(entry.kind));
  message.set_anchor_count(static_cast<uint32_t>(entry.anchors.size()));
  for (const Anchor& anchor : entry.anchors) {
    if (message.anchors_size() == kMostAnchors) break;
    v1::DecisionAnchor* const added = message.add_anchors();
    added->set_document(DocumentName(anchor.document));
    size_t end = std::min(anchor.quote.size(), kMostQuoteBytes);
    while (!IsUtf8Boundary(anchor.quote, end)) --end;
    added->set_quote(anchor.quote.substr(0, end));
  }
  if (entry.kind == CurationKind::kDistinct) message.set_divide(entry.divide);
  message.set_value(entry.value);
  if (const auto* correction = std::get_if<Correction>(&entry.details)) {
    message.set_field(FieldToProto(correction->field));
    for (const std::string& value : correction->values) {
      message.add_values(value);
    }
  }
  message.set_author(entry.author);
  message.set_reason(entry.note);
  message.set_decide_time(TimeText(entry));
  message.set_pending(decision.pending);
  message.set_lost_anchor_count(decision.lost_anchors);
  return message;
}

}  // namespace quipu
