// The names of the corpora of HIPE 2022.

#ifndef QUIPU_TRAIN_CORPORA_NAMES_HIPE_H_
#define QUIPU_TRAIN_CORPORA_NAMES_HIPE_H_

#include <string_view>
#include <vector>

#include "train/corpora/name_annotation.h"

namespace quipu {

// HIPE 2022's tab-separated columns, those called literal. Words divided at
// the end of a line, elided, hyphenated or abbreviated are put together again,
// as the French treebanks have them; titles are no part of a person's name.
std::vector<AnnotatedSentence> ReadHipe(std::string_view text);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_NAMES_HIPE_H_
