// Comparisons of documents as they are shown.

#ifndef QUIPU_APP_CLI_COMPARISON_PRINTER_H_
#define QUIPU_APP_CLI_COMPARISON_PRINTER_H_

#include "app/cli/output/json.h"
#include "app/cli/output/listing.h"
#include "app/cli/output/screen.h"
#include "query/engine/comparison.h"

namespace quipu {

// The documents with their numbers, then each part that has something in it.
void PrintComparison(const ComparisonView& comparison, Screen& screen);

// Lists of documents, alone, omitted, disputes and namings, with their totals.
Json ToJson(const ComparisonView& comparison);

// An object an item; "part" tells which of those lists it is of.
void PrintComparisonLines(const ComparisonView& comparison, Screen& screen);

// A row a claim, and a row for the words of each voice for one thing.
Listing ToListing(const ComparisonView& comparison);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_COMPARISON_PRINTER_H_
