// The paper, body or agency that a line says a text appeared in.

#include "ingest/read/masthead.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ingest/read/line_nouns.h"
#include "ingest/read/line_pieces.h"
#include "ingest/read/line_shape.h"
#include "language/text/dates.h"
#include "language/text/lines.h"

namespace quipu {
namespace {

constexpr size_t kLongestLine = 300;     // bytes
constexpr size_t kLongestMasthead = 20;  // words
constexpr size_t kLongestIssue = 14;
constexpr size_t kLongestAgency = 4;
constexpr int kEnough = 3;

bool HasPage(std::string_view line) {
  static const RE2 kPage(
      "(?i)\\b(pp?\\.|p\u00E1gs?\\.|pages?|p\u00E1ginas?) ?\\w{0,2}-?\\d+|"
      "\\s\\s\\d{1,4}$");
  return Contains(kPage, line);
}

// "#12", "No. 12", "n° 12", "vol. 3".
constexpr std::string_view kIssueNumber =
    "(?:#|\\b(?:no\\.?|nr\\.?|issue|number|vol\\.?|volume|num\u00E9ro|"
    "n\u00FAm(?:ero)?\\.?)|\\bn\\.?[\u00BA\u00B0o]\\.?) ?\\d+";

bool HasIssueOrPrice(std::string_view line) {
  static const RE2 kIssueOrPrice(
      "(?i)" + std::string(kIssueNumber) +
      "|\\b(\\d+|one|two|three|six|cinq|dix) (cents?|penn(y|ies)|pence|"
      "centimes?|centavos?|pesetas|ptas\\.?|francs?)\\b");
  return Contains(kIssueOrPrice, line);
}

bool HasSection(std::string_view text, const std::vector<LinePiece>& pieces) {
  return std::any_of(pieces.begin(), pieces.end(), [&](const LinePiece& piece) {
    return IsSection(piece.span.In(text));
  });
}

// A day or a month of a year, or a season.
bool IsDated(std::string_view text, Span line,
             const std::optional<StatedDate>& date) {
  static const RE2 kSeason(
      "(?i)(^|[^\\pL])(spring|summer|autumn|fall|winter|printemps|"
      "\u00E9t\u00E9|"
      "automne|hiver|primavera|verano|oto\u00F1o|invierno) (de )?\\d{4}\\b");
  return (date && date->value.month() != 0) || Contains(kSeason, line.In(text));
}

// The name in a piece: "Pacific Left Review 41" has a number behind it.
Span NameIn(std::string_view text, Span piece) {
  static const RE2 kNumber("^(.*\\pL)\\.? \\d+$");
  const std::string_view bytes = piece.In(text);
  re2::StringPiece name;
  const bool numbered = RE2::FullMatch(Re2Text(bytes), kNumber, &name);
  return Bare(text, numbered ? SpanOf(text, name) : piece);
}

bool MayBeName(std::string_view name) {
  const LineShape shape = ShapeOf(name);
  return shape.letters >= 3 && shape.digits == 0 && !NamesDocument(name) &&
         !IsSection(name) && (IsNameLike(name) || IsBodyLike(name));
}

}  // namespace

std::optional<Masthead> ParseIssue(std::string_view text, Span line) {
  static const RE2 kIssue("(?i)^(.*?)[,;:]? *\\(?" + std::string(kIssueNumber));
  const std::string_view bytes = line.In(text);
  re2::StringPiece name;
  if (!RE2::PartialMatch(Re2Text(bytes), kIssue, &name) || name.empty()) {
    return std::nullopt;
  }
  const Span span = Bare(text, SpanOf(text, name));
  const LineShape shape = ShapeOf(bytes);
  if (!IsNameLike(span.In(text)) || NamesDocument(span.In(text)) ||
      shape.words > kLongestIssue || shape.last == '.') {
    return std::nullopt;
  }
  return Masthead{Stated(text, WithoutArticle(text, span)), DateIn(text, line)};
}

std::optional<Masthead> ParseMasthead(std::string_view text, Span line,
                                      bool first) {
  static const RE2 kPost(
      "(?i)\\b(posted|wrote|publi\u00E9|publicado|by|par|por)($|[^\\pL])");
  const std::string_view bytes = line.In(text);
  if (line.size() > kLongestLine || ShapeOf(bytes).words > kLongestMasthead ||
      Contains(kPost, bytes)) {
    return std::nullopt;
  }
  const std::optional<StatedDate> date = DateIn(text, line);
  const bool dated = IsDated(text, line, date);
  if (!dated && !HasPage(bytes)) return std::nullopt;
  const std::vector<LinePiece> pieces = PiecesOf(text, line);
  if (pieces.size() < 2) return std::nullopt;
  const LinePiece* best = &pieces[0];
  for (const LinePiece& piece : pieces) {
    if (NamesPaper(piece.span.In(text)) &&
        MayBeName(NameIn(text, piece.span).In(text))) {
      best = &piece;
      break;
    }
  }
  const Span span = NameIn(text, best->span);
  const std::string_view name = span.In(text);
  if (!MayBeName(name)) return std::nullopt;
  const bool paper = NamesPaper(name);
  if (!dated && !paper) return std::nullopt;
  if (!first && IsPersonLike(name) && !HasDayOfWeek(bytes)) return std::nullopt;
  int score = 0;
  if (paper) score += 3;
  if (NamesBody(name)) score += 2;
  if (best->cut) score += 2;
  if (HasPage(bytes) || HasIssueOrPrice(bytes)) score += 2;
  if (HasSection(text, pieces)) score += 2;
  if (HasArticle(name)) ++score;
  if (HasDayOfWeek(bytes)) ++score;
  if (ShapeOf(name).words >= 3) ++score;
  if (first) ++score;
  if (score < kEnough) return std::nullopt;
  return Masthead{Stated(text, span), date};
}

std::optional<Masthead> ParseNameplate(std::string_view text, Span line,
                                       Span below) {
  const Span span = Bare(text, line);
  const std::string_view name = span.In(text);
  if (!MayBeName(name) || ShapeOf(name).words > kLongestAgency + 2 ||
      name.find(',') != std::string_view::npos) {
    return std::nullopt;
  }
  const std::optional<StatedDate> date = DateIn(text, below);
  if (!date || date->value.month() == 0 ||
      ShapeOf(below.In(text)).words > kLongestMasthead / 2) {
    return std::nullopt;
  }
  const bool paper = NamesPaper(name) || HasArticle(name);
  if (!paper && !HasDayOfWeek(below.In(text))) return std::nullopt;
  return Masthead{Stated(text, span), date};
}

std::optional<Masthead> ParseAgency(std::string_view text, Span line) {
  static const RE2 kDispatch(
      "^(\\p{Lu}[^()\\n!?:;\"]{1,60}?(?:\\([^()]{2,25}\\)[^()\\n]{0,30})?) "
      "\\(([^()\\d\\n]{2,40})\\) ?\\.? ?(?:--|[-\u2013\u2014])");
  static const RE2 kPost("(?i)^(by|por|par|via) ");
  static const RE2 kAcronym("^(\\p{Lu}\\.?){2,6}$");
  static const RE2 kAgency(
      "(?i)\\b(agenc\\w+|agence|press|presse?|prensa|news|wire|service|"
      "noticias|nouvelles)\\b");
  const std::string_view bytes = line.In(text).substr(0, kLongestLine);
  re2::StringPiece place;
  re2::StringPiece agency;
  if (!RE2::PartialMatch(Re2Text(bytes), kDispatch, &place, &agency)) {
    return std::nullopt;
  }
  const std::string_view name(agency.data(), agency.size());
  if (ShapeOf(name).words > kLongestAgency || !IsNameLike(name) ||
      Contains(kPost, name)) {
    return std::nullopt;
  }
  bool dated = false;
  for (const DateMention& mention : FindDates({place.data(), place.size()})) {
    dated = dated || mention.month != 0;
  }
  if (!dated && !Contains(kAcronym, name) && !Contains(kAgency, name)) {
    return std::nullopt;
  }
  return Masthead{Stated(text, SpanOf(text, agency)),
                  DateIn(text, SpanOf(text, place))};
}

std::optional<StatedText> ParseCopyright(std::string_view text, Span line) {
  static const RE2 kHolder(
      "(?i)^(?:copyright )?(?:\u00A9|\\(c\\)|copyright) "
      "?(?:\\d{4}(?:[-\u2013]\\d{2,4})?,? )?(?:by |par |por )?"
      "((?-i:\\p{Lu})[^\\d.,;:|()\\n]*)");
  const std::string_view bytes = line.In(text).substr(0, kLongestLine);
  re2::StringPiece holder;
  if (!RE2::PartialMatch(Re2Text(bytes), kHolder, &holder)) {
    return std::nullopt;
  }
  const Span name = Bare(text, SpanOf(text, holder));
  if (!IsNameLike(name.In(text)) || ShapeOf(name.In(text)).words < 2) {
    return std::nullopt;
  }
  return Stated(text, name);
}

}  // namespace quipu
