// path: how two entities are connected.

#ifndef QUIPU_APP_CLI_PATH_COMMAND_H_
#define QUIPU_APP_CLI_PATH_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command PathCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_PATH_COMMAND_H_
