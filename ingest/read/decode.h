// Bytes of a file -> code points.

#ifndef QUIPU_INGEST_READ_DECODE_H_
#define QUIPU_INGEST_READ_DECODE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace quipu {

enum class Encoding : uint8_t { kUtf8, kUtf16Le, kUtf16Be, kWindows1252 };

struct FoundEncoding {
  Encoding encoding = Encoding::kUtf8;
  size_t mark_length = 0;  // of the byte order mark
};

// By the byte order mark, else by what the bytes look like. kInvalidArgument
// for bytes that are no text: with a NUL, or with many control characters.
// Linear.
Result<FoundEncoding> FindEncoding(std::string_view bytes);

struct SourceCodePoint {
  char32_t value = 0;  // U+FFFD for what cannot be decoded
  size_t length = 0;   // bytes taken; at least 1
};

// The code point at `offset`, which must be less than bytes.size(). A byte that
// is no UTF-8 inside a file that mostly is counts as Windows-1252, but for a
// sequence that the end of the file cuts off.
SourceCodePoint DecodeAt(std::string_view bytes, size_t offset,
                         Encoding encoding);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_DECODE_H_
