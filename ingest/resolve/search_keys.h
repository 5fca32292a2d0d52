// Under which keys an entity is found by name.

#ifndef QUIPU_INGEST_RESOLVE_SEARCH_KEYS_H_
#define QUIPU_INGEST_RESOLVE_SEARCH_KEYS_H_

#include <set>
#include <string>
#include <vector>

#include "graph/store/records.h"

namespace quipu {

// For each name in normal form: the name itself and what is left of it from
// each later word on, so that a prefix scan finds "fujimori" in "alberto
// fujimori". At most eight keys a name, each at most 200 bytes.
std::set<std::string> SearchKeys(const std::vector<Tally>& names);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_SEARCH_KEYS_H_
