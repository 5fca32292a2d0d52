// From words of the command line to a command with its arguments.

#ifndef QUIPU_APP_CLI_COMMAND_PARSER_H_
#define QUIPU_APP_CLI_COMMAND_PARSER_H_

#include <variant>

#include "app/cli/command_table.h"
#include "app/cli/exit_code.h"

namespace quipu {

// Fills the arguments of `table` and gives the command that was named, which
// `table` holds; or answers --help, --version and wrong usage itself and gives
// the exit code that ends the program.
std::variant<const Command*, ExitCode> ParseCommandLine(
    const CommandTable& table, int argc, const char* const* argv);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_COMMAND_PARSER_H_
