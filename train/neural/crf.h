// Linear-chain conditional random fields (Lafferty, McCallum and Pereira 2001)
// learnt from sentences whose labels are known in part (Tsuboi et al. 2008).

#ifndef QUIPU_TRAIN_NEURAL_CRF_H_
#define QUIPU_TRAIN_NEURAL_CRF_H_

#include <span>

#include "language/names/name_labels.h"
#include "train/neural/parameter.h"

namespace quipu {

// -log of the probability that every word has one of its allowed labels.
// `emissions`: labels x words; replaced by the loss's gradient. `transitions`:
// (labels + 1) x labels, from (row) to (column), where row `labels` is the
// sentence's beginning; scores of what cannot follow are -1e4. Adds to its
// gradient, times `share`.
float LearnLabels(Eigen::Ref<Matrix> emissions,
                  std::span<const NameLabelSet> allowed, float share,
                  Parameter& transitions);

// Whether label `to` may follow `from` (kNameLabelCount: the beginning).
bool MayFollow(size_t from, size_t to);

}  // namespace quipu

#endif  // QUIPU_TRAIN_NEURAL_CRF_H_
