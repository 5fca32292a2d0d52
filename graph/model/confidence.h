// The confidence of claims: per mille, the measured precision of claims like
// it. What is kept and what is shown by default is decided here alone.

#ifndef QUIPU_GRAPH_MODEL_CONFIDENCE_H_
#define QUIPU_GRAPH_MODEL_CONFIDENCE_H_

namespace quipu {

// Claims below are not kept: how far down an analyst can look.
inline constexpr int kConfidenceFloor = 100;
// Claims below are in no answer that does not ask for them.
inline constexpr int kDefaultMinConfidence = 180;

}  // namespace quipu

#endif  // QUIPU_GRAPH_MODEL_CONFIDENCE_H_
