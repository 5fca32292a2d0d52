// The lines of a text with what they look like, and the furniture among them.

#include "ingest/read/page_lines.h"

#include <unordered_map>

#include "ingest/read/furniture.h"

namespace quipu {
namespace {

constexpr size_t kProseWords = 15;      // with an end of sentence
constexpr size_t kLongProseWords = 30;  // without
constexpr size_t kContactLines = 8;
constexpr size_t kRepeatedWords = 10;
constexpr size_t kPageRepeats = 3;

void Mark(RegionKind kind, PageLine& line) {
  line.kind = kind;
  line.marked = true;
}

// "Caption\nCaption", and headers that every page of a printed text bears.
void MarkRepeated(std::string_view text, std::vector<PageLine>& lines) {
  const auto may_repeat = [](const PageLine& line) {
    return line.open() && line.shape.words <= kRepeatedWords &&
           line.shape.last != '.' && line.shape.last != '?' &&
           line.shape.last != '!' && line.shape.last != ':';
  };
  std::unordered_map<std::string_view, size_t> counts;
  for (const PageLine& line : lines) {
    if (may_repeat(line)) ++counts[line.line.text.In(text)];
  }
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!may_repeat(lines[i])) continue;
    const std::string_view bytes = lines[i].line.text.In(text);
    const auto same = [&](size_t other) {
      return other < lines.size() && lines[other].line.text.In(text) == bytes;
    };
    const bool twice = same(i + 1) || same(i - 1);
    if (twice || counts[bytes] >= kPageRepeats) {
      Mark(RegionKind::kFurniture, lines[i]);
    }
  }
}

// The rest of a copyright notice, and what stands between contact lines.
void MarkNeighbours(std::string_view text, LineRun run,
                    std::vector<PageLine>& lines) {
  size_t contacts = 0;
  for (size_t i = run.begin; i < run.end; ++i) {
    const std::string_view bytes = lines[i].line.text.In(text);
    contacts += IsContact(bytes, lines[i].shape) ? 1 : 0;
  }
  const size_t count = run.end - run.begin;
  const std::string_view first = lines[run.begin].line.text.In(text);
  const bool all =
      count <= kContactLines && (IsCopyright(first, lines[run.begin].shape) ||
                                 (count >= 2 && contacts * 2 >= count));
  for (size_t i = run.begin; all && i < run.end; ++i) {
    if (lines[i].open()) Mark(RegionKind::kFurniture, lines[i]);
  }
}

}  // namespace

std::vector<PageLine> PageLinesOf(const std::vector<TextLine>& lines,
                                  std::string_view text) {
  std::vector<PageLine> page;
  page.reserve(lines.size());
  for (const TextLine& line : lines) {
    PageLine next;
    next.line = line;
    next.shape = ShapeOf(line.text.In(text));
    page.push_back(next);
  }
  return page;
}

std::vector<LineRun> RunsOf(const std::vector<PageLine>& lines) {
  std::vector<LineRun> runs;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank()) continue;
    if (runs.empty() || runs.back().end != i) runs.push_back({i, i});
    runs.back().end = i + 1;
  }
  return runs;
}

void MarkFurniture(std::string_view text, std::vector<PageLine>& lines) {
  for (PageLine& line : lines) {
    if (!line.open()) continue;
    const std::string_view bytes = line.line.text.In(text);
    if (IsNavigation(bytes, line.shape) || IsCopyright(bytes, line.shape) ||
        IsContact(bytes, line.shape) || IsAddressLine(bytes, line.shape)) {
      Mark(RegionKind::kFurniture, line);
    }
  }
  for (const LineRun run : RunsOf(lines)) MarkNeighbours(text, run, lines);
  MarkRepeated(text, lines);
}

void FindProse(std::vector<PageLine>& lines) {
  for (const LineRun run : RunsOf(lines)) {
    size_t words = 0;
    bool ends = false;
    for (size_t i = run.begin; i < run.end; ++i) {
      if (!lines[i].open()) continue;
      words += lines[i].shape.words;
      const char32_t last = lines[i].shape.last;
      ends = ends || last == '.' || last == '!' || last == '?' || last == ':';
    }
    const bool prose =
        words >= kLongProseWords || (ends && words >= kProseWords);
    for (size_t i = run.begin; i < run.end; ++i) {
      lines[i].prose = prose && lines[i].open();
    }
  }
}

void MarkEdges(std::string_view text, std::vector<PageLine>& lines) {
  size_t first = lines.size();
  size_t last = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].prose) continue;
    if (first == lines.size()) first = i;
    last = i;
  }
  if (first == lines.size()) return;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].open()) continue;
    const std::string_view bytes = lines[i].line.text.In(text);
    const bool edge = i < first || i > last;
    const bool note = i > last && IsClosingNote(bytes, lines[i].shape);
    if ((edge && IsButton(bytes)) || note) {
      Mark(RegionKind::kFurniture, lines[i]);
    }
  }
  // A closing note may be the last paragraph, long enough for prose.
  const LineShape& shape = lines[last].shape;
  if (last > first && lines[last].open() &&
      IsClosingNote(lines[last].line.text.In(text), shape)) {
    Mark(RegionKind::kFurniture, lines[last]);
  }
}

}  // namespace quipu
