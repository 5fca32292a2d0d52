// neighbors: what an entity is connected to.

#ifndef QUIPU_APP_CLI_NEIGHBORS_COMMAND_H_
#define QUIPU_APP_CLI_NEIGHBORS_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command NeighborsCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_NEIGHBORS_COMMAND_H_
