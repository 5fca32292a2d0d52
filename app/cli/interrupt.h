// Ctrl-C.

#ifndef QUIPU_APP_CLI_INTERRUPT_H_
#define QUIPU_APP_CLI_INTERRUPT_H_

#include <atomic>

namespace quipu {

// From now on the first SIGINT or SIGTERM sets the returned flag; a second one
// ends the process at once. The flag lives as long as the process.
const std::atomic<bool>& CatchInterrupts();

}  // namespace quipu

#endif  // QUIPU_APP_CLI_INTERRUPT_H_
