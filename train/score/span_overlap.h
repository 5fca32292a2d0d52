// How much two spans share.

#ifndef QUIPU_TRAIN_SCORE_SPAN_OVERLAP_H_
#define QUIPU_TRAIN_SCORE_SPAN_OVERLAP_H_

#include <algorithm>
#include <cstdint>

#include "graph/model/span.h"

namespace quipu {

inline uint32_t SharedBytes(Span a, Span b) {
  return a.Overlaps(b) ? std::min(a.end, b.end) - std::max(a.begin, b.begin)
                       : 0;
}

}  // namespace quipu

#endif  // QUIPU_TRAIN_SCORE_SPAN_OVERLAP_H_
