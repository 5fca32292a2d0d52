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
#include "language/model/analysis.h"
#include "language/syntax/conllu_sentence.h"

namespace quipu {

enum class AnalysisFormat : uint8_t { kConllu, kJson, kJsonLines };

// Documents one after the other; Finish after the last.
class AnalysisPrinter {
 public:
  AnalysisPrinter(AnalysisFormat format, Screen& screen)
      : format_(format), screen_(screen) {}

  // `source` leads from the text of the analysis to the file; without it the
  // output has no byte ranges. `given`: the sentences that were read as
  // CoNLL-U, of which comments are kept; or none. Stops when the screen closes.
  void Print(std::string_view name, const Analysis& analysis,
             const SourceMap* source, std::span<const ConlluSentence> given);
  void Finish();

 private:
  void PrintSentence(const ConlluSentence& sentence);
  Json SentenceJson(const ConlluSentence& sentence) const;
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
