// Bringing a store of an older format to the one of this build.

#ifndef QUIPU_GRAPH_STORE_MIGRATE_H_
#define QUIPU_GRAPH_STORE_MIGRATE_H_

#include "base/result.h"
#include "graph/store/engine.h"
#include "graph/store/engine_reader.h"

namespace quipu {

// Does nothing for a store of this format. Documents, the curation log and
// waiting changes of older formats are read as they are. Derived records are
// not: every document is marked to be derived again and the derived families
// are dropped. A process that is killed in between leaves a store of the one
// format or of the other, and the next opening for writing goes on.
Result<void> Migrate(Engine& engine, OperationCounters& counters);

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_MIGRATE_H_
