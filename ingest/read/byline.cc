// Who wrote a text, where it appeared, and when.

#include "ingest/read/byline.h"

#include <re2/re2.h>

#include <algorithm>
#include <initializer_list>
#include <string>

#include "ingest/read/line_nouns.h"
#include "ingest/read/line_pieces.h"
#include "ingest/read/line_shape.h"
#include "ingest/read/masthead.h"
#include "language/text/dates.h"
#include "language/text/lines.h"

namespace quipu {
namespace {

constexpr size_t kLongestLine = 1000;  // bytes
constexpr size_t kLongestByline = 24;  // words
constexpr size_t kLongestPlace = 3;

// Cuts `span` before the date that `byline` takes out of it, and before the
// word that leads to it ("on", "le", "el").
Span TakeDate(std::string_view text, Span span, Byline& byline) {
  byline.date = DateIn(text, span);
  if (!byline.date) return span;
  static const RE2 kLead("(?i)(.*?)[\\s,]+(on|le|el|on the)?[\\s,]*");
  const Span before{span.begin, byline.date->where.begin};
  re2::StringPiece kept;
  return RE2::FullMatch(Re2Text(before.In(text)), kLead, &kept)
             ? SpanOf(text, kept)
             : before;
}

// "Lima, le 3 mai 1997", "(Thursday, 3 May 1997)", "Dated: 3 May 1997"
std::optional<Byline> ParseDateline(std::string_view text, Span line) {
  static const RE2 kLead(
      "(?i)[\\s(*_,]*((date|dated|fecha|posted|published|updated|"
      "last updated|publi\u00E9|publicado|mis \u00E0 jour|actualizado)"
      "( on| le| el)? ?:?)?[\\s*_,]*");
  static const RE2 kDayOfWeek("(?i)\\b(mon|tues?|wednes|thurs|fri|satur|sun|" +
                              std::string(kDaysOfWeek) + ")\\b");
  static const RE2 kArticle("(?i)(,|\\b)\\s*(the|le|el|on)\\s*$");
  static const RE2 kTrail(
      "^[\\s,.)*_|-]*(\\d\\d?[:.h]\\d\\d(:\\d\\d)?)?[\\s,.)*_-]*$");
  Byline byline;
  const std::optional<StatedDate> date = DateIn(text, line);
  if (!date || date->value.month() == 0) return std::nullopt;
  const Span after{date->where.end, line.end};
  if (!Contains(kTrail, after.In(text))) return std::nullopt;
  const Span before{line.begin, date->where.begin};
  const Span rest = Behind(kLead, text, before).value_or(before);
  std::string place(rest.In(text));
  RE2::GlobalReplace(&place, kDayOfWeek, "");
  RE2::Replace(&place, kArticle, "");
  while (!place.empty() && std::string_view(" ,.-").find(place.back()) !=
                               std::string_view::npos) {
    place.pop_back();
  }
  const LineShape shape = ShapeOf(place);
  const bool is_place = shape.words <= kLongestPlace && shape.digits == 0 &&
                        (place.empty() || IsNameLike(place));
  if (!is_place) return std::nullopt;
  byline.date = date;
  byline.date_only = true;
  return byline;
}

// "Lorena Alvarenga / Photos: Chico Monge": what comes first.
Span FirstCredit(std::string_view text, Span credits) {
  static const RE2 kNext(
      "^(.*?)(?:\\s+[/|\u00B7\u2022]\\s.*|\\. \\pL+ ?: .*|\\s*\\)$|\\s+\\(.*)");
  re2::StringPiece first;
  if (!RE2::PartialMatch(Re2Text(credits.In(text)), kNext, &first))
    return credits;
  return Bare(text, SpanOf(text, first));
}

// Cuts off the paper ("Jane Roe, in Harbour World") and the places ("Jane Roe
// in Lima and John Doe in Rome"), and takes out what they tell.
Span WithoutPlaces(std::string_view text, Span names, Byline& byline) {
  static const RE2 kIn("^(.*?)(,?) +(?:in|dans|en) +([\\p{Lu}\"*_].*)$");
  static const RE2 kMore(
      "^.*? (?:and|et|y|&) (\\p{Lu}.*?) (?:in|en|dans|\u00E0) \\p{Lu}.*$");
  static const RE2 kOf("^(.*?), (.+)$");
  static const RE2 kPlain("^[\\pL-]+( [\\pL-]+)?$");
  re2::StringPiece before;
  re2::StringPiece comma;
  re2::StringPiece behind;
  if (RE2::FullMatch(Re2Text(names.In(text)), kIn, &before, &comma, &behind)) {
    re2::StringPiece more;
    const Span paper = Bare(text, SpanOf(text, behind));
    const std::string_view name = paper.In(text);
    if (RE2::FullMatch(behind, kMore, &more)) {
      byline.authors = ParseNames(text, SpanOf(text, more));
    } else if (!comma.empty() || !Contains(kPlain, name) || HasArticle(name) ||
               NamesPaper(name)) {
      byline.publisher = Stated(text, paper);
      byline.hint = PublisherHint::kIn;
    }
    return SpanOf(text, before);
  }
  if (RE2::FullMatch(Re2Text(names.In(text)), kOf, &before, &behind)) {
    const Span paper = Bare(text, SpanOf(text, behind));
    const std::string_view name = paper.In(text);
    if (NamesPaper(name) && IsBodyLike(name)) {
      byline.publisher = Stated(text, paper);
      byline.hint = PublisherHint::kIn;
    }
  }
  return names;
}

std::optional<Byline> ParseAuthors(std::string_view text, Span line) {
  static const RE2 kBy(
      "(?i)[*_(]*((written|story|text|report|article|compiled|words|prepared|"
      "reported|reporting|interview|interviewed|as told to)? ?:? ?by|as told "
      "to|(text|words|story) ?:|par|por|"
      "(texte|texto|reportage|entretien|entrevista) (de|par|por)|escrito por|"
      "(texte|texto|elabor\u00F3|redact\u00F3) ?:|(propos )?recueillis? "
      "par|(r\u00E9dig|\u00E9tabli)\u00E9?e? par|"
      "de (notre|nos|nuestro) (envoy\u00E9e?|correspondante?|corresponsal|"
      "enviad[oa])( sp\u00E9ciale?| permanente?| especial)?"
      "( (\u00E0|en|au) [^,]{2,30},|,)?)[ :]+");
  std::optional<Span> rest = Behind(kBy, text, line);
  if (!rest) return std::nullopt;
  Byline byline;
  const Span credits = Bare(text, TakeDate(text, *rest, byline));
  const Span names = WithoutPlaces(text, FirstCredit(text, credits), byline);
  std::vector<StatedText> first = ParseNames(text, names);
  if (first.empty()) return std::nullopt;
  byline.authors.insert(byline.authors.begin(), first.begin(), first.end());
  return byline;
}

// "Published by X", "Submitted by X on …", "Publisher: X"
std::optional<Byline> ParsePublisher(std::string_view text, Span line) {
  static const RE2 kStated(
      "(?i)[*_(]*((first |originally )?(published|issued|released)( first)? "
      "(by|in)|special (cable )?to|publi\u00E9e?s? "
      "(par|dans)|\u00E9dit\u00E9e? par|"
      "publicad[oa]s? (por|en)|editado por|(publisher|\u00E9diteur|editorial) "
      "?:)[*_]* +");
  static const RE2 kPoster(
      "(?i)[*_(]*((submitted|posted|uploaded|added|forwarded|shared) by|"
      "(envoy\u00E9|post\u00E9|mis en ligne) par|(enviado|subido) por|"
      "(source|fuente) ?:)[*_]* +");
  Byline byline;
  std::optional<Span> rest = Behind(kStated, text, line);
  byline.hint = PublisherHint::kStated;
  if (!rest) {
    rest = Behind(kPoster, text, line);
    byline.hint = PublisherHint::kPoster;
  }
  if (!rest) return std::nullopt;
  const Span name =
      WithoutArticle(text, Bare(text, TakeDate(text, *rest, byline)));
  const bool posted = byline.hint == PublisherHint::kPoster && byline.date;
  if (name.empty() || (!IsBodyLike(name.In(text)) &&
                       (!posted || ShapeOf(name.In(text)).words > 3))) {
    return std::nullopt;
  }
  if (posted && IsPersonLike(name.In(text))) {
    byline.authors.push_back(Stated(text, name));
    byline.hint = PublisherHint::kNone;
  } else {
    byline.publisher = Stated(text, name);
  }
  return byline;
}

// A numbered paper.
std::optional<Byline> ParseNumbered(std::string_view text, Span line) {
  const std::optional<Masthead> issue = ParseIssue(text, line);
  if (!issue) return std::nullopt;
  Byline byline;
  byline.date = issue->date;
  byline.publisher = issue->name;
  byline.hint = PublisherHint::kMasthead;
  return byline;
}

// "From Communism #6"; under a title "from the Information Bureau of …" too.
std::optional<Byline> ParseOrigin(std::string_view text, Span line,
                                  bool under_title) {
  static const RE2 kFrom("(?i)[*_(]*(from|de la part de) +");
  const std::optional<Span> rest = Behind(kFrom, text, line);
  if (!rest) return ParseNumbered(text, line);
  if (auto numbered = ParseNumbered(text, *rest)) return numbered;
  if (!under_title) return std::nullopt;
  const Span name = WithoutArticle(text, Bare(text, *rest));
  Byline byline;
  const std::vector<LinePiece> pieces = PiecesOf(text, name);
  if (!pieces.empty() && IsNameLike(pieces[0].span.In(text)) &&
      NamesPaper(name.In(text))) {
    byline.publisher = Stated(text, pieces[0].span);
    byline.hint = PublisherHint::kMasthead;
    return byline;
  }
  if (!IsBodyLike(name.In(text))) return std::nullopt;
  byline.authors.push_back(Stated(text, name));
  return byline;
}

}  // namespace

std::optional<Byline> ParseByline(std::string_view text, Span line,
                                  bool under_title) {
  if (line.size() > kLongestLine ||
      ShapeOf(line.In(text)).words > kLongestByline) {
    return std::nullopt;
  }
  if (auto byline = ParseAuthors(text, line)) return byline;
  if (auto byline = ParsePublisher(text, line)) return byline;
  if (auto byline = ParseDateline(text, line)) return byline;
  return ParseOrigin(text, line, under_title);
}

std::optional<StatedDate> ParseHeaderDate(std::string_view text, Span value) {
  const std::string_view bytes = value.In(text);
  for (const DateMention& mention : FindDates(bytes)) {
    if (mention.month == 0) continue;
    int year = mention.year;
    uint32_t end = mention.span.end;
    if (year == 0) {  // "3 May 02"
      static const RE2 kShortYear("^ (\\d\\d)\\b");
      re2::StringPiece rest(bytes.data() + end, bytes.size() - end);
      if (!RE2::PartialMatch(rest, kShortYear, &year)) continue;
      year += 2000;
      end += 3;
    }
    const auto date = PartialDate::Make(year, mention.month, mention.day);
    if (!date) continue;
    return StatedDate{*date,
                      {value.begin + mention.span.begin, value.begin + end}};
  }
  return std::nullopt;
}

std::vector<StatedText> ParseNames(std::string_view text, Span names) {
  static const RE2 kJoin("^(.*?)(,? (and|et|y|e|&) |, )");
  static const RE2 kAnd(" (and|et|y|e|&) ");
  Span rest = Trimmed(text, names);
  // "the Committee for Peace and Justice" is one.
  const bool listed =
      Contains(kAnd, rest.In(text)) && WithoutArticle(text, rest) == rest;
  std::vector<StatedText> found;
  while (!rest.empty()) {
    const std::string_view bytes = rest.In(text);
    re2::StringPiece name;
    re2::StringPiece join;
    Span span = rest;
    const bool whole = WithoutArticle(text, rest) != rest;
    const bool more =
        !whole && RE2::PartialMatch(Re2Text(bytes), kJoin, &name, &join);
    if (more) {
      span.end = span.begin + static_cast<uint32_t>(name.size());
      rest.begin = span.end + static_cast<uint32_t>(join.size());
    } else {
      rest.begin = rest.end;
    }
    span = WithoutArticle(text, Bare(text, span));
    const std::string_view found_name = span.In(text);
    if (whole ? !IsBodyLike(found_name) : !IsNameLike(found_name)) {
      if (found.empty()) return {};
      break;
    }
    found.push_back(Stated(text, span));
    if (!listed) break;  // "Jane Roe, Staff Writer"
  }
  return found;
}

}  // namespace quipu
