// Who wrote a text, where it appeared, and when.

#include "ingest/read/byline.h"

#include <re2/re2.h>

#include <algorithm>
#include <initializer_list>
#include <string>

#include "ingest/read/line_shape.h"
#include "language/text/dates.h"
#include "language/text/lines.h"

namespace quipu {
namespace {

constexpr size_t kLongestLine = 1000;  // bytes
constexpr size_t kLongestByline = 24;  // words
constexpr size_t kLongestPlace = 3;
constexpr size_t kLongestBody = 10;

// `pattern` at the beginning of `span`: the span behind it.
std::optional<Span> Behind(const RE2& pattern, std::string_view text,
                           Span span) {
  const std::string_view bytes = span.In(text);
  re2::StringPiece rest(bytes.data(), bytes.size());
  if (!RE2::Consume(&rest, pattern)) return std::nullopt;
  const auto taken = static_cast<uint32_t>(bytes.size() - rest.size());
  return Trimmed(text, {span.begin + taken, span.end});
}

bool Contains(const RE2& pattern, std::string_view text) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

// Without emphasis around it, and without commas, dashes and bars at its ends.
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

// An article in lower case is the line's, not the name's.
Span WithoutArticle(std::string_view text, Span name) {
  static const RE2 kArticle("(the|le|la|les|el|los|las) |l['\u2019]");
  return Behind(kArticle, text, name).value_or(name);
}

// Bodies have words in lower case in French and Spanish: "Observatoire des
// prisons andines".
bool IsBodyLike(std::string_view name) {
  const LineShape shape = ShapeOf(name);
  return IsHeadingLike(shape) && shape.words <= kLongestBody &&
         shape.digits == 0 && name.find(". ") == std::string_view::npos &&
         IsNameLike(name.substr(0, name.find(' ')));
}

StatedText Stated(std::string_view text, Span span) {
  std::string value(span.In(text));
  std::replace(value.begin(), value.end(), '\n', ' ');
  return {std::move(value), span};
}

// The first date in `span` that has a year.
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

// Cuts `span` before the date that `byline` takes out of it, and before the
// word that leads to it ("on", "le", "el").
Span TakeDate(std::string_view text, Span span, Byline& byline) {
  byline.date = DateIn(text, span);
  if (!byline.date) return span;
  static const RE2 kLead("(?i)(.*?)[\\s,]+(on|le|el|on the)?[\\s,]*");
  const Span before{span.begin, byline.date->where.begin};
  const std::string_view bytes = before.In(text);
  re2::StringPiece kept;
  if (RE2::FullMatch(re2::StringPiece(bytes.data(), bytes.size()), kLead,
                     &kept)) {
    return {span.begin, span.begin + static_cast<uint32_t>(kept.size())};
  }
  return before;
}

// "Lima, le 3 mai 1997", "(Thursday, 3 May 1997)", "Dated: 3 May 1997"
std::optional<Byline> ParseDateline(std::string_view text, Span line) {
  static const RE2 kLead(
      "(?i)[\\s(*_,]*((date|dated|fecha|posted|published|updated|"
      "last updated|publi\u00E9|publicado|mis \u00E0 jour|actualizado)"
      "( on| le| el)? ?:?)?[\\s*_,]*");
  static const RE2 kDayOfWeek(
      "(?i)\\b(mon|tues?|wednes|thurs|fri|satur|sun)(day)?\\b|"
      "\\b(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|"
      "mi\u00E9rcoles|jueves|viernes|s\u00E1bado|domingo)\\b");
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

std::optional<Byline> ParseAuthors(std::string_view text, Span line) {
  static const RE2 kBy(
      "(?i)[*_]*((written |story |text |report |article )?by|par|por|"
      "(texte|texto|reportage) de|escrito por)[ :]+");
  static const RE2 kIn("^(.*?),? +(in|dans|en) +([\\p{Lu}\"*_].*)$");
  std::optional<Span> rest = Behind(kBy, text, line);
  if (!rest) return std::nullopt;
  Byline byline;
  Span names = Bare(text, TakeDate(text, *rest, byline));
  const std::string_view bytes = names.In(text);
  re2::StringPiece before;
  re2::StringPiece publication;
  if (RE2::FullMatch(re2::StringPiece(bytes.data(), bytes.size()), kIn, &before,
                     nullptr, &publication)) {
    const auto at = static_cast<uint32_t>(publication.data() - bytes.data());
    const Span span = Bare(text, {names.begin + at, names.end});
    byline.publisher = Stated(text, span);
    byline.hint = PublisherHint::kIn;
    names.end = names.begin + static_cast<uint32_t>(before.size());
  }
  byline.authors = ParseNames(text, names);
  if (byline.authors.empty()) return std::nullopt;
  return byline;
}

// "Published by X", "Submitted by X on …", "Publisher: X"
std::optional<Byline> ParsePublisher(std::string_view text, Span line) {
  static const RE2 kStated(
      "(?i)[*_(]*((first |originally )?(published|issued|released)( first)? "
      "(by|in)|publi\u00E9e?s? (par|dans)|\u00E9dit\u00E9e? par|"
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
  byline.publisher = Stated(text, name);
  return byline;
}

// "The Harbour Review #12, June 1997", "Communism No. 6"
std::optional<Byline> ParseMasthead(std::string_view text, Span line) {
  static const RE2 kIssue(
      "(?i)^(.*?)[,;:]? *\\(?(#|\\b(no\\.?|nr\\.?|issue|number|vol\\.?|volume|"
      "num\u00E9ro|n\u00FAm(ero)?\\.?)|n[\u00BA\u00B0o]\\.?) ?\\d+");
  const std::string_view bytes = line.In(text);
  re2::StringPiece name;
  if (!RE2::PartialMatch(re2::StringPiece(bytes.data(), bytes.size()), kIssue,
                         &name) ||
      name.empty()) {
    return std::nullopt;
  }
  const Span span =
      Bare(text, {line.begin, line.begin + static_cast<uint32_t>(name.size())});
  const LineShape shape = ShapeOf(bytes);
  if (!IsNameLike(span.In(text)) || shape.words > 14 || shape.last == '.') {
    return std::nullopt;
  }
  Byline byline;
  byline.date = DateIn(text, line);
  byline.publisher = Stated(text, WithoutArticle(text, span));
  byline.hint = PublisherHint::kMasthead;
  return byline;
}

// "From Communism #6"; under a title "from the Information Bureau of …" too.
std::optional<Byline> ParseOrigin(std::string_view text, Span line,
                                  bool under_title) {
  static const RE2 kFrom("(?i)[*_(]*(from|de la part de) +");
  const std::optional<Span> rest = Behind(kFrom, text, line);
  if (!rest) return ParseMasthead(text, line);
  if (auto masthead = ParseMasthead(text, *rest)) return masthead;
  if (!under_title) return std::nullopt;
  const Span name = WithoutArticle(text, Bare(text, *rest));
  if (!IsBodyLike(name.In(text))) return std::nullopt;
  Byline byline;
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
        !whole &&
        RE2::PartialMatch(re2::StringPiece(bytes.data(), bytes.size()), kJoin,
                          &name, &join);
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
