// Lines, and the blocks of lines that one sentence may not leave.

#include "language/text/lines.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"
#include "language/text/character_class.h"

namespace quipu {
namespace {

// A paragraph of lines no longer than this that all begin with a capital is
// an address, a signature or a verse.
constexpr uint32_t kShortLine = 50;
constexpr ptrdiff_t kLongestVerse = 100;  // lines

// Bytes of the white space that begins at `at`; 0 if there is none.
uint32_t SpaceAt(std::string_view text, uint32_t at) {
  const DecodedCodePoint point = DecodeUtf8(text, at);
  return ClassOf(point.value) == CharacterClass::kSpace
             ? static_cast<uint32_t>(point.length)
             : 0;
}

// Upper case, a digit, or an opening mark before one of them.
bool BeginsAnew(std::string_view line) {
  for (size_t i = 0; i < line.size();) {
    const DecodedCodePoint point = DecodeUtf8(line, i);
    const auto c = static_cast<UChar32>(point.value);
    if (u_isalnum(c)) return !u_islower(c);
    i += point.length;
  }
  return true;
}

// Ends in a comma or in a small word: whoever wrote it meant to go on.
bool EndsInMidSentence(std::string_view line) {
  if (line.ends_with(',')) return true;
  size_t letters = 0;
  while (letters < line.size() && line[line.size() - 1 - letters] >= 'a' &&
         line[line.size() - 1 - letters] <= 'z') {
    ++letters;
  }
  return letters >= 1 && letters <= 3 && letters < line.size() &&
         line[line.size() - 1 - letters] == ' ';
}

uint32_t FirstWordLength(std::string_view line) {
  return static_cast<uint32_t>(std::min(line.find(' '), line.size()));
}

// The line that begins where `rest` does.
TextLine LineAt(std::string_view text, Span rest) {
  const size_t newline = text.find('\n', rest.begin);
  const uint32_t end =
      newline >= rest.end ? rest.end : static_cast<uint32_t>(newline) + 1;
  const Span full{rest.begin, end};
  return {full, Trimmed(text, full)};
}

// The lines of one paragraph (no blank line among them) become blocks.
class ParagraphDivider {
 public:
  ParagraphDivider(std::string_view text, std::vector<Span>& blocks)
      : text_(text), blocks_(blocks) {}

  void Divide(const TextLine* begin, const TextLine* end) {
    uint32_t width = 0;
    bool all_begin_anew = true;
    for (const TextLine* line = begin; line != end; ++line) {
      width = std::max(width, line->text.size());
      all_begin_anew = all_begin_anew && BeginsAnew(line->text.In(text_));
    }
    const bool verse =
        all_begin_anew && width <= kShortLine && end - begin <= kLongestVerse;
    const TextLine* previous = nullptr;
    for (const TextLine* line = begin; line != end; previous = line++) {
      const std::string_view bytes = line->text.In(text_);
      const auto mark = static_cast<uint32_t>(LineMarkLength(bytes));
      const bool breaks = previous == nullptr || mark != 0 ||
                          IsMarkdownHeading(previous->text.In(text_)) ||
                          (!EndsInMidSentence(previous->text.In(text_)) &&
                           (verse || (BeginsAnew(bytes) &&
                                      LeavesRoom(*previous, bytes, width))));
      const Span span{line->text.begin + mark, line->text.end};
      if (!breaks) {
        blocks_.back().end = line->text.end;
      } else if (const Span block = Trimmed(text_, span); !block.empty()) {
        blocks_.push_back(block);
      } else {
        blocks_.push_back(line->text);  // a mark and nothing else
      }
    }
  }

 private:
  // Whether the first word of `next` would have fitted behind `line`, with an
  // allowance for ragged lines.
  static bool LeavesRoom(const TextLine& line, std::string_view next,
                         uint32_t width) {
    const uint64_t length =
        uint64_t{line.text.size()} + 1 + FirstWordLength(next);
    return length * 20 <= width * uint64_t{17};
  }

  std::string_view text_;
  std::vector<Span>& blocks_;
};

}  // namespace

std::vector<TextLine> LinesOf(std::string_view text, Span range) {
  std::vector<TextLine> lines;
  for (uint32_t begin = range.begin; begin < range.end;) {
    lines.push_back(LineAt(text, {begin, range.end}));
    begin = lines.back().full.end;
  }
  return lines;
}

Span Trimmed(std::string_view text, Span span) {
  while (!span.empty()) {
    const uint32_t length = SpaceAt(text, span.begin);
    if (length == 0 || length > span.size()) break;
    span.begin += length;
  }
  while (!span.empty()) {
    uint32_t last = span.end - 1;
    while (last > span.begin && !IsUtf8Boundary(text, last)) --last;
    const uint32_t length = SpaceAt(text, last);
    if (length == 0 || last + length != span.end) break;
    span.end = last;
  }
  return span;
}

bool IsMarkdownHeading(std::string_view line) {
  const size_t marks = std::min(line.find_first_not_of('#'), line.size());
  return marks >= 1 && marks <= 6 && marks < line.size() && line[marks] == ' ';
}

size_t LineMarkLength(std::string_view line) {
  size_t mark = 0;
  if (IsMarkdownHeading(line)) {
    mark = line.find(' ');
  } else if (line.starts_with("- ") || line.starts_with("* ") ||
             line.starts_with("+ ") || line.starts_with("> ")) {
    mark = 1;
  } else if (line.starts_with("\u2022") || line.starts_with("\u2023")) {
    mark = 3;
  } else {
    size_t digits = 0;
    while (digits < 3 && digits < line.size() && IsAsciiDigit(line[digits])) {
      ++digits;
    }
    const std::string_view rest = line.substr(digits);
    if (digits == 0 || !(rest.starts_with(". ") || rest.starts_with(") "))) {
      return 0;
    }
    mark = digits + 1;
  }
  while (mark < line.size() && line[mark] == ' ') ++mark;
  return mark;
}

std::vector<Span> BlocksOf(std::string_view text, Span range) {
  std::vector<Span> blocks;
  std::vector<TextLine> paragraph;
  ParagraphDivider divider(text, blocks);
  const auto divide = [&] {
    divider.Divide(paragraph.data(), paragraph.data() + paragraph.size());
    paragraph.clear();
  };
  for (uint32_t begin = range.begin; begin < range.end;) {
    const TextLine line = LineAt(text, {begin, range.end});
    begin = line.full.end;
    if (!line.text.empty()) {
      paragraph.push_back(line);
    } else if (!paragraph.empty()) {
      divide();
    }
  }
  divide();
  return blocks;
}

}  // namespace quipu
