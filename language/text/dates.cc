// A hand-written recogniser: at each lexeme the longest pattern that fits is
// taken, and the search goes on behind it. No pattern looks at more than ten
// lexemes, which makes it linear.

#include "language/text/dates.h"

#include <optional>

#include "graph/model/partial_date.h"
#include "language/text/date_lexemes.h"

namespace quipu {
namespace {

using Kind = DateLexeme::Kind;

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2199;
// "of 1986" is a year; "of 2000" and "of 1500" may count something.
constexpr int kFirstOfYear = 1800;
constexpr int kLastOfYear = 1999;

class DateFinder {
 public:
  explicit DateFinder(std::string_view text) : lexemes_(LexDates(text)) {}

  std::vector<DateMention> Find() {
    while (at_ < lexemes_.size()) {
      const size_t before = at_;
      if (!TakeNumeric() && !TakeMonthDay() && !TakeDayMonth() &&
          !TakeMonthYear() && !TakeYear() && !TakeMonth()) {
        at_ = before + 1;
      }
    }
    return std::move(found_);
  }

 private:
  bool Is(size_t at, Kind kind) const {
    return at < lexemes_.size() && lexemes_[at].kind == kind;
  }
  bool IsMark(size_t at, char mark) const {
    return Is(at, Kind::kMark) && lexemes_[at].mark == mark;
  }
  bool IsDay(size_t at) const {
    return Is(at, Kind::kNumber) && lexemes_[at].digits <= 2 &&
           lexemes_[at].value >= 1 && lexemes_[at].value <= 31;
  }
  bool IsYear(size_t at) const {
    return Is(at, Kind::kNumber) && lexemes_[at].digits == 4 &&
           lexemes_[at].value >= kFirstYear && lexemes_[at].value <= kLastYear;
  }
  // "June 86"
  bool IsShortYear(size_t at) const {
    return Is(at, Kind::kNumber) && lexemes_[at].digits == 2 &&
           lexemes_[at].value >= 32;
  }
  // Whether what is counted follows: "2000 soldiers". Few things are counted in
  // numbers between 1900 and 1999.
  bool CountsSomething(size_t at) const {
    const bool plainly_year = IsYear(at) && lexemes_[at].value / 100 == 19;
    return !plainly_year && Is(at + 1, Kind::kWord) && lexemes_[at + 1].counted;
  }
  bool Touch(size_t at) const {  // without a blank before the next
    return at + 1 < lexemes_.size() &&
           lexemes_[at].span.end == lexemes_[at + 1].span.begin;
  }

  // False, and nothing added, for a day that does not exist.
  bool Emit(size_t first, size_t last, DateMention date) {
    const int year = date.year != 0 ? date.year : 2000;  // a leap year
    if (!PartialDate::Make(year, date.month, date.month != 0 ? date.day : 0)) {
      return false;
    }
    date.span = {lexemes_[first].span.begin, lexemes_[last].span.end};
    found_.push_back(date);
    at_ = last + 1;
    return true;
  }

  // The year that follows a month or a day at or behind `at`: ", 1992", "de
  // 1992". Sets `last` to its place; 0, and `last` unchanged, if there is none.
  int YearFrom(size_t at, size_t& last) const {
    if (IsMark(at, ',') || Is(at, Kind::kOf)) ++at;
    if (IsYear(at)) {
      last = at;
      return lexemes_[at].value;
    }
    if (IsShortYear(at) && !IsMark(at - 1, ',') && !CountsSomething(at)) {
      last = at;
      return 1900 + lexemes_[at].value;
    }
    return 0;
  }

  bool TakeNumeric() {
    if (!Is(at_, Kind::kNumeric)) return false;
    const int value = lexemes_[at_].value;
    const DateMention date{{}, value / 10000, value / 100 % 100, value % 100};
    return date.year >= kFirstYear && Emit(at_, at_, date);
  }

  // A month that a day in figures may stand beside, without a year.
  bool IsSureMonth(size_t at) const {
    return Is(at, Kind::kMonth) &&
           (!lexemes_[at].ambiguous || lexemes_[at].capital);
  }

  // "May 5, 1992", "Dec. 17", "June 18-19, 1986"
  bool TakeMonthDay() {
    if (!IsSureMonth(at_)) return false;
    const size_t month = at_;
    size_t day = month + 1;
    if (IsMark(day, '.')) ++day;
    if (!IsDay(day) || CountsSomething(day)) return false;
    DateMention date{{}, 0, lexemes_[month].value, lexemes_[day].value};
    size_t last = day;
    const size_t second = SecondDayAfter(day);
    if (second == 0) {
      date.year = YearFrom(day + 1, last);
      return Emit(month, last, date);
    }
    DateMention until = date;
    until.day = lexemes_[second].value;
    last = second;
    date.year = until.year = YearFrom(second + 1, last);
    return Emit(month, day, date) && Emit(second, last, until);
  }

  // Of "6-9" or "6 and 7" whose first number is at `day`: the place of the
  // second; 0 if there is none.
  size_t SecondDayAfter(size_t day) const {
    const size_t second = day + 2;
    const bool dash = IsMark(day + 1, '-');
    const bool word = Is(day + 1, Kind::kAnd) || Is(day + 1, Kind::kTo);
    if ((!dash && !word) || !IsDay(second) ||
        lexemes_[second].value <= lexemes_[day].value) {
      return 0;
    }
    // "June 18 and 19 soldiers died"
    const bool counted = Is(second + 1, Kind::kWord);
    return word && counted ? 0 : second;
  }

  // "9 May 1992", "1er mai", "el 9 de mayo de 1992", "du 6 au 9 mai 1992"
  bool TakeDayMonth() {
    if (!IsDay(at_)) return false;
    const size_t first = at_;
    size_t last = 0;
    if (const auto date = DayMonthAt(first, last)) {
      return Emit(first, last, *date);
    }
    if (!IsMark(first + 1, '-') && !Is(first + 1, Kind::kAnd) &&
        !Is(first + 1, Kind::kTo)) {
      return false;
    }
    const size_t second = Is(first + 2, Kind::kArticle) ? first + 3 : first + 2;
    if (!IsDay(second) || lexemes_[second].value <= lexemes_[first].value) {
      return false;
    }
    const auto until = DayMonthAt(second, last);
    if (!until) return false;
    DateMention from = *until;
    from.day = lexemes_[first].value;
    return Emit(first, first, from) && Emit(second, last, *until);
  }

  // A day, its month and perhaps its year; `last` is where it ends.
  std::optional<DateMention> DayMonthAt(size_t day, size_t& last) const {
    size_t month = day + 1;
    const bool dashed = IsMark(month, '-') && Touch(month - 1) && Touch(month);
    if (Is(month, Kind::kOf) || dashed) ++month;
    if (IsMark(month, '\'')) ++month;  // "d'avril"
    if (!Is(month, Kind::kMonth)) return std::nullopt;
    last = month;
    size_t next = month + 1;
    if (IsMark(next, '.')) ++next;
    if (IsMark(next, '-') && dashed) ++next;  // "9-May-1992"
    const int year = YearFrom(next, last);
    const bool told = year != 0 || Is(month - 1, Kind::kOf);
    if (!told && !IsSureMonth(month)) return std::nullopt;
    return DateMention{{}, year, lexemes_[month].value, lexemes_[day].value};
  }

  // "May 1992", "mayo de 1992", "June 86"
  bool TakeMonthYear() {
    if (!Is(at_, Kind::kMonth)) return false;
    size_t last = at_;
    const size_t next = IsMark(at_ + 1, '.') ? at_ + 2 : at_ + 1;
    const int year = YearFrom(next, last);
    return year != 0 && Emit(at_, last, {{}, year, lexemes_[at_].value, 0});
  }

  // "in May", "last December", "en mai"
  bool TakeMonth() {
    if (!IsSureMonth(at_) || at_ == 0) return false;
    const Kind before = lexemes_[at_ - 1].kind;
    const bool told = before == Kind::kContext || before == Kind::kNear;
    if (!told || (lexemes_[at_].ambiguous && !lexemes_[at_].capital)) {
      return false;
    }
    return Emit(at_, at_, {{}, 0, lexemes_[at_].value, 0});
  }

  // A year on its own, where its surroundings say that it is one.
  bool TakeYear() {
    if (!IsYear(at_) || CountsSomething(at_)) return false;
    const bool apostrophe = IsMark(at_ + 1, '\'') || IsMark(at_ + 1, '%');
    if (apostrophe || !HasYearContext()) return false;
    return Emit(at_, at_, {{}, lexemes_[at_].value, 0, 0});
  }

  bool HasYearContext() const {
    const bool closes = at_ + 1 == lexemes_.size() || Is(at_ + 1, Kind::kGap) ||
                        lexemes_[at_ + 1].line_begins ||
                        Is(at_ + 1, Kind::kMark);
    if (lexemes_[at_].line_begins) {  // "1982: …", "**1982**"
      return closes && !IsMark(at_ + 1, ')');
    }
    if (StartsRange()) return true;
    if (at_ == 0) return false;
    const DateLexeme& before = lexemes_[at_ - 1];
    switch (before.kind) {
      case Kind::kContext:
      case Kind::kNear:
        return true;
      case Kind::kMark:
        if (before.mark == '(' || before.mark == '[') return closes;
        if (before.mark == '-' || before.mark == '/') {
          return EndsRange(at_ - 2) || (closes && IsMark(at_ - 2, '-'));
        }
        return before.mark == ',' && closes && at_ >= 2 &&
               lexemes_[at_ - 2].kind == Kind::kWord &&
               lexemes_[at_ - 2].capital;
      case Kind::kTo:
      case Kind::kAnd:
      case Kind::kArticle:
        return EndsRange(at_ - 2) ||
               (before.kind == Kind::kArticle && closes) ||
               (before.kind == Kind::kTo && EndsWithUntil());
      case Kind::kOf:
        return closes || (lexemes_[at_].value >= kFirstOfYear &&
                          lexemes_[at_].value <= kLastOfYear);
      default:
        return false;
    }
  }

  // "until 1992", "hasta 1992": of the words of kTo those that are no letter.
  bool EndsWithUntil() const { return lexemes_[at_ - 1].span.size() >= 4; }

  // "1980-1992", "1985 and 1986": the first of the two.
  bool StartsRange() const {
    const bool joined = IsMark(at_ + 1, '-') || Is(at_ + 1, Kind::kTo) ||
                        Is(at_ + 1, Kind::kAnd);
    return joined && IsYear(at_ + 2) && !CountsSomething(at_ + 2) &&
           lexemes_[at_].value < lexemes_[at_ + 2].value;
  }

  // Whether the last mention found ends at `at` or right behind it.
  bool EndsRange(size_t at) const {
    return at < lexemes_.size() && !found_.empty() && found_.back().year != 0 &&
           found_.back().span.end == lexemes_[at].span.end;
  }

  std::vector<DateLexeme> lexemes_;
  size_t at_ = 0;
  std::vector<DateMention> found_;
};

}  // namespace

std::vector<DateMention> FindDates(std::string_view text) {
  return DateFinder(text).Find();
}

}  // namespace quipu
