// analyze: the analysis of language, without a graph.

#ifndef QUIPU_APP_CLI_ANALYZE_COMMAND_H_
#define QUIPU_APP_CLI_ANALYZE_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command AnalyzeCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_ANALYZE_COMMAND_H_
