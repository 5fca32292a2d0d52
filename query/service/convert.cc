// Quipu's values -> messages of the API, and filters the other way round.

#include "query/service/convert.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/utf8.h"
#include "graph/model/dating.h"
#include "rpc/api_error.h"
#include "rpc/resource_names.h"

namespace quipu {
namespace {

constexpr size_t kMaxAliases = 500;
constexpr size_t kMaxQuoteBytes = 16 * 1024;
constexpr int kMaxFilterNames = 1000;

// Enumerators of the API follow ours in the same order, after _UNSPECIFIED.
template <typename To, typename From>
To Shifted(From value) {
  return static_cast<To>(static_cast<int>(value) + 1);
}
static_assert(static_cast<int>(v1::POLARITY_NEGATIVE) ==
              static_cast<int>(Polarity::kNegative) + 1);
static_assert(static_cast<int>(v1::MODALITY_PLANNED) ==
              static_cast<int>(Modality::kPlanned) + 1);
static_assert(static_cast<int>(v1::DISPUTE_KIND_DENIED) ==
              static_cast<int>(DisputeKind::kDenied) + 1);
static_assert(static_cast<int>(v1::LITERAL_KIND_QUANTITY) ==
              static_cast<int>(LiteralKind::kQuantity) + 1);
static_assert(static_cast<int>(v1::COMPARATOR_ALL) ==
              static_cast<int>(Comparator::kAll) + 1);
static_assert(static_cast<int>(v1::NAME_KIND_CURATED) ==
              static_cast<int>(NameKind::kCurated) + 1);
static_assert(static_cast<int>(v1::NAME_MATCH_FUZZY) ==
              static_cast<int>(NameMatch::kFuzzy) + 1);
static_assert(static_cast<int>(v1::LOCATOR_KIND_PART) ==
              static_cast<int>(LocatorKind::kPart) + 1);

ApiResult<std::vector<std::string>> ReadNames(
    const google::protobuf::RepeatedPtrField<std::string>& names,
    std::string_view field) {
  if (names.size() > kMaxFilterNames) {
    return BadField(field, "holds more than 1,000 names");
  }
  return std::vector<std::string>(names.begin(), names.end());
}

ApiResult<std::optional<PartialDate>> ReadDate(const std::string& text,
                                               std::string_view field) {
  if (text.empty()) return std::optional<PartialDate>();
  const std::optional<PartialDate> date = PartialDate::Parse(text);
  if (!date) {
    return BadField(field,
                    "must be a date such as 1992, 1992-05 or 1992-05-09");
  }
  return date;
}

// Of a TimeFilter or a ClaimFilter in the field `parent`.
template <typename Message>
ApiResult<void> ReadTimes(const Message& message, const std::string& parent,
                          ClaimFilters& filters) {
  QUIPU_API_TRY(filters.since, ReadDate(message.since(), parent + ".since"));
  QUIPU_API_TRY(filters.until, ReadDate(message.until(), parent + ".until"));
  QUIPU_API_TRY(filters.published_since, ReadDate(message.published_since(),
                                                  parent + ".published_since"));
  QUIPU_API_TRY(filters.published_until, ReadDate(message.published_until(),
                                                  parent + ".published_until"));
  filters.time_sense =
      message.certainly() ? TimeSense::kCertainly : TimeSense::kPossibly;
  return {};
}

ApiResult<StanceSet> ReadStances(const v1::ClaimFilter& message) {
  const bool by_kind = message.polarity() != v1::POLARITY_UNSPECIFIED ||
                       message.modality() != v1::MODALITY_UNSPECIFIED;
  if (by_kind && message.stance() != v1::STANCE_UNSPECIFIED) {
    return BadField("filter.stance",
                    "cannot be given together with polarity or modality");
  }
  if (!v1::Stance_IsValid(message.stance()) ||
      !v1::Polarity_IsValid(message.polarity()) ||
      !v1::Modality_IsValid(message.modality())) {
    return BadField("filter", "holds a value that this server does not know");
  }
  if (by_kind) {
    std::optional<Polarity> polarity;
    std::optional<Modality> modality;
    if (message.polarity() != v1::POLARITY_UNSPECIFIED) {
      polarity = static_cast<Polarity>(message.polarity() - 1);
    }
    if (message.modality() != v1::MODALITY_UNSPECIFIED) {
      modality = static_cast<Modality>(message.modality() - 1);
    }
    return StanceSet::Of(polarity, modality);
  }
  if (message.stance() == v1::STANCE_OPPOSING) return StanceSet::Opposing();
  if (message.stance() == v1::STANCE_ALL) return StanceSet::All();
  return StanceSet::Supporting();
}

v1::Limit LimitToProto(SearchLimit limit) {
  switch (limit) {
    case SearchLimit::kMaxHops:
      return v1::LIMIT_MAX_HOPS;
    case SearchLimit::kExpansions:
      return v1::LIMIT_EXPANSIONS;
    case SearchLimit::kTime:
      return v1::LIMIT_TIME;
    case SearchLimit::kMemory:
      return v1::LIMIT_MEMORY;
    case SearchLimit::kResults:
      return v1::LIMIT_RESULTS;
    case SearchLimit::kCancelled:
      break;
  }
  return v1::LIMIT_UNSPECIFIED;
}

v1::Literal LiteralToProto(const Literal& literal) {
  v1::Literal message;
  message.set_kind(Shifted<v1::LiteralKind>(literal.kind));
  message.set_text(literal.text);
  if (literal.date) {
    message.set_date(literal.date->ToString());
  }
  if (literal.value) {
    message.set_value(*literal.value);
  }
  if (literal.kind == LiteralKind::kQuantity) {
    message.set_comparator(Shifted<v1::Comparator>(literal.comparator));
  }
  return message;
}

v1::Evidence QuoteToProto(const Quote& quote) {
  v1::Evidence message;
  size_t size = std::min(quote.text.size(), kMaxQuoteBytes);
  while (!IsUtf8Boundary(quote.text, size)) {
    --size;
  }
  message.set_quote(quote.text.substr(0, size));
  message.mutable_text_span()->set_begin(quote.span.begin);
  message.mutable_text_span()->set_end(quote.span.end);
  message.mutable_source_span()->set_begin(quote.source.begin);
  message.mutable_source_span()->set_end(quote.source.end);
  message.mutable_locator()->set_kind(
      Shifted<v1::LocatorKind>(quote.locator.kind));
  message.mutable_locator()->set_number(quote.locator.number);
  return message;
}

v1::Value SpeakerToProto(const SpeakerView& speaker) {
  if (const auto* entity = std::get_if<EntityLabel>(&speaker)) {
    return ValueToProto(*entity);
  }
  Literal words;
  words.text = std::get<std::string>(speaker);
  return ValueToProto(words);
}

template <typename Entity>
v1::EntityRef Reference(const Entity& entity) {
  v1::EntityRef message;
  message.set_name(EntityName(entity.id));
  message.set_display_name(entity.name);
  message.set_type(entity.type);
  return message;
}

}  // namespace

v1::DayRange DaysToProto(const DayRange& days) {
  const auto text = [](DayNumber day) {
    const std::optional<PartialDate> date = PartialDate::OfDay(day);
    return date ? date->ToString() : "";
  };
  v1::DayRange message;
  if (HasFirstDay(days)) message.set_earliest(text(days.earliest));
  if (HasLastDay(days)) message.set_latest(text(days.latest));
  return message;
}

v1::GraphVersion VersionToProto(const GraphVersion& version) {
  v1::GraphVersion message;
  message.set_generation(version.generation);
  message.set_input_digest(version.input.ToHex());
  return message;
}

v1::EntityRef EntityToProto(const EntityLabel& entity) {
  return Reference(entity);
}

v1::EntityRef EntityToProto(const EntityHit& hit) {
  return Reference(hit);
}

v1::Entity EntityToProto(const EntityDetails& details) {
  v1::Entity message;
  message.set_name(EntityName(details.entity.id));
  message.set_display_name(details.entity.name);
  message.set_type(details.entity.type);
  message.set_member_count(details.member_count);
  for (const NameCount& name : details.names) {
    if (message.aliases_size() == static_cast<int>(kMaxAliases)) {
      break;
    }
    auto* alias = message.add_aliases();
    alias->set_text(name.text);
    alias->set_kind(Shifted<v1::NameKind>(name.kind));
    alias->set_count(name.count);
  }
  for (const KindCount& type : details.types) {
    auto* count = message.add_types();
    count->set_type(type.kind);
    count->set_count(static_cast<uint32_t>(type.count));
  }
  message.set_relation_count(details.relation_count);
  message.set_attribute_count(details.attribute_count);
  return message;
}

v1::NameMatch NameMatchToProto(NameMatch match) {
  return Shifted<v1::NameMatch>(match);
}

v1::DocumentRef CitationToProto(const Citation& citation) {
  v1::DocumentRef message;
  message.set_name(DocumentName(citation.key));
  message.set_key(citation.key.value);
  message.set_title(citation.title);
  message.set_publisher(citation.publisher);
  if (citation.published) {
    message.set_published(citation.published->ToString());
  }
  return message;
}

v1::Value ValueToProto(const ValueView& value) {
  v1::Value message;
  if (const auto* entity = std::get_if<EntityLabel>(&value)) {
    *message.mutable_entity() = EntityToProto(*entity);
  } else {
    *message.mutable_literal() = LiteralToProto(std::get<Literal>(value));
  }
  return message;
}

v1::Claim ClaimToProto(const ClaimView& claim) {
  v1::Claim message;
  *message.mutable_document() = CitationToProto(claim.document);
  message.set_name(ClaimName(claim.document.key, claim.ref.claim));
  *message.mutable_subject() = EntityToProto(claim.subject);
  message.set_predicate(claim.predicate);
  *message.mutable_object() = ValueToProto(claim.object);
  for (const QualifierView& qualifier : claim.qualifiers) {
    auto* added = message.add_qualifiers();
    added->set_name(qualifier.name);
    *added->mutable_value() = ValueToProto(qualifier.value);
  }
  message.set_polarity(Shifted<v1::Polarity>(claim.polarity));
  message.set_modality(Shifted<v1::Modality>(claim.modality));
  if (claim.speaker) {
    *message.mutable_attributed_to() = SpeakerToProto(*claim.speaker);
  }
  if (claim.time) {
    *message.mutable_begin() = DaysToProto(claim.time->begin);
    *message.mutable_end() = DaysToProto(claim.time->end);
  }
  for (const Quote& quote : claim.quotes) {
    *message.add_evidence() = QuoteToProto(quote);
  }
  message.set_confidence(claim.confidence);
  message.set_rule(claim.rule);
  return message;
}

v1::Relation RelationToProto(const RelationEvidence& relation) {
  v1::Relation message;
  *message.mutable_subject() = EntityToProto(relation.subject);
  *message.mutable_object() = EntityToProto(relation.object);
  message.set_predicate(relation.predicate);
  message.set_secondary(relation.secondary);
  message.set_contested(relation.contested);
  message.set_source_count(relation.sources);
  message.set_claim_count(relation.claim_count);
  message.set_opposing_count(relation.opposing_count);
  return message;
}

v1::Dispute DisputeToProto(const DisputeView& dispute) {
  v1::Dispute message;
  message.set_kind(Shifted<v1::DisputeKind>(dispute.kind));
  *message.mutable_subject() = EntityToProto(dispute.subject);
  message.set_is_object(dispute.is_object);
  message.set_predicate(dispute.predicate);
  if (dispute.object) {
    *message.mutable_object() = EntityToProto(*dispute.object);
  }
  message.set_counted_kind(dispute.scope.kind);
  message.set_counted_group(dispute.scope.of);
  message.set_source_count(dispute.sources);
  message.set_opposing_source_count(dispute.sources_against);
  for (const PositionView& position : dispute.positions) {
    auto* added = message.add_positions();
    added->set_denied(position.denied);
    for (const ValueView& value : position.values) {
      *added->add_values() = ValueToProto(value);
    }
    added->set_source_count(position.sources);
    added->set_claim_count(position.claim_count);
    added->mutable_conflicts()->Assign(position.conflicts.begin(),
                                       position.conflicts.end());
    for (const ClaimView& claim : position.claims) {
      *added->add_claims() = ClaimToProto(claim);
    }
  }
  return message;
}

v1::Document DocumentToProto(const DocumentView& document) {
  const v1::DocumentRef citation = CitationToProto(document.citation);
  v1::Document message;
  message.set_name(citation.name());
  message.set_key(citation.key());
  message.set_title(citation.title());
  message.set_publisher(citation.publisher());
  message.set_published(citation.published());
  for (const std::string& author : document.citation.authors) {
    message.add_authors(author);
  }
  message.set_language(document.language);
  message.set_source_size(document.source_size);
  message.set_source_digest(document.source_digest.ToHex());
  message.set_claim_count(document.claim_count);
  message.set_entity_count(document.entity_count);
  if (document.copy) {
    v1::NearCopy* const copy = message.mutable_near_copy();
    copy->set_original(DocumentName(document.copy->original));
    copy->set_copied_from(DocumentName(document.copy->copied_from));
    copy->set_share(document.copy->share);
  }
  return message;
}

ApiResult<std::vector<DocumentKey>> ReadDocuments(
    const google::protobuf::RepeatedPtrField<std::string>& names,
    std::string_view field) {
  QUIPU_API_TRY(const std::vector<std::string> read, ReadNames(names, field));
  std::vector<DocumentKey> documents;
  for (const std::string& name : read) {
    const std::optional<DocumentKey> key = ParseDocumentName(name);
    if (!key) {
      return BadField(field,
                      "\"" + name + "\" is not of the form documents/{id}");
    }
    documents.push_back(*key);
  }
  return documents;
}

ApiResult<void> ReadTimes(const v1::TimeFilter& message,
                          ClaimFilters& filters) {
  return ReadTimes(message, "time", filters);
}

ApiResult<Filters> FiltersFromProto(const v1::ClaimFilter& message) {
  Filters filters;
  QUIPU_API_TRY(filters.predicates,
                ReadNames(message.predicates(), "filter.predicates"));
  QUIPU_API_TRY(filters.types,
                ReadNames(message.entity_types(), "filter.entity_types"));
  QUIPU_API_TRY(filters.claims.documents,
                ReadDocuments(message.documents(), "filter.documents"));
  QUIPU_API_CHECK(ReadTimes(message, "filter", filters.claims));
  QUIPU_API_TRY(filters.claims.min_confidence,
                MinConfidence(message, "filter.min_confidence"));
  if (message.min_sources() < 0) {
    return BadField("filter.min_sources", "must not be negative");
  }
  filters.min_sources = std::max(1, message.min_sources());
  QUIPU_API_TRY(filters.stances, ReadStances(message));
  return filters;
}

v1::SearchOutcome OutcomeToProto(const Outcome& outcome) {
  v1::SearchOutcome message;
  switch (outcome.completeness.kind) {
    case Completeness::Kind::kComplete:
      message.set_completeness(v1::COMPLETENESS_COMPLETE);
      break;
    case Completeness::Kind::kTruncated:
      message.set_completeness(v1::COMPLETENESS_TRUNCATED);
      break;
    case Completeness::Kind::kNoneExists:
      message.set_completeness(v1::COMPLETENESS_NONE_EXISTS);
      break;
  }
  if (outcome.completeness.limit) {
    message.set_limit(LimitToProto(*outcome.completeness.limit));
  }
  message.set_expansions(outcome.expansions);
  message.set_used_secondary(outcome.used_secondary);
  message.set_undated_relations(outcome.left_out.undated);
  message.set_unpublished_relations(outcome.left_out.unpublished);
  for (const std::string& name : outcome.unknown_names) {
    message.add_unknown_names(name);
  }
  return message;
}

}  // namespace quipu
