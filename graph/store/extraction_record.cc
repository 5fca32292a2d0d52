// The record of an extraction.

#include "graph/store/claim_fields.h"
#include "graph/store/record_fields.h"
#include "graph/store/records.h"
#include "quipu/storage/v1/extraction.pb.h"

namespace quipu {
namespace {

constexpr uint32_t kMostConfidence = 1000;

void Write(const LocalEntity& entity, pb::LocalEntity* stored) {
  stored->set_handle(ToBytes(entity.handle.bytes));
  stored->set_type(entity.type);
  stored->set_name(entity.name);
  for (const LocalName& name : entity.names) {
    pb::LocalName* const stored_name = stored->add_names();
    stored_name->set_text(name.text);
    stored_name->set_kind(ToStored(kNameKinds, name.kind));
    WriteSpan(name.where, stored_name->mutable_where());
  }
  for (const Mention& mention : entity.mentions) {
    pb::Mention* const stored_mention = stored->add_mentions();
    WriteSpan(mention.span, stored_mention->mutable_span());
    stored_mention->set_kind(ToStored(kMentionKinds, mention.kind));
  }
  stored->set_is_document(entity.is_document);
  stored->set_type_is_guess(entity.type_is_guess);
}

Result<LocalEntity> Read(const pb::LocalEntity& stored) {
  LocalEntity entity;
  QUIPU_CHECK(ReadBytes(stored.handle(), "handle", entity.handle.bytes));
  entity.type = stored.type();
  entity.name = stored.name();
  for (const pb::LocalName& stored_name : stored.names()) {
    LocalName& name = entity.names.emplace_back();
    name.text = stored_name.text();
    QUIPU_TRY(name.kind,
              FromStored(kNameKinds, stored_name.kind(), "name kind"));
    QUIPU_TRY(name.where, ReadSpan(stored_name.where()));
  }
  for (const pb::Mention& stored_mention : stored.mentions()) {
    Mention& mention = entity.mentions.emplace_back();
    QUIPU_TRY(mention.span, ReadSpan(stored_mention.span()));
    QUIPU_TRY(mention.kind,
              FromStored(kMentionKinds, stored_mention.kind(), "mention kind"));
  }
  entity.is_document = stored.is_document();
  entity.type_is_guess = stored.type_is_guess();
  return entity;
}

// Position of one of an extraction's `entity_count` local entities.
Result<LocalIndex> ReadIndex(uint32_t stored, size_t entity_count) {
  if (stored >= entity_count) {
    return Corruption("local entity " + std::to_string(stored) + " of " +
                      std::to_string(entity_count));
  }
  return LocalIndex{stored};
}

void Write(const Argument& argument, pb::Argument* stored) {
  if (const auto* entity = std::get_if<LocalIndex>(&argument)) {
    stored->set_entity(entity->value);
  } else {
    WriteLiteral(std::get<Literal>(argument), stored->mutable_literal());
  }
}

Result<Argument> Read(const pb::Argument& stored, size_t entity_count) {
  switch (stored.value_case()) {
    case pb::Argument::kEntity: {
      QUIPU_TRY(Argument entity, ReadIndex(stored.entity(), entity_count));
      return entity;
    }
    case pb::Argument::kLiteral: {
      QUIPU_TRY(Argument literal, ReadLiteral(stored.literal()));
      return literal;
    }
    case pb::Argument::VALUE_NOT_SET:
      break;
  }
  return Corruption("argument without a value");
}

Result<Attribution> Read(const pb::Attribution& stored, size_t entity_count) {
  switch (stored.speaker_case()) {
    case pb::Attribution::kEntity: {
      QUIPU_TRY(Attribution entity, ReadIndex(stored.entity(), entity_count));
      return entity;
    }
    case pb::Attribution::kWords:
      return Attribution{stored.words()};
    case pb::Attribution::SPEAKER_NOT_SET:
      break;
  }
  return Corruption("attribution to nobody");
}

void Write(const TimeBounds& time, pb::TimeBounds* stored) {
  stored->set_begin_earliest(time.begin.earliest);
  stored->set_begin_latest(time.begin.latest);
  stored->set_end_earliest(time.end.earliest);
  stored->set_end_latest(time.end.latest);
}

TimeBounds Read(const pb::TimeBounds& stored) {
  return {.begin = {stored.begin_earliest(), stored.begin_latest()},
          .end = {stored.end_earliest(), stored.end_latest()}};
}

void Write(const Claim& claim, pb::Claim* stored) {
  stored->set_subject(claim.subject.value);
  stored->set_predicate(claim.predicate);
  Write(claim.object, stored->mutable_object());
  for (const Qualifier& qualifier : claim.qualifiers) {
    pb::Qualifier* const stored_qualifier = stored->add_qualifiers();
    stored_qualifier->set_name(qualifier.name);
    Write(qualifier.value, stored_qualifier->mutable_value());
  }
  stored->set_polarity(ToStored(kPolarities, claim.polarity));
  stored->set_modality(ToStored(kModalities, claim.modality));
  if (claim.attributed_to) {
    pb::Attribution* const speaker = stored->mutable_attributed_to();
    if (const auto* entity = std::get_if<LocalIndex>(&*claim.attributed_to)) {
      speaker->set_entity(entity->value);
    } else {
      speaker->set_words(std::get<std::string>(*claim.attributed_to));
    }
  }
  if (claim.time) Write(*claim.time, stored->mutable_time());
  for (const Span span : claim.evidence)
    WriteSpan(span, stored->add_evidence());
  stored->set_confidence(static_cast<uint32_t>(claim.confidence));
  stored->set_rule(claim.rule);
}

Result<Claim> Read(const pb::Claim& stored, size_t entity_count) {
  Claim claim;
  QUIPU_TRY(claim.subject, ReadIndex(stored.subject(), entity_count));
  claim.predicate = stored.predicate();
  QUIPU_TRY(claim.object, Read(stored.object(), entity_count));
  for (const pb::Qualifier& stored_qualifier : stored.qualifiers()) {
    Qualifier& qualifier = claim.qualifiers.emplace_back();
    qualifier.name = stored_qualifier.name();
    QUIPU_TRY(qualifier.value, Read(stored_qualifier.value(), entity_count));
  }
  QUIPU_TRY(claim.polarity,
            FromStored(kPolarities, stored.polarity(), "polarity"));
  QUIPU_TRY(claim.modality,
            FromStored(kModalities, stored.modality(), "modality"));
  if (stored.has_attributed_to()) {
    QUIPU_TRY(claim.attributed_to, Read(stored.attributed_to(), entity_count));
  }
  if (stored.has_time()) claim.time = Read(stored.time());
  for (const pb::Span& span : stored.evidence()) {
    QUIPU_TRY(claim.evidence.emplace_back(), ReadSpan(span));
  }
  if (claim.evidence.empty()) return Corruption("claim without evidence");
  if (stored.confidence() > kMostConfidence) {
    return Corruption("confidence of " + std::to_string(stored.confidence()) +
                      " per mille");
  }
  claim.confidence = static_cast<int>(stored.confidence());
  claim.rule = stored.rule();
  return claim;
}

}  // namespace

std::string Encode(const Extraction& extraction) {
  pb::Extraction stored;
  stored.set_extractor(ToBytes(extraction.extractor.bytes));
  stored.set_external(extraction.external);
  for (const LocalEntity& entity : extraction.entities) {
    Write(entity, stored.add_entities());
  }
  for (const Claim& claim : extraction.claims) {
    Write(claim, stored.add_claims());
  }
  return Serialise(stored);
}

Result<ExtractionOrigin> DecodeOrigin(std::string_view bytes) {
  pb::ExtractionOrigin stored;
  QUIPU_CHECK(Parse(bytes, "extraction", stored));
  ExtractionOrigin origin;
  QUIPU_CHECK(
      ReadBytes(stored.extractor(), "extractor", origin.extractor.bytes));
  origin.external = stored.external();
  return origin;
}

template <>
Result<Extraction> Decode(std::string_view bytes) {
  pb::Extraction stored;
  QUIPU_CHECK(Parse(bytes, "extraction", stored));
  Extraction extraction;
  QUIPU_CHECK(
      ReadBytes(stored.extractor(), "extractor", extraction.extractor.bytes));
  extraction.external = stored.external();
  for (const pb::LocalEntity& entity : stored.entities()) {
    QUIPU_TRY(extraction.entities.emplace_back(), Read(entity));
  }
  for (const pb::Claim& claim : stored.claims()) {
    QUIPU_TRY(extraction.claims.emplace_back(),
              Read(claim, extraction.entities.size()));
  }
  return extraction;
}

}  // namespace quipu
