// The command table as lists: what the manual and completion are made from.

#ifndef QUIPU_APP_CLI_OPTION_LIST_H_
#define QUIPU_APP_CLI_OPTION_LIST_H_

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace quipu {

struct OptionText {
  std::vector<std::string> names;  // "--store", "-h"; of an operand, its name
  bool operand = false;
  bool repeated = false;
  std::string value;                 // "DIR", "table|json"; "" for a flag
  std::vector<std::string> choices;  // "table", "json"; empty for free values
  std::string description;

  bool takes_path() const {
    return value == "FILE" || value == "PATH" || value == "DIR";
  }
};

struct CommandEntry {
  std::string name;  // "" for what stands before a command
  std::string group;
  std::string description;
  std::string footer;  // the examples
  std::vector<OptionText> options;
};

// The table's own options first, then the commands, in their order.
std::vector<CommandEntry> ListCommands(const CLI::App& table);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_OPTION_LIST_H_
