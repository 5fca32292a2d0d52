// check: proves that the store is sound.

#ifndef QUIPU_APP_CLI_CHECK_COMMAND_H_
#define QUIPU_APP_CLI_CHECK_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command CheckCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_CHECK_COMMAND_H_
