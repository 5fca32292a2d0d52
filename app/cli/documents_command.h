// documents: lists the documents of the graph.

#ifndef QUIPU_APP_CLI_DOCUMENTS_COMMAND_H_
#define QUIPU_APP_CLI_DOCUMENTS_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command DocumentsCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_DOCUMENTS_COMMAND_H_
