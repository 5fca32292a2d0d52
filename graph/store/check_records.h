// Checks of a store's records against one another.

#ifndef QUIPU_GRAPH_STORE_CHECK_RECORDS_H_
#define QUIPU_GRAPH_STORE_CHECK_RECORDS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/store/reader.h"

namespace quipu {

// One broken invariant. docs/check.md explains each code.
struct CheckFinding {
  std::string code;     // e.g. "G1"
  std::string message;  // names the record at fault
  friend auto operator<=>(const CheckFinding&, const CheckFinding&) = default;
};

struct CheckReport {
  uint64_t records = 0;                // looked at
  std::vector<CheckFinding> findings;  // the first kMostFindings
  bool clean() const { return findings.empty(); }

  static constexpr size_t kMostFindings = 1000;
  void Add(std::string code, std::string message);
};

// Whether an error of reading is what a check looks for: a record that does not
// decode, or is not there.
bool IsDamage(const Error& error);

// Appends to `report` every way in which documents, claims, profiles, entities,
// relations, edges and counters contradict each other. Errors only where the
// store cannot be read; a record that does not decode is a finding. Linear in
// the size of the store, but for a lookup per claim, member and edge.
Result<void> CheckRecords(const Reader& reader, CheckReport& report);

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_CHECK_RECORDS_H_
