// The names of AnCora.

#ifndef QUIPU_TRAIN_CORPORA_NAMES_ANCORA_H_
#define QUIPU_TRAIN_CORPORA_NAMES_ANCORA_H_

#include <string_view>
#include <vector>

#include "base/result.h"
#include "train/corpora/name_annotation.h"

namespace quipu {

// AnCora's CoNLL-U, where the fifth column has the class of a name ("np0000o")
// and MWE its words: PER, LOC, ORG, MISC, and "NAME" where the class is not
// known ("np00000").
Result<std::vector<AnnotatedSentence>> ReadAncora(std::string_view conllu);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_NAMES_ANCORA_H_
