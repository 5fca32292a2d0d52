// Documents in and out: ingest, extract, documents, remove.

#ifndef QUIPU_APP_CLI_INGEST_COMMANDS_H_
#define QUIPU_APP_CLI_INGEST_COMMANDS_H_

#include "app/cli/arguments.h"
#include "app/cli/exit_code.h"
#include "app/cli/output/screen.h"
#include "base/result.h"

namespace quipu {

// Inputs that cannot be read are named on standard error and left out; the
// answer is then kFailure. Ctrl-C keeps what was acknowledged: kInterrupted.
Result<ExitCode> RunIngest(const Arguments& arguments, Screen& screen);

// As RunIngest, but for Ctrl-C.
Result<ExitCode> RunExtract(const Arguments& arguments, Screen& screen);

Result<ExitCode> RunDocuments(const Arguments& arguments, Screen& screen);
Result<ExitCode> RunRemove(const Arguments& arguments, Screen& screen);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_INGEST_COMMANDS_H_
