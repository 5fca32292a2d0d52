// Clean text and the way back to the bytes, for every encoding.

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "ingest/read/read_document.h"
#include "tests/language/text/text_support.h"

namespace quipu {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

Document Read(std::string_view bytes) {
  const Result<Document> document = ReadDocument({"a.txt"}, bytes);
  REQUIRE(document);
  return *document;
}

std::string Utf16(std::u32string_view text, bool big_endian) {
  std::string bytes;
  const auto unit = [&](uint32_t value) {
    const auto high = static_cast<char>(static_cast<uint8_t>(value >> 8));
    const auto low = static_cast<char>(static_cast<uint8_t>(value));
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  };
  for (const char32_t c : text) {
    if (c < 0x10000) {
      unit(c);
    } else {
      unit(0xD800 + ((c - 0x10000) >> 10));
      unit(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return bytes;
}

std::u32string CodePoints(std::string_view utf8) {
  std::u32string points;
  for (size_t i = 0; i < utf8.size();) {
    const DecodedCodePoint point = DecodeUtf8(utf8, i);
    points += point.value;
    i += point.length;
  }
  return points;
}

std::string Nfc(const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  std::string normal;
  icu::Normalizer2::getNFCInstance(status)
      ->normalize(icu::UnicodeString::fromUTF8(utf8), status)
      .toUTF8String(normal);
  return normal;
}

// What the clean text is to be, by the plainest means.
std::string SlowClean(const std::string& text) {
  std::string clean;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      clean += '\n';
      if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
    } else {
      clean += text[i];
    }
  }
  return Nfc(clean);
}

TEST_CASE("Plain UTF-8 stays as it is, with one run", "[read]") {
  const std::string text =
      "Per\u00FA \u2014 \u00AB1992\u00BB\tx\n\u4E2D\u6587 \u200B\u202E\n";
  const Document document = Read(text);
  CHECK(document.text == text);
  REQUIRE(document.source_map.runs().size() == 1);
  CHECK(document.source_map.ToSource({3, 7}) == SourceMap::SourceSpan{3, 7});
  CHECK(document.source_size == text.size());
  CHECK(document.source_digest == Sha256Of(text));
}

TEST_CASE("A byte order mark is not part of the text", "[read]") {
  const Document document = Read(
      "\xEF\xBB\xBF"
      "abc");
  CHECK(document.text == "abc");
  CHECK(document.source_map.ToSource({0, 3}) == SourceMap::SourceSpan{3, 6});
}

TEST_CASE("Every kind of line end becomes one", "[read]") {
  const Document document = Read("a\r\nb\rc\nd\r\n\r\ne");
  CHECK(document.text == "a\nb\nc\nd\n\ne");
  CHECK(document.source_map.ToSource({1, 2}) == SourceMap::SourceSpan{1, 3});
  CHECK(document.source_map.ToSource({2, 3}) == SourceMap::SourceSpan{3, 4});
  CHECK(document.source_map.ToSource({9, 10}) == SourceMap::SourceSpan{12, 13});
}

TEST_CASE("Control characters become blanks", "[read]") {
  std::string text = "This line is long enough to hold them: a";
  text +=
      "\x01"
      "b\x7F"
      "c\u0085"
      "d\f";
  CHECK(Read(text).text == "This line is long enough to hold them: a b c d ");
}

TEST_CASE("Escape sequences of terminals are left out whole", "[read]") {
  const Document document = Read(
      "The \x1b[1;31mred\x1b[0m ship, \x1b]8;;http://x\x1b\\a "
      "link\x1b]8;;\x1b\\, "
      "\x1b]0;title\x07plain \x1b(Bset, \u009b4mline.");
  CHECK(document.text == "The red ship, a link, plain set, line.");
  // "red" stands where it stood.
  CHECK(document.source_map.ToSource({4, 7}) == SourceMap::SourceSpan{11, 14});
}

TEST_CASE("What only begins like an escape sequence stays", "[read]") {
  CHECK(Read("This is long enough: a \x1b[31\nb").text ==
        "This is long enough: a  [31\nb");
  CHECK(Read("This is long enough: a \x1b]0;no end\nb").text ==
        "This is long enough: a  ]0;no end\nb");
  CHECK(Read("This is long enough: \x1b Ana \x1b").text ==
        "This is long enough:   Ana  ");
}

TEST_CASE("Letters and their marks are composed", "[read]") {
  const Document document = Read("Pe\u0301rou q\u0307\u0323 \u212B");
  CHECK(document.text == "P\u00E9rou q\u0323\u0307 \u00C5");
  CHECK(document.source_map.ToSource({1, 3}) == SourceMap::SourceSpan{1, 4});
  CHECK(document.source_map.ToSource({3, 4}) == SourceMap::SourceSpan{4, 5});
}

TEST_CASE("Windows-1252 is taken for what is no UTF-8", "[read]") {
  const Document document = Read(
      "Per\xFA \x93"
      "1992\x94 \x80"
      "5 \x81");
  CHECK(document.text ==
        "Per\u00FA \u201C"
        "1992\u201D \u20AC"
        "5 \uFFFD");
  CHECK(document.source_map.ToSource({3, 5}) == SourceMap::SourceSpan{3, 4});
  CHECK(document.source_map.ToSource({6, 9}) == SourceMap::SourceSpan{5, 6});
}

TEST_CASE("A stray byte among UTF-8 is read as Windows-1252", "[read]") {
  const Document document =
      Read("Per\u00FA Per\u00FA Per\u00FA Per\u00FA Per\xFA end");
  CHECK(document.text ==
        "Per\u00FA Per\u00FA Per\u00FA Per\u00FA Per\u00FA end");
}

TEST_CASE("A sequence that the end cuts off is marked", "[read]") {
  CHECK(Read("Per\u00FA costs 5 \xE2\x82").text ==
        "Per\u00FA costs 5 \uFFFD\uFFFD");
  CHECK(Read("Peru costs 5 \xC3").text == "Peru costs 5 \uFFFD");
}

TEST_CASE("UTF-16 is read in both orders, with its mark and without",
          "[read]") {
  const std::u32string text = U"Perú, 5 € \U0001F426\r\nLima";
  for (const bool big_endian : {false, true}) {
    const std::string bytes = Utf16(text, big_endian);
    const std::string mark = Utf16(U"\uFEFF", big_endian);
    const std::string clean = "Per\u00FA, 5 \u20AC \U0001F426\nLima";
    CHECK(Read(mark + bytes).text == clean);
    CHECK(Read(bytes).text == clean);
    const Document document = Read(mark + bytes);
    CHECK(document.source_map.ToSource({0, 1}) == SourceMap::SourceSpan{2, 4});
    CHECK(document.source_map.ToSource({3, 5}) == SourceMap::SourceSpan{8, 10});
  }
}

TEST_CASE("Halves of UTF-16 pairs are marked", "[read]") {
  const std::string text = Utf16(
      U"\uFEFF"
      U"Peru: ",
      false);
  CHECK(Read(text + Utf16(std::u32string(1, 0xD83D), false) +
             Utf16(U"x", false) + Utf16(std::u32string(1, 0xDC00), false))
            .text == "Peru: \uFFFDx\uFFFD");
  CHECK(Read(text + "x").text == "Peru: \uFFFD");
}

TEST_CASE("Binary data is refused", "[read]") {
  std::string noise;
  std::mt19937 random(5);
  for (int i = 0; i < 1000; ++i) {
    noise += static_cast<char>(1 + random() % 255);
  }
  const std::string zero("text with a \0 in it", 19);
  for (const std::string& bytes :
       {noise, zero,
        std::string("\x7F"
                    "ELF\x02\x01\x01"),
        std::string("%PDF-1.4\n% text all the same\n"),
        Utf16(std::u32string(U"\uFEFF a \0 b", 6), true)}) {
    const Result<Document> document = ReadDocument({"a.txt"}, bytes);
    REQUIRE_FALSE(document);
    CHECK(document.error().code == ErrorCode::kInvalidArgument);
    CHECK(document.error().message == "binary data, not text");
  }
}

TEST_CASE("A tower of marks neither grows nor takes for ever", "[read]") {
  std::string text = "e";
  for (int i = 0; i < 200'000; ++i) text += i % 2 == 0 ? "\u0301" : "\u0323";
  CHECK(Read(text).text == text);
}

// Each clean code point comes from source bytes that decode to it, up to NFC:
// checked for every sequence of a letter and its marks.
void CheckMap(const Document& document, std::string_view bytes,
              std::u32string (*decode)(std::string_view)) {
  const std::string& text = document.text;
  uint64_t last_end = 0;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  for (uint32_t begin = 0; begin < text.size();) {
    auto end = begin + static_cast<uint32_t>(DecodeUtf8(text, begin).length);
    while (end < text.size()) {
      const DecodedCodePoint next = DecodeUtf8(text, end);
      if (nfc->hasBoundaryBefore(static_cast<UChar32>(next.value))) break;
      end += static_cast<uint32_t>(next.length);
    }
    const SourceMap::SourceSpan source =
        document.source_map.ToSource({begin, end});
    REQUIRE(source.begin >= last_end);
    REQUIRE(source.end > source.begin);
    REQUIRE(source.end <= bytes.size());
    last_end = source.end;
    std::string back;
    for (const char32_t c :
         decode(bytes.substr(source.begin, source.end - source.begin))) {
      AppendUtf8(c, back);
    }
    REQUIRE(SlowClean(back) == text.substr(begin, end - begin));
    begin = end;
  }
}

std::u32string DecodeBytes(std::string_view bytes) {  // Latin-1 alone
  std::u32string points;
  for (const char c : bytes) points += static_cast<uint8_t>(c);
  return points;
}

std::u32string DecodeBigEndian(std::string_view bytes) {
  std::string utf8;
  icu::UnicodeString units;
  for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
    units.append(static_cast<char16_t>(static_cast<uint8_t>(bytes[i]) << 8 |
                                       static_cast<uint8_t>(bytes[i + 1])));
  }
  units.toUTF8String(utf8);
  return CodePoints(utf8);
}

TEST_CASE("The map of random text is exact in every encoding", "[read]") {
  std::mt19937 random(6);
  for (int round = 0; round < 600; ++round) {
    std::string text = RandomText(random, 50);
    if (random() % 2 == 0) {  // decomposed, with other line ends
      UErrorCode status = U_ZERO_ERROR;
      std::string changed;
      icu::Normalizer2::getNFDInstance(status)
          ->normalize(icu::UnicodeString::fromUTF8(text), status)
          .toUTF8String(changed);
      text.clear();
      for (const char c : changed) {
        if (c == '\n') text += random() % 2 == 0 ? "\r" : "\r\n";
        if (c != '\n') text += c;
      }
    }
    CAPTURE(round, text);
    const std::string marked = "\xEF\xBB\xBF" + text;
    const Document utf8 = Read(marked);
    REQUIRE(utf8.text == SlowClean(text));
    CheckMap(utf8, marked, CodePoints);

    const std::string wide =
        Utf16(U"\uFEFF", true) + Utf16(CodePoints(text), true);
    const Document utf16 = Read(wide);
    REQUIRE(utf16.text == utf8.text);
    CheckMap(utf16, wide, DecodeBigEndian);

    std::string narrow = "\xE9\xE9";  // no UTF-8 for sure
    for (const char32_t c : CodePoints(text)) {
      if (c < 0x80 || (c >= 0xA0 && c < 0x100)) narrow += static_cast<char>(c);
    }
    const Document latin = Read(narrow);
    CheckMap(latin, narrow, DecodeBytes);
  }
}

TEST_CASE("Any bytes give valid UTF-8 or an error", "[read]") {
  std::mt19937 random(7);
  size_t read = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string bytes;
    if (random() % 4 == 0) bytes = random() % 2 == 0 ? "\xFF\xFE" : "\xFE\xFF";
    const uint32_t range = random() % 2 == 0 ? 256 : 128;
    for (size_t n = random() % 80; n > 0; --n) {
      auto byte = static_cast<uint8_t>(random() % range);
      if (byte < 0x20 && random() % 16 != 0) byte += 0x40;
      bytes += static_cast<char>(byte);
    }
    CAPTURE(round);
    const Result<Document> document = ReadDocument({"a.md"}, bytes);
    if (!document) {
      REQUIRE(document.error().code == ErrorCode::kInvalidArgument);
      continue;
    }
    ++read;
    REQUIRE(IsValidUtf8(document->text));
    REQUIRE(document->text.find('\r') == std::string::npos);
    uint32_t clean = 0;
    for (const SourceMap::Run& run : document->source_map.runs()) {
      REQUIRE(run.clean_begin == clean);
      REQUIRE(run.source_begin + run.source_length <= bytes.size());
      clean += run.clean_length;
    }
    REQUIRE(clean == document->text.size());
    uint32_t region = 0;
    for (const Region& next : document->regions) {
      REQUIRE(next.span.begin == region);
      REQUIRE_FALSE(next.span.empty());
      region = next.span.end;
    }
    REQUIRE(region == document->text.size());
  }
  CHECK(read > 1000);
}

}  // namespace
}  // namespace quipu
