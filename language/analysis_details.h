// What the networks of language analysis know beside what they found: for
// networks that stand on them.

#ifndef QUIPU_LANGUAGE_ANALYSIS_DETAILS_H_
#define QUIPU_LANGUAGE_ANALYSIS_DETAILS_H_

#include "language/context/context_states.h"
#include "language/names/recognizer.h"

namespace quipu {

struct AnalysisDetails {
  NameScores names;
  ContextStates context;  // empty ones without a contextual encoder
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_ANALYSIS_DETAILS_H_
