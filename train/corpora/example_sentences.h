// Sentences with the claims that they make: the examples beside a trigger
// lexicon.
//
//   # killed
//   The warders shot Cole. => killed(The warders; Cole)
//   If they shoot, we shall leave. => none

#ifndef QUIPU_TRAIN_CORPORA_EXAMPLE_SENTENCES_H_
#define QUIPU_TRAIN_CORPORA_EXAMPLE_SENTENCES_H_

#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model/ontology.h"
#include "train/corpora/annotated_document.h"

namespace quipu {

// A small document for each line: what is left of "=>" is its text, and each
// argument that the predicate takes as an entity is one, known by its words,
// with no type and one mention of kind kAny where the words first stand. "doc"
// is the document, without a mention. A claim with one argument alone, or with
// "—" for one, is left out. kInvalidArgument as "source:line: …" for anything
// else.
Result<std::vector<AnnotatedDocument>> ParseExampleSentences(
    std::string_view bytes, std::string_view source, const Ontology& ontology);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_EXAMPLE_SENTENCES_H_
