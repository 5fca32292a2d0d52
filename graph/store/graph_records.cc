// The derived records: profiles, entities, relations, handles, contributions,
// editions, and the state of the whole store.

#include <algorithm>
#include <limits>

#include "graph/store/record_fields.h"
#include "graph/store/records.h"
#include "quipu/storage/v1/graph.pb.h"

namespace quipu {
namespace {

using Tallies = google::protobuf::RepeatedPtrField<pb::Tally>;
using VetoMarks = google::protobuf::RepeatedPtrField<pb::VetoMark>;

template <typename Strings>
std::vector<std::string> ToVector(const Strings& strings) {
  return {strings.begin(), strings.end()};
}

// Keys of the block index end in a zero byte, so none may contain one.
Result<std::vector<std::string>> ReadBlockKeys(
    const google::protobuf::RepeatedPtrField<std::string>& stored) {
  for (const std::string& key : stored) {
    if (key.find('\0') != std::string::npos) {
      return Corruption("a key of a profile holds a zero byte");
    }
  }
  return ToVector(stored);
}

void Write(const std::vector<Tally>& tallies, Tallies* stored) {
  for (const Tally& tally : tallies) {
    pb::Tally* const stored_tally = stored->Add();
    stored_tally->set_text(tally.text);
    stored_tally->set_kind(ToStored(kNameKinds, tally.kind));
    stored_tally->set_count(tally.count);
  }
}

Result<std::vector<Tally>> Read(const Tallies& stored) {
  std::vector<Tally> tallies;
  tallies.reserve(static_cast<size_t>(stored.size()));
  for (const pb::Tally& tally : stored) {
    QUIPU_TRY(const NameKind kind,
              FromStored(kNameKinds, tally.kind(), "name kind"));
    tallies.push_back({tally.text(), kind, tally.count()});
  }
  return tallies;
}

void Write(const std::vector<VetoMark>& vetoes, VetoMarks* stored) {
  for (const VetoMark& veto : vetoes) {
    pb::VetoMark* const stored_veto = stored->Add();
    stored_veto->set_decision(veto.decision);
    stored_veto->set_side(veto.side);
  }
}

void Write(const Imprint& imprint, pb::Imprint* stored) {
  stored->mutable_names()->Add(imprint.names.begin(), imprint.names.end());
  stored->mutable_taken_from()->Add(imprint.taken_from.begin(),
                                    imprint.taken_from.end());
}

Imprint Read(const pb::Imprint& stored) {
  return {{stored.names().begin(), stored.names().end()},
          {stored.taken_from().begin(), stored.taken_from().end()}};
}

std::vector<VetoMark> Read(const VetoMarks& stored) {
  std::vector<VetoMark> vetoes;
  for (const pb::VetoMark& veto : stored) {
    vetoes.push_back({veto.decision(), veto.side()});
  }
  return vetoes;
}

pb::ConflictRules ToProto(const ConflictRules& rules) {
  pb::ConflictRules stored;
  const auto put = [](const std::vector<std::string>& names, auto* field) {
    field->Assign(names.begin(), names.end());
  };
  put(rules.single_valued, stored.mutable_single_valued());
  put(rules.single_subject, stored.mutable_single_subject());
  put(rules.once, stored.mutable_once());
  put(rules.kinship, stored.mutable_kinship());
  put(rules.inclusion, stored.mutable_inclusion());
  put(rules.nested_types, stored.mutable_nested_types());
  return stored;
}

ConflictRules FromProto(const pb::ConflictRules& stored) {
  return {ToVector(stored.single_valued()), ToVector(stored.single_subject()),
          ToVector(stored.once()),          ToVector(stored.kinship()),
          ToVector(stored.inclusion()),     ToVector(stored.nested_types())};
}

}  // namespace

std::string Encode(const ProfileRecord& record) {
  pb::Profile stored;
  for (const std::string& key : record.strong_keys) {
    stored.add_strong_keys(key);
  }
  for (const std::string& key : record.weak_keys) stored.add_weak_keys(key);
  Write(record.vetoes, stored.mutable_vetoes());
  stored.set_entity(record.entity.value);
  stored.set_member_count(record.member_count);
  Write(record.names, stored.mutable_names());
  Write(record.types, stored.mutable_types());
  return Serialise(stored);
}

template <>
Result<ProfileRecord> Decode(std::string_view bytes) {
  pb::Profile stored;
  QUIPU_CHECK(Parse(bytes, "profile", stored));
  ProfileRecord record;
  QUIPU_TRY(record.strong_keys, ReadBlockKeys(stored.strong_keys()));
  QUIPU_TRY(record.weak_keys, ReadBlockKeys(stored.weak_keys()));
  record.vetoes = Read(stored.vetoes());
  record.entity = EntityNumber{stored.entity()};
  record.member_count = stored.member_count();
  QUIPU_TRY(record.names, Read(stored.names()));
  QUIPU_TRY(record.types, Read(stored.types()));
  return record;
}

std::string Encode(const EntityRecord& record) {
  pb::Entity stored;
  stored.set_id(ToBytes(record.id.bytes));
  stored.set_name(record.name);
  stored.set_type(record.type);
  stored.set_member_count(record.member_count);
  Write(record.names, stored.mutable_names());
  Write(record.types, stored.mutable_types());
  Write(record.vetoes, stored.mutable_vetoes());
  return Serialise(stored);
}

template <>
Result<EntityRecord> Decode(std::string_view bytes) {
  pb::Entity stored;
  QUIPU_CHECK(Parse(bytes, "entity", stored));
  EntityRecord record;
  QUIPU_CHECK(ReadBytes(stored.id(), "entity id", record.id.bytes));
  record.name = stored.name();
  record.type = stored.type();
  record.member_count = stored.member_count();
  QUIPU_TRY(record.names, Read(stored.names()));
  QUIPU_TRY(record.types, Read(stored.types()));
  record.vetoes = Read(stored.vetoes());
  return record;
}

std::string Encode(const RelationRecord& record) {
  pb::Relation stored;
  stored.set_subject(record.subject.value);
  stored.set_predicate(record.predicate.value);
  if (const auto* entity = std::get_if<EntityNumber>(&record.object)) {
    stored.set_entity(entity->value);
  } else {
    const auto& literal = std::get<LiteralKey>(record.object);
    stored.mutable_literal()->set_kind(ToStored(kLiteralKinds, literal.kind));
    stored.mutable_literal()->set_text(literal.text);
  }
  stored.set_claim_count(record.claim_count);
  return Serialise(stored);
}

template <>
Result<RelationRecord> Decode(std::string_view bytes) {
  pb::Relation stored;
  QUIPU_CHECK(Parse(bytes, "relation", stored));
  if (stored.predicate() > std::numeric_limits<uint16_t>::max()) {
    return Corruption("predicate " + std::to_string(stored.predicate()));
  }
  RelationRecord record;
  record.subject = EntityNumber{stored.subject()};
  record.predicate = PredicateNumber{static_cast<uint16_t>(stored.predicate())};
  switch (stored.object_case()) {
    case pb::Relation::kEntity:
      record.object = EntityNumber{stored.entity()};
      break;
    case pb::Relation::kLiteral: {
      QUIPU_TRY(
          const LiteralKind kind,
          FromStored(kLiteralKinds, stored.literal().kind(), "literal kind"));
      record.object = LiteralKey{kind, stored.literal().text()};
      break;
    }
    case pb::Relation::OBJECT_NOT_SET:
      return Corruption("relation without an object");
  }
  record.claim_count = stored.claim_count();
  return record;
}

std::string Encode(const HandleRecord& record) {
  pb::HandleTarget stored;
  stored.set_document(record.local.document.value);
  stored.set_index(record.local.index.value);
  stored.set_profile(ToBytes(record.profile.bytes));
  return Serialise(stored);
}

template <>
Result<HandleRecord> Decode(std::string_view bytes) {
  pb::HandleTarget stored;
  QUIPU_CHECK(Parse(bytes, "handle record", stored));
  HandleRecord record;
  record.local = {DocumentNumber{stored.document()},
                  LocalIndex{stored.index()}};
  QUIPU_CHECK(ReadBytes(stored.profile(), "profile id", record.profile.bytes));
  return record;
}

std::string Encode(const ContributionRecord& record) {
  pb::Contribution stored;
  for (const ContributionRecord::Local& local : record.locals) {
    pb::LocalContribution* const stored_local = stored.add_locals();
    stored_local->set_handle(ToBytes(local.handle.bytes));
    stored_local->set_profile(ToBytes(local.profile.bytes));
    stored_local->set_type(local.type);
    Write(local.names, stored_local->mutable_names());
    stored_local->set_curated_type(local.curated_type);
  }
  for (const std::optional<RelationNumber>& relation : record.claims) {
    stored.add_claims(relation ? uint64_t{relation->value} + 1 : 0);
  }
  for (const SecondaryLink& link : record.links) {
    pb::SecondaryLink* const stored_link = stored.add_links();
    stored_link->set_claim(link.claim.value);
    stored_link->set_relation(link.relation.value);
  }
  for (const Offer& offer : record.offers) {
    pb::Offer* const stored_offer = stored.add_offers();
    stored_offer->set_named(ToBytes(offer.named.bytes));
    stored_offer->set_key(offer.key);
  }
  stored.set_input(ToBytes(record.input.bytes));
  return Serialise(stored);
}

template <>
Result<ContributionRecord> Decode(std::string_view bytes) {
  pb::Contribution stored;
  QUIPU_CHECK(Parse(bytes, "contribution", stored));
  ContributionRecord record;
  for (const pb::LocalContribution& stored_local : stored.locals()) {
    ContributionRecord::Local& local = record.locals.emplace_back();
    QUIPU_CHECK(ReadBytes(stored_local.handle(), "handle", local.handle.bytes));
    QUIPU_CHECK(
        ReadBytes(stored_local.profile(), "profile id", local.profile.bytes));
    local.type = stored_local.type();
    QUIPU_TRY(local.names, Read(stored_local.names()));
    local.curated_type = stored_local.curated_type();
  }
  for (const uint64_t relation : stored.claims()) {
    if (relation > uint64_t{std::numeric_limits<uint32_t>::max()} + 1) {
      return Corruption("relation " + std::to_string(relation));
    }
    auto& number = record.claims.emplace_back();
    if (relation != 0) {
      number = RelationNumber{static_cast<uint32_t>(relation - 1)};
    }
  }
  for (const pb::SecondaryLink& link : stored.links()) {
    record.links.push_back(
        {ClaimIndex{link.claim()}, RelationNumber{link.relation()}});
  }
  if (!std::is_sorted(record.links.begin(), record.links.end()) ||
      (!record.links.empty() &&
       record.links.back().claim.value >= record.claims.size())) {
    return Corruption(
        "the secondary relations of a contribution are out of "
        "order");
  }
  for (const pb::Offer& stored_offer : stored.offers()) {
    Offer& offer = record.offers.emplace_back();
    QUIPU_CHECK(ReadBytes(stored_offer.named(), "handle", offer.named.bytes));
    if (stored_offer.key().find('\0') != std::string::npos) {
      return Corruption("a block key with a zero byte");
    }
    offer.key = stored_offer.key();
  }
  QUIPU_CHECK(ReadBytes(stored.input(), "input digest", record.input.bytes));
  return record;
}

std::string Encode(const Sketch& sketch) {
  pb::Sketch stored;
  stored.set_shingle_count(sketch.shingle_count);
  stored.mutable_elements()->Add(sketch.elements.begin(),
                                 sketch.elements.end());
  return Serialise(stored);
}

template <>
Result<Sketch> Decode(std::string_view bytes) {
  pb::Sketch stored;
  QUIPU_CHECK(Parse(bytes, "sketch", stored));
  Sketch sketch;
  sketch.shingle_count = stored.shingle_count();
  sketch.elements.assign(stored.elements().begin(), stored.elements().end());
  if (sketch.elements.size() > sketch.shingle_count ||
      !std::is_sorted(sketch.elements.begin(), sketch.elements.end())) {
    return Corruption("the elements of a sketch are too many or out of order");
  }
  return sketch;
}

std::string Encode(const EditionMember& member) {
  pb::EditionMember stored;
  stored.set_document(member.document.value);
  stored.set_source(member.source);
  Write(member.imprint, stored.mutable_imprint());
  return Serialise(stored);
}

template <>
Result<EditionMember> Decode(std::string_view bytes) {
  pb::EditionMember stored;
  QUIPU_CHECK(Parse(bytes, "edition member", stored));
  return EditionMember{DocumentNumber{stored.document()}, stored.source(),
                       Read(stored.imprint())};
}

std::string Encode(const EditionRecord& record) {
  pb::Edition stored;
  stored.set_first_day(record.first.day);
  stored.set_first_document(record.first.document.value);
  if (record.copied_from) {
    stored.set_copied_from(ToBytes(record.copied_from->bytes));
  }
  stored.set_share(record.share);
  stored.set_original(ToBytes(record.original.bytes));
  stored.set_source(record.source);
  Write(record.imprint, stored.mutable_imprint());
  return Serialise(stored);
}

template <>
Result<EditionRecord> Decode(std::string_view bytes) {
  pb::Edition stored;
  QUIPU_CHECK(Parse(bytes, "edition", stored));
  EditionRecord record;
  record.first = {stored.first_day(), {stored.first_document()}};
  if (!stored.copied_from().empty()) {
    QUIPU_CHECK(ReadBytes(stored.copied_from(), "edition id",
                          record.copied_from.emplace().bytes));
  }
  if (stored.share() > 1000) return Corruption("share over 1000");
  record.share = static_cast<uint16_t>(stored.share());
  QUIPU_CHECK(
      ReadBytes(stored.original(), "edition id", record.original.bytes));
  record.source = stored.source();
  record.imprint = Read(stored.imprint());
  return record;
}

std::string Encode(const OntologyRecord& record) {
  pb::OntologyRecord stored;
  stored.set_yaml(record.yaml);
  stored.set_digest(ToBytes(record.digest.bytes));
  stored.set_extractor(ToBytes(record.extractor.bytes));
  stored.set_mixed(record.mixed);
  stored.set_reextracted(record.reextracted);
  stored.set_fast(record.fast);
  if (record.min_confidence != kConfidenceFloor) {
    stored.set_min_confidence(static_cast<uint32_t>(record.min_confidence));
  }
  if (record.conflicts != ConflictRules()) {
    *stored.mutable_conflicts() = ToProto(record.conflicts);
  }
  return Serialise(stored);
}

template <>
Result<OntologyRecord> Decode(std::string_view bytes) {
  pb::OntologyRecord stored;
  QUIPU_CHECK(Parse(bytes, "ontology record", stored));
  OntologyRecord record;
  record.yaml = stored.yaml();
  QUIPU_CHECK(
      ReadBytes(stored.digest(), "ontology digest", record.digest.bytes));
  QUIPU_CHECK(ReadBytes(stored.extractor(), "extractor digest",
                        record.extractor.bytes));
  record.mixed = stored.mixed();
  record.reextracted = stored.reextracted();
  record.fast = stored.fast();
  if (stored.has_min_confidence()) {
    if (stored.min_confidence() > 1000) {
      return Corruption("least confidence over 1000");
    }
    record.min_confidence = static_cast<int>(stored.min_confidence());
  }
  record.conflicts = FromProto(stored.conflicts());
  return record;
}

const std::string* StoreState::NameOf(PredicateNumber predicate) const {
  const bool secondary = IsSecondary(predicate);
  const auto& dictionary = secondary ? secondary_predicates : predicates;
  const size_t position =
      predicate.value - (secondary ? kFirstSecondaryPredicate : 0);
  return position < dictionary.size() ? &dictionary[position] : nullptr;
}

std::string Encode(const StoreState& state) {
  pb::StoreState stored;
  stored.set_generation(state.generation);
  stored.set_next_document(state.next_document);
  stored.set_next_entity(state.next_entity);
  stored.set_next_relation(state.next_relation);
  stored.set_next_decision(state.next_decision);
  stored.set_document_count(state.document_count);
  stored.set_entity_count(state.entity_count);
  stored.set_relation_count(state.relation_count);
  stored.set_claim_count(state.claim_count);
  stored.set_input(ToBytes(state.input.bytes));
  for (const std::string& name : state.predicates) stored.add_predicates(name);
  for (const std::string& name : state.secondary_predicates) {
    stored.add_secondary_predicates(name);
  }
  return Serialise(stored);
}

template <>
Result<StoreState> Decode(std::string_view bytes) {
  pb::StoreState stored;
  QUIPU_CHECK(Parse(bytes, "store state", stored));
  for (const int size :
       {stored.predicates_size(), stored.secondary_predicates_size()}) {
    if (size > kFirstSecondaryPredicate) {
      return Corruption("dictionary of " + std::to_string(size) +
                        " predicates");
    }
  }
  StoreState state;
  state.generation = stored.generation();
  state.next_document = stored.next_document();
  state.next_entity = stored.next_entity();
  state.next_relation = stored.next_relation();
  state.next_decision = stored.next_decision();
  state.document_count = stored.document_count();
  state.entity_count = stored.entity_count();
  state.relation_count = stored.relation_count();
  state.claim_count = stored.claim_count();
  QUIPU_CHECK(ReadBytes(stored.input(), "input digest", state.input.bytes));
  state.predicates = ToVector(stored.predicates());
  state.secondary_predicates = ToVector(stored.secondary_predicates());
  return state;
}

}  // namespace quipu
