// Completion scripts for shells.

#ifndef QUIPU_APP_CLI_COMPLETION_H_
#define QUIPU_APP_CLI_COMPLETION_H_

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

namespace quipu {

// Of every command and option of `table` (see command_table.h). `shell` is
// "bash", "zsh" or "fish".
std::string CompletionScript(const CLI::App& table, std::string_view shell);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_COMPLETION_H_
