// The commands by which an analyst changes the graph, and the log of what was
// decided.

#ifndef QUIPU_APP_CLI_CURATION_CURATION_COMMANDS_H_
#define QUIPU_APP_CLI_CURATION_CURATION_COMMANDS_H_

#include "app/cli/command.h"

namespace quipu {

Command MergeCommand();
Command SplitCommand();
Command RejectCommand();
Command RenameCommand();
Command RetypeCommand();
Command AddCommand();
Command CorrectCommand();
Command UndoCommand();
Command LogCommand();
Command ReviewCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_CURATION_CURATION_COMMANDS_H_
