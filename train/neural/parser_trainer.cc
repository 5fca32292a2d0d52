#include "train/neural/parser_trainer.h"

#include <algorithm>
#include <map>
#include <utility>

#include "train/neural/batches.h"
#include "train/neural/parser_network.h"
#include "train/neural/vocabulary.h"
#include "train/neural/weights.h"

namespace quipu {
namespace {

constexpr size_t kMinCount = 2;  // of a form in the vocabulary

std::string WithoutSubtype(const std::string& relation) {
  return relation.substr(0, relation.find(':'));
}

class Numbers {
 public:
  uint32_t Of(const std::string& name) {
    const auto [at, added] =
        numbers_.emplace(name, static_cast<uint32_t>(names_.size()));
    if (added) names_.push_back(name);
    return at->second;
  }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::map<std::string, uint32_t> numbers_;
  std::vector<std::string> names_;
};

Vocabulary CountForms(std::span<const ConlluSentence> sentences,
                      const VectorLookup& vectors) {
  std::map<std::string, size_t> counts;
  for (const ConlluSentence& sentence : sentences) {
    for (const ConlluWord& word : sentence.words)
      ++counts[NormalizeForm(word.form)];
  }
  return {counts, kMinCount, vectors};
}

// What the numbers of a network's outputs and vocabulary stand for.
struct ParserInventory {
  std::vector<uint64_t> forms;  // hashes; the i-th is word i + 1
  std::vector<std::string> tags;
  std::vector<std::string> morphologies;  // tag, tab, features
  std::vector<uint32_t> tag_of;           // each morphology's
  std::vector<std::string> relations;
};

// Turns sentences into numbers.
class Encoding {
 public:
  explicit Encoding(Vocabulary vocabulary)
      : vocabulary_(std::move(vocabulary)) {}

  ParserSentence Encode(const ConlluSentence& sentence) {
    ParserSentence encoded;
    for (size_t i = 0; i < sentence.words.size(); ++i) {
      const ConlluWord& word = sentence.words[i];
      encoded.words.push_back(vocabulary_.Encode(word.form, i == 0));
      encoded.tags.push_back(tags_.Of(word.upos));
      const std::string both = word.upos + "\t" + word.features;
      encoded.morphologies.push_back(morphologies_.Of(both));
      encoded.heads.push_back(word.head);
      encoded.relations.push_back(relations_.Of(word.relation));
    }
    return encoded;
  }

  ParserInventory TakeInventory() {
    ParserInventory inventory;
    inventory.forms = vocabulary_.forms();
    inventory.tags = tags_.names();
    inventory.morphologies = morphologies_.names();
    for (const std::string& both : inventory.morphologies) {
      inventory.tag_of.push_back(tags_.Of(both.substr(0, both.find('\t'))));
    }
    inventory.relations = relations_.names();
    return inventory;
  }

 private:
  Vocabulary vocabulary_;
  Numbers tags_, morphologies_, relations_;
};

ParserAccuracy Evaluate(ParserNetwork& network,
                        const ParserInventory& inventory,
                        const std::vector<ParserSentence>& sentences) {
  Random order(0);
  double words = 0;
  ParserAccuracy right;
  for (const auto& batch : MakeBatches(sentences, 1000, order)) {
    const auto predictions = network.Predict(batch, inventory.tag_of);
    for (size_t s = 0; s < batch.size(); ++s) {
      const ParserSentence& gold = *batch[s];
      const ParserPrediction& found = predictions[s];
      for (size_t i = 0; i < gold.words.size(); ++i) {
        ++words;
        right.tags += found.tags[i] == gold.tags[i];
        right.morphologies += found.morphologies[i] == gold.morphologies[i];
        if (found.heads[i] != gold.heads[i]) continue;
        ++right.unlabelled;
        // A relation that is only in `dev` has no name in the inventory.
        right.labelled +=
            gold.relations[i] < inventory.relations.size() &&
            WithoutSubtype(inventory.relations[gold.relations[i]]) ==
                WithoutSubtype(inventory.relations[found.relations[i]]);
      }
    }
  }
  words = std::max(words, 1.0);
  return {right.tags / words, right.morphologies / words,
          right.unlabelled / words, right.labelled / words};
}

ParserWeights WeightsOf(const ParserNetwork& network,
                        const ParserInventory& inventory) {
  ParserWeights weights;
  weights.encoder = WeightsOf(network.encoder, inventory.forms);
  weights.tag_hidden = WeightsOf(network.tag_hidden.dense);
  weights.tag = WeightsOf(network.tag);
  weights.morphology = WeightsOf(network.morphology);
  weights.arc_dependent = WeightsOf(network.arc_dependent.dense);
  weights.arc_head = WeightsOf(network.arc_head.dense);
  weights.arc = WeightsOf(network.arc, network.arc_bias);
  weights.arc_root = NumbersOf(network.arc_root);
  weights.relation_dependent = WeightsOf(network.relation_dependent);
  weights.relation_head = WeightsOf(network.relation_head);
  weights.relation_root = NumbersOf(network.relation_root);
  weights.relation = WeightsOf(network.relation);
  weights.tags = inventory.tags;
  for (const std::string& both : inventory.morphologies) {
    weights.features.push_back(both.substr(both.find('\t') + 1));
  }
  weights.tag_of = inventory.tag_of;
  weights.relations = inventory.relations;
  return weights;
}

}  // namespace

ParserWeights TrainParser(std::span<const ConlluSentence> train,
                          std::span<const ConlluSentence> dev,
                          const ParserTraining& training,
                          const EpochReport& report) {
  Encoding encoding(CountForms(train, training.vectors));
  std::vector<ParserSentence> examples, checks;
  for (const ConlluSentence& sentence : train) {
    examples.push_back(encoding.Encode(sentence));
  }
  const ParserInventory inventory = encoding.TakeInventory();
  for (const ConlluSentence& sentence : dev) {
    checks.push_back(encoding.Encode(sentence));
  }
  Random random(training.seed);
  ParserNetwork network(
      training.sizes,
      {inventory.forms.size(), inventory.tags.size(),
       inventory.morphologies.size(), inventory.relations.size()},
      random);
  Adam adam(network.Parameters());
  const size_t per_epoch =
      MakeBatches(examples, training.batch_words, random).size();
  const size_t steps = per_epoch * training.epochs;
  size_t step = 0;
  for (size_t epoch = 0; epoch < training.epochs; ++epoch) {
    float loss = 0;
    const auto batches = MakeBatches(examples, training.batch_words, random);
    for (const auto& batch : batches) {
      loss += network.Learn(batch, training.dropout, random);
      adam.Step(training.rate * RateShare(step++, steps));
    }
    report(epoch + 1, loss / static_cast<float>(batches.size()),
           Evaluate(network, inventory, checks));
  }
  return WeightsOf(network, inventory);
}

}  // namespace quipu
