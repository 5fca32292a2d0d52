// Readers of name corpora whose names stand beside the text.

#ifndef QUIPU_TRAIN_CORPORA_NAMES_STANDOFF_H_
#define QUIPU_TRAIN_CORPORA_NAMES_STANDOFF_H_

#include <string_view>
#include <vector>

#include "base/result.h"
#include "train/corpora/name_annotation.h"

namespace quipu {

// re3d: documents.json and entities.json, each an object a line, offsets in
// code points. Persons, organisations and locations that look like names;
// labels of doubtful ones begin with '?'. kInvalidArgument: not such JSON.
Result<std::vector<AnnotatedSentence>> ReadRe3d(std::string_view documents,
                                                std::string_view entities);

// DocRED and Re-DocRED: words in sentences, mentions with a sentence and words
// in it. An article before an organisation or a place is no part of its name.
// kInvalidArgument: not such JSON.
Result<std::vector<AnnotatedSentence>> ReadDocRed(std::string_view json);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_NAMES_STANDOFF_H_
