// See completion_command.h.

#include "app/cli/completion_command.h"

#include <string>

#include "app/cli/command_table.h"
#include "app/cli/completion.h"

namespace quipu {
namespace {

struct CompletionArguments {
  std::string shell;
};

void DeclareOptions(CompletionArguments& arguments, OptionList& options) {
  options.AddChoice("SHELL", arguments.shell,
                    {{"bash", "bash"}, {"zsh", "zsh"}, {"fish", "fish"}},
                    "The shell");
}

Result<ExitCode> Run(const CompletionArguments& arguments,
                     const Context& context) {
  CommonArguments common;
  context.screen.Raw(
      CompletionScript(BuildCommandTable(common), arguments.shell));
  return ExitCode::kFound;
}

}  // namespace

Command CompletionCommand() {
  return MakeCommand<CompletionArguments>(
      {"completion", kOtherCommands, "Print a completion script for a shell",
       "  quipu completion bash > ~/.local/share/bash-completion/"
       "completions/quipu\n"
       "  quipu completion zsh > ~/.zfunc/_quipu\n"
       "  quipu completion fish > ~/.config/fish/completions/quipu.fish"},
      DeclareOptions, Run);
}

}  // namespace quipu
