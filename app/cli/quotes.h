// Claims as they are shown: the sentence, where it stands and who says it.

#ifndef QUIPU_APP_CLI_QUOTES_H_
#define QUIPU_APP_CLI_QUOTES_H_

#include <string_view>

#include "app/cli/output/json.h"
#include "app/cli/output/screen.h"
#include "query/engine/claim_view.h"

namespace quipu {

// The quote, then where it stands and who says it, each line after `margin`.
void PrintClaim(const ClaimView& claim, std::string_view margin,
                Screen& screen);

// First and last day of its begin and of its end.
Json ToJson(const TimeBounds& time);

// All of it; spans are bytes of the original file.
Json ToJson(const ClaimView& claim);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_QUOTES_H_
