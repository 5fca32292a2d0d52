// Where a text's title is.

#include "ingest/read/title.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>

#include "ingest/read/byline.h"
#include "ingest/read/front_lines.h"
#include "ingest/read/furniture.h"
#include "ingest/read/key_value.h"

namespace quipu {
namespace {

constexpr size_t kLongestTitle = 3;  // lines
constexpr size_t kTitleWords = 25;
constexpr size_t kHeadingWords = 15;
constexpr size_t kHeadlineWords = 5;

class TitleFinder {
 public:
  TitleFinder(std::string_view text, const std::vector<PageLine>& lines)
      : text_(text), lines_(lines) {}

  // What stands above the title and reads like one comes second.
  LineRun Find(size_t after_mail) {
    past_front_ = true;
    const LineRun title =
        after_mail == 0 ? FindSubjectOrTitle() : FindOnce(after_mail);
    if (title.begin != title.end) return title;
    past_front_ = false;
    return FindOnce(after_mail);
  }

 private:
  // A memorandum's line "Subject: …" before its first prose.
  LineRun FindSubjectOrTitle() const {
    for (size_t i = 0; i < lines_.size() && i < kHeadLines / 2; ++i) {
      if (lines_[i].prose) break;
      if (lines_[i].open() && SubjectIn(text_, lines_[i].line.text)) {
        return {i, i + 1};
      }
    }
    return FindOnce(0);
  }

  LineRun FindOnce(size_t after_mail) const {
    size_t prose = 0;
    bool notice = false;
    for (const LineRun run : RunsOf(lines_)) {
      const auto first = FirstOpen(run);
      if (!first || run.end <= after_mail) continue;
      if (*first > kHeadLines) break;
      if (lines_[*first].prose) {
        if (prose == 0 && IsHeadingOfRun(*first, run.end)) {
          return {*first, *first + 1};
        }
        notice = IsSiteNotice(Bytes(*first));
        if (prose++ > 0) break;
      }
      const size_t count = TitleLength(*first, run.end);
      const bool allowed =
          prose == 0 || notice ||
          (!past_front_ && lines_[*first].shape.all_capitals());
      if (count != 0 && allowed && HasBodyBehind(*first + count)) {
        return {*first, *first + count};
      }
      if (after_mail != 0) break;
    }
    return {};
  }

  std::string_view Bytes(size_t i) const {
    return lines_[i].line.text.In(text_);
  }
  bool IsByline(size_t i, bool under_title) const {
    return ParseByline(text_, lines_[i].line.text, under_title).has_value();
  }
  bool MayBeTitle(size_t i) const {
    return IsHeadingLike(lines_[i].shape) && !IsSalutation(Bytes(i)) &&
           !Bytes(i).starts_with('(');
  }

  // The first undecided line of `run` that is no byline.
  std::optional<size_t> FirstOpen(LineRun run) const {
    for (size_t i = run.begin; i < run.end; ++i) {
      if (!lines_[i].open() || IsByline(i, false)) continue;
      if (!past_front_ || !IsFront(i)) return i;
    }
    return std::nullopt;
  }

  bool IsFront(size_t i) const {
    const LineShape& shape = lines_[i].shape;
    if (i > kHeadLines) return false;
    if (IsLabel(Bytes(i), shape) || IsLetterheadAt(text_, lines_, i)) {
      return true;
    }
    if (!IsShortLabel(Bytes(i), shape)) return false;
    for (size_t next = i + 1; next < lines_.size(); ++next) {
      if (!lines_[next].open() || IsByline(next, false)) continue;
      return lines_[next].shape.words >= kHeadlineWords && MayBeTitle(next);
    }
    return false;
  }

  // Whether line `first` heads the prose that follows it without a blank line.
  bool IsHeadingOfRun(size_t first, size_t end) const {
    if (first + 1 == end || !MayBeTitle(first) ||
        lines_[first].shape.words > kHeadingWords ||
        !lines_[first + 1].open()) {
      return false;
    }
    const Span line = lines_[first].line.text;
    const std::vector<Span> blocks =
        BlocksOf(text_, {line.begin, lines_[end - 1].line.text.end});
    return blocks.size() > 1 && blocks[0].end == line.end;
  }

  // The number of lines from `first` on that make a title; 0 if none do.
  size_t TitleLength(size_t first, size_t end) const {
    if (lines_[first].prose || !MayBeTitle(first)) return 0;
    size_t count = 0;
    size_t words = 0;
    bool wrapped = false;
    for (size_t i = first; i < end && lines_[i].open(); ++i, ++count) {
      if (IsByline(i, i > first)) break;
      words += lines_[i].shape.words;
      if (lines_[i].shape.ends_open()) return 0;
      wrapped = wrapped || (count > 0 && !lines_[i].shape.begins_high);
    }
    if (count > kLongestTitle || words > kTitleWords) return 0;
    return wrapped ? count : 1;
  }

  bool HasBodyBehind(size_t begin) const {
    for (size_t i = begin; i < lines_.size(); ++i) {
      if (lines_[i].open() && !IsByline(i, false)) return true;
    }
    return false;
  }

  std::string_view text_;
  const std::vector<PageLine>& lines_;
  bool past_front_ = false;  // lines that are labels rather than titles are out
};

}  // namespace

std::optional<Span> SubjectIn(std::string_view text, Span line) {
  const auto pair = ParseKeyValue(text, line);
  if (!pair || pair->field != HeaderField::kSubject ||
      ShapeOf(pair->value.In(text)).words == 0) {
    return std::nullopt;
  }
  return pair->value;
}

LineRun TextTitle(std::string_view text, const std::vector<PageLine>& lines,
                  size_t after_mail) {
  return TitleFinder(text, lines).Find(after_mail);
}

LineRun MarkdownTitle(std::string_view text,
                      const std::vector<PageLine>& lines) {
  const auto bytes = [&](size_t i) { return lines[i].line.text.In(text); };
  std::optional<size_t> any;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].marked) continue;
    const bool underlined =
        i + 1 < lines.size() && lines[i].shape.words > 0 &&
        bytes(i + 1).size() >= 3 &&
        bytes(i + 1).find_first_not_of('=') == std::string_view::npos;
    if (bytes(i).starts_with("# ") || underlined) return {i, i + 1};
    if (!any && IsMarkdownHeading(bytes(i))) any = i;
  }
  if (any) return {*any, *any + 1};
  return TextTitle(text, lines, 0);
}

}  // namespace quipu
