// The manual page.

#ifndef QUIPU_APP_CLI_MANUAL_H_
#define QUIPU_APP_CLI_MANUAL_H_

#include <string>

#include "app/cli/command_table.h"

namespace quipu {

// quipu(1) in roff, with every command and option of `table`.
std::string ManualPage(const CommandTable& table);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_MANUAL_H_
