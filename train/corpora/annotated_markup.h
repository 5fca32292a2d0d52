// Brackets around mentions, and where words of the file stand in clean text.

#ifndef QUIPU_TRAIN_CORPORA_ANNOTATED_MARKUP_H_
#define QUIPU_TRAIN_CORPORA_ANNOTATED_MARKUP_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model/document.h"
#include "graph/model/span.h"
#include "train/corpora/annotated_document.h"

namespace quipu {

struct MarkedMention {
  uint32_t begin = 0;  // bytes of MarkedText::text
  uint32_t end = 0;
  GoldKind kind = GoldKind::kName;
  std::string id;
  uint32_t line = 0;  // of the marked text, from 0
};

struct MarkedText {
  std::string text;
  std::vector<MarkedMention> mentions;  // as their brackets close
};

// "[words|id.kind]" -> words and mentions; "\[", "\]", "\|" and "\\" are
// characters of the text. `first_line` is for messages: "source:line: …".
Result<MarkedText> StripMarkup(std::string_view marked, std::string_view source,
                               uint32_t first_line);

// Where bytes of the original of a document stand in its clean text.
// Logarithmic. A byte that was left out stands where the next one does.
Span CleanSpan(const Document& document, uint64_t begin, uint64_t end);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_ANNOTATED_MARKUP_H_
