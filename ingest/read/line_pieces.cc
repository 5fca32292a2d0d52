// The pieces of a line that may name a person, a body or a paper.

#include "ingest/read/line_pieces.h"

#include <algorithm>
#include <string>
#include <utility>

#include "ingest/read/line_nouns.h"
#include "ingest/read/line_shape.h"
#include "language/text/dates.h"
#include "language/text/lines.h"

namespace quipu {
namespace {

constexpr size_t kFewLetters = 2;

}  // namespace

re2::StringPiece Re2Text(std::string_view text) {
  return {text.data(), text.size()};
}

Span SpanOf(std::string_view text, re2::StringPiece part) {
  const auto begin = static_cast<uint32_t>(part.data() - text.data());
  return {begin, begin + static_cast<uint32_t>(part.size())};
}

std::optional<Span> Behind(const RE2& pattern, std::string_view text,
                           Span span) {
  const std::string_view bytes = span.In(text);
  re2::StringPiece rest = Re2Text(bytes);
  if (!RE2::Consume(&rest, pattern)) return std::nullopt;
  const auto taken = static_cast<uint32_t>(bytes.size() - rest.size());
  return Trimmed(text, {span.begin + taken, span.end});
}

bool Contains(const RE2& pattern, std::string_view text) {
  return RE2::PartialMatch(Re2Text(text), pattern);
}

Span Bare(std::string_view text, Span span) {
  const auto is_trim = [&](uint32_t at) {
    return std::string_view("*_,;|-() ").find(text[at]) !=
           std::string_view::npos;
  };
  while (!span.empty() && is_trim(span.begin)) ++span.begin;
  while (!span.empty() && is_trim(span.end - 1)) --span.end;
  if (!span.empty() && text[span.end - 1] == '.' &&
      !ShapeOf(span.In(text)).ends_dotted) {
    --span.end;
  }
  return Trimmed(text, span);
}

Span WithoutArticle(std::string_view text, Span name) {
  static const RE2 kArticle("(the|le|la|les|el|los|las) |l['\u2019]");
  return Behind(kArticle, text, name).value_or(name);
}

bool HasArticle(std::string_view name) {
  static const RE2 kArticle(
      "(?i)^(the|le|la|les|el|los|las) \\pL|^l['\u2019]\\pL");
  return Contains(kArticle, name);
}

StatedText Stated(std::string_view text, Span span) {
  std::string value(span.In(text));
  std::replace(value.begin(), value.end(), '\n', ' ');
  return {std::move(value), span};
}

std::optional<StatedDate> DateIn(std::string_view text, Span span) {
  for (const DateMention& mention : FindDates(span.In(text))) {
    const auto value =
        PartialDate::Make(mention.year, mention.month, mention.day);
    if (mention.year == 0 || !value) continue;
    return StatedDate{
        *value,
        {span.begin + mention.span.begin, span.begin + mention.span.end}};
  }
  return std::nullopt;
}

std::vector<LinePiece> PiecesOf(std::string_view text, Span line) {
  static const RE2 kCut(
      "(\\s*(\\||\u00B7|\u2022|\u2605|\u00BB)\\s*|\\s+(\\*|/|--?|\u2013|\u2014|"
      "\u2212)\\s+|\\t\\s*|\\s\\s+|,\\s+|\\s*[()]\\s*|\\.\\s+)");
  static const RE2 kHard("[|*/\u2013\u2014\u2212\u00B7\u2022\u2605\u00BB()-]");
  static const RE2 kShort("(^|[^\\pL])\\pL{1,3}$");
  std::vector<LinePiece> pieces;
  const std::string_view bytes = line.In(text);
  Span span = line;
  re2::StringPiece cut;
  size_t from = 0;  // where the next cut is looked for
  while (from < bytes.size() &&
         RE2::PartialMatch(Re2Text(bytes.substr(from)), kCut, &cut)) {
    const auto begin = static_cast<uint32_t>(cut.data() - bytes.data());
    const auto end = begin + static_cast<uint32_t>(cut.size());
    from = end;
    span.end = line.begin + begin;
    const std::string_view sign(cut.data(), cut.size());
    // "J. M. Roe" and "Roe, St. James" are not cut.
    if (sign[0] == '.' && Contains(kShort, span.In(text))) continue;
    if (!span.empty()) {
      const bool gap = sign.find_first_not_of(" \t") == std::string_view::npos;
      pieces.push_back({span, gap || Contains(kHard, sign)});
    }
    span.begin = line.begin + end;
  }
  span.end = line.end;
  if (span.begin < span.end) pieces.push_back({span, false});
  return pieces;
}

Span BodyIn(std::string_view text, Span line) {
  const std::vector<LinePiece> pieces = PiecesOf(text, line);
  for (const LinePiece& piece : pieces) {
    const std::string_view name = piece.span.In(text);
    if (NamesBody(name) && name.find(' ') != std::string_view::npos &&
        ShapeOf(name).letters > kFewLetters) {
      return piece.span;
    }
  }
  return pieces.empty() ? line : pieces.front().span;
}

}  // namespace quipu
