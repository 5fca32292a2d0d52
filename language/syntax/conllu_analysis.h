// Between an Analysis and the sentences of CoNLL-U.

#ifndef QUIPU_LANGUAGE_SYNTAX_CONLLU_ANALYSIS_H_
#define QUIPU_LANGUAGE_SYNTAX_CONLLU_ANALYSIS_H_

#include <cstddef>
#include <span>
#include <vector>

#include "language/model/analysis.h"
#include "language/syntax/conllu_sentence.h"

namespace quipu {

// The analysis owns its text: the tokens, with blanks where the sentences have
// them. Tags and relations that are not universal, and names, are left out.
Analysis AnalysisOf(std::span<const ConlluSentence> sentences);

// Sentence `index` of the analysis.
ConlluSentence ConlluOf(const Analysis& analysis, size_t index);

std::vector<ConlluSentence> ConlluOf(const Analysis& analysis);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_CONLLU_ANALYSIS_H_
