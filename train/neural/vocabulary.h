// Which forms a network knows by themselves, and words as its encoder takes
// them.

#ifndef QUIPU_TRAIN_NEURAL_VOCABULARY_H_
#define QUIPU_TRAIN_NEURAL_VOCABULARY_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "train/neural/word_encoder.h"

namespace quipu {

class Vocabulary {
 public:
  // Of the forms that were counted at least `min_count` times.
  Vocabulary(const std::map<std::string, size_t>& counts, size_t min_count,
             VectorLookup vectors);

  EncoderWord Encode(std::string_view form, bool first) const;
  // Hashes; the i-th form is word i + 1.
  const std::vector<uint64_t>& forms() const { return forms_; }

 private:
  VectorLookup vectors_;
  std::vector<uint64_t> forms_;
  std::vector<size_t> counts_;
  std::unordered_map<uint64_t, uint32_t> numbers_;
};

}  // namespace quipu

#endif  // QUIPU_TRAIN_NEURAL_VOCABULARY_H_
