// What a SearchWorkspace holds.

#ifndef QUIPU_QUERY_SEARCH_SEARCH_MEMORY_H_
#define QUIPU_QUERY_SEARCH_SEARCH_MEMORY_H_

#include "query/search/shortest_path.h"
#include "query/search/surroundings.h"

namespace quipu {

struct SearchMemory {
  ShortestPathMemory paths;
  SurroundingsMemory surroundings;
};

}  // namespace quipu

#endif  // QUIPU_QUERY_SEARCH_SEARCH_MEMORY_H_
