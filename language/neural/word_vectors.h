// Word vectors learnt elsewhere from very much text.

#ifndef QUIPU_LANGUAGE_NEURAL_WORD_VECTORS_H_
#define QUIPU_LANGUAGE_NEURAL_WORD_VECTORS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/neural/embedding_table.h"
#include "language/neural/word_features.h"

namespace quipu {

// Vectors of distinct forms (WordFeatures::form) before they are written.
struct VectorWeights {
  std::vector<uint64_t> forms;
  TableWeights table;  // an entry a form

  // What WordVectors::FromBytes reads. With n forms of 100 dimensions about
  // 100 n + 12 m bytes, m being the power of two at or above 1.5 n.
  std::string Write() const;
};

class WordVectors {
 public:
  // None at all.
  WordVectors() = default;
  // What VectorWeights::Write wrote. The bytes must outlive the vectors and
  // their copies.
  static Result<WordVectors> FromBytes(std::string_view bytes);

  // 0: none at all.
  size_t dimensions() const { return dimensions_; }
  // The vector of the word's form, else of its form without accents, in units
  // of the scale; empty if there is none.
  std::span<const int8_t> Find(const WordFeatures& word) const {
    if (dimensions_ == 0) return {};
    size_t number = forms_.Find(word.form);
    if (number == 0) number = forms_.Find(word.plain);
    if (number == 0 || number > table_.entries()) return {};
    return table_.Entry(number - 1);
  }
  int16_t ToInput(int8_t value) const { return table_.ToInput(value); }
  // The same for many: to[i] is that of values[i].
  void ToInputs(std::span<const int8_t> values, int16_t* to) const {
    table_.ToInputs(values, to);
  }

 private:
  FormIndex forms_;
  EmbeddingTable table_;
  size_t dimensions_ = 0;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_WORD_VECTORS_H_
