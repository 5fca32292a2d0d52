// Walking the command table; see option_list.h.

#include "app/cli/option_list.h"

namespace quipu {
namespace {

std::vector<std::string> Split(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

OptionText Describe(const CLI::Option& option) {
  OptionText text;
  text.operand = option.get_positional();
  if (text.operand) {
    text.names.push_back(option.get_name(true));
  }
  for (const std::string& name : option.get_snames()) {
    text.names.push_back("-" + name);
  }
  for (const std::string& name : option.get_lnames()) {
    text.names.push_back("--" + name);
  }
  text.repeated = option.get_expected_max() > 1;
  if (option.get_items_expected_max() > 0) {
    text.value = option.get_type_name();
  }
  if (text.value.find('|') != std::string::npos) {
    text.choices = Split(text.value, '|');
  }
  text.description = option.get_description();
  return text;
}

CommandEntry Describe(const CLI::App& command) {
  CommandEntry entry{command.get_name(),
                     command.get_group(),
                     command.get_description(),
                     command.get_footer(),
                     {}};
  for (const CLI::Option* option : command.get_options()) {
    entry.options.push_back(Describe(*option));
  }
  return entry;
}

}  // namespace

std::vector<CommandEntry> ListCommands(const CLI::App& table) {
  std::vector<CommandEntry> commands{Describe(table)};
  commands.front().name.clear();
  for (const CLI::App* command :
       table.get_subcommands([](const CLI::App*) { return true; })) {
    commands.push_back(Describe(*command));
  }
  return commands;
}

}  // namespace quipu
