#include "train/neural/names_trainer.h"

#include <map>
#include <string>
#include <utility>

#include "train/neural/batches.h"
#include "train/neural/names_network.h"
#include "train/neural/vocabulary.h"
#include "train/neural/weights.h"

namespace quipu {
namespace {

constexpr size_t kMinCount = 3;  // of a form in the vocabulary

NamesExample Encode(const MarkedNames& marked, const Vocabulary& vocabulary) {
  NamesExample example;
  const NamesSentence& sentence = marked.sentence;
  for (size_t i = 0; i < sentence.forms.size(); ++i) {
    EncoderWord& word = example.words.emplace_back(
        vocabulary.Encode(sentence.forms[i], i == 0));
    word.marks = marked.marks[i];
  }
  example.allowed = sentence.allowed;
  return example;
}

std::vector<std::vector<uint8_t>> PredictAll(
    NamesNetwork& network, const std::vector<NamesExample>& examples) {
  std::vector<std::vector<uint8_t>> labels(examples.size());
  Random order(0);
  for (const auto& batch : MakeBatches(examples, 1000, order)) {
    auto found = network.Predict(batch);
    for (size_t i = 0; i < batch.size(); ++i) {
      labels[static_cast<size_t>(batch[i] - examples.data())] =
          std::move(found[i]);
    }
  }
  return labels;
}

NamesWeights WeightsOf(const NamesNetwork& network,
                       std::span<const uint64_t> forms) {
  NamesWeights weights;
  weights.encoder = WeightsOf(network.encoder, forms);
  weights.hidden = WeightsOf(network.hidden.dense);
  weights.emission = WeightsOf(network.emission);
  const Matrix by_row = network.transitions.value.transpose();
  weights.transitions.assign(by_row.data(), by_row.data() + by_row.size());
  return weights;
}

}  // namespace

NamesWeights TrainNames(std::span<const MarkedNames> train,
                        std::span<const MarkedNames> dev,
                        const NamesTraining& training,
                        const NamesReport& report) {
  std::map<std::string, size_t> counts;
  for (const MarkedNames& marked : train) {
    for (const std::string& form : marked.sentence.forms) {
      ++counts[NormalizeForm(form)];
    }
  }
  const Vocabulary vocabulary(counts, kMinCount, training.vectors);
  std::vector<NamesExample> examples, checks;
  for (const MarkedNames& marked : train) {
    for (uint32_t i = 0; i < marked.weight; ++i) {
      examples.push_back(Encode(marked, vocabulary));
    }
  }
  for (const MarkedNames& marked : dev) {
    checks.push_back(Encode(marked, vocabulary));
  }
  Random random(training.seed);
  NamesNetwork network(training.sizes, training.hidden,
                       vocabulary.forms().size(), random);
  Adam adam(network.Parameters());
  const size_t per_epoch =
      MakeBatches(examples, training.batch_words, random).size();
  size_t step = 0;
  for (size_t epoch = 0; epoch < training.epochs; ++epoch) {
    float loss = 0;
    const auto batches = MakeBatches(examples, training.batch_words, random);
    for (const auto& batch : batches) {
      loss += network.Learn(batch, training.dropout, random);
      adam.Step(training.rate * RateShare(step++, per_epoch * training.epochs));
    }
    report(epoch + 1, loss / static_cast<float>(batches.size()),
           PredictAll(network, checks));
  }
  return WeightsOf(network, vocabulary.forms());
}

}  // namespace quipu
