// disputes: claims that cannot all be true, side by side.

#ifndef QUIPU_APP_CLI_DISPUTES_COMMAND_H_
#define QUIPU_APP_CLI_DISPUTES_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command DisputesCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_DISPUTES_COMMAND_H_
