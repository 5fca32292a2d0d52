// What the answers of `path` and `neighbors` may rest on.

#ifndef QUIPU_APP_CLI_FILTER_OPTIONS_H_
#define QUIPU_APP_CLI_FILTER_OPTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/option.h"
#include "graph/model/confidence.h"
#include "graph/model/partial_date.h"
#include "query/engine/connections.h"

namespace quipu {

// Empty: no limit.
struct FilterArguments {
  std::vector<std::string> predicates;
  std::vector<std::string> types;
  std::vector<std::string> via;    // entities, as the user names them
  std::vector<std::string> avoid;  // likewise
  std::vector<std::string> documents;
  std::optional<PartialDate> since;
  std::optional<PartialDate> until;
  bool raw_hops = false;
  uint32_t min_confidence = kDefaultMinConfidence;
  uint32_t quotes = kDefaultQuotes;
};

// --min-confidence, of commands that print claims.
void AddMinConfidence(uint32_t& value, OptionList& options);

// All but --via, which only paths have.
void AddFilterOptions(FilterArguments& filter, OptionList& options);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_FILTER_OPTIONS_H_
