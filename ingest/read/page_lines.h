// The lines of a text with what they look like, and the furniture among them.

#ifndef QUIPU_INGEST_READ_PAGE_LINES_H_
#define QUIPU_INGEST_READ_PAGE_LINES_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "graph/model/document.h"
#include "ingest/read/line_shape.h"
#include "language/text/lines.h"

namespace quipu {

// So far down a title, and who made the text, are looked for.
inline constexpr size_t kHeadLines = 60;

struct PageLine {
  TextLine line;
  LineShape shape;
  RegionKind kind = RegionKind::kBody;
  bool marked = false;  // its kind has been decided
  bool prose = false;   // of a paragraph that is long enough to be prose

  bool blank() const { return line.text.empty(); }
  bool open() const { return !blank() && !marked; }  // not decided yet
};

std::vector<PageLine> PageLinesOf(const std::vector<TextLine>& lines,
                                  std::string_view text);

// Lines [begin, end) between two blank ones.
struct LineRun {
  size_t begin = 0;
  size_t end = 0;
};

// The runs of `lines`, ascending.
std::vector<LineRun> RunsOf(const std::vector<PageLine>& lines);

// Marks as furniture what is furniture wherever it stands: navigation, contact
// lines and the lines among them, copyright notices, captions said twice, lines
// that every page repeats.
void MarkFurniture(std::string_view text, std::vector<PageLine>& lines);

// Sets `prose` on the lines of paragraphs that read like prose.
void FindProse(std::vector<PageLine>& lines);

// Marks as furniture what is furniture only before the first line of prose or
// behind the last: buttons, closing notes. Nothing if there is no prose.
void MarkEdges(std::string_view text, std::vector<PageLine>& lines);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_PAGE_LINES_H_
