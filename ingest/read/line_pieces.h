// Lines cut into pieces, and spans that patterns find in them.

#ifndef QUIPU_INGEST_READ_LINE_PIECES_H_
#define QUIPU_INGEST_READ_LINE_PIECES_H_

#include <re2/re2.h>

#include <optional>
#include <string_view>
#include <vector>

#include "graph/model/document.h"

namespace quipu {

// `text` for RE2.
re2::StringPiece Re2Text(std::string_view text);

// Where `part`, bytes of `text` that RE2 found, stands in it.
Span SpanOf(std::string_view text, re2::StringPiece part);

// `pattern` at the beginning of `span`: the span behind it, trimmed.
std::optional<Span> Behind(const RE2& pattern, std::string_view text,
                           Span span);

// Whether `pattern` is anywhere in `text`.
bool Contains(const RE2& pattern, std::string_view text);

// Without emphasis around it, and without commas, dashes and bars at its ends.
Span Bare(std::string_view text, Span span);

// An article in lower case is the line's, not the name's.
Span WithoutArticle(std::string_view text, Span name);

// Whether an article, small or not, begins `name`.
bool HasArticle(std::string_view name);

StatedText Stated(std::string_view text, Span span);

// The first date in `span` that has a year.
std::optional<StatedDate> DateIn(std::string_view text, Span span);

// A line cut at bars, dots, stars, slashes, dashes, wide gaps, commas and
// brackets.
struct LinePiece {
  Span span;
  bool cut = false;  // what ends it is no comma
};
std::vector<LinePiece> PiecesOf(std::string_view text, Span line);

// The first piece of the line that names a body, or else its first piece.
Span BodyIn(std::string_view text, Span line);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_LINE_PIECES_H_
