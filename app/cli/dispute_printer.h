// Disputes as they are shown.

#ifndef QUIPU_APP_CLI_DISPUTE_PRINTER_H_
#define QUIPU_APP_CLI_DISPUTE_PRINTER_H_

#include <cstddef>

#include "app/cli/output/json.h"
#include "app/cli/output/listing.h"
#include "app/cli/output/screen.h"
#include "query/engine/disputes.h"

namespace quipu {

// What is disputed, then each position with its quotes. `number` is what it is
// called in the list: 1 for the first.
void PrintDispute(const DisputeView& dispute, size_t number, Screen& screen);

Json ToJson(const DisputeView& dispute);

// A row a claim.
Listing ToListing(const std::vector<DisputeView>& disputes);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_DISPUTE_PRINTER_H_
