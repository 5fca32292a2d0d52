// Numbers as keys hold them: big-endian, so that bytes sort as numbers do.

#ifndef QUIPU_GRAPH_STORE_BIG_ENDIAN_H_
#define QUIPU_GRAPH_STORE_BIG_ENDIAN_H_

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace quipu {

template <std::unsigned_integral Number>
void AppendBigEndian(Number number, std::string& out) {
  for (size_t i = sizeof number; i-- > 0;) {
    out += static_cast<char>(static_cast<uint8_t>(number >> (8 * i)));
  }
}

// The number in the first bytes; there must be enough of them.
template <std::unsigned_integral Number>
Number ReadBigEndian(std::string_view bytes) {
  Number number = 0;
  for (size_t i = 0; i < sizeof number; ++i) {
    number = static_cast<Number>((uint64_t{number} << 8) |
                                 static_cast<uint8_t>(bytes[i]));
  }
  return number;
}

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_BIG_ENDIAN_H_
