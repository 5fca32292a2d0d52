// How `show --why` prints why an entity is one.

#ifndef QUIPU_APP_CLI_IDENTITY_REASONS_H_
#define QUIPU_APP_CLI_IDENTITY_REASONS_H_

#include "app/cli/output/screen.h"
#include "base/json.h"
#include "ingest/resolve/identity_reasons.h"

namespace quipu {

void PrintReasons(const IdentityReasons& reasons, Screen& screen);
Json ToJson(const IdentityReasons& reasons);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_IDENTITY_REASONS_H_
