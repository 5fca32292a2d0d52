// explain: how a claim was found, or why it was not.

#ifndef QUIPU_APP_CLI_EXPLAIN_COMMAND_H_
#define QUIPU_APP_CLI_EXPLAIN_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command ExplainCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_EXPLAIN_COMMAND_H_
