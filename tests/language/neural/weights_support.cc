#include "tests/language/neural/weights_support.h"

namespace quipu {

std::vector<float> RandomNumbers(size_t count, std::mt19937& random) {
  std::vector<float> numbers;
  for (size_t i = 0; i < count; ++i) {
    numbers.push_back(static_cast<float>(random() % 2001) / 1000.0F - 1);
  }
  return numbers;
}

LayerWeights RandomLayer(size_t rows, size_t columns, std::mt19937& random) {
  return {columns, RandomNumbers(rows * columns, random),
          RandomNumbers(rows, random)};
}

EncoderWeights RandomEncoder(std::mt19937& random) {
  constexpr uint32_t kHidden = 2;
  EncoderWeights encoder;
  for (const std::string_view form : {"the", "guard"}) {
    encoder.forms.push_back(FindWordFeatures(form, false).form);
  }
  encoder.words = {4, RandomNumbers(3 * 4, random), 0};
  encoder.affixes = {2, RandomNumbers(kAffixBuckets * 2, random), 0};
  encoder.shapes = {2, RandomNumbers(kShapeBuckets * 2, random), 0};
  encoder.hidden = kHidden;
  auto& layer = encoder.layers.emplace_back();
  for (EncoderWeights::Direction& direction : layer) {
    direction.input = RandomLayer(4 * kHidden, 8, random);
    direction.recurrent = RandomLayer(4 * kHidden, kHidden, random);
  }
  return encoder;
}

}  // namespace quipu
