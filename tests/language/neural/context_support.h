// A small vocabulary, small encoders that nobody trained, and how an encoder's
// states come out in double by the textbook.

#ifndef QUIPU_TESTS_LANGUAGE_NEURAL_CONTEXT_SUPPORT_H_
#define QUIPU_TESTS_LANGUAGE_NEURAL_CONTEXT_SUPPORT_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "language/neural/context_encoder_weights.h"
#include "language/neural/context_windows.h"
#include "language/neural/piece_vocabulary.h"

namespace quipu {

// Letters, and words of them.
PieceVocabularyWeights SmallVocabulary();

// A vocabulary with the bytes that it is read from.
class OwnedVocabulary {
 public:
  explicit OwnedVocabulary(const PieceVocabularyWeights& weights);
  const PieceVocabulary& operator*() const { return vocabulary_; }

 private:
  std::string bytes_;
  PieceVocabulary vocabulary_;
};

ContextEncoderWeights RandomContextEncoder(size_t pieces, std::mt19937& random);

// The states of all pieces of a window.
std::vector<std::vector<double>> StatesByTextbook(
    const ContextEncoderWeights& weights, std::span<const uint32_t> window);

}  // namespace quipu

#endif  // QUIPU_TESTS_LANGUAGE_NEURAL_CONTEXT_SUPPORT_H_
