#include "ingest/extract/mention/literal/document_date.h"

#include <algorithm>
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

}  // namespace

std::optional<PartialDate> DocumentDate(const Document& document,
                                        const Analysis& analysis,
                                        Language language) {
  if (document.metadata.published) return document.metadata.published->value;
  const auto& sentences = analysis.sentences;
  for (size_t i = 0; i < sentences.size() && sentences[i].span.begin < kHead;
       ++i) {
    if (auto date = DateLine(analysis, sentences[i], language)) return date;
  }
  for (size_t i = sentences.size(); i-- > 0;) {
    if (sentences[i].span.begin + kTail < document.text.size()) break;
    if (auto date = DateLine(analysis, sentences[i], language)) return date;
  }
  for (size_t i = 0; i < sentences.size() && sentences[i].span.begin < kTitle;
       ++i) {
    if (auto year = YearLine(analysis, sentences[i], language)) return year;
  }
  return std::nullopt;
}

}  // namespace quipu
