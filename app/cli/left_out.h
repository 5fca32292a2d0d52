// Telling standard error what a question leaves out, and why.

#ifndef QUIPU_APP_CLI_LEFT_OUT_H_
#define QUIPU_APP_CLI_LEFT_OUT_H_

#include <string>
#include <string_view>
#include <vector>

#include "app/cli/output/json.h"
#include "query/search/claim_filter.h"

namespace quipu {

// Names in a filter that nothing in the graph has.
void ExplainUnknownNames(const std::vector<std::string>& names);

// `noun` is what is counted: "claim", "relation", "entity".
void ExplainLeftOut(const LeftOut& left_out, std::string_view noun);

// "undated_claims" and "unpublished_claims", of the noun "claims".
void AddLeftOutJson(const LeftOut& left_out, const std::string& nouns,
                    Json& json);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_LEFT_OUT_H_
