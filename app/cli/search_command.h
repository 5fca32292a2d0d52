// search: finds entities by name.

#ifndef QUIPU_APP_CLI_SEARCH_COMMAND_H_
#define QUIPU_APP_CLI_SEARCH_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command SearchCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_SEARCH_COMMAND_H_
