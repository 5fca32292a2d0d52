#include "train/recipes/name_tagger_trainer.h"

#include <array>
#include <vector>

#include "ingest/extract/mention/name_features.h"
#include "train/neural/feature_network_trainer.h"

namespace quipu {
namespace {

constexpr FeatureTraining kNames{.outputs = kTaggerOutputCount,
                                 .rows = size_t{3} << 15,
                                 .hidden = 32,
                                 .epochs = 6,
                                 .dropout = 0.3F};
constexpr FeatureTraining kInner{.outputs = kInnerLabelCount,
                                 .rows = size_t{1} << 15,
                                 .hidden = 24,
                                 .epochs = 4,
                                 .dropout = 0.3F};

// The outputs that a word's label says nothing of.
constexpr std::array<uint16_t, 2> kAfterOther{0, 1};
constexpr std::array<uint16_t, 3> kAfterName{2, 3, 4};

// Labels of the words of all sentences.
using Labels = std::vector<std::vector<uint8_t>>;

Labels Outside(const Analysis& analysis) {
  Labels labels;
  for (const AnalyzedSentence& sentence : analysis.sentences) {
    labels.emplace_back(sentence.words.size(), uint8_t{0});
  }
  return labels;
}

void Mark(const Analysis& analysis, const GoldMention& mention, uint8_t label,
          Labels& labels) {
  const auto words = WordsOf(analysis, mention.span);
  if (!words) return;
  std::vector<uint8_t>& own = labels[words->sentence];
  for (uint32_t w = words->begin; w < words->end; ++w) {
    own[w] = w == words->begin ? label : static_cast<uint8_t>(label + 1);
  }
}

void AddExamples(const TrainingDocument& document, FeatureDataset& names,
                 FeatureDataset& inner) {
  const Analysis& analysis = document.analysis;
  Labels name_labels = Outside(analysis);
  Labels inner_labels = Outside(analysis);
  for (const GoldMention& mention : document.gold->mentions) {
    if (mention.kind == GoldKind::kName) {
      Mark(analysis, mention, 1, name_labels);
    } else if (mention.kind == GoldKind::kNested) {
      Mark(analysis, mention, 1, inner_labels);
    } else if (mention.kind == GoldKind::kDemonym) {
      Mark(analysis, mention, 3, inner_labels);
    }
  }
  NameFeatures features(analysis, document.details.names);
  FeatureBag bag;
  for (uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    features.Enter(s);
    for (uint32_t w = 0; w < features.size(); ++w) {
      const bool near = features.IsNearName(w);
      const bool demonym = name_labels[s][w] != 0 || features.MayBeDemonym(w);
      if (!near && !demonym) continue;
      bag.Clear();
      features.Collect(w, bag);
      const NameFeatures::Dense dense = features.DenseOf(w);
      const bool after_name = w > 0 && name_labels[s][w - 1] != 0;
      const std::array<uint16_t, 1> name{
          static_cast<uint16_t>(TaggerOutput(after_name, name_labels[s][w]))};
      const std::array<WordPlace, 1> place{{{s, w}}};
      names.Add(
          bag.values(), dense, name,
          after_name ? std::span<const uint16_t>(kAfterOther) : kAfterName,
          place);
      if (!demonym) continue;
      CollectInner(name_labels[s], w, bag);
      const std::array<uint16_t, 1> in{inner_labels[s][w]};
      inner.Add(bag.values(), dense, in, {}, place);
    }
  }
}

}  // namespace

NameDatasets NameExamples(std::span<const TrainingDocument> documents,
                          std::optional<uint32_t> without,
                          std::span<const TrainingDocument> more) {
  NameDatasets data{.names = FeatureDataset(NameFeatures::kDenseInputs, 1),
                    .inner = FeatureDataset(NameFeatures::kDenseInputs, 1)};
  for (const auto& part : {documents, more}) {
    for (const TrainingDocument& document : part) {
      data.names.BeginDocument();
      data.inner.BeginDocument();
      if (document.fold == without) continue;
      AddExamples(document, data.names, data.inner);
    }
  }
  return data;
}

NameTaggerWeights TrainNameTagger(std::span<const TrainingDocument> documents,
                                  std::optional<uint32_t> without,
                                  uint64_t seed,
                                  std::span<const TrainingDocument> more) {
  const auto [names, inner] = NameExamples(documents, without, more);
  FeatureTraining name_training = kNames;
  name_training.seed = seed;
  FeatureTraining inner_training = kInner;
  inner_training.seed = seed;
  return {.names = TrainFeatureNetwork(names, name_training),
          .inner = TrainFeatureNetwork(inner, inner_training)};
}

}  // namespace quipu
