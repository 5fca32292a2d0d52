// compare: documents beside each other, with what each alone says.

#ifndef QUIPU_APP_CLI_COMPARE_COMMAND_H_
#define QUIPU_APP_CLI_COMPARE_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command CompareCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_COMPARE_COMMAND_H_
