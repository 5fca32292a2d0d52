// What a change of documents did to entities, as it is shown.

#ifndef QUIPU_APP_CLI_IDENTITY_CHANGES_H_
#define QUIPU_APP_CLI_IDENTITY_CHANGES_H_

#include <vector>

#include "app/cli/output/json.h"
#include "app/cli/output/screen.h"
#include "ingest/pipeline/ingest.h"

namespace quipu {

Json ToJson(const std::vector<IdentityChange>& changes);

// The first merges and splits, a line each.
void PrintDerivation(const DerivationReport& report, Screen& screen);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_IDENTITY_CHANGES_H_
