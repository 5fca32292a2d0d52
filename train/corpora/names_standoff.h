// Readers of name corpora whose names stand beside the text or in brackets.

#ifndef QUIPU_TRAIN_CORPORA_NAMES_STANDOFF_H_
#define QUIPU_TRAIN_CORPORA_NAMES_STANDOFF_H_

#include <string_view>
#include <vector>

#include "base/result.h"
#include "train/corpora/name_annotation.h"

namespace quipu {

// Our own sentences, one a line: "[Person Ana Ruiz] was held in [Place Lima]."
// Lines that begin with '#' are comments. kInvalidArgument, with the line's
// number: a bracket without its fellow, or a type that is none of kNameTypes.
Result<std::vector<AnnotatedSentence>> ReadBracketed(std::string_view text,
                                                     std::string_view language);

// re3d: documents.json and entities.json, each an object a line, offsets in
// code points. Persons, organisations and locations that look like names;
// labels of doubtful ones begin with '?'. kInvalidArgument: not such JSON.
Result<std::vector<AnnotatedSentence>> ReadRe3d(std::string_view documents,
                                                std::string_view entities);

// DocRED and Re-DocRED: words in sentences, mentions with a sentence and words
// in it. An article before an organisation or a place is no part of its name.
// kInvalidArgument: not such JSON.
Result<std::vector<AnnotatedSentence>> ReadDocRed(std::string_view json);

// GUM's CoNLL-U with its Entity attribute: persons, places, organisations and
// events whose head is a proper noun, without determiners, titles and what
// else is no part of the name. Proper nouns elsewhere: label "ANY".
Result<std::vector<AnnotatedSentence>> ReadGum(std::string_view conllu);

// AnCora's CoNLL-U, where the fifth column has the class of a name ("np0000o")
// and MWE its words: PER, LOC, ORG, MISC, and "NAME" where the class is not
// known ("np00000").
Result<std::vector<AnnotatedSentence>> ReadAncora(std::string_view conllu);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_NAMES_STANDOFF_H_
