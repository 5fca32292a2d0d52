// The program `quipu`.

#ifndef QUIPU_APP_CLI_COMMAND_LINE_H_
#define QUIPU_APP_CLI_COMMAND_LINE_H_

namespace quipu {

// Runs one command and returns the process's exit code. SIGPIPE is ignored from
// then on.
int RunCommandLine(int argc, const char* const* argv);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_COMMAND_LINE_H_
