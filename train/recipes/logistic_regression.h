// Logistic regression over sparse binary features, kept small enough to ship.

#ifndef QUIPU_TRAIN_RECIPES_LOGISTIC_REGRESSION_H_
#define QUIPU_TRAIN_RECIPES_LOGISTIC_REGRESSION_H_

#include <cstdint>
#include <span>
#include <vector>

namespace quipu {

struct LogisticSettings {
  int epochs = 8;
  float rate = 0.1F;
  float penalty = 2e-5F;        // on the square of each weight, per example
  uint32_t least_examples = 2;  // rarer features are not learnt
  uint32_t log2_size = 16;      // of the table of weights
};

// Examples: feature hashes and whether the answer is yes.
class LogisticRegression {
 public:
  void Add(std::span<const uint32_t> features, bool yes);
  size_t size() const { return answers_.size(); }

  // Learns by AdaGrad (Duchi, Hazan and Singer, 2011) over the examples in an
  // order that `seed` decides. Returns slots for HashedValues; an answer is yes
  // when the sum of its features' values is more than 0.
  std::vector<uint16_t> Train(const LogisticSettings& settings,
                              uint64_t seed) const;

 private:
  std::vector<uint32_t> features_;
  std::vector<size_t> ends_;
  std::vector<bool> answers_;
};

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_LOGISTIC_REGRESSION_H_
