// analyze; see analyze_command.h.

#include "app/cli/analyze_command.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "app/cli/analysis_printer.h"
#include "app/cli/inputs.h"
#include "ingest/read/read_document.h"
#include "language/analyzer.h"
#include "language/paragraphs.h"
#include "language/syntax/conllu.h"

namespace quipu {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStandardInput = "-";

// Long documents are analysed in pieces of about this many bytes, each printed
// before the next one, so that memory does not grow with their words.
constexpr size_t kPieceBytes = size_t{1} << 20;

// Where the models are if nobody says: with the program, else in the sources
// that it was built from.
fs::path DefaultModels() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path installed =
      (program.parent_path() / "../share/quipu/models").lexically_normal();
  return !error && fs::is_directory(installed, error) ? installed
                                                      : QUIPU_SOURCE_MODELS;
}

Result<Analyzer> OpenAnalyzer(const AnalysisArguments& arguments) {
  AnalyzerOptions options;
  options.models =
      arguments.models.empty() ? DefaultModels() : arguments.models;
  options.language = arguments.language;
  options.fast = arguments.fast;
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
                              const Arguments& arguments) {
  if (file == kStandardInput) return ReadStandardInput(arguments.max_bytes);
  return ReadFile(file, ReadLimits{.max_bytes = arguments.max_bytes});
}

// The end of the piece of `text` that begins at `begin`: behind a blank line.
size_t EndOfPiece(std::string_view text, size_t begin) {
  if (text.size() - begin <= kPieceBytes) return text.size();
  const size_t blank = text.find("\n\n", begin + kPieceBytes);
  return blank == std::string_view::npos ? text.size() : blank + 2;
}

void Shift(uint32_t bytes, std::vector<ParsedSentence>& sentences) {
  const auto shift = [bytes](Span& span) {
    span.begin += bytes;
    span.end += bytes;
  };
  for (ParsedSentence& sentence : sentences) {
    shift(sentence.span);
    for (WrittenToken& token : sentence.tokens) shift(token.span);
  }
}

// One input after the other.
class AnalysisRun {
 public:
  AnalysisRun(const Arguments& arguments, const Analyzer& analyzer,
              Screen& screen)
      : arguments_(arguments),
        analyzer_(analyzer),
        screen_(screen),
        printer_(arguments.analysis.format, screen) {}

  Result<void> Analyze(const fs::path& file) {
    QUIPU_TRY(const DocumentKey key, KeyOfFile(file, RootOf(file)));
    QUIPU_TRY(const std::string bytes, ReadInput(file, arguments_));
    return arguments_.analysis.input == AnalysisInput::kText
               ? AnalyzeText(key, bytes)
               : AnalyzeConllu(key, bytes);
  }

  void Finish() { printer_.Finish(); }

 private:
  // Standard input is below no folder.
  fs::path RootOf(const fs::path& file) const {
    return file == kStandardInput ? fs::path() : arguments_.root;
  }

  Result<void> AnalyzeText(const DocumentKey& key, std::string_view bytes) {
    QUIPU_TRY(const Document document, ReadDocument(key, bytes));
    const std::string_view text = document.text;
    printer_.Begin(key.value, text, &document.source_map);
    for (size_t begin = 0; begin < text.size() && screen_.open();) {
      const size_t end = EndOfPiece(text, begin);
      std::vector<ParsedSentence> sentences =
          analyzer_.Analyze(text.substr(begin, end - begin));
      Shift(static_cast<uint32_t>(begin), sentences);
      printer_.Print(sentences);
      begin = end;
    }
    printer_.End();
    return {};
  }

  Result<void> AnalyzeConllu(const DocumentKey& key, std::string_view bytes) {
    QUIPU_TRY(std::vector<ParsedSentence> sentences, ReadConllu(bytes));
    AssignLanguages(sentences, arguments_.analysis.language);
    analyzer_.Annotate(sentences);
    printer_.Begin(key.value, {}, nullptr);
    printer_.Print(sentences);
    printer_.End();
    return {};
  }

  const Arguments& arguments_;
  const Analyzer& analyzer_;
  Screen& screen_;
  AnalysisPrinter printer_;
};

}  // namespace

Result<ExitCode> RunAnalyze(const Arguments& arguments, Screen& screen) {
  QUIPU_TRY(const Analyzer analyzer, OpenAnalyzer(arguments.analysis));
  const Inputs inputs = FindInputs(arguments, kStandardInput);
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

}  // namespace quipu
