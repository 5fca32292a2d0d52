// What a SearchWorkspace holds.

#ifndef QUIPU_QUERY_SEARCH_SEARCH_MEMORY_H_
#define QUIPU_QUERY_SEARCH_SEARCH_MEMORY_H_

#include "query/search/k_hop.h"
#include "query/search/shortest_path.h"

namespace quipu {

struct SearchMemory {
  ShortestPathMemory paths;
  KHopMemory k_hop;
};

}  // namespace quipu

#endif  // QUIPU_QUERY_SEARCH_SEARCH_MEMORY_H_
