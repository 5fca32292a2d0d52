// export: prints the whole graph.

#ifndef QUIPU_APP_CLI_EXPORT_COMMAND_H_
#define QUIPU_APP_CLI_EXPORT_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command ExportCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_EXPORT_COMMAND_H_
