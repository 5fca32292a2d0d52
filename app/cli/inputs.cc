// Finding input files; see inputs.h.

#include "app/cli/inputs.h"

#include <fmt/ranges.h>

#include <set>
#include <span>

#include "app/cli/output/progress.h"
#include "ingest/pipeline/ingest.h"

namespace quipu {
namespace {

// `message` without the name of the input in front.
std::string Reason(const std::string& message, const std::string& name) {
  const std::string lead = name + ": ";
  return message.rfind(lead, 0) == 0 ? message.substr(lead.size()) : message;
}

}  // namespace

void AddInputOptions(InputArguments& arguments, OptionList& options) {
  options.AddPath("--root", arguments.root, "DIR",
                  "Name documents by their path below this folder");
  options.AddSize("--max-bytes", arguments.max_bytes,
                  "Skip files longer than this: 4096, 500k, 64M (default: "
                  "64M)");
}

std::string Joined(const std::vector<std::string>& words) {
  return fmt::to_string(fmt::join(words, " "));
}

void AddLanguageOption(Language& language, OptionList& options) {
  Choices<Language> choices;
  for (const Language known : kLanguages) {
    choices.emplace_back(CodeOf(known), known);
  }
  options.AddChoice("--language", language, choices,
                    "Of all text (default: found for each paragraph)");
}

Inputs FindInputs(const std::vector<std::string>& operands,
                  std::string_view kept) {
  Inputs inputs;
  std::set<std::filesystem::path> seen;
  for (const std::string& operand : operands) {
    if (!kept.empty() && operand == kept) {
      if (seen.insert(operand).second) {
        inputs.files.emplace_back(operand);
      }
      continue;
    }
    const std::filesystem::path path = operand;
    auto files = ListFiles(std::span(&path, 1));
    if (!files) {
      inputs.skipped.push_back(
          {operand, Reason(files.error().message, operand)});
    } else if (files->empty()) {
      inputs.skipped.push_back(
          {operand, "no .txt, .md or .markdown file in this folder"});
    } else {
      for (std::filesystem::path& file : *files) {
        if (seen.insert(file.lexically_normal()).second) {
          inputs.files.push_back(std::move(file));
        }
      }
    }
  }
  return inputs;
}

void Complain(const SkippedInput& skipped) {
  Complain("skipped " + skipped.name + ": " + skipped.reason);
}

}  // namespace quipu
