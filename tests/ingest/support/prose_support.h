// Texts for the tests of near-copies: words of no language in sentences.

#ifndef QUIPU_TESTS_INGEST_SUPPORT_PROSE_SUPPORT_H_
#define QUIPU_TESTS_INGEST_SUPPORT_PROSE_SUPPORT_H_

#include <random>
#include <string>

#include "graph/model/document.h"

namespace quipu::test {

// So many words, in paragraphs of some sixty; never the same five in a row
// twice, as far as chance goes.
std::string Prose(size_t words, std::mt19937& random);

// Whole sentences of `text`, about this share of them, in their order.
std::string Cut(const std::string& text, double share, std::mt19937& random);

// A document that is all body.
Document Article(const std::string& key, const std::string& text);

}  // namespace quipu::test

#endif  // QUIPU_TESTS_INGEST_SUPPORT_PROSE_SUPPORT_H_
