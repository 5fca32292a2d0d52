// See analyze_command.h.
//
// Inputs that cannot be read are named on standard error and left out; the
// answer is then kFailure.

#include "app/cli/analyze_command.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/analysis_printer.h"
#include "app/cli/inputs.h"
#include "app/cli/stored_graph.h"
#include "ingest/read/read_document.h"
#include "language/analyzer.h"
#include "language/models_folder.h"
#include "language/syntax/conllu_analysis.h"
#include "language/syntax/read_conllu.h"

namespace quipu {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStandardInput = "-";

enum class AnalysisInput : uint8_t { kText, kConllu };

struct AnalyzeArguments {
  InputArguments inputs;
  AnalysisInput input = AnalysisInput::kText;
  AnalysisFormat format = AnalysisFormat::kConllu;
  Language language = Language::kNone;  // none: found for each paragraph
  bool fast = false;                    // with the smaller networks
  fs::path models;                      // empty: where they are installed
};

void DeclareOptions(AnalyzeArguments& arguments, OptionList& options) {
  options.AddOperands("FILE", arguments.inputs.operands, "FILE",
                      "Files to read; - is standard input");
  options.AddChoice(
      "--input", arguments.input,
      {{"text", AnalysisInput::kText}, {"conllu", AnalysisInput::kConllu}},
      "What the files are: text, or sentences and tokens to predict the rest "
      "of (default: text)");
  AddLanguageOption(arguments.language, options);
  options.AddFlag("--fast", arguments.fast,
                  "With smaller networks: faster, with more errors");
  AddModelsOption(arguments.models, options);
  AddInputOptions(arguments.inputs, options);
  options.AddChoice("--format", arguments.format,
                    {{"conllu", AnalysisFormat::kConllu},
                     {"json", AnalysisFormat::kJson},
                     {"jsonl", AnalysisFormat::kJsonLines}},
                    "Form of the output (default: conllu)");
}

Result<Analyzer> OpenAnalyzer(const AnalyzeArguments& arguments) {
  AnalyzerOptions options;
  QUIPU_TRY(options.models, AsInputFault(FindModels(arguments.models)));
  options.language = arguments.language;
  options.small_parser = arguments.fast;
  options.model = ModelKind::kFast;  // trees and names stand on no context
  return AsInputFault(Analyzer::Open(std::move(options)));
}

Result<std::string> ReadStandardInput(uint64_t max_bytes) {
  std::string bytes;
  std::array<char, 1 << 16> chunk;
  for (;;) {
    const ssize_t got = read(STDIN_FILENO, chunk.data(), chunk.size());
    if (got < 0 && errno != EINTR) return Io(std::strerror(errno));
    if (got == 0) break;
    bytes.append(chunk.data(), static_cast<size_t>(std::max<ssize_t>(got, 0)));
    if (bytes.size() > max_bytes) {
      return Limit("longer than " + std::to_string(max_bytes) + " bytes");
    }
  }
  if (bytes.empty()) return InvalidArgument("an empty file");
  return bytes;
}

Result<std::string> ReadInput(const fs::path& file,
                              const AnalyzeArguments& arguments) {
  if (file == kStandardInput)
    return ReadStandardInput(arguments.inputs.max_bytes);
  return ReadFile(file, ReadLimits{.max_bytes = arguments.inputs.max_bytes});
}

// One input after the other.
class AnalysisRun {
 public:
  AnalysisRun(const AnalyzeArguments& arguments, const Analyzer& analyzer,
              Screen& screen)
      : arguments_(arguments),
        analyzer_(analyzer),
        screen_(screen),
        printer_(arguments.format, screen) {}

  Result<void> Analyze(const fs::path& file) {
    QUIPU_TRY(const DocumentKey key, KeyOfFile(file, RootOf(file)));
    QUIPU_TRY(const std::string bytes, ReadInput(file, arguments_));
    return arguments_.input == AnalysisInput::kText ? AnalyzeText(key, bytes)
                                                    : AnalyzeConllu(key, bytes);
  }

  void Finish() { printer_.Finish(); }

 private:
  // Standard input is below no folder.
  fs::path RootOf(const fs::path& file) const {
    return file == kStandardInput ? fs::path() : arguments_.inputs.root;
  }

  Result<void> AnalyzeText(const DocumentKey& key, std::string_view bytes) {
    QUIPU_TRY(const Document document, ReadDocument(key, bytes));
    printer_.Print(key.value, analyzer_.Analyze(document), &document.source_map,
                   {});
    return {};
  }

  Result<void> AnalyzeConllu(const DocumentKey& key, std::string_view bytes) {
    QUIPU_TRY(const std::vector<ConlluSentence> given, ReadConllu(bytes));
    Analysis analysis = AnalysisOf(given);
    analyzer_.Annotate(analysis);
    printer_.Print(key.value, analysis, nullptr, given);
    return {};
  }

  const AnalyzeArguments& arguments_;
  const Analyzer& analyzer_;
  Screen& screen_;
  AnalysisPrinter printer_;
};

Result<ExitCode> Run(const AnalyzeArguments& arguments,
                     const Context& context) {
  Screen& screen = context.screen;
  QUIPU_TRY(const Analyzer analyzer, OpenAnalyzer(arguments));
  const Inputs inputs = FindInputs(arguments.inputs.operands, kStandardInput);
  for (const SkippedInput& skipped : inputs.skipped) {
    Complain(skipped);
  }
  bool complete = inputs.skipped.empty();
  AnalysisRun run(arguments, analyzer, screen);
  for (const fs::path& file : inputs.files) {
    if (const auto analyzed = run.Analyze(file); !analyzed) {
      Complain(SkippedInput{file.string(), analyzed.error().message});
      complete = false;
    }
    if (!screen.open()) {
      break;
    }
  }
  run.Finish();
  return complete ? ExitCode::kFound : ExitCode::kFailure;
}

}  // namespace

Command AnalyzeCommand() {
  return MakeCommand<AnalyzeArguments>(
      {"analyze", kDocumentCommands, "Print sentences, tags, trees and names",
       "  quipu analyze notes.txt\n"
       "  quipu analyze --format json --language fr lettre.txt\n"
       "  quipu analyze --input conllu --fast tokens.conllu > trees.conllu"},
      DeclareOptions, Run);
}

}  // namespace quipu
