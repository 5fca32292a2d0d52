// Every command of the program.

#ifndef QUIPU_APP_CLI_COMMAND_TABLE_H_
#define QUIPU_APP_CLI_COMMAND_TABLE_H_

#include <filesystem>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/option.h"
#include "app/cli/output/screen.h"

namespace quipu {

// What every command takes, before or after its name.
struct CommonArguments {
  std::filesystem::path store = "quipu.store";
  ColorWhen color = ColorWhen::kAuto;
};

struct CommandTable {
  std::vector<Option> options;    // before a command: common and --version
  std::vector<Command> commands;  // each with the common options before its own
};

// In the order of the help; commands of one group stand together. The common
// options fill `arguments`, which must outlive the table. --help and --version
// have no `set`: whoever parses knows them.
CommandTable BuildCommandTable(CommonArguments& arguments);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_COMMAND_TABLE_H_
