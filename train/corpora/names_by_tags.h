// Treebanks without names as training data for names: their tags tell which
// words may be in one.

#ifndef QUIPU_TRAIN_CORPORA_NAMES_BY_TAGS_H_
#define QUIPU_TRAIN_CORPORA_NAMES_BY_TAGS_H_

#include <string_view>

#include "language/syntax/conllu_sentence.h"
#include "train/corpora/names_corpus.h"

namespace quipu {

// Proper nouns side by side are in names of any type. Other capitalised words,
// and what stands between them or right after, may be in one. All else is in
// none. For languages that capitalise little but names: not for English.
NamesSentence SuperviseByTags(const ConlluSentence& sentence,
                              std::string_view corpus);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_NAMES_BY_TAGS_H_
