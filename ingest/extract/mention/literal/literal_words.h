// The closed classes of words that dates and quantities are written with.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_LITERAL_LITERAL_WORDS_H_
#define QUIPU_INGEST_EXTRACT_MENTION_LITERAL_LITERAL_WORDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/model/language.h"

namespace quipu {

enum class LiteralCue : uint8_t {
  kWord,  // any other
  kMark,  // punctuation
  // Figures, as the lexer finds them.
  kFigures,      // "1992", "1,500", "17th"
  kNumericDate,  // "1992-05-12": year, month and day in the value
  kDecadeYear,   // "1920s"
  kShortYear,    // "'84": 84
  kRoman,        // "XIX": 19
  // Numbers in words.
  kNumber,      // "seven", "doscientos"
  kOrdinal,     // "thirtieth", "premier"
  kScale,       // "hundred", "mille", "millones"
  kCollective,  // "dozen", "vingtaine", "centenar"; in the plural no number
  kIndefinite,  // "many", "plusieurs", "la mitad"
  kNothing,     // "no", "aucun"
  kOneOrSome,   // "a", "une": 1 where a collective or scale follows
  // What stands around them; the value is a Comparator.
  kComparator,       // "more than", "unos"
  kComparatorAfter,  // "or more", "y pico"
  kMoney,            // "dollars"
  kMeasure,          // "kilometres", "per cent", "hours"
  kAge,              // "aged", "âgé de"
  kLabel,            // "page", "article", "no."
  kPersons,          // "people", "personas": counted though not in a plural
  // Words between.
  kArticle,  // "the", "los"
  kOf,
  kAnd,
  kOr,
  kTo,
  kBetween,
  kIn,  // a year may follow: "in", "durante"
  // Dates.
  kWeekday,     // from 1, Monday
  kSeason,      // 1: spring
  kPartOfDay,   // "night", "madrugada"
  kUnit,        // "days", "mois": of time
  kYearWord,    // "year", "année"
  kDecadeWord,  // "decade", "years" before "1930" or "thirty"
  kDecadeName,  // "seventies": 70
  kFeast,  // month * 100 + day; kEasterSunday plus days for the movable ones
  kCentury,
  kEra,            // "AD": 1, "BC": -1
  kBefore,         // "before", "avant"
  kAfter,          // "after"
  kSince,          // "since"
  kBy,             // "by", "not later than"
  kUntil,          // "until"
  kEarly,          // "early", "a principios de"
  kMid,            // "mid"
  kLate,           // "late", "fin"
  kLast,           // "last", "dernier": the nearest before the document's date
  kNext,           // "next", "prochain"
  kPreceding,      // "previous": the nearest before the date told of
  kFollowing,      // "following", "siguiente"
  kAgo,            // "ago", "il y a": before the document's date
  kLater,          // "later", "plus tard": after the date told of
  kEarlier,        // "earlier", "antes"
  kFromDocument,   // "yesterday": so many units from the document's date
  kFromNarrative,  // "the next day": so many from the date told of
  kThisMonth,      // "inst.", "de los corrientes"; the value -1: "ult."
};

enum class TimeUnit : uint8_t { kNone, kDay, kWeek, kMonth, kYear };

// Values of kFeast.
inline constexpr int kEasterSunday = 5000;
inline constexpr int kEasterTime = 4000;  // some day about it

// What a word, or several, mean.
struct LiteralMeaning {
  LiteralCue cue = LiteralCue::kWord;
  TimeUnit unit = TimeUnit::kNone;
  double value = 0;
};

// A meaning and the folded words that it takes beyond the first.
struct LiteralPhrase {
  std::vector<std::string> rest;
  LiteralMeaning meaning;
};

// Lower case, without accents; cut after 24 bytes.
std::string FoldedForLiterals(std::string_view word);

// The phrases that begin with a folded word, longest first; null if none does.
// English for kNone.
const std::vector<LiteralPhrase>* LiteralPhrasesOf(Language language,
                                                   const std::string& word);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_LITERAL_LITERAL_WORDS_H_
