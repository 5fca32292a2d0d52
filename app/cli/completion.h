// Completion scripts for shells.

#ifndef QUIPU_APP_CLI_COMPLETION_H_
#define QUIPU_APP_CLI_COMPLETION_H_

#include <string>
#include <string_view>

#include "app/cli/command_table.h"

namespace quipu {

// Of every command and option of `table`. `shell` is "bash", "zsh" or "fish".
std::string CompletionScript(const CommandTable& table, std::string_view shell);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_COMPLETION_H_
