// A date as the words give it, before anything is concluded from the text
// around it.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_LITERAL_DATE_PHRASE_H_
#define QUIPU_INGEST_EXTRACT_MENTION_LITERAL_DATE_PHRASE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "ingest/extract/mention/literal/literal_lexer.h"
#include "language/model/analysis.h"

namespace quipu {

// So many units from a date: the document's, or the one told of last.
struct DateShift {
  TimeUnit unit = TimeUnit::kNone;
  int amount = 0;
  bool from_document = false;
};

struct DatePoint {
  enum class Kind : uint8_t {
    kCalendar,  // year, month and day, each perhaps left open
    kDecade,    // from `year`; below 100 where the text has no century
    kCentury,   // `year` is its number
    kSeason,    // of `year`
    kWeekday,   // from 1, in `day`
    kShift,
    kEaster,  // `day` days from it; no day at all where `month` is 4
  };
  Kind kind = Kind::kCalendar;
  int year = 0;
  int month = 0;
  int day = 0;
  bool short_year = false;         // `year` has two digits
  std::optional<DateShift> shift;  // of kShift; of the year of a kCalendar
};

// What the words around a date make of it.
enum class DateBound : uint8_t {
  kExact,
  kAround,
  kBefore,
  kAfter,
  kBy,     // on it or before
  kSince,  // from it on
  kUntil,
  kBetween,  // some time from the one to the other
  kEarly,
  kMid,
  kLate,
};

enum class DateNearness : uint8_t {
  kNone,
  kLast,  // before the document's date: "last May", "jeudi dernier"
  kNext,
  kPreceding,  // before the date told of last
  kFollowing,
  kSame,  // in the year of the date told of last: "that May"
};

struct DatePhrase {
  size_t begin = 0;  // lexemes, with what tells the bound
  size_t end = 0;
  size_t core = 0;  // where the date itself begins
  DatePoint from;
  std::optional<DatePoint> to;  // of a span of time
  DateBound bound = DateBound::kExact;
  DateNearness nearness = DateNearness::kNone;
  bool aside = false;  // in parentheses, or a year that only tells which
};

// Ascending and apart. Looks back and ahead a few lexemes from each: linear.
std::vector<DatePhrase> FindDatePhrases(
    const AnalyzedSentence& sentence,
    const std::vector<LiteralLexeme>& lexemes);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_LITERAL_DATE_PHRASE_H_
