// Files named on the command line.

#ifndef QUIPU_APP_CLI_INPUTS_H_
#define QUIPU_APP_CLI_INPUTS_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/option.h"
#include "language/model/language.h"

namespace quipu {

struct InputArguments {
  std::vector<std::string> operands;
  std::filesystem::path root;
  uint64_t max_bytes = 64ULL << 20;
};

// --root and --max-bytes.
void AddInputOptions(InputArguments& arguments, OptionList& options);

// The words of a question as one text: they may come without quotation marks.
std::string Joined(const std::vector<std::string>& words);

// --language, of commands that analyse text.
void AddLanguageOption(Language& language, OptionList& options);

struct SkippedInput {
  std::string name;
  std::string reason;
};

struct Inputs {
  std::vector<std::filesystem::path> files;  // each once, in the order named
  std::vector<SkippedInput> skipped;         // not there, or without documents
};

// The operands as files, folders opened up. An operand that is `kept` is taken
// as it is, whether there is such a file or not.
Inputs FindInputs(const std::vector<std::string>& operands,
                  std::string_view kept = "");

// "quipu: skipped NAME: reason" on standard error.
void Complain(const SkippedInput& skipped);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_INPUTS_H_
