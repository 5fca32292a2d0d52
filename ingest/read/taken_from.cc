// What a text says that it was taken from.

#include "ingest/read/taken_from.h"

#include <re2/re2.h>

#include <string>

#include "ingest/read/line_pieces.h"
#include "ingest/read/line_shape.h"
#include "language/text/lines.h"

namespace quipu {
namespace {

constexpr size_t kLongestLine = 300;  // bytes
constexpr size_t kLongestName = 8;    // words

// The stretch behind "translated from" or the like, where that begins the line
// or a sentence or bracket of it.
std::optional<Span> BehindVerb(std::string_view text, Span line) {
  static const RE2 kVerb(
      "(?i)(?:^|[(\\[.;\u2013\u2014-])\\s*(?:(?:(?:translated|translation|"
      "reprinted|reproduced|excerpted|taken) from|"
      "(?:traduit|repris|reproduit|extrait|tir\u00E9)e?s? (?:de|du|des)|"
      "traduction (?:de|du|des)|"
      "(?:traducid|reproducid|tomad)[oa]s? del?|(?:traducci\u00F3n|extracto) "
      "del?)\\b|(?:traduite?|reprise?|reproduite?|extraite?|tir\u00E9e?) "
      "d['\u2019])\\s*(.*)$");
  // "(From Lantern, …)", all in brackets.
  static const RE2 kFrom("^[(\\[]From (\\p{Lu}.*)[)\\]]$");
  const std::string_view bytes = line.In(text);
  re2::StringPiece rest;
  if (RE2::PartialMatch(Re2Text(bytes), kVerb, &rest) ||
      RE2::FullMatch(Re2Text(bytes), kFrom, &rest)) {
    return SpanOf(text, rest);
  }
  return std::nullopt;
}

// Behind the name of the language: what stands in brackets after it, or
// nothing.
Span BehindLanguage(std::string_view text, Span rest) {
  static const RE2 kBracket(
      "^(?:the \\p{Lu}\\p{Ll}+|(?:l['\u2019]|la |le |el )?\\p{Ll}+"
      "(?: \\p{Ll}+)?) ?[(\\[](.*)$");
  static const RE2 kAlone(
      "^(?:the \\p{Lu}\\p{Ll}+|(?:l['\u2019]|la |le |el )?\\p{Ll}+)"
      "(?:[.,;)\\]]|$| (?:by|par|por) )");
  const std::string_view bytes = rest.In(text);
  re2::StringPiece inside;
  if (RE2::PartialMatch(Re2Text(bytes), kBracket, &inside)) {
    return SpanOf(text, inside);
  }
  return Contains(kAlone, bytes) ? Span{rest.end, rest.end} : rest;
}

std::optional<StatedText> NameIn(std::string_view text, Span rest) {
  static const RE2 kName(
      "^(?:the |l['\u2019]|la |le |el )?[\"\u201C\u00AB]?\\s*"
      "(\\p{Lu}[^,;:()\\[\\]\"\u201C\u201D\u00AB\u00BB.\\d]*)");
  re2::StringPiece found;
  if (!RE2::PartialMatch(Re2Text(rest.In(text)), kName, &found)) {
    return std::nullopt;
  }
  const Span name = Bare(text, Trimmed(text, SpanOf(text, found)));
  const LineShape shape = ShapeOf(name.In(text));
  if (!IsNameLike(name.In(text)) || shape.words > kLongestName ||
      shape.letters < 3) {
    return std::nullopt;
  }
  return Stated(text, name);
}

// The agency whose dispatches a paper prints.
std::optional<StatedText> ParseCredit(std::string_view text, Span line) {
  static const RE2 kCredit(
      "^[(]?(?:From (\\p{Lu}[^,.;:()]{1,40}?) dispatches|"
      "(?:With|Avec|D['\u2019]apr\u00E8s|Con informaci\u00F3n de) "
      "(?:l['\u2019])?(\\p{Lu}{2,6}))[)]?\\.?$");
  re2::StringPiece english;
  re2::StringPiece other;
  if (!RE2::FullMatch(Re2Text(line.In(text)), kCredit, &english, &other)) {
    return std::nullopt;
  }
  return Stated(text, SpanOf(text, english.empty() ? other : english));
}

}  // namespace

std::optional<StatedOrigin> ParseTakenFrom(std::string_view text, Span line) {
  if (line.size() > kLongestLine) return std::nullopt;
  if (auto agency = ParseCredit(text, line)) {
    return StatedOrigin{*std::move(agency), std::nullopt};
  }
  const std::optional<Span> rest = BehindVerb(text, line);
  if (!rest) return std::nullopt;
  const Span named = BehindLanguage(text, *rest);
  std::optional<StatedText> name = NameIn(text, named);
  if (!name) return std::nullopt;
  return StatedOrigin{*std::move(name), DateIn(text, named)};
}

}  // namespace quipu
