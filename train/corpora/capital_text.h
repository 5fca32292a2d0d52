// Documents as telegrams and old newswire have them: in capitals.

#ifndef QUIPU_TRAIN_CORPORA_CAPITAL_TEXT_H_
#define QUIPU_TRAIN_CORPORA_CAPITAL_TEXT_H_

#include <span>
#include <vector>

#include "base/result.h"
#include "train/corpora/annotated_document.h"

namespace quipu {

// The document with every letter a capital, and its mentions; without its
// claims, whose words would be others. Fails as ReadDocument does.
Result<AnnotatedDocument> InCapitals(const AnnotatedDocument& document);

// Every fourth of the documents in capitals.
Result<std::vector<AnnotatedDocument>> SomeInCapitals(
    std::span<const AnnotatedDocument> documents);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_CAPITAL_TEXT_H_
