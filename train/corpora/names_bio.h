// Readers of name corpora with a word a line.

#ifndef QUIPU_TRAIN_CORPORA_NAMES_BIO_H_
#define QUIPU_TRAIN_CORPORA_NAMES_BIO_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "train/corpora/name_annotation.h"

namespace quipu {

// A word and its label, BIO or IO, between them tabs or one space; an empty
// line ends a sentence. Lines "# sent_id = X-n" and "# id X-sn" tell documents
// apart; without any, each sentence is a document of its own.
std::vector<AnnotatedSentence> ReadBio(std::string_view text);

// Divides running text after full stops that end sentences, else so that none
// has more than `max_words` words; names stay whole but for longer ones.
std::vector<AnnotatedSentence> DivideRunningText(
    const AnnotatedSentence& sentence, size_t max_words);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_NAMES_BIO_H_
