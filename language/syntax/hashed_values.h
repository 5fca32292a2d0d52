// A compact map from 32-bit hashes to small numbers: the weights of a linear
// model over hashed features, or the classes of words.

#ifndef QUIPU_LANGUAGE_SYNTAX_HASHED_VALUES_H_
#define QUIPU_LANGUAGE_SYNTAX_HASHED_VALUES_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <utility>
#include <vector>

namespace quipu {

// An open-addressed table of 16-bit slots: eight bits of the hash, and the
// value, which is never 0. What was not stored has the value 0, but for about
// one in a hundred that has somebody else's.
class HashedValues {
 public:
  HashedValues() = default;
  // The slots must outlive this; their number is a power of two from 256 on.
  explicit HashedValues(std::span<const uint16_t> slots)
      : slots_(slots),
        shift_(32 - static_cast<uint32_t>(std::countr_zero(slots.size()))) {}

  static bool IsTable(std::span<const uint16_t> slots) {
    return slots.size() >= 256 && slots.size() <= (size_t{1} << 24) &&
           std::has_single_bit(slots.size());
  }

  int32_t Of(uint32_t hash) const {
    const size_t mask = slots_.size() - 1;
    const size_t home = hash >> shift_;
    for (size_t i = 0; i < kProbes; ++i) {
      const uint16_t slot = slots_[(home + i) & mask];
      if (slot == 0) return 0;
      if (slot >> 8 == (hash & 0xFF)) {
        return static_cast<int8_t>(static_cast<uint8_t>(slot));
      }
    }
    return 0;
  }

  // Slots for `values`, the first of which matter most: what finds no room is
  // left out. No value is 0.
  static std::vector<uint16_t> Make(
      std::span<const std::pair<uint32_t, int8_t>> values, uint32_t log2_size) {
    std::vector<uint16_t> slots(size_t{1} << log2_size);
    for (const auto& [hash, value] : values) {
      const size_t home = hash >> (32 - log2_size);
      for (size_t i = 0; i < kProbes; ++i) {
        uint16_t& slot = slots[(home + i) & (slots.size() - 1)];
        if (slot != 0 && slot >> 8 == (hash & 0xFF)) break;
        if (slot != 0) continue;
        slot = static_cast<uint16_t>((hash & 0xFF) << 8 |
                                     static_cast<uint8_t>(value));
        break;
      }
    }
    return slots;
  }

 private:
  static constexpr size_t kProbes = 8;
  std::span<const uint16_t> slots_;
  uint32_t shift_ = 0;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_HASHED_VALUES_H_
