// Every command and option, with its help: the one table that parsing, --help,
// the manual and shell completion are made from.

#ifndef QUIPU_APP_CLI_COMMAND_TABLE_H_
#define QUIPU_APP_CLI_COMMAND_TABLE_H_

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/arguments.h"

namespace quipu {

// A parser that fills `arguments`, which must outlive it. In it, the name of an
// option's type tells what its value is: "a|b|c" one of these words, FILE, DIR
// and PATH something on disk, other names free text.
std::unique_ptr<CLI::App> BuildCommandTable(Arguments& arguments);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_COMMAND_TABLE_H_
