// Quipu's values -> messages of the API, and filters the other way round.

#include "query/service/convert.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "rpc/api_error.h"
#include "rpc/resource_names.h"

namespace quipu {
namespace {

constexpr size_t kMaxAliases = 500;
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

std::string DayToText(DayNumber day) {
  constexpr DayNumber kFirst = -719162;  // 0001-01-01
  constexpr DayNumber kLast = 2932896;   // 9999-12-31
  if (day < kFirst || day > kLast) {
    return "";
  }
  const std::chrono::year_month_day date{
      std::chrono::sys_days(std::chrono::days(day))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

// The tallies, most counted first, then by text and kind.
std::vector<Tally> MostCountedFirst(std::vector<Tally> tallies) {
  std::ranges::sort(tallies, [](const Tally& a, const Tally& b) {
    return a.count != b.count ? a.count > b.count : a < b;
  });
  return tallies;
}

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

}  // namespace

v1::GraphVersion VersionToProto(const KnowledgeGraph& graph) {
  v1::GraphVersion version;
  version.set_generation(graph.generation());
  version.set_input_digest(graph.input_digest().ToHex());
  return version;
}

v1::EntityRef EntityToProto(const KnowledgeGraph& graph, Vertex vertex) {
  const EntityView entity = graph.entity(vertex);
  v1::EntityRef message;
  message.set_name(EntityName(entity.id));
  message.set_display_name(std::string(entity.name));
  message.set_type(std::string(entity.type));
  return message;
}

v1::EntityRef EntityToProto(const EntityHit& hit) {
  v1::EntityRef message;
  message.set_name(EntityName(hit.id));
  message.set_display_name(hit.name);
  message.set_type(hit.type);
  return message;
}

v1::Entity EntityToProto(const EntityRecord& record) {
  v1::Entity message;
  message.set_name(EntityName(record.id));
  message.set_display_name(record.name);
  message.set_type(record.type);
  message.set_member_count(record.member_count);
  for (const Tally& name : MostCountedFirst(record.names)) {
    if (message.aliases_size() == static_cast<int>(kMaxAliases)) {
      break;
    }
    auto* alias = message.add_aliases();
    alias->set_text(name.text);
    alias->set_kind(Shifted<v1::NameKind>(name.kind));
    alias->set_count(name.count);
  }
  for (const Tally& type : MostCountedFirst(record.types)) {
    auto* count = message.add_types();
    count->set_type(type.text);
    count->set_count(type.count);
  }
  return message;
}

v1::NameMatch NameMatchToProto(NameMatch match) {
  return Shifted<v1::NameMatch>(match);
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

v1::DayRange DaysToProto(const DayRange& days) {
  v1::DayRange message;
  message.set_earliest(DayToText(days.earliest));
  message.set_latest(DayToText(days.latest));
  return message;
}

v1::Polarity PolarityToProto(Polarity polarity) {
  return Shifted<v1::Polarity>(polarity);
}

v1::Modality ModalityToProto(Modality modality) {
  return Shifted<v1::Modality>(modality);
}

v1::DocumentRef CitationToProto(const Document& document) {
  const DocumentMetadata& metadata = document.metadata;
  v1::DocumentRef message;
  message.set_name(DocumentName(document.key));
  message.set_key(document.key.value);
  if (metadata.title) {
    message.set_title(metadata.title->value);
  }
  if (metadata.publisher) {
    message.set_publisher(metadata.publisher->value);
  }
  if (metadata.published) {
    message.set_published(metadata.published->value.ToString());
  }
  return message;
}

v1::Document DocumentToProto(const Document& document,
                             const Extraction& extraction) {
  const v1::DocumentRef citation = CitationToProto(document);
  v1::Document message;
  message.set_name(citation.name());
  message.set_key(citation.key());
  message.set_title(citation.title());
  message.set_publisher(citation.publisher());
  message.set_published(citation.published());
  for (const StatedText& author : document.metadata.authors) {
    message.add_authors(author.value);
  }
  message.set_language(document.metadata.language);
  message.set_source_size(document.source_size);
  message.set_source_digest(document.source_digest.ToHex());
  message.set_claim_count(static_cast<uint32_t>(extraction.claims.size()));
  message.set_entity_count(static_cast<uint32_t>(extraction.entities.size()));
  return message;
}

ApiResult<Filters> FiltersFromProto(const v1::ClaimFilter& message) {
  Filters filters;
  QUIPU_API_TRY(filters.predicates,
                ReadNames(message.predicates(), "filter.predicates"));
  QUIPU_API_TRY(filters.types,
                ReadNames(message.entity_types(), "filter.entity_types"));
  QUIPU_API_TRY(const auto documents,
                ReadNames(message.documents(), "filter.documents"));
  for (const std::string& name : documents) {
    const std::optional<DocumentKey> key = ParseDocumentName(name);
    if (!key) {
      return BadField("filter.documents",
                      "\"" + name + "\" is not of the form documents/{id}");
    }
    filters.documents.push_back(*key);
  }
  QUIPU_API_TRY(filters.since, ReadDate(message.since(), "filter.since"));
  QUIPU_API_TRY(filters.until, ReadDate(message.until(), "filter.until"));
  filters.time_sense =
      message.certainly() ? TimeSense::kCertainly : TimeSense::kPossibly;
  if (message.min_confidence() < 0 || message.min_confidence() > 1000) {
    return BadField("filter.min_confidence", "must be between 0 and 1000");
  }
  filters.min_confidence = message.min_confidence();
  if (message.min_sources() < 0) {
    return BadField("filter.min_sources", "must not be negative");
  }
  filters.min_sources = std::max(1, message.min_sources());
  QUIPU_API_TRY(filters.stances, ReadStances(message));
  return filters;
}

v1::SearchOutcome OutcomeToProto(const Completeness& completeness,
                                 uint64_t expansions) {
  v1::SearchOutcome message;
  switch (completeness.kind) {
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
  if (completeness.limit) {
    message.set_limit(LimitToProto(*completeness.limit));
  }
  message.set_expansions(expansions);
  return message;
}

}  // namespace quipu
