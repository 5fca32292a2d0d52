// Printable text, its width and its line breaks; see text.h.
//
// Widths follow Unicode's East Asian Width and general categories, as ICU knows
// them: what UAX #11 calls ambiguous (dashes, arrows) is taken as narrow, which
// is what terminals do outside East Asian locales.

#include "app/cli/output/text.h"

#include <unicode/uchar.h>

#include <utility>

#include "base/utf8.h"

namespace quipu {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kFirstControlPicture = 0x2400;
constexpr char32_t kDelete = 0x7F;
constexpr char32_t kDeletePicture = 0x2421;

// Characters that change the order in which others are shown, and the two
// separators that some terminals take for line ends.
bool Reorders(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0x200E || c == 0x200F || c == 0x061C || c == 0x2028 ||
         c == 0x2029;
}

char32_t Visible(char32_t c) {
  if (c == '\n' || c == '\t' || c == '\r' || c == '\v' || c == '\f') {
    return ' ';
  }
  if (c < 0x20) {
    return kFirstControlPicture + c;
  }
  if (c == kDelete) {
    return kDeletePicture;
  }
  return IsPrintable(c) ? c : kReplacement;
}

size_t WidthOf(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  switch (u_charType(code)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return c == 0xAD ? 1 : 0;  // terminals show the soft hyphen
    default:
      break;
  }
  const auto width = static_cast<UEastAsianWidth>(
      u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH));
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// One code point of a styled text, printable.
struct Glyph {
  char32_t value;
  size_t width;
  Style style;
};

std::vector<Glyph> Glyphs(const StyledText& text) {
  std::vector<Glyph> glyphs;
  for (const StyledRun& run : text) {
    for (size_t i = 0; i < run.text.size();) {
      const DecodedCodePoint code = DecodeUtf8(run.text, i);
      i += code.length;
      const char32_t c = Visible(code.value);
      glyphs.push_back({c, WidthOf(c), run.style});
    }
  }
  return glyphs;
}

StyledText ToRuns(const std::vector<Glyph>& glyphs, size_t begin, size_t end) {
  StyledText runs;
  for (size_t i = begin; i < end; ++i) {
    if (runs.empty() || runs.back().style != glyphs[i].style) {
      runs.push_back({"", glyphs[i].style});
    }
    AppendUtf8(glyphs[i].value, runs.back().text);
  }
  return runs;
}

}  // namespace

bool IsPrintable(char32_t code_point) {
  return code_point >= 0x20 && !(code_point >= kDelete && code_point < 0xA0) &&
         !Reorders(code_point);
}

std::string Printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const DecodedCodePoint code = DecodeUtf8(text, i);
    AppendUtf8(Visible(code.value), out);
    i += code.length;
  }
  return out;
}

std::string OneLine(std::string_view text) {
  std::string out;
  for (const char c : Printable(text)) {
    if (c != ' ' || (!out.empty() && out.back() != ' ')) {
      out += c;
    }
  }
  if (!out.empty() && out.back() == ' ') {
    out.pop_back();
  }
  return out;
}

size_t DisplayWidth(std::string_view printable) {
  size_t width = 0;
  for (size_t i = 0; i < printable.size();) {
    const DecodedCodePoint code = DecodeUtf8(printable, i);
    width += WidthOf(code.value);
    i += code.length;
  }
  return width;
}

std::string Elide(std::string_view printable, size_t width) {
  size_t used = 0;
  size_t kept = 0;  // bytes that leave one column for the ellipsis
  for (size_t i = 0; i < printable.size();) {
    const DecodedCodePoint code = DecodeUtf8(printable, i);
    used += WidthOf(code.value);
    i += code.length;
    if (used + 1 <= width) {
      kept = i;
    }
  }
  return used <= width ? std::string(printable)
                       : std::string(printable.substr(0, kept)) + "…";
}

std::vector<StyledText> Wrap(const StyledText& text, size_t width) {
  const std::vector<Glyph> glyphs = Glyphs(text);
  std::vector<StyledText> lines;
  size_t begin = 0;  // of the line
  size_t used = 0;   // columns of [begin, i)
  size_t blank = 0;  // the last blank of the line, if it is past `begin`
  for (size_t i = 0; i < glyphs.size(); ++i) {
    if (glyphs[i].value == ' ') {
      blank = i;
    }
    used += glyphs[i].width;
    if (width == 0 || used <= width || glyphs[i].value == ' ') {
      continue;
    }
    const bool at_blank = blank > begin;
    const size_t end = at_blank ? blank : (i > begin ? i : i + 1);
    size_t shown = end;
    while (shown > begin && glyphs[shown - 1].value == ' ') --shown;
    lines.push_back(ToRuns(glyphs, begin, shown));
    begin = at_blank ? blank + 1 : end;
    used = 0;
    for (size_t j = begin; j <= i; ++j) {
      used += glyphs[j].width;
    }
  }
  if (begin < glyphs.size() || lines.empty()) {
    lines.push_back(ToRuns(glyphs, begin, glyphs.size()));
  }
  return lines;
}

}  // namespace quipu
