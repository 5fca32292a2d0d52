// Analyses made by hand.

#ifndef QUIPU_TESTS_INGEST_EXTRACT_MENTION_TREE_SUPPORT_H_
#define QUIPU_TESTS_INGEST_EXTRACT_MENTION_TREE_SUPPORT_H_

#include <string>

#include "language/model/analysis.h"

namespace quipu::test {

// One sentence, a word on each line: "form UPOS head relation [features]". The
// lemma is the form.
Analysis ParseTree(const std::string& lines);

}  // namespace quipu::test

#endif  // QUIPU_TESTS_INGEST_EXTRACT_MENTION_TREE_SUPPORT_H_
