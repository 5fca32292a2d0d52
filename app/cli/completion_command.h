// completion: prints a completion script for a shell.

#ifndef QUIPU_APP_CLI_COMPLETION_COMMAND_H_
#define QUIPU_APP_CLI_COMPLETION_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command CompletionCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_COMPLETION_COMMAND_H_
