// quipu rules

#ifndef QUIPU_APP_CLI_RULES_COMMAND_H_
#define QUIPU_APP_CLI_RULES_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command RulesCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_RULES_COMMAND_H_
