// ingest: reads documents into the graph.

#ifndef QUIPU_APP_CLI_INGEST_COMMAND_H_
#define QUIPU_APP_CLI_INGEST_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command IngestCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_INGEST_COMMAND_H_
