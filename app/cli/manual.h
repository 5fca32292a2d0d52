// The manual page.

#ifndef QUIPU_APP_CLI_MANUAL_H_
#define QUIPU_APP_CLI_MANUAL_H_

#include <CLI/CLI.hpp>
#include <string>

namespace quipu {

// quipu(1) in roff, with every command and option of `table`.
std::string ManualPage(const CLI::App& table);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_MANUAL_H_
