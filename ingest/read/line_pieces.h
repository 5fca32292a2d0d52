// The pieces of a line that may name a person, a body or a paper.

#ifndef QUIPU_INGEST_READ_LINE_PIECES_H_
#define QUIPU_INGEST_READ_LINE_PIECES_H_

#include <re2/re2.h>

#include <optional>
#include <string_view>
#include <vector>

#include "graph/model/document.h"

namespace quipu {

// `pattern` at the beginning of `span`: the span behind it, trimmed.
std::optional<Span> Behind(const RE2& pattern, std::string_view text,
                           Span span);

// Whether `pattern` is anywhere in `text`.
bool Contains(const RE2& pattern, std::string_view text);

// Without emphasis around it, and without commas, dashes and bars at its ends.
Span Bare(std::string_view text, Span span);

// An article in lower case is the line's, not the name's.
Span WithoutArticle(std::string_view text, Span name);

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

// Whether `name` could be a body's: French and Spanish ones have words in lower
// case, as "Observatoire des prisons andines".
bool IsBodyLike(std::string_view name);

// Whether `name` could be a person's full name: two to four capitalised words,
// initials and particles, none of them a common noun of this folder's lists.
bool IsPersonLike(std::string_view name);

// Whether a noun of papers is in `name`: "review", "diario", "cahiers".
bool NamesPaper(std::string_view name);

// Whether a noun of bodies heads `name`: "Ministry of …", "Museo de …", "…
// Limited".
bool NamesBody(std::string_view name);

// The first piece of the line that names a body, or else its first piece.
Span BodyIn(std::string_view text, Span line);

// Whether a noun of documents begins `name`: "Statement", "Comunicado".
bool NamesDocument(std::string_view name);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_LINE_PIECES_H_
