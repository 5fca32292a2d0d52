#include "base/utf8.h"

namespace quipu {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

uint8_t ByteAt(std::string_view bytes, size_t i) {
  return static_cast<uint8_t>(bytes[i]);
}

// Length promised by a first byte; 0 if it cannot begin a code point.
size_t SequenceLength(uint8_t first) {
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;
  if (first < 0xE0) return 2;
  if (first < 0xF0) return 3;
  return first < 0xF5 ? 4 : 0;
}

}  // namespace

DecodedCodePoint DecodeUtf8(std::string_view bytes, size_t offset) {
  const uint8_t first = ByteAt(bytes, offset);
  const size_t length = SequenceLength(first);
  if (length == 1) return {first, 1};
  if (length == 0 || offset + length > bytes.size()) return {kReplacement, 1};
  char32_t value = first & (0x7Fu >> length);
  for (size_t i = 1; i < length; ++i) {
    const uint8_t next = ByteAt(bytes, offset + i);
    if ((next & 0xC0) != 0x80) return {kReplacement, 1};
    value = (value << 6) | (next & 0x3Fu);
  }
  static constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < kLeast[length] || value > 0x10FFFF || surrogate) {
    return {kReplacement, 1};
  }
  return {value, length};
}

bool IsValidUtf8(std::string_view bytes) {
  for (size_t i = 0; i < bytes.size();) {
    if (ByteAt(bytes, i) < 0x80) {
      ++i;
      continue;
    }
    const DecodedCodePoint point = DecodeUtf8(bytes, i);
    if (point.length == 1) return false;
    i += point.length;
  }
  return true;
}

void AppendUtf8(char32_t c, std::string& out) {
  const auto push = [&out](char32_t byte) {
    out += static_cast<char>(static_cast<uint8_t>(byte));
  };
  if (c < 0x80) {
    push(c);
  } else if (c < 0x800) {
    push(0xC0 | (c >> 6));
    push(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    push(0xE0 | (c >> 12));
    push(0x80 | ((c >> 6) & 0x3F));
    push(0x80 | (c & 0x3F));
  } else {
    push(0xF0 | (c >> 18));
    push(0x80 | ((c >> 12) & 0x3F));
    push(0x80 | ((c >> 6) & 0x3F));
    push(0x80 | (c & 0x3F));
  }
}

}  // namespace quipu
