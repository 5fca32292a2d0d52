// Which side of a relation a claim is on.

#ifndef QUIPU_GRAPH_MODEL_STANCE_H_
#define QUIPU_GRAPH_MODEL_STANCE_H_

#include "graph/model/extraction.h"

namespace quipu {

// "X did", or is said to have done.
constexpr bool Supports(Polarity polarity, Modality modality) {
  return polarity == Polarity::kPositive &&
         (modality == Modality::kAsserted || modality == Modality::kAlleged);
}

// "X did not", or is said not to have done; or somebody denies that X did.
constexpr bool Opposes(Polarity polarity, Modality modality) {
  return polarity == Polarity::kNegative
             ? modality == Modality::kAsserted || modality == Modality::kAlleged
             : modality == Modality::kDenied;
}

}  // namespace quipu

#endif  // QUIPU_GRAPH_MODEL_STANCE_H_
