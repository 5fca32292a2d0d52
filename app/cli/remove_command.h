// remove: takes documents out of the graph.

#ifndef QUIPU_APP_CLI_REMOVE_COMMAND_H_
#define QUIPU_APP_CLI_REMOVE_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command RemoveCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_REMOVE_COMMAND_H_
