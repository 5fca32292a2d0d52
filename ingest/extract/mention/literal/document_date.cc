#include "ingest/extract/mention/literal/document_date.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/extract/mention/literal/date_phrase.h"

namespace quipu {
namespace {

// Bytes in which a dateline may stand, from the beginning or the end.
constexpr uint32_t kHead = 400;
constexpr uint32_t kTitle = 100;
constexpr uint32_t kTail = 200;
constexpr size_t kPlaceWords = 8;

using enum LiteralCue;

bool EndsLine(const std::vector<LiteralLexeme>& lexemes, size_t at) {
  return at >= lexemes.size() || lexemes[at].line_begins ||
         lexemes[at].Is(kMark);
}

bool BeginsLine(const std::vector<LiteralLexeme>& lexemes, size_t at) {
  return at == 0 || lexemes[at].line_begins || lexemes[at - 1].Is(kMark) ||
         lexemes[at - 1].Is(kTo);  // "a 5 de mayo"
}

bool HasFiniteVerb(const AnalyzedSentence& sentence) {
  return std::any_of(sentence.words.begin(), sentence.words.end(),
                     [](const SyntacticWord& word) {
                       return word.Has(Feature::kFinite) ||
                              word.Has(Feature::kIndicative);
                     });
}

// Whether the date stands between marks or the ends of a line, and in a
// sentence that tells something only at its beginning, behind a place.
bool StandsByItself(const std::vector<LiteralLexeme>& lexemes,
                    const DatePhrase& phrase, bool tells) {
  size_t begin = phrase.begin;
  while (begin > 0 && !lexemes[begin].line_begins &&
         (lexemes[begin - 1].Is(kWeekday) || lexemes[begin - 1].Is(kArticle) ||
          lexemes[begin - 1].IsMark(','))) {
    --begin;
  }
  if (begin > 0 && lexemes[begin - 1].IsMark('(')) return false;
  const bool begins = BeginsLine(lexemes, begin);
  const bool ends = EndsLine(lexemes, phrase.end);
  if (!tells) return begins || ends;
  const bool place = begin > 0 && begin <= kPlaceWords && begins && ends;
  return place && !lexemes[phrase.core].line_begins;
}

// The date that stands by itself in the sentence, if it has a month and a year.
std::optional<PartialDate> DateLine(const Analysis& analysis,
                                    const AnalyzedSentence& sentence,
                                    Language language) {
  if (sentence.words.empty()) return std::nullopt;
  const bool tells = HasFiniteVerb(sentence);
  const auto lexemes = LexLiterals(analysis, sentence, language);
  for (const DatePhrase& phrase : FindDatePhrases(sentence, lexemes)) {
    const DatePoint& point = phrase.to ? *phrase.to : phrase.from;
    if (point.kind != DatePoint::Kind::kCalendar || point.month == 0 ||
        point.year == 0 || phrase.bound != DateBound::kExact ||
        !StandsByItself(lexemes, phrase, tells)) {
      continue;
    }
    const int year = point.short_year ? 1900 + point.year : point.year;
    if (auto date = PartialDate::Make(year, point.month, point.day)) {
      return date;
    }
  }
  return std::nullopt;
}

// The year of "Annual Report 1998", "Winter 1998".
std::optional<PartialDate> YearLine(const Analysis& analysis,
                                    const AnalyzedSentence& sentence,
                                    Language language) {
  if (sentence.words.empty() || HasFiniteVerb(sentence)) return std::nullopt;
  const auto lexemes = LexLiterals(analysis, sentence, language);
  for (const DatePhrase& phrase : FindDatePhrases(sentence, lexemes)) {
    const DatePoint& point = phrase.from;
    const bool season = point.kind == DatePoint::Kind::kSeason;
    const bool year = point.kind == DatePoint::Kind::kCalendar &&
                      point.month == 0 && point.day == 0 && phrase.core > 0 &&
                      !lexemes[phrase.core - 1].Is(kMark) &&
                      !lexemes[phrase.core].line_begins;
    if (point.year == 0 || point.short_year || phrase.to ||
        phrase.bound != DateBound::kExact || !(season || year) ||
        !EndsLine(lexemes, phrase.end)) {
      continue;
    }
    return PartialDate::Make(point.year);
  }
  return std::nullopt;
}

// A year of two digits: 1930 to 2029.
int FullYear(int year) {
  if (year >= 100) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

// The date-time group of a cable or a wire ("092340Z AUG 88", "14JUN87"), in
// English or French, or figures before a time of day ("06-09-88 1142").
std::optional<PartialDate> CableDate(std::string_view text) {
  static const RE2 kGroup(
      R"(\b(\d{1,2})(?:\d{4})?\s?(?:Z|GMT|UTC)?\s?)"
      R"((JAN|FE[BV]|MAR|A[PV]R|MA[YI]|JUN|JUI?L|AU?[GO]|AOUT|SEP|OCT|NOV|DE?C))"
      R"([A-Z]*\.?\s?(\d{4}|\d{2})\b)");
  static const RE2 kFigures(
      R"(\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2}),?\s+\d{2}[:.h]?\d{2})");
  static constexpr std::array<std::string_view, 12> kMonths = {
      "JAN",      "FEB FEV",          "MAR", "APR AVR", "MAY MAI", "JUN",
      "JUL JUIL", "AUG AOU AGO AOUT", "SEP", "OCT",     "NOV",     "DEC"};
  int day = 0;
  int year = 0;
  std::string name;
  if (RE2::PartialMatch(text, kGroup, &day, &name, &year)) {
    for (size_t month = 0; month < kMonths.size(); ++month) {
      if (kMonths[month].find(name) == std::string_view::npos) continue;
      return PartialDate::Make(FullYear(year), static_cast<int>(month) + 1,
                               day);
    }
  }
  int month = 0;
  if (RE2::PartialMatch(text, kFigures, &day, &month, &year)) {
    return PartialDate::Make(FullYear(year), month, day);
  }
  return std::nullopt;
}

}  // namespace

std::optional<PartialDate> DocumentDate(const Document& document,
                                        const Analysis& analysis,
                                        Language language) {
  if (document.metadata.published) return document.metadata.published->value;
  const auto& sentences = analysis.sentences;
  const std::string_view text = document.text;
  if (auto date = CableDate(text.substr(0, kHead))) return date;
  for (size_t i = 0; i < sentences.size() && sentences[i].span.begin < kHead;
       ++i) {
    if (auto date = DateLine(analysis, sentences[i], language)) return date;
  }
  const size_t tail = text.size() - std::min<size_t>(text.size(), kTail);
  if (auto date = CableDate(text.substr(tail))) return date;
  for (size_t i = sentences.size(); i-- > 0;) {
    if (sentences[i].span.begin < tail) break;
    if (auto date = DateLine(analysis, sentences[i], language)) return date;
  }
  for (size_t i = 0; i < sentences.size() && sentences[i].span.begin < kTitle;
       ++i) {
    if (auto year = YearLine(analysis, sentences[i], language)) return year;
  }
  return std::nullopt;
}

}  // namespace quipu
