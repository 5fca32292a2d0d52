// Prints the manual page; run by the build.

#include <cstdio>

#include "app/cli/command_table.h"
#include "app/cli/manual.h"

int main() {
  quipu::CommonArguments arguments;
  const quipu::CommandTable table = quipu::BuildCommandTable(arguments);
  return std::fputs(quipu::ManualPage(table).c_str(), stdout) < 0 ? 1 : 0;
}
