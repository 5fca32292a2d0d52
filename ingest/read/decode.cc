// Bytes of a file -> code points.

#include "ingest/read/decode.h"

#include <algorithm>

#include "base/utf8.h"

namespace quipu {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr size_t kSample = 4096;
// One byte in this many may be a control character.
constexpr size_t kControlShare = 20;
// Well-formed sequences of UTF-8 for each stray byte.
constexpr size_t kSequencesPerStray = 4;

// Windows-1252 from 0x80 to 0x9F; 0 where it defines nothing.
constexpr char16_t kWindows1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

uint8_t ByteAt(std::string_view bytes, size_t i) {
  return static_cast<uint8_t>(bytes[i]);
}

char32_t FromWindows1252(uint8_t byte) {
  if (byte < 0x80 || byte >= 0xA0) return byte;
  const char32_t value = kWindows1252[byte - 0x80];
  return value == 0 ? kReplacement : value;
}

// White space, and what terminals and printers were told, is not binary.
bool IsBinaryControl(char32_t c) {
  return (c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1B) || c == 0x7F;
}

bool IsCutOff(std::string_view bytes, size_t offset) {
  const uint8_t first = ByteAt(bytes, offset);
  const size_t left = bytes.size() - offset;
  const size_t wanted = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || left >= wanted || left > 3) return false;
  for (size_t i = 1; i < left; ++i) {
    if ((ByteAt(bytes, offset + i) & 0xC0) != 0x80) return false;
  }
  return true;
}

SourceCodePoint DecodeUtf16(std::string_view bytes, size_t offset,
                            bool big_endian) {
  const auto unit_at = [&](size_t at) {
    const uint8_t a = ByteAt(bytes, at);
    const uint8_t b = ByteAt(bytes, at + 1);
    return static_cast<char32_t>(big_endian ? a << 8 | b : b << 8 | a);
  };
  if (offset + 1 >= bytes.size()) return {kReplacement, 1};
  const char32_t unit = unit_at(offset);
  if (unit < 0xD800 || unit > 0xDFFF) return {unit, 2};
  if (unit > 0xDBFF || offset + 3 >= bytes.size()) return {kReplacement, 2};
  const char32_t low = unit_at(offset + 2);
  if (low < 0xDC00 || low > 0xDFFF) return {kReplacement, 2};
  return {0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), 4};
}

// UTF-16 without a mark: nearly every other byte of Western text is zero.
bool LooksLikeUtf16(std::string_view bytes, size_t zero_at) {
  const std::string_view sample = bytes.substr(0, kSample);
  if (sample.size() < 4 || bytes.size() % 2 != 0) return false;
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += sample[i] == 0;
  return zeros[1 - zero_at] == 0 && zeros[zero_at] * 5 >= sample.size() * 2;
}

FoundEncoding GuessEncoding(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {Encoding::kUtf8, 3};
  if (bytes.starts_with("\xFF\xFE")) return {Encoding::kUtf16Le, 2};
  if (bytes.starts_with("\xFE\xFF")) return {Encoding::kUtf16Be, 2};
  if (LooksLikeUtf16(bytes, 1)) return {Encoding::kUtf16Le, 0};
  if (LooksLikeUtf16(bytes, 0)) return {Encoding::kUtf16Be, 0};
  size_t sequences = 0;
  size_t strays = 0;
  for (size_t i = 0; i < bytes.size();) {
    const size_t length = DecodeUtf8(bytes, i).length;
    if (length > 1) ++sequences;
    if (length == 1 && ByteAt(bytes, i) >= 0x80) {
      if (IsCutOff(bytes, i)) break;
      ++strays;
    }
    i += length;
  }
  return {sequences >= strays * kSequencesPerStray ? Encoding::kUtf8
                                                   : Encoding::kWindows1252,
          0};
}

}  // namespace

Result<FoundEncoding> FindEncoding(std::string_view bytes) {
  const FoundEncoding found = GuessEncoding(bytes);
  size_t characters = 0;
  size_t controls = 0;
  for (size_t i = found.mark_length; i < bytes.size(); ++characters) {
    const SourceCodePoint point = DecodeAt(bytes, i, found.encoding);
    if (point.value == 0) return InvalidArgument("binary data, not text");
    if (IsBinaryControl(point.value)) ++controls;
    i += point.length;
  }
  if (controls * kControlShare > characters || bytes.starts_with("%PDF-")) {
    return InvalidArgument("binary data, not text");
  }
  return found;
}

SourceCodePoint DecodeAt(std::string_view bytes, size_t offset,
                         Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf16Le:
      return DecodeUtf16(bytes, offset, false);
    case Encoding::kUtf16Be:
      return DecodeUtf16(bytes, offset, true);
    case Encoding::kWindows1252:
      return {FromWindows1252(ByteAt(bytes, offset)), 1};
    case Encoding::kUtf8:
      break;
  }
  const DecodedCodePoint point = DecodeUtf8(bytes, offset);
  if (point.length > 1 || ByteAt(bytes, offset) < 0x80) {
    return {point.value, point.length};
  }
  // What the end of the file cut off: the first byte or one behind it.
  for (size_t back = 0; back < 3 && back <= offset; ++back) {
    if (IsCutOff(bytes, offset - back)) return {kReplacement, 1};
  }
  return {FromWindows1252(ByteAt(bytes, offset)), 1};
}

}  // namespace quipu
