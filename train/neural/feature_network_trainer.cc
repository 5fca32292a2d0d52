// Embeddings begin at 0, the other weights at small random values. Rows of the
// table lie far apart in memory, so the rows of an example are asked for before
// they are needed.

#include "train/neural/feature_network_trainer.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "train/random.h"

namespace quipu {
namespace {

constexpr float kFirstSquare = 0.03F;  // what sums of squares begin with

// Weights with the sums of their squared gradients.
struct Weights {
  explicit Weights(size_t size) : value(size, 0), squares(size, kFirstSquare) {}

  void Randomize(float limit, Random& random) {
    for (float& v : value) v = limit * (2 * random.Uniform() - 1);
  }
  // value[at + i] -= rate * g[i] * factor, as AdaGrad has it.
  void Step(size_t at, const float* g, float factor, size_t size, float rate) {
    float* const v = value.data() + at;
    float* const s = squares.data() + at;
    for (size_t i = 0; i < size; ++i) {
      const float d = g[i] * factor;
      s[i] += d * d;
      v[i] -= rate * d / std::sqrt(s[i]);
    }
  }

  std::vector<float> value, squares;
};

class Trainer {
 public:
  Trainer(const FeatureDataset& data, const FeatureTraining& training)
      : data_(data),
        t_(training),
        random_(training.seed),
        table_(training.rows * training.hidden),
        dense_(data.dense_inputs() * training.hidden),
        hidden_bias_(training.hidden),
        output_(training.hidden * training.outputs),
        output_bias_(training.outputs) {
    const auto limit = [](size_t in, size_t out) {
      return std::sqrt(6.0F / static_cast<float>(in + out));
    };
    dense_.Randomize(limit(data.dense_inputs() + 1, t_.hidden) * 0.5F, random_);
    std::fill(hidden_bias_.value.begin(), hidden_bias_.value.end(), 0.1F);
    output_.Randomize(limit(t_.hidden, t_.outputs), random_);
  }

  FeatureNetworkWeights Run() {
    const size_t units = t_.loss == FeatureLoss::kRanking
                             ? data_.group_ends().size()
                             : data_.size();
    std::vector<size_t> order(units);
    std::iota(order.begin(), order.end(), size_t{0});
    const size_t steps = std::max<size_t>(units * t_.epochs, 1);
    size_t step = 0;
    for (size_t epoch = 0; epoch < t_.epochs; ++epoch) {
      random_.Shuffle(order);
      for (const size_t unit : order) {
        rate_ = t_.rate * (1 - 0.9F * static_cast<float>(step++) /
                                   static_cast<float>(steps));
        if (t_.loss == FeatureLoss::kRanking) {
          LearnGroup(unit);
        } else {
          LearnOne(unit);
        }
      }
    }
    return Result();
  }

 private:
  // What an example went through on its way forward.
  struct Pass {
    size_t example = 0;
    std::vector<size_t> rows;  // the features kept
    std::vector<float> input;  // dense
    std::vector<float> state;  // hidden, rectified
    std::vector<float> output;
  };

  void Forward(size_t example, Pass& pass) {
    pass.example = example;
    pass.rows.clear();
    for (const uint32_t feature : data_.Features(example)) {
      if (random_.Chance(t_.dropout)) continue;
      const size_t at = FeatureRow(feature, t_.rows) * t_.hidden;
      __builtin_prefetch(table_.value.data() + at);
      __builtin_prefetch(table_.squares.data() + at);
      pass.rows.push_back(at);
    }
    pass.state.assign(t_.hidden, 0);
    for (const size_t at : pass.rows) {
      for (size_t i = 0; i < t_.hidden; ++i) {
        pass.state[i] += table_.value[at + i];
      }
    }
    const float scale = 1 / (1 - t_.dropout);
    for (size_t i = 0; i < t_.hidden; ++i) {
      pass.state[i] = pass.state[i] * scale + hidden_bias_.value[i];
    }
    const std::span<const float> dense = data_.Dense(example);
    pass.input.assign(dense.begin(), dense.end());
    const float dense_scale = 1 / (1 - t_.dense_dropout);
    for (size_t d = 0; d < dense.size(); ++d) {
      if (t_.dense_dropout > 0) {
        pass.input[d] =
            random_.Chance(t_.dense_dropout) ? 0 : pass.input[d] * dense_scale;
      }
      if (pass.input[d] == 0) continue;
      const float* const row = dense_.value.data() + d * t_.hidden;
      for (size_t i = 0; i < t_.hidden; ++i) {
        pass.state[i] += pass.input[d] * row[i];
      }
    }
    for (float& value : pass.state) value = std::max(value, 0.0F);
    pass.output = output_bias_.value;
    for (size_t i = 0; i < t_.hidden; ++i) {
      if (pass.state[i] == 0) continue;
      const float* const row = output_.value.data() + i * t_.outputs;
      for (size_t o = 0; o < t_.outputs; ++o) {
        pass.output[o] += pass.state[i] * row[o];
      }
    }
  }

  // `gradient` is that of the outputs.
  void Backward(const Pass& pass, const std::vector<float>& gradient) {
    std::vector<float> below(t_.hidden, 0);
    for (size_t i = 0; i < t_.hidden; ++i) {
      if (pass.state[i] == 0) continue;
      const float* const row = output_.value.data() + i * t_.outputs;
      for (size_t o = 0; o < t_.outputs; ++o) below[i] += gradient[o] * row[o];
    }
    for (size_t i = 0; i < t_.hidden; ++i) {
      if (pass.state[i] == 0) continue;
      output_.Step(i * t_.outputs, gradient.data(), pass.state[i], t_.outputs,
                   rate_);
    }
    output_bias_.Step(0, gradient.data(), 1, t_.outputs, rate_);
    hidden_bias_.Step(0, below.data(), 1, t_.hidden, rate_);
    for (size_t d = 0; d < pass.input.size(); ++d) {
      if (pass.input[d] == 0) continue;
      dense_.Step(d * t_.hidden, below.data(), pass.input[d], t_.hidden, rate_);
    }
    const float scale = 1 / (1 - t_.dropout);
    for (const size_t at : pass.rows) {
      table_.Step(at, below.data(), scale, t_.hidden, rate_);
    }
  }

  static void Softmax(std::vector<float>& values) {
    const float most = *std::max_element(values.begin(), values.end());
    float sum = 0;
    for (float& v : values) sum += v = std::exp(v - most);
    for (float& v : values) v /= sum;
  }

  // The gradient of -log of the probability of all that is right.
  static void SubtractRight(std::vector<float>& probabilities,
                            std::span<const uint16_t> right) {
    float sum = 1e-9F;
    for (const uint16_t r : right) sum += probabilities[r];
    for (const uint16_t r : right) probabilities[r] -= probabilities[r] / sum;
  }

  void LearnOne(size_t example) {
    Pass& pass = one_;
    Forward(example, pass);
    std::vector<float> gradient = pass.output;
    const std::span<const uint16_t> right = data_.Right(example);
    if (t_.loss == FeatureLoss::kSoftmax) {
      for (const uint16_t o : data_.Ignored(example)) gradient[o] = -1e9F;
      Softmax(gradient);
      SubtractRight(gradient, right);
    } else {
      for (float& v : gradient) v = 1 / (1 + std::exp(-v));
      for (const uint16_t o : right) gradient[o] -= 1;
    }
    for (const uint16_t o : data_.Ignored(example)) gradient[o] = 0;
    Backward(pass, gradient);
  }

  void LearnGroup(size_t group) {
    const size_t begin = group == 0 ? 0 : data_.group_ends()[group - 1];
    const size_t count = data_.group_ends()[group] - begin;
    if (group_.size() < count) group_.resize(count);
    std::vector<float> scores;
    std::vector<uint16_t> right;
    for (size_t i = 0; i < count; ++i) {
      Forward(begin + i, group_[i]);
      scores.push_back(group_[i].output.front());
      if (!data_.Right(begin + i).empty()) {
        right.push_back(static_cast<uint16_t>(i));
      }
    }
    if (right.empty()) return;
    Softmax(scores);
    SubtractRight(scores, right);
    for (size_t i = 0; i < count; ++i) {
      if (std::fabs(scores[i]) < 1e-4F) continue;
      Backward(group_[i], {scores[i]});
    }
  }

  FeatureNetworkWeights Result() const {
    FeatureNetworkWeights out;
    out.table.width = t_.hidden;
    out.table.values = table_.value;
    out.table.limit = TableLimit(table_.value);
    out.dense.columns = data_.dense_inputs();
    out.dense.bias = hidden_bias_.value;
    out.dense.values.resize(dense_.value.size());
    for (size_t d = 0; d < data_.dense_inputs(); ++d) {
      for (size_t i = 0; i < t_.hidden; ++i) {
        out.dense.values[i * data_.dense_inputs() + d] =
            dense_.value[d * t_.hidden + i];
      }
    }
    out.output.columns = t_.hidden;
    out.output.bias = output_bias_.value;
    out.output.values.resize(output_.value.size());
    for (size_t i = 0; i < t_.hidden; ++i) {
      for (size_t o = 0; o < t_.outputs; ++o) {
        out.output.values[o * t_.hidden + i] =
            output_.value[i * t_.outputs + o];
      }
    }
    return out;
  }

  const FeatureDataset& data_;
  const FeatureTraining t_;
  Random random_;
  Weights table_, dense_, hidden_bias_, output_, output_bias_;
  float rate_ = 0;
  Pass one_;
  std::vector<Pass> group_;
};

}  // namespace

float TableLimit(std::span<const float> values) {
  std::vector<float> sizes;
  for (const float v : values) {
    if (v != 0) sizes.push_back(std::fabs(v));
  }
  if (sizes.empty()) return 0;
  const auto at = sizes.begin() + static_cast<std::ptrdiff_t>(
                                      sizes.size() - 1 - sizes.size() / 5000);
  std::nth_element(sizes.begin(), at, sizes.end());
  return *at;
}

FeatureNetworkWeights TrainFeatureNetwork(const FeatureDataset& data,
                                          const FeatureTraining& training) {
  return Trainer(data, training).Run();
}

}  // namespace quipu
