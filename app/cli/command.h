// A command of the program: one entry, from which its parsing, help, manual and
// completion are made.

#ifndef QUIPU_APP_CLI_COMMAND_H_
#define QUIPU_APP_CLI_COMMAND_H_

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/exit_code.h"
#include "app/cli/option.h"
#include "app/cli/output/screen.h"
#include "base/result.h"

namespace quipu {

// What every command is given beside arguments of its own.
struct Context {
  std::filesystem::path store;
  Screen& screen;
};

struct CommandText {
  std::string name;
  std::string group;     // its heading in the list of commands
  std::string text;      // one line
  std::string examples;  // whole lines, each indented by two blanks
};

struct Command {
  CommandText about;
  std::vector<Option> options;  // its own; they fill what `run` reads
  std::function<Result<ExitCode>(const Context&)> run;
};

constexpr const char* kDocumentCommands = "Documents";
constexpr const char* kQuestionCommands = "Questions";
constexpr const char* kDecisionCommands = "Decisions";
constexpr const char* kStoreCommands = "The store";
constexpr const char* kOtherCommands = "Services and shells";

// A command whose options fill an `Arguments` of its own.
template <typename Arguments>
Command MakeCommand(CommandText about,
                    void (*declare)(Arguments& arguments, OptionList& options),
                    Result<ExitCode> (*run)(const Arguments& arguments,
                                            const Context& context)) {
  const auto arguments = std::make_shared<Arguments>();
  OptionList options;
  declare(*arguments, options);
  return {std::move(about), options.options(),
          [arguments, run](const Context& context) {
            return run(*arguments, context);
          }};
}

}  // namespace quipu

#endif  // QUIPU_APP_CLI_COMMAND_H_
