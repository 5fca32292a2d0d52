// Numbers that cannot be mistaken for one another.

#ifndef QUIPU_BASE_STRONG_ID_H_
#define QUIPU_BASE_STRONG_ID_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace quipu {

// A number of kind Tag. Two kinds do not convert into each other, and a plain
// number becomes one only by name:  EntityNumber{7}.
template <typename Tag, typename Rep = uint32_t>
struct StrongId {
  Rep value{};
  constexpr StrongId() = default;
  constexpr explicit StrongId(Rep number) : value(number) {}
  friend constexpr auto operator<=>(StrongId, StrongId) = default;
};

}  // namespace quipu

template <typename Tag, typename Rep>
struct std::hash<quipu::StrongId<Tag, Rep>> {
  size_t operator()(quipu::StrongId<Tag, Rep> id) const noexcept {
    return std::hash<Rep>()(id.value);
  }
};

#endif  // QUIPU_BASE_STRONG_ID_H_
