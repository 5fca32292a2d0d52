#include "language/text/fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <array>

#include "base/utf8.h"

namespace quipu {

char32_t FoldBeyondAscii(char32_t c, FoldOptions options) {
  if (IsApostrophe(c)) return U'\'';
  if (IsHyphen(c)) return options.hyphens ? U'-' : c;
  switch (c) {
    case U'\u2018':
      return options.single_quotes ? U'\'' : c;
    case U'\u201C':
    case U'\u201D':
    case U'\u201E':
      return options.double_quotes ? U'"' : c;
    case U'\u00AB':
    case U'\u00BB':
      return options.guillemets ? U'"' : c;
    default:
      break;
  }
  const auto point = static_cast<UChar32>(c);
  if (options.digits && u_isdigit(point)) return U'0';
  return static_cast<char32_t>(u_tolower(point));
}

std::string Fold(std::string_view text, FoldOptions options) {
  std::string folded;
  folded.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = DecodeUtf8(text, i);
    AppendUtf8(Fold(point.value, options), folded);
    i += point.length;
  }
  return folded;
}

std::u32string FoldedLetters(std::string_view text) {
  std::u32string folded;
  for (size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = DecodeUtf8(text, i);
    folded += Fold(point.value, kLetterFolding);
    i += point.length;
  }
  return folded;
}

char32_t WithoutAccents(char32_t c) {
  if (c < 0x80) return c;
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* const nfd = unorm2_getNFDInstance(&status);
  std::array<UChar, 32> units{};
  const int32_t length =
      unorm2_getDecomposition(nfd, static_cast<UChar32>(c), units.data(),
                              static_cast<int32_t>(units.size()), &status);
  if (U_FAILURE(status) || length < 1) return c;
  return U16_IS_SINGLE(units[0]) ? units[0] : c;
}

}  // namespace quipu
