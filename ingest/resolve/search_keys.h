// Under which keys an entity is found by name.

#ifndef QUIPU_INGEST_RESOLVE_SEARCH_KEYS_H_
#define QUIPU_INGEST_RESOLVE_SEARCH_KEYS_H_

#include <set>
#include <string>
#include <vector>

#include "graph/store/records.h"

namespace quipu {

// The NameKeys of all of them.
std::set<std::string> SearchKeys(const std::vector<Tally>& names);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_SEARCH_KEYS_H_
