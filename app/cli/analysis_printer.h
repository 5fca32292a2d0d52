// Analysed documents as CoNLL-U or JSON.

#ifndef QUIPU_APP_CLI_ANALYSIS_PRINTER_H_
#define QUIPU_APP_CLI_ANALYSIS_PRINTER_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "app/cli/output/json.h"
#include "app/cli/output/screen.h"
#include "graph/model/source_map.h"
#include "language/syntax/parsed_sentence.h"

namespace quipu {

enum class AnalysisFormat : uint8_t { kConllu, kJson, kJsonLines };

// Documents one after the other, each in as many pieces as the caller likes:
// Begin, Print for its sentences in their order, End; Finish after the last
// document.
class AnalysisPrinter {
 public:
  AnalysisPrinter(AnalysisFormat format, Screen& screen)
      : format_(format), screen_(screen) {}

  // `text` is what spans of sentences are of, and `source` leads from it to
  // the file; without them the output has no byte ranges. Both must outlive
  // the document.
  void Begin(std::string_view name, std::string_view text,
             const SourceMap* source);
  void Print(std::span<const ParsedSentence> sentences);
  void End();
  void Finish();

 private:
  void PrintConllu(std::span<const ParsedSentence> sentences);
  Json SentenceJson(const ParsedSentence& sentence) const;
  void AddSource(Span span, Json& json) const;

  AnalysisFormat format_;
  Screen& screen_;
  uint64_t documents_ = 0;  // begun so far
  std::string name_;        // of the document
  std::string_view text_;
  const SourceMap* source_ = nullptr;
  uint64_t sentences_ = 0;  // of the document, printed so far
  std::string lines_;
};

}  // namespace quipu

#endif  // QUIPU_APP_CLI_ANALYSIS_PRINTER_H_
