// What the answers to questions may rest on.

#ifndef QUIPU_APP_CLI_FILTER_OPTIONS_H_
#define QUIPU_APP_CLI_FILTER_OPTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/option.h"
#include "base/result.h"
#include "graph/model/confidence.h"
#include "graph/model/partial_date.h"
#include "query/engine/connections.h"
#include "query/search/claim_filter.h"

namespace quipu {

// Which claims count. Empty: no limit.
struct ClaimArguments {
  std::vector<std::string> documents;
  std::optional<PartialDate> since;
  std::optional<PartialDate> until;
  std::optional<PartialDate> as_of;  // stands for both
  bool certainly = false;
  std::optional<PartialDate> published_since;
  std::optional<PartialDate> published_until;
  uint32_t min_confidence = kDefaultMinConfidence;
};

// What `path` and `neighbors` may walk on.
struct FilterArguments : ClaimArguments {
  std::vector<std::string> predicates;
  std::vector<std::string> types;
  std::vector<std::string> via;    // entities, as the user names them
  std::vector<std::string> avoid;  // likewise
  bool raw_hops = false;
  uint32_t quotes = kDefaultQuotes;
};

// --min-confidence, of commands that print claims.
void AddMinConfidence(uint32_t& value, OptionList& options);

// --document, --since and the others that claims pass or not.
void AddClaimOptions(ClaimArguments& claims, OptionList& options);
// The same without --document, of commands whose operands are documents.
void AddClaimOptionsOfDocuments(ClaimArguments& claims, OptionList& options);

// All but --via, which only paths have.
void AddFilterOptions(FilterArguments& filter, OptionList& options);

// kInvalidArgument for options that exclude each other.
Result<ClaimFilters> ReadClaimFilters(const ClaimArguments& claims);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_FILTER_OPTIONS_H_
