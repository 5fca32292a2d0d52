// serve: answers other programs over gRPC.

#ifndef QUIPU_APP_CLI_SERVE_COMMAND_H_
#define QUIPU_APP_CLI_SERVE_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command ServeCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_SERVE_COMMAND_H_
