// rebuild: derives entities and relations again.

#ifndef QUIPU_APP_CLI_REBUILD_COMMAND_H_
#define QUIPU_APP_CLI_REBUILD_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command RebuildCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_REBUILD_COMMAND_H_
