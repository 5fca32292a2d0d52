// Sentences of annotated documents, by rule: the gold's evidence is the
// sentence around its words, whatever an analysis of the text finds.

#ifndef QUIPU_TRAIN_SCORE_SENTENCE_BOUNDS_H_
#define QUIPU_TRAIN_SCORE_SENTENCE_BOUNDS_H_

#include <string_view>

#include "graph/model/span.h"

namespace quipu {

// From the last to the next end of a sentence: a full stop, "!", "?" or "…",
// with what closes after it, before white space; or the end of a line. Linear
// in the text.
Span SentenceAround(std::string_view text, Span words);

}  // namespace quipu

#endif  // QUIPU_TRAIN_SCORE_SENTENCE_BOUNDS_H_
