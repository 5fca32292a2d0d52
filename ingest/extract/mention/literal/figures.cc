#include "ingest/extract/mention/literal/figures.h"

#include <algorithm>

#include "language/text/character_class.h"

namespace quipu {
namespace {

constexpr size_t kMaxDigits = 15;  // a double is exact up to them

size_t DigitsAt(std::string_view text, size_t at,
                size_t most = std::string_view::npos) {
  size_t end = at;
  while (end < text.size() && IsAsciiDigit(text[end]) && end - at < most) ++end;
  return end - std::min(at, end);
}

double ValueOf(std::string_view digits) {
  double value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool LetterAt(std::string_view text, size_t at) {
  return at < text.size() && (IsAsciiLetter(text[at]) || text[at] == '\xC3');
}

// Bytes of what divides thousands at `at`; 0 if nothing does.
size_t DividerAt(std::string_view text, size_t at) {
  for (const std::string_view divider :
       {",", ".", " ", "'", "\u00A0", "\u202F", "\u2009"}) {
    if (text.substr(std::min(at, text.size())).starts_with(divider)) {
      return divider.size();
    }
  }
  return 0;
}

// The value of a date in figures whose parts have the given values and
// lengths; 0 if it is none.
double PackedDate(const int (&part)[3], const size_t (&size)[3],
                  bool day_first) {
  const bool year_first = size[0] == 4 && size[1] <= 2 && size[2] <= 2;
  const bool year_last = size[0] <= 2 && size[1] <= 2 && size[2] == 4;
  const bool short_year = size[0] <= 2 && size[1] == 2 && size[2] == 2;
  if (year_first) return part[0] * 10000 + part[1] * 100 + part[2];
  if (!year_last && !short_year) return 0;
  if (part[0] > 12 || part[0] == part[1] || day_first) {
    return part[2] * 10000 + part[1] * 100 + part[0];
  }
  if (part[1] > 12) return part[2] * 10000 + part[0] * 100 + part[1];
  return year_last ? part[2] * 10000 : 0;
}

// "12/5/1992", "12.5.1992", "1992-05-12"; length 0 for anything else.
Figures ReadNumericDate(std::string_view text, size_t at, bool day_first) {
  int part[3] = {};
  size_t size[3] = {};
  size_t end = at;
  char divider = 0;
  for (size_t i = 0; i < 3; ++i) {
    if (i > 0) {
      const char c = end < text.size() ? text[end] : 0;
      const bool divides = c == '/' || c == '.' || c == '-';
      if (!divides || (i == 2 && c != divider)) return {};
      divider = c;
      ++end;
    }
    size[i] = DigitsAt(text, end, 5);
    if (size[i] == 0 || size[i] > 4) return {};
    part[i] = static_cast<int>(ValueOf(text.substr(end, size[i])));
    end += size[i];
  }
  const bool goes_on =
      LetterAt(text, end) || (end < text.size() && text[end] == divider &&
                              DigitsAt(text, end + 1, 1) > 0);
  const double packed = goes_on ? 0 : PackedDate(part, size, day_first);
  const int month = static_cast<int>(packed) / 100 % 100;
  if (packed == 0 || month > 12) return {};
  // "3.5.92" may number a chapter.
  if (size[0] < 4 && size[2] < 4 && divider != '/') return {};
  return {LiteralCue::kNumericDate, packed, end - at};
}

// Length of "st", "er", "º" and the like at `at`.
size_t OrdinalAt(std::string_view text, size_t at) {
  for (const std::string_view ending :
       {"st", "nd", "rd", "th", "er", "re", "\u00E8me", "eme", "e", "ro", "o",
        "\u00BA", "\u00B0", "\u00AA"}) {
    if (text.substr(std::min(at, text.size())).starts_with(ending) &&
        !LetterAt(text, at + ending.size())) {
      return ending.size();
    }
  }
  return 0;
}

// A number divided in threes, with decimals: from its first digit, of which
// there are `first` in a run.
Figures ReadNumber(std::string_view text, size_t at, size_t first) {
  std::string digits(text.substr(at, first));
  size_t end = at + first;
  uint8_t run = static_cast<uint8_t>(std::min<size_t>(first, 255));
  while (first <= 3 && digits.size() < kMaxDigits) {
    const size_t divider = DividerAt(text, end);
    if (divider == 0 || DigitsAt(text, end + divider) != 3) break;
    digits += text.substr(end + divider, 3);
    end += divider + 3;
    run = 0;
  }
  double value = ValueOf(digits);
  if (end < text.size() && (text[end] == '.' || text[end] == ',')) {
    const size_t decimals = DigitsAt(text, end + 1);
    if (decimals == 1 || decimals == 2) {
      double fraction = ValueOf(text.substr(end + 1, decimals));
      value += fraction / (decimals == 1 ? 10 : 100);
      end += 1 + decimals;
      run = 0;
    }
  }
  return {LiteralCue::kFigures, value, end - at, run};
}

// Figures and letters in one, times, and numbers too long to be counts.
Figures ReadOther(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() &&
         (IsAsciiDigit(text[end]) || IsAsciiLetter(text[end]) ||
          (text[end] == ':' && DigitsAt(text, end + 1, 1) > 0))) {
    ++end;
  }
  return {LiteralCue::kWord, 0, std::max<size_t>(end - at, 1)};
}

}  // namespace

Figures ReadFigures(std::string_view text, size_t at, size_t limit,
                    bool day_first) {
  if (const Figures date = ReadNumericDate(text, at, day_first);
      date.length > 0) {
    return date;
  }
  text = text.substr(0, limit);
  const size_t first = DigitsAt(text, at);
  if (first > kMaxDigits) return ReadOther(text, at);
  size_t end = at + first;
  if (first == 4 && end < text.size()) {  // "1920s", "1920's"
    const size_t s = text[end] == '\'' ? end + 1 : end;
    if (s < text.size() && text[s] == 's' && !LetterAt(text, s + 1) &&
        text[end - 1] == '0') {
      return {LiteralCue::kDecadeYear, ValueOf(text.substr(at, first)),
              s + 1 - at};
    }
  }
  if (first <= 3) {
    if (const size_t ordinal = OrdinalAt(text, end); ordinal > 0) {
      return {LiteralCue::kFigures, ValueOf(text.substr(at, first)),
              first + ordinal, static_cast<uint8_t>(first), true};
    }
  }
  const Figures number = ReadNumber(text, at, first);
  end = at + number.length;
  const bool time =
      end < text.size() && text[end] == ':' && DigitsAt(text, end + 1, 1) > 0;
  return LetterAt(text, end) || time ? ReadOther(text, at) : number;
}

}  // namespace quipu
