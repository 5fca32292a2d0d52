// Our own sentences with their names.

#ifndef QUIPU_TRAIN_CORPORA_NAMES_BRACKETED_H_
#define QUIPU_TRAIN_CORPORA_NAMES_BRACKETED_H_

#include <string_view>
#include <vector>

#include "base/result.h"
#include "train/corpora/name_annotation.h"

namespace quipu {

// Our own sentences, one a line: "[Person Ana Ruiz] was held in [Place Lima]."
// Lines that begin with '#' are comments. kInvalidArgument, with the line's
// number: a bracket without its counterpart, or a type that is none of
// kNameTypes.
Result<std::vector<AnnotatedSentence>> ReadBracketed(std::string_view text,
                                                     std::string_view language);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_NAMES_BRACKETED_H_
