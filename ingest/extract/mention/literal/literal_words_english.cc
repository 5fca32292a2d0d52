// English words of dates and quantities, folded: "|" divides phrases.

#include "ingest/extract/mention/literal/literal_tables.h"

namespace quipu {
namespace {

using enum LiteralCue;
using enum TimeUnit;

constexpr LiteralRow kRows[] = {
    {kNumber, 0, "zero|nil"},
    {kNumber, 1, "one"},
    {kNumber, 2, "two|both"},
    {kNumber, 3, "three"},
    {kNumber, 4, "four"},
    {kNumber, 5, "five"},
    {kNumber, 6, "six"},
    {kNumber, 7, "seven"},
    {kNumber, 8, "eight"},
    {kNumber, 9, "nine"},
    {kNumber, 10, "ten"},
    {kNumber, 11, "eleven"},
    {kNumber, 12, "twelve"},
    {kNumber, 13, "thirteen"},
    {kNumber, 14, "fourteen"},
    {kNumber, 15, "fifteen"},
    {kNumber, 16, "sixteen"},
    {kNumber, 17, "seventeen"},
    {kNumber, 18, "eighteen"},
    {kNumber, 19, "nineteen"},
    {kNumber, 20, "twenty"},
    {kNumber, 30, "thirty"},
    {kNumber, 40, "forty|fourty"},
    {kNumber, 50, "fifty"},
    {kNumber, 60, "sixty"},
    {kNumber, 70, "seventy"},
    {kNumber, 80, "eighty"},
    {kNumber, 90, "ninety"},
    {kScale, 100, "hundred"},
    {kScale, 1000, "thousand"},
    {kScale, 1e6, "million"},
    {kScale, 1e9, "billion"},
    {kCollective, 12, "dozen"},
    {kCollective, 20, "score"},
    {kNumber, 6, "half a dozen|half dozen"},
    {kIndefinite, 0,
     "dozens|scores|hundreds|thousands|millions|tens of thousands|"
     "hundreds of thousands|tens of millions|hundreds of millions"},
    {kIndefinite, 0,
     "many|several|some of|most|most of|half|half of|half the|a few|a handful|"
     "a number|a large number|large numbers|a majority|the majority|a third|"
     "two thirds|a quarter|three quarters|part of|numerous|a score or more|"
     "the rest|a couple|various|countless|few"},
    {kNothing, 0, "none|no one|nobody|not one|not a single"},
    {kOneOrSome, 1, "a|an"},
    {kOrdinal, 1, "first"},
    {kOrdinal, 2, "second"},
    {kOrdinal, 3, "third"},
    {kOrdinal, 4, "fourth"},
    {kOrdinal, 5, "fifth"},
    {kOrdinal, 6, "sixth"},
    {kOrdinal, 7, "seventh"},
    {kOrdinal, 8, "eighth"},
    {kOrdinal, 9, "ninth"},
    {kOrdinal, 10, "tenth"},
    {kOrdinal, 11, "eleventh"},
    {kOrdinal, 12, "twelfth"},
    {kOrdinal, 13, "thirteenth"},
    {kOrdinal, 14, "fourteenth"},
    {kOrdinal, 15, "fifteenth"},
    {kOrdinal, 16, "sixteenth"},
    {kOrdinal, 17, "seventeenth"},
    {kOrdinal, 18, "eighteenth"},
    {kOrdinal, 19, "nineteenth"},
    {kOrdinal, 20, "twentieth"},
    {kOrdinal, 30, "thirtieth"},

    {Comparator::kMore,
     "more than|over|upwards of|in excess of|well over|above|exceeding"},
    {Comparator::kAtLeast,
     "at least|no fewer than|not fewer than|no less than|not less than|"
     "a minimum of|at the least"},
    {Comparator::kLess, "fewer than|less than|under|below"},
    {Comparator::kAtMost,
     "up to|at most|no more than|not more than|as many as|a maximum of|"
     "never more than|never had more than"},
    {Comparator::kAbout,
     "about|around|some|roughly|approximately|approx|circa|ca|c|an estimated|"
     "estimated|perhaps|maybe|possibly|something like|or about|in or about|"
     "in the region of|estimated at"},
    {Comparator::kNearly, "nearly|almost|close to|just under|virtually"},
    {Comparator::kAll, "all|all of|all of the|all the|every one of the"},
    {After{Comparator::kAbout}, "or so|or thereabouts|odd"},
    {After{Comparator::kAtLeast}, "or more|and more"},
    {After{Comparator::kAtMost}, "or fewer|or less"},

    {kMoney, 0,
     "dollars|dollar|pounds|pound|euros|euro|francs|franc|pesos|peso|cents|"
     "shillings|rupees|roubles|rubles|marks|crowns|soles|reais|yen|usd|eur|"
     "gbp|guineas|pence|liras|lire|guilders|livres"},
    {kMeasure, 0,
     "percent|per cent|percentage|kilometres|kilometers|km|miles|mile|metres|"
     "meters|m|feet|foot|inches|inch|yards|tons|tonnes|kilos|kilograms|kg|"
     "grams|ounces|hectares|acres|degrees|litres|liters|gallons|times|am|pm|"
     "o clock|volts|calibre|mm|cm|hours|hour|minutes|minute|seconds|pages|"
     "points|copies|verses|lines|volumes|gb|mb"},
    {kAge, 0, "aged|age|age of|at the age of"},
    {kLabel, 0,
     "number|page|pages|p|pp|article|articles|art|section|chapter|ch|room|"
     "cell|pavilion|block|flight|resolution|law|act|act no|decree|vol|volume|"
     "issue|item|figure|fig|table|box|line|paragraph|para|annex|apartment|"
     "apt|route|highway|channel|verse|doc|document|file|case|phone|tel|fax|"
     "zip|isbn|nos|clause|rule|part|step|version|exhibit|form"},
    // Before a noun it counts nothing; before figures it numbers.
    {kLabel, 1, "no"},
    {kPersons, 0,
     "people|men|women|children|police|dead|wounded|others|missing|more|"
     "injured|youth|staff|clergy|infantry|cavalry|persons"},

    {kArticle, 0, "the|this|these|those|its|his|her|their|our"},
    {kOf, 0, "of"},
    {kAnd, 0, "and"},
    {kOr, 0, "or"},
    {kTo, 0, "to|through|till"},
    {kBetween, 0, "between|from"},
    {kIn, 0, "in|during|on|at|of the year|the year|in the year|throughout"},
    {kWeekday, 1, "monday|mon"},
    {kWeekday, 2, "tuesday|tues|tue"},
    {kWeekday, 3, "wednesday|wed"},
    {kWeekday, 4, "thursday|thurs|thu|thur"},
    {kWeekday, 5, "friday|fri"},
    {kWeekday, 6, "saturday|sat"},
    {kWeekday, 7, "sunday|sun"},
    {kSeason, 1, "spring"},
    {kSeason, 2, "summer"},
    {kSeason, 3, "autumn|fall"},
    {kSeason, 4, "winter"},
    {kPartOfDay, 0,
     "morning|evening|night|afternoon|dawn|dusk|noon|midnight|nights|eve"},
    {kUnit, kDay, 0, "day|days|nights"},
    {kUnit, kWeek, 0, "week|weeks|fortnight"},
    {kUnit, kMonth, 0, "month|months"},
    {kUnit, kYear, 0, "years"},
    {kYearWord, kYear, 0, "year"},
    {kDecadeWord, 0, "decade"},
    {kDecadeName, 20, "twenties"},
    {kDecadeName, 30, "thirties"},
    {kDecadeName, 40, "forties"},
    {kDecadeName, 50, "fifties"},
    {kDecadeName, 60, "sixties"},
    {kDecadeName, 70, "seventies"},
    {kDecadeName, 80, "eighties"},
    {kDecadeName, 90, "nineties"},
    {kFeast, 101, "new year s day"},
    {kFeast, 106, "epiphany"},
    {kFeast, 501, "may day"},
    {kFeast, 1101, "all saints day"},
    {kFeast, 1224, "christmas eve"},
    {kFeast, 1225, "christmas|christmas day"},
    {kFeast, 1231, "new year s eve"},
    {kFeast, kEasterTime, "easter"},
    {kFeast, kEasterSunday - 46, "ash wednesday"},
    {kFeast, kEasterSunday - 7, "palm sunday"},
    {kFeast, kEasterSunday - 2, "good friday"},
    {kFeast, kEasterSunday, "easter sunday"},
    {kFeast, kEasterSunday + 1, "easter monday"},
    {kCentury, 0, "century|centuries"},
    {kEra, 1, "ad|ce|a d|c e"},
    {kEra, -1, "bc|bce|b c|b c e"},
    {kBefore, 0,
     "before|prior to|immediately prior to|shortly before|just before"},
    {kAfter, 0, "after|shortly after|following|just after"},
    {kSince, 0, "since|starting in|beginning in|as of|ever since"},
    {kBy, 0, "by|not later than|no later than"},
    {kUntil, 0, "until|up until|up till"},
    {kEarly, 0, "early|early in|the beginning of|beginning of|the start of"},
    {kMid, 0, "mid|the middle of|middle of"},
    {kLate, 0, "late|late in|end of|the end of|the close of"},
    {kLast, 0, "last|past|this past"},
    {kNext, 0, "next|coming|this coming"},
    {kPreceding, 0, "previous|preceding"},
    {kFollowing, 0, "following"},
    {kAgo, 0, "ago"},
    {kLater, 0, "later|afterwards|after that|thereafter"},
    {kEarlier, 0, "earlier|before that|previously"},
    {kFromDocument, kDay, -1, "yesterday|last night|yesterday evening"},
    {kFromDocument, kDay, 0, "today|tonight|this morning|this afternoon"},
    {kFromDocument, kDay, 1, "tomorrow"},
    {kFromDocument, kWeek, -1, "last week"},
    {kFromDocument, kWeek, 0, "this week"},
    {kFromDocument, kWeek, 1, "next week"},
    {kFromDocument, kMonth, -1, "last month"},
    {kFromDocument, kMonth, 0, "this month"},
    {kFromDocument, kMonth, 1, "next month"},
    {kFromDocument, kYear, -1, "last year"},
    {kFromDocument, kYear, 0, "this year"},
    {kFromDocument, kYear, 1, "next year"},
    {kFromNarrative, kDay, 1,
     "the next day|next day|the following day|following day|the day after|"
     "the next morning|next morning|the following morning|the morning after|"
     "the next evening|the following night|the next night|the day following"},
    {kFromNarrative, kDay, -1,
     "the day before|the previous day|the night before|the previous night|"
     "the previous evening|the evening before|the preceding day"},
    {kFromNarrative, kDay, 0,
     "that day|that same day|the same day|that night|that evening|"
     "that morning|that afternoon|the same evening|the same night|same day|"
     "the same morning|the same afternoon|that very day|the morning in "
     "question|"
     "the day in question|the night in question"},
    {kFromNarrative, kWeek, 1, "the following week|the next week"},
    {kFromNarrative, kWeek, -1, "the previous week|the week before"},
    {kFromNarrative, kWeek, 0, "that week|the same week"},
    {kFromNarrative, kMonth, 1, "the following month|the next month"},
    {kFromNarrative, kMonth, -1, "the previous month|the month before"},
    {kFromNarrative, kMonth, 0,
     "that month|that same month|the same month|later that month"},
    {kFromNarrative, kYear, 1,
     "the following year|following year|the next year|the year after"},
    {kFromNarrative, kYear, -1,
     "the previous year|previous year|the year before|the preceding year"},
    {kFromNarrative, kYear, 0,
     "that year|that same year|the same year|same year|later that year|"
     "later in the year|earlier that year"},
    {kThisMonth, 0, "inst|instant"},
    {kThisMonth, -1, "ult|ultimo"},
};

}  // namespace

std::span<const LiteralRow> EnglishLiteralRows() {
  return kRows;
}

}  // namespace quipu
