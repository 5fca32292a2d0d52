// Columns of the input are words, stacked of the embeddings of form, affixes
// and shape, the word vector and marks. Rare forms are hidden by chance, so
// that the entry for unknown ones is learnt, too. Gradients of embeddings touch
// only the columns that the batch has.

#include "train/neural/word_encoder.h"

namespace quipu {

WordEncoder::WordEncoder(const EncoderSizes& sizes, size_t vocabulary,
                         Random& random)
    : words(sizes.word, static_cast<Eigen::Index>(vocabulary) + 1),
      affixes(sizes.affix, kAffixBuckets),
      shapes(sizes.shape, kShapeBuckets),
      sizes_(sizes) {
  words.Randomize(0.3F, random);
  affixes.Randomize(0.1F, random);
  shapes.Randomize(0.3F, random);
  words.sparse = affixes.sparse = shapes.sparse = true;
  Eigen::Index inputs =
      sizes.word + sizes.affix + sizes.shape + sizes.vector + sizes.marks;
  for (size_t i = 0; i < sizes.layers; ++i) {
    layers.emplace_back(inputs, sizes.hidden, random);
    inputs = 2 * sizes.hidden;
  }
}

const Matrix& WordEncoder::Forward(
    std::span<const std::span<const EncoderWord>> sentences,
    const Packing& packing, const Dropout& dropout, Random& random) {
  const Eigen::Index columns = packing.columns;
  batch_.assign(static_cast<size_t>(columns), nullptr);
  word_ids_.assign(static_cast<size_t>(columns), 0);
  for (size_t s = 0; s < sentences.size(); ++s) {
    for (size_t i = 0; i < sentences[s].size(); ++i) {
      const auto column = static_cast<size_t>(packing.Column(s, i));
      const EncoderWord& word = sentences[s][i];
      batch_[column] = &word;
      const bool hide = dropout.input > 0 && random.Chance(word.rarity);
      word_ids_[column] = hide ? 0 : word.word;
    }
  }
  const Eigen::Index affix_at = sizes_.word;
  const Eigen::Index shape_at = affix_at + sizes_.affix;
  const Eigen::Index vector_at = shape_at + sizes_.shape;
  const Eigen::Index marks_at = vector_at + sizes_.vector;
  input_.setZero(marks_at + sizes_.marks, columns);
  for (Eigen::Index c = 0; c < columns; ++c) {
    const EncoderWord& word = *batch_[static_cast<size_t>(c)];
    auto column = input_.col(c);
    column.head(sizes_.word) =
        words.value.col(word_ids_[static_cast<size_t>(c)]);
    for (const uint16_t affix : word.affixes) {
      column.segment(affix_at, sizes_.affix) += affixes.value.col(affix);
    }
    column.segment(shape_at, sizes_.shape) = shapes.value.col(word.shape);
    if (word.vector != nullptr) {
      column.segment(vector_at, sizes_.vector) =
          Eigen::Map<const Eigen::VectorXf>(word.vector, sizes_.vector);
    }
    for (Eigen::Index i = 0; i < sizes_.marks; ++i) {
      column[marks_at + i] = static_cast<float>(word.marks >> i & 1U);
    }
  }
  masks_.assign(layers.size() + 1, Matrix());
  states_.assign(layers.size(), Matrix());
  if (dropout.input > 0) {
    masks_[0] = DropoutMask(input_.rows(), columns, dropout.input, random);
    input_.array() *= masks_[0].array();
  }
  for (size_t i = 0; i < layers.size(); ++i) {
    states_[i] = layers[i].Forward(i == 0 ? input_ : states_[i - 1], packing,
                                   dropout.recurrent, random);
    if (dropout.state > 0) {
      masks_[i + 1] =
          DropoutMask(states_[i].rows(), columns, dropout.state, random);
      states_[i].array() *= masks_[i + 1].array();
    }
  }
  return states_.back();
}

void WordEncoder::Backward(Matrix gradient, const Packing& packing) {
  for (size_t i = layers.size(); i-- > 0;) {
    if (masks_[i + 1].size() > 0) gradient.array() *= masks_[i + 1].array();
    gradient = layers[i].Backward(gradient, packing);
  }
  if (masks_[0].size() > 0) gradient.array() *= masks_[0].array();
  const Eigen::Index shape_at = sizes_.word + sizes_.affix;
  for (Eigen::Index c = 0; c < packing.columns; ++c) {
    const EncoderWord& word = *batch_[static_cast<size_t>(c)];
    const auto column = gradient.col(c);
    const uint32_t id = word_ids_[static_cast<size_t>(c)];
    words.gradient.col(id) += column.head(sizes_.word);
    words.touched.push_back(id);
    for (const uint16_t affix : word.affixes) {
      affixes.gradient.col(affix) += column.segment(sizes_.word, sizes_.affix);
      affixes.touched.push_back(affix);
    }
    shapes.gradient.col(word.shape) += column.segment(shape_at, sizes_.shape);
    shapes.touched.push_back(word.shape);
  }
}

std::vector<Parameter*> WordEncoder::Parameters() {
  std::vector<Parameter*> all = {&words, &affixes, &shapes};
  for (BiLstm& layer : layers) {
    for (Parameter* p : layer.Parameters()) all.push_back(p);
  }
  return all;
}

}  // namespace quipu
