// The contextual encoder of a model file, for the words of an analysis.

#ifndef QUIPU_LANGUAGE_CONTEXT_CONTEXT_MODEL_H_
#define QUIPU_LANGUAGE_CONTEXT_CONTEXT_MODEL_H_

#include <memory>
#include <vector>

#include "base/result.h"
#include "language/context/context_states.h"
#include "language/model/analysis.h"
#include "language/neural/context_encoder.h"
#include "language/neural/context_windows.h"
#include "language/neural/model_file.h"
#include "language/neural/piece_vocabulary.h"

namespace quipu {

// The words of a sentence as the encoder reads them. The parts of a token count
// as written apart unless they are the token ("don't": "do", "n't").
std::vector<WindowWord> WindowWordsOf(const Analysis& analysis,
                                      const AnalyzedSentence& sentence);

// Immutable; safe for use by many threads.
class ContextModel {
 public:
  // kCorruption for anything else than a file of a contextual encoder.
  static Result<ContextModel> FromFile(const ModelFile& file);

  size_t state_size() const { return encoder_.state_size(); }
  // Of all words. Linear.
  ContextStates Read(const Analysis& analysis) const;

 private:
  explicit ContextModel(ModelFile file) : file_(std::move(file)) {}

  ModelFile file_;  // what the others' bytes are in
  PieceVocabulary vocabulary_;
  ContextEncoder encoder_;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_CONTEXT_CONTEXT_MODEL_H_
