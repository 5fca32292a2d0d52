// Treebank text made to look like that of other documents.

#ifndef QUIPU_TRAIN_CORPORA_TEXT_VARIATION_H_
#define QUIPU_TRAIN_CORPORA_TEXT_VARIATION_H_

#include <string>
#include <vector>

#include "language/syntax/conllu_sentence.h"
#include "train/random.h"

namespace quipu {

// As JoinText, but changes the sentences first and lays the text out in other
// ways: quotation marks and apostrophes of print, lines wrapped at some width,
// headings without a full stop or in capitals, marks of footnotes, paragraphs
// that only a line end divides, line ends where nothing ends. The forms of
// tokens change, those of words do not, and added tokens have none.
std::string JoinVaried(std::vector<ConlluSentence>& sentences, Random& random);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_TEXT_VARIATION_H_
