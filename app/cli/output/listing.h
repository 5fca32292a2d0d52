// Rows and columns, printed in any of the formats.

#ifndef QUIPU_APP_CLI_OUTPUT_LISTING_H_
#define QUIPU_APP_CLI_OUTPUT_LISTING_H_

#include <cstdint>
#include <string>
#include <vector>

#include "app/cli/output/json.h"
#include "app/cli/output/screen.h"

namespace quipu {

enum class Format : uint8_t { kTable, kJson, kJsonLines, kCsv };

struct Column {
  std::string key;          // in JSON and CSV
  std::string title;        // in tables; empty: not shown there
  std::string prefix = "";  // of each value in tables: "#" of ids
};

struct Listing {
  std::vector<Column> columns;
  std::vector<std::vector<Json>> rows;  // a value a column
};

// For people. On a terminal the widest columns are cut to its width; elsewhere
// nothing is cut. Numbers stand to the right.
void PrintTable(const Listing& listing, Screen& screen);

// A header, then a line a row. A cell that a spreadsheet would take for a
// formula gets an apostrophe in front.
void PrintCsv(const Listing& listing, Screen& screen);

// An object a line.
void PrintJsonLines(const Listing& listing, Screen& screen);

// An array of objects, keys as the columns' keys.
Json ToJson(const Listing& listing);

// In any of the formats; as JSON, an object with the rows under `noun`.
void Print(const Listing& listing, const std::string& noun, Format format,
           Screen& screen);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_OUTPUT_LISTING_H_
