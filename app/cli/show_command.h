// show: one entity and every claim about it.

#ifndef QUIPU_APP_CLI_SHOW_COMMAND_H_
#define QUIPU_APP_CLI_SHOW_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command ShowCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_SHOW_COMMAND_H_
