// What the segmenter sees of a token that may be several words: shared by
// training and use.

#ifndef QUIPU_LANGUAGE_SYNTAX_MULTIWORD_FEATURES_H_
#define QUIPU_LANGUAGE_SYNTAX_MULTIWORD_FEATURES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "language/syntax/token_features.h"

namespace quipu {

// `candidate`: what tells this way to divide from others.
void MultiwordFeatures(std::string_view text, std::span<const AtomGroup> tokens,
                       size_t i, uint32_t candidate, std::u32string_view stem,
                       const HashedValues& word_classes, FeatureList& list);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_MULTIWORD_FEATURES_H_
