// The networks see a window of words; the best sequence of labels in which
// nothing goes on that has not begun is found by Viterbi's algorithm. Mentions
// are rarer than words outside of them, which makes a network too careful: so
// names get a bias, chosen on held-out documents.

#include "ingest/extract/mention/name_tagger.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "language/names/label_sequence.h"

namespace quipu {
namespace {

constexpr float kNameBias = 0.4F;
constexpr float kInnerBias = 1.5F;
constexpr float kNever = -1e6F;

// Outside, then a first and a later label for each kind.
std::vector<float> Transitions(size_t labels) {
  std::vector<float> transitions((labels + 1) * labels, 0);
  for (size_t from = 0; from <= labels; ++from) {
    for (size_t to = 2; to < labels; to += 2) {
      const bool goes_on = from == to || from == to - 1;
      if (!goes_on) transitions[from * labels + to] = kNever;
    }
  }
  return transitions;
}

struct Run {
  uint32_t begin, end;
  uint8_t label;  // of its first word
};

std::vector<Run> RunsOf(std::span<const uint8_t> labels) {
  std::vector<Run> runs;
  for (uint32_t w = 0; w < labels.size(); ++w) {
    if (labels[w] == 0) continue;
    if (labels[w] % 2 == 1) {
      runs.push_back({w, w + 1, labels[w]});
    } else {
      ++runs.back().end;
    }
  }
  return runs;
}

// The type of the recognised name that shares most words with [begin, end),
// else that which the recogniser thinks likeliest for its words.
NameType TypeOf(std::span<const RecognizedName> recognized, const Run& run,
                std::span<const int16_t> scores) {
  uint32_t most = 0;
  NameType type = NameType::kPerson;
  for (const RecognizedName& name : recognized) {
    const uint32_t begin = std::max(name.begin, run.begin);
    const uint32_t end = std::min(name.end, run.end);
    if (end > begin && end - begin > most) {
      most = end - begin;
      type = name.type;
    }
  }
  if (most > 0) return type;
  std::array<int32_t, kNameTypes.size()> sums{};
  for (uint32_t w = run.begin; w < run.end; ++w) {
    const std::span<const int16_t> own =
        scores.subspan(w * kNameLabelCount, kNameLabelCount);
    for (size_t label = 1; label < kNameLabelCount; ++label) {
      sums[static_cast<size_t>(TypeOfLabel(label))] += own[label];
    }
  }
  return kNameTypes[static_cast<size_t>(
      std::max_element(sums.begin(), sums.end()) - sums.begin())];
}

}  // namespace

void CollectInner(const std::vector<uint8_t>& labels, uint32_t word,
                  FeatureBag& bag) {
  const auto at = [&](int64_t w) -> uint64_t {
    return w < 0 || w >= static_cast<int64_t>(labels.size())
               ? 3
               : labels[static_cast<size_t>(w)];
  };
  uint64_t window = 0;
  for (int64_t d = -2; d <= 3; ++d) {
    bag.Add(60, d, at(word + d));
    window = window * 4 + at(word + d);
  }
  bag.Add(61, window);
  bag.Add(62, at(word), at(int64_t{word} + 1));
}

void NameTaggerWeights::Write(ByteWriter& out) const {
  names.Write(out);
  inner.Write(out);
}

Result<NameTagger> NameTagger::Read(ByteReader& bytes) {
  NameTagger tagger;
  QUIPU_TRY(tagger.names_,
            FeatureNetwork::Read(bytes, NameFeatures::kDenseInputs,
                                 kTaggerLabelCount));
  QUIPU_TRY(tagger.inner_,
            FeatureNetwork::Read(bytes, NameFeatures::kDenseInputs,
                                 kInnerLabelCount));
  return tagger;
}

std::vector<MarkedWords> NameTagger::Tag(Analysis& analysis,
                                         const NameScores& scores) const {
  static const std::vector<float> kTransitions = Transitions(kTaggerLabelCount);
  static const std::vector<float> kInnerTransitions =
      Transitions(kInnerLabelCount);
  NameFeatures features(analysis, scores);
  std::vector<MarkedWords> marked;
  FeatureBag bag;
  std::vector<float> emissions, inner;
  std::span<const int16_t> rest = scores.values;
  for (uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    AnalyzedSentence& sentence = analysis.sentences[s];
    features.Enter(s);
    const uint32_t size = features.size();
    const std::span<const int16_t> own = rest.first(size * kNameLabelCount);
    rest = rest.subspan(own.size());
    emissions.assign(size * kTaggerLabelCount, 0);
    for (uint32_t w = 0; w < size; ++w) {
      bag.Clear();
      features.Collect(w, bag);
      const std::span<float> out = std::span(emissions).subspan(
          w * kTaggerLabelCount, kTaggerLabelCount);
      names_.Score(bag.values(), features.DenseOf(w), out);
      for (float& value : out.subspan(1)) value += kNameBias;
    }
    const std::vector<uint8_t> labels =
        FindBestLabels(emissions, kTransitions, kTaggerLabelCount);
    inner.assign(size * kInnerLabelCount, 0);
    for (uint32_t w = 0; w < size; ++w) {
      bag.Clear();
      features.Collect(w, bag);
      CollectInner(labels, w, bag);
      const std::span<float> out =
          std::span(inner).subspan(w * kInnerLabelCount, kInnerLabelCount);
      inner_.Score(bag.values(), features.DenseOf(w), out);
      for (float& value : out.subspan(1)) value += kInnerBias;
    }
    for (const Run& run :
         RunsOf(FindBestLabels(inner, kInnerTransitions, kInnerLabelCount))) {
      marked.push_back({.kind = run.label == 1 ? MarkableKind::kNestedName
                                               : MarkableKind::kDemonym,
                        .sentence = s,
                        .begin = run.begin,
                        .end = run.end,
                        .literal = {}});
    }
    const std::vector<RecognizedName> recognized = std::move(sentence.names);
    sentence.names.clear();
    for (const Run& run : RunsOf(labels)) {
      sentence.names.push_back(
          {run.begin, run.end, TypeOf(recognized, run, own)});
    }
  }
  return marked;
}

}  // namespace quipu
