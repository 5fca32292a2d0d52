// The inner loop of all networks.

#ifndef QUIPU_INGEST_NETWORK_INT_PRODUCT_H_
#define QUIPU_INGEST_NETWORK_INT_PRODUCT_H_

#include <cstddef>
#include <cstdint>

namespace quipu {

// `weights`: panels of 16 rows; in a panel, for each pair of columns, the 16
// rows' two values. `inputs`: `count` vectors of 2 * pairs values, each
// input_stride after the one before. Writes count x (16 * panels) sums. Picks
// the widest instructions that the processor has; the sums are the same with
// all.
void MultiplyPanels(const int16_t* weights, size_t panels, size_t pairs,
                    const int16_t* inputs, size_t input_stride, size_t count,
                    int32_t* sums);

}  // namespace quipu

#endif  // QUIPU_INGEST_NETWORK_INT_PRODUCT_H_
