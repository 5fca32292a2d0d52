// stats: counts what the graph holds.

#ifndef QUIPU_APP_CLI_STATS_COMMAND_H_
#define QUIPU_APP_CLI_STATS_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command StatsCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_STATS_COMMAND_H_
