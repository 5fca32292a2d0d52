// Annotated documents with what Quipu finds in them: how training sees a gold
// mention.

#ifndef QUIPU_TRAIN_RECIPES_MARKABLE_GOLD_H_
#define QUIPU_TRAIN_RECIPES_MARKABLE_GOLD_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/extract/mention/markable.h"
#include "language/analysis_details.h"
#include "language/analyzer.h"
#include "language/model/analysis.h"
#include "train/corpora/annotated_document.h"

namespace quipu {

inline constexpr uint32_t kFolds = 5;
inline constexpr uint32_t kNoGold = std::numeric_limits<uint32_t>::max();

// Of FNV-1a, so that a document stays in its fold when others come.
uint32_t FoldOf(std::string_view document_id);

// The analysis looks into `gold`, which must outlive it.
struct TrainingDocument {
  const AnnotatedDocument* gold;
  Analysis analysis;
  AnalysisDetails details;
  uint32_t fold = 0;
};

std::vector<TrainingDocument> AnalyzeAll(
    std::span<const AnnotatedDocument> documents, const Analyzer& analyzer);

// Words [begin, end) of a sentence.
struct GoldWords {
  uint32_t sentence = 0;
  uint32_t begin = 0;
  uint32_t end = 0;
};

// The words that share bytes with the span; of a span over two sentences those
// in the first. nullopt: none does. Logarithmic in the sentences.
std::optional<GoldWords> WordsOf(const Analysis& analysis, Span span);

struct MarkableGold {
  std::vector<uint32_t> markable_of;  // each gold mention, or kNoGold
  std::vector<uint32_t> mention_of;   // each markable, or kNoGold
  std::vector<uint32_t> entity_of;    // each markable, or kNoGold
};

// A gold mention is the markable of its kind with the same words, else one with
// its head; no markable is two mentions'. Literals are no mentions.
MarkableGold AlignMarkables(const AnnotatedDocument& document,
                            const Analysis& analysis,
                            const Markables& markables);

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_MARKABLE_GOLD_H_
