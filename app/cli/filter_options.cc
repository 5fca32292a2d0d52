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
  options.AddRepeated("--document", filter.documents, "DOC",
                      "Only claims of this document");
  options.AddDate("--since", filter.since,
                  "Only claims that may hold on or after this day");
  options.AddDate("--until", filter.until,
                  "Only claims that may hold on or before this day");
  AddMinConfidence(filter.min_confidence, options);
  options.AddNumber("--quotes", filter.quotes, {0, 1000},
                    "Most claims to print for a relation, and as many against "
                    "it (default: 3)");
}

}  // namespace quipu
