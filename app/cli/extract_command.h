// extract: prints what documents say, without a store.

#ifndef QUIPU_APP_CLI_EXTRACT_COMMAND_H_
#define QUIPU_APP_CLI_EXTRACT_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command ExtractCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_EXTRACT_COMMAND_H_
