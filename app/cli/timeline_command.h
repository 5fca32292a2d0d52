// timeline: what is said of an entity, by when it was.

#ifndef QUIPU_APP_CLI_TIMELINE_COMMAND_H_
#define QUIPU_APP_CLI_TIMELINE_COMMAND_H_

#include "app/cli/command.h"

namespace quipu {

Command TimelineCommand();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_TIMELINE_COMMAND_H_
