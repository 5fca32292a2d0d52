// The names of GUM.

#ifndef QUIPU_TRAIN_CORPORA_NAMES_GUM_H_
#define QUIPU_TRAIN_CORPORA_NAMES_GUM_H_

#include <string_view>
#include <vector>

#include "base/result.h"
#include "train/corpora/name_annotation.h"

namespace quipu {

// GUM's CoNLL-U with its Entity attribute: persons, places, organisations and
// events whose head is a proper noun, without determiners, titles and what
// else is no part of the name. Proper nouns elsewhere: label "ANY".
Result<std::vector<AnnotatedSentence>> ReadGum(std::string_view conllu);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_NAMES_GUM_H_
