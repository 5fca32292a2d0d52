#include "tests/language/text/text_support.h"

#include <utility>

#include "base/utf8.h"

namespace quipu {

Document DocumentOf(std::string text, std::string language, RegionKind kind) {
  Document document;
  document.text = std::move(text);
  document.metadata.language = std::move(language);
  const auto size = static_cast<uint32_t>(document.text.size());
  if (size != 0) document.regions = {{{0, size}, kind}};
  return document;
}

std::string RandomText(std::mt19937& random, size_t pieces) {
  static constexpr std::string_view kPieces[] = {" ",
                                                 "  ",
                                                 "\n",
                                                 "\n\n",
                                                 "\t",
                                                 ".",
                                                 ". ",
                                                 "...",
                                                 "!",
                                                 "? ",
                                                 "\"",
                                                 "\u00AB",
                                                 "\u00BB",
                                                 "(",
                                                 ")",
                                                 "[1]",
                                                 "-",
                                                 "--",
                                                 "\u2014",
                                                 "'",
                                                 "\u2019",
                                                 "Mr. ",
                                                 "U.S.",
                                                 "No. ",
                                                 "etc.",
                                                 "l'",
                                                 "dit-il",
                                                 "J. ",
                                                 "The ",
                                                 "prison",
                                                 "Lima",
                                                 "1992",
                                                 "2,000",
                                                 "10%",
                                                 "1 500",
                                                 "17th ",
                                                 "May ",
                                                 "mai ",
                                                 "de ",
                                                 "9",
                                                 "a@b.c",
                                                 "www.x.org",
                                                 "://",
                                                 "# ",
                                                 "- ",
                                                 "* ",
                                                 "1. ",
                                                 "\u00E9",
                                                 "\u0301",
                                                 "\u200B",
                                                 "\uFEFF",
                                                 "\u202E",
                                                 "\u4E2D\u6587",
                                                 "\u3002",
                                                 "\U0001F426",
                                                 "\u0E1B\u0E23\u0E30",
                                                 "From: ",
                                                 "Date: ",
                                                 "Subscribe today",
                                                 "_",
                                                 "@"};
  std::string text;
  for (size_t n = random() % (pieces + 1); n > 0; --n) {
    if (random() % 8 != 0) {
      text += kPieces[random() % std::size(kPieces)];
      continue;
    }
    auto c = static_cast<char32_t>(random() % 0x110000);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xD800 && c <= 0xDFFF)) {
      c = U'x';
    }
    AppendUtf8(c, text);
  }
  return text;
}

}  // namespace quipu
