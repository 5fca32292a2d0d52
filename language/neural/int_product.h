// The inner loop of all networks.

#ifndef QUIPU_LANGUAGE_NEURAL_INT_PRODUCT_H_
#define QUIPU_LANGUAGE_NEURAL_INT_PRODUCT_H_

#include <cstddef>
#include <cstdint>

namespace quipu {

enum class Instructions : uint8_t { kPlain, kAvx2, kVnni };

// The widest that the processor has.
Instructions WidestInstructions();

// `weights`: panels of 16 rows; in a panel, for each pair of columns, the 16
// rows' two values. `inputs`: `count` vectors of 2 * pairs values, each
// input_stride after the one before. Writes count x (16 * panels) sums, the
// same with all instructions; the processor must have the given ones.
void MultiplyPanels(Instructions instructions, const int16_t* weights,
                    size_t panels, size_t pairs, const int16_t* inputs,
                    size_t input_stride, size_t count, int32_t* sums);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_INT_PRODUCT_H_
