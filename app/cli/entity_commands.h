// Questions about single entities: search, show.

#ifndef QUIPU_APP_CLI_ENTITY_COMMANDS_H_
#define QUIPU_APP_CLI_ENTITY_COMMANDS_H_

#include "app/cli/arguments.h"
#include "app/cli/exit_code.h"
#include "app/cli/output/screen.h"
#include "base/result.h"

namespace quipu {

Result<ExitCode> RunSearch(const Arguments& arguments, Screen& screen);
Result<ExitCode> RunShow(const Arguments& arguments, Screen& screen);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_ENTITY_COMMANDS_H_
