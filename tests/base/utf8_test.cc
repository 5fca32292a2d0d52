// UTF-8 against a slow reader that follows table 3-7 of the Unicode Standard.

#include "base/utf8.h"

#include <catch2/catch.hpp>
#include <optional>
#include <random>
#include <string>

namespace quipu {
namespace {

// The length of the well-formed sequence at `at`, by the table's rows.
size_t TableLength(std::string_view bytes, size_t at) {
  struct Row {
    int first_low, first_high, second_low, second_high;
    size_t length;
  };
  static constexpr Row kTable[] = {
      {0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2},
      {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
      {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
      {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4},
      {0xF4, 0xF4, 0x80, 0x8F, 4}};
  const auto byte = [&](size_t i) {
    return i < bytes.size() ? static_cast<uint8_t>(bytes[i]) : 0x100;
  };
  for (const Row& row : kTable) {
    if (byte(at) < row.first_low || byte(at) > row.first_high) continue;
    if (row.length == 1) return 1;
    if (byte(at + 1) < row.second_low || byte(at + 1) > row.second_high) {
      return 0;
    }
    for (size_t i = 2; i < row.length; ++i) {
      if (byte(at + i) < 0x80 || byte(at + i) > 0xBF) return 0;
    }
    return row.length;
  }
  return 0;
}

bool TableValid(std::string_view bytes) {
  for (size_t i = 0; i < bytes.size();) {
    const size_t length = TableLength(bytes, i);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

TEST_CASE("Every code point goes to UTF-8 and back", "[base]") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c == 0xD800) c = 0xE000;
    std::string bytes;
    AppendUtf8(c, bytes);
    const DecodedCodePoint point = DecodeUtf8(bytes, 0);
    if (point.value != c || point.length != bytes.size() ||
        !IsValidUtf8(bytes)) {
      FAIL("U+" << std::hex << static_cast<uint32_t>(c));
    }
  }
}

TEST_CASE("Overlong forms, surrogates and cut sequences are no UTF-8",
          "[base]") {
  for (const std::string bytes :
       {"\xC0\x80", "\xC1\xBF", "\xE0\x80\xAF", "\xED\xA0\x80",
        "\xF0\x80\x80\xAF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80",
        "\xE2\x82", "a\xFF"}) {
    CHECK_FALSE(IsValidUtf8(bytes));
  }
  CHECK(IsValidUtf8(""));
  CHECK(IsValidUtf8("Per\u00FA \u2014 \U0001F426"));
}

TEST_CASE("Random bytes are judged as the Unicode table judges them",
          "[base]") {
  std::mt19937 random(11);
  // Bytes near the borders of the table's rows.
  static constexpr uint8_t kBytes[] = {
      0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2,
      0xDF, 0xE0, 0xE1, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5};
  for (int round = 0; round < 20000; ++round) {
    std::string bytes;
    for (size_t n = random() % 6; n > 0; --n) {
      bytes += static_cast<char>(kBytes[random() % std::size(kBytes)]);
    }
    CAPTURE(round);
    REQUIRE(IsValidUtf8(bytes) == TableValid(bytes));
    for (size_t i = 0; i < bytes.size(); ++i) {
      const size_t length = TableLength(bytes, i);
      const DecodedCodePoint point = DecodeUtf8(bytes, i);
      REQUIRE(point.length == std::max<size_t>(length, 1));
      if (length == 0) REQUIRE(point.value == 0xFFFD);
    }
  }
}

TEST_CASE("A boundary lies before every first byte and at the end", "[base]") {
  const std::string text = "a\u00E9\u20AC";
  const std::string boundaries =
      "110100"
      "1";
  for (size_t i = 0; i <= text.size(); ++i) {
    CHECK(IsUtf8Boundary(text, i) == (boundaries[i] == '1'));
  }
}

}  // namespace
}  // namespace quipu
