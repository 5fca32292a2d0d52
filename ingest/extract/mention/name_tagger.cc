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
#include "language/neural/log_softmax.h"
#include "language/text/character_class.h"

namespace quipu {
namespace {

constexpr float kNameBias = 1.5F;
constexpr float kInnerBias = 2.5F;
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

// The best sequence of labels, from the outputs of all words, which are made
// logarithms of probabilities here. Viterbi 1967.
std::vector<uint8_t> BestLabels(std::span<float> outputs) {
  constexpr std::array<std::pair<bool, size_t>, kTaggerOutputCount> kSteps = {
      {{false, 0}, {false, 1}, {true, 0}, {true, 1}, {true, 2}}};
  const size_t words = outputs.size() / kTaggerOutputCount;
  // Of the sequences that end here in label 0, 1 or 2 the best.
  std::array<float, 3> best = {0, kNever, kNever};
  std::vector<std::array<uint8_t, 3>> from(words);
  for (size_t w = 0; w < words; ++w) {
    const std::span<float> own =
        outputs.subspan(w * kTaggerOutputCount, kTaggerOutputCount);
    LogSoftmax(own.first(2));
    LogSoftmax(own.subspan(2));
    const uint8_t name = best[1] >= best[2] ? 1 : 2;
    std::array<float, 3> next = {2 * kNever, 2 * kNever, 2 * kNever};
    for (size_t i = 0; i < kSteps.size(); ++i) {
      const auto [after_name, label] = kSteps[i];
      const uint8_t before = after_name ? name : 0;
      const float score = best[before] + own[i] + (label == 1 ? kNameBias : 0);
      if (score <= next[label]) continue;
      next[label] = score;
      from[w][label] = before;
    }
    best = next;
  }
  std::vector<uint8_t> labels(words);
  auto label = static_cast<uint8_t>(std::max_element(best.begin(), best.end()) -
                                    best.begin());
  for (size_t w = words; w > 0; --w) {
    labels[w - 1] = label;
    label = from[w - 1][label];
  }
  return labels;
}

// An article before a name is none of its words: "the Pier Committee", but "in
// The Hague".
void LeaveArticles(const AnalyzedSentence& sentence,
                   std::vector<uint8_t>& labels) {
  for (size_t w = 0; w + 1 < labels.size(); ++w) {
    const SyntacticWord& word = sentence.words[w];
    if (labels[w] != 1 || labels[w + 1] != 2 || word.upos != Upos::kDet ||
        !word.Has(Feature::kDefinite)) {
      continue;
    }
    const bool low = !IsCapitalised(word.form);
    if (!low && !(w == 0 && word.form == "The")) continue;
    labels[w] = 0;
    labels[w + 1] = 1;
  }
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

Result<NameTagger> NameTagger::Read(ByteReader& bytes, size_t state_size) {
  NameTagger tagger;
  const size_t dense = NameFeatures::kDenseInputs + state_size;
  QUIPU_TRY(tagger.names_,
            FeatureNetwork::Read(bytes, dense, kTaggerOutputCount));
  QUIPU_TRY(tagger.inner_,
            FeatureNetwork::Read(bytes, dense, kInnerLabelCount));
  return tagger;
}

struct NameTagger::Look {
  Look(const Analysis& analysis, const AnalysisDetails& details)
      : features(analysis, details.names), context(details.context) {}

  const std::vector<int16_t>& DenseOf(uint32_t word) {
    const NameFeatures::Dense own = features.DenseOf(word);
    dense.assign(own.begin(), own.end());
    context.Append(sentence, word, dense);
    return dense;
  }

  NameFeatures features;
  const ContextStates& context;
  uint32_t sentence = 0;
  std::vector<FeatureBag> bags;  // of words near names
  std::vector<float> outputs;
  std::vector<int16_t> dense;
};

std::vector<uint8_t> NameTagger::FindNames(Look& look) const {
  const uint32_t size = look.features.size();
  if (look.bags.size() < size) look.bags.resize(size);
  look.outputs.assign(size * kTaggerOutputCount, 0);
  for (uint32_t w = 0; w < size; ++w) {
    const std::span<float> out =
        std::span(look.outputs)
            .subspan(w * kTaggerOutputCount, kTaggerOutputCount);
    if (!look.features.IsNearName(w)) {
      std::fill(out.begin(), out.end(), kNever);
      out[TaggerOutput(false, 0)] = out[TaggerOutput(true, 0)] = 0;
      continue;
    }
    look.bags[w].Clear();
    look.features.Collect(w, look.bags[w]);
    names_.Score(look.bags[w].values(), look.DenseOf(w), out);
  }
  return BestLabels(look.outputs);
}

std::vector<uint8_t> NameTagger::FindInner(
    Look& look, const std::vector<uint8_t>& labels) const {
  static const std::vector<float> kTransitions = Transitions(kInnerLabelCount);
  const uint32_t size = look.features.size();
  look.outputs.assign(size * kInnerLabelCount, 0);
  for (uint32_t w = 0; w < size; ++w) {
    const std::span<float> out =
        std::span(look.outputs).subspan(w * kInnerLabelCount, kInnerLabelCount);
    if (labels[w] == 0 && !look.features.MayBeDemonym(w)) {
      std::fill(out.begin() + 1, out.end(), kNever);
      continue;
    }
    FeatureBag& bag = look.bags[w];
    if (!look.features.IsNearName(w)) {
      bag.Clear();
      look.features.Collect(w, bag);
    }
    CollectInner(labels, w, bag);
    inner_.Score(bag.values(), look.DenseOf(w), out);
    for (float& value : out.subspan(1)) value += kInnerBias;
  }
  return FindBestLabels(look.outputs, kTransitions, kInnerLabelCount);
}

std::vector<MarkedWords> NameTagger::Tag(Analysis& analysis,
                                         const AnalysisDetails& details) const {
  Look look(analysis, details);
  std::vector<MarkedWords> marked;
  std::span<const int16_t> rest = details.names.values;
  for (uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    AnalyzedSentence& sentence = analysis.sentences[s];
    look.features.Enter(s);
    look.sentence = s;
    const std::span<const int16_t> own =
        rest.first(sentence.words.size() * kNameLabelCount);
    rest = rest.subspan(own.size());
    std::vector<uint8_t> labels = FindNames(look);
    LeaveArticles(sentence, labels);
    for (const Run& run : RunsOf(FindInner(look, labels))) {
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
