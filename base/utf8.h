// UTF-8, seen as bytes. Anything that needs character properties is ICU's.

#ifndef QUIPU_BASE_UTF8_H_
#define QUIPU_BASE_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace quipu {

// True for well-formed UTF-8: no overlong forms, no surrogates, at most
// U+10FFFF. Linear.
bool IsValidUtf8(std::string_view bytes);

struct DecodedCodePoint {
  char32_t value;  // U+FFFD where the bytes are not well-formed
  size_t length;   // bytes taken, 1 to 4; 1 for a byte that is not well-formed
};

// The code point at `offset`, which must be less than bytes.size().
DecodedCodePoint DecodeUtf8(std::string_view bytes, size_t offset);

void AppendUtf8(char32_t code_point, std::string& out);

// True when `offset` lies between two code points, or at an end.
inline bool IsUtf8Boundary(std::string_view bytes, size_t offset) {
  return offset >= bytes.size() ||
         (static_cast<uint8_t>(bytes[offset]) & 0xC0) != 0x80;
}

}  // namespace quipu

#endif  // QUIPU_BASE_UTF8_H_
