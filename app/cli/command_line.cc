// Parsing, running and the exit code; see command_line.h.

#include "app/cli/command_line.h"

#include <unistd.h>

#include <csignal>

#include "app/cli/command_parser.h"
#include "app/cli/output/progress.h"

namespace quipu {

int RunCommandLine(int argc, const char* const* argv) {
  std::signal(SIGPIPE, SIG_IGN);
  CommonArguments arguments;
  const CommandTable table = BuildCommandTable(arguments);
  const auto parsed = ParseCommandLine(table, argc, argv);
  if (const auto* code = std::get_if<ExitCode>(&parsed)) {
    return static_cast<int>(*code);
  }
  Screen screen(STDOUT_FILENO, arguments.color);
  const auto code =
      std::get<const Command*>(parsed)->run({arguments.store, screen});
  if (!code) {
    Complain(code.error().message);
  }
  const ExitCode outcome = code ? *code : ToExitCode(code.error());
  if (const auto written = screen.Finish(); !written) {
    Complain(written.error().message);
    return static_cast<int>(ToExitCode(written.error()));
  }
  return static_cast<int>(outcome);
}

}  // namespace quipu
