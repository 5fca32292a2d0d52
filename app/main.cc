// The program `quipu`.

#include "app/cli/command_line.h"

int main(int argc, char** argv) {
  return quipu::RunCommandLine(argc, argv);
}
