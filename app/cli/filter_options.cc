// See filter_options.h.

#include "app/cli/filter_options.h"

#include <fmt/core.h>

namespace quipu {

void AddMinConfidence(uint32_t& value, OptionList& options) {
  options.AddNumber("--min-confidence", value, {0, 1000},
                    fmt::format("Only claims at least so sure, per mille "
                                "(default: {})",
                                value));
}

void AddClaimOptions(ClaimArguments& claims, OptionList& options) {
  options.AddRepeated("--document", claims.documents, "DOC",
                      "Only claims of this document");
  AddClaimOptionsOfDocuments(claims, options);
}

void AddClaimOptionsOfDocuments(ClaimArguments& claims, OptionList& options) {
  options.AddDate("--since", claims.since,
                  "Only claims that may hold on or after this day");
  options.AddDate("--until", claims.until,
                  "Only claims that may hold on or before this day");
  options.AddDate("--as-of", claims.as_of,
                  "Only claims that may hold on this day: both in one");
  options.AddFlag("--certainly", claims.certainly,
                  "Only claims that must hold then, whatever day their dates "
                  "may mean");
  options.AddDate("--published-since", claims.published_since,
                  "Only documents published on or after this day");
  options.AddDate("--published-until", claims.published_until,
                  "Only documents published on or before this day");
  AddMinConfidence(claims.min_confidence, options);
}

void AddFilterOptions(FilterArguments& filter, OptionList& options) {
  options.AddFlag("--raw-hops", filter.raw_hops,
                  "Count every edge: do not count an event between two "
                  "entities as one hop");
  options.AddRepeated("--predicate", filter.predicates, "P",
                      "Only relations of this kind");
  options.AddRepeated("--type", filter.types, "T",
                      "Only entities of this type, the ends excepted");
  options.AddRepeated("--avoid", filter.avoid, "ENTITY",
                      "Nothing that passes through this entity");
  AddClaimOptions(filter, options);
  options.AddNumber("--quotes", filter.quotes, {0, 1000},
                    "Most claims to print for a relation, and as many against "
                    "it (default: 3)");
}

Result<ClaimFilters> ReadClaimFilters(const ClaimArguments& claims) {
  if (claims.as_of && (claims.since || claims.until)) {
    return InvalidArgument(
        "--as-of is --since and --until in one, and cannot stand beside them");
  }
  ClaimFilters filters;
  for (const std::string& document : claims.documents) {
    filters.documents.push_back({document});
  }
  filters.since = claims.as_of ? claims.as_of : claims.since;
  filters.until = claims.as_of ? claims.as_of : claims.until;
  filters.published_since = claims.published_since;
  filters.published_until = claims.published_until;
  filters.time_sense =
      claims.certainly ? TimeSense::kCertainly : TimeSense::kPossibly;
  filters.min_confidence = static_cast<int>(claims.min_confidence);
  return filters;
}

}  // namespace quipu
