// Dates as precise as the text.

#include "graph/model/partial_date.h"

#include <catch2/catch.hpp>
#include <string>

namespace quipu {
namespace {

// Days since 1970-01-01, by counting from a year far back.
DayNumber SlowDay(int year, int month, int day) {
  static constexpr int kLengths[] = {31, 28, 31, 30, 31, 30,
                                     31, 31, 30, 31, 30, 31};
  const auto leap = [](int y) {
    return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
  };
  DayNumber days = 0;
  for (int y = 1970; y < year; ++y) days += leap(y) ? 366 : 365;
  for (int y = year; y < 1970; ++y) days -= leap(y) ? 366 : 365;
  for (int m = 1; m < month; ++m) {
    days += kLengths[m - 1] + (m == 2 && leap(year) ? 1 : 0);
  }
  return days + day - 1;
}

TEST_CASE("Dates go to ISO 8601 and back", "[model]") {
  for (const std::string text : {"1992", "1992-05", "1992-05-09", "0001-01-01",
                                 "9999-12-31", "2000-02-29"}) {
    const auto date = PartialDate::Parse(text);
    REQUIRE(date);
    CHECK(date->ToString() == text);
  }
}

TEST_CASE("A date that does not exist cannot be made", "[model]") {
  CHECK_FALSE(PartialDate::Make(1993, 2, 29));
  CHECK(PartialDate::Make(1992, 2, 29));
  CHECK_FALSE(PartialDate::Make(1900, 2, 29));
  CHECK_FALSE(PartialDate::Make(0));
  CHECK_FALSE(PartialDate::Make(10000));
  CHECK_FALSE(PartialDate::Make(-5));
  CHECK_FALSE(PartialDate::Make(1992, 13));
  CHECK_FALSE(PartialDate::Make(1992, -1));
  CHECK_FALSE(PartialDate::Make(1992, 4, 31));
  CHECK_FALSE(PartialDate::Make(1992, 4, -1));
  CHECK_FALSE(PartialDate::Make(1992, 0, 9));
}

TEST_CASE("A day number is a date within the years 1 to 9999", "[model]") {
  for (const std::string text :
       {"0001-01-01", "1969-12-31", "1970-01-01", "2000-02-29", "9999-12-31"}) {
    const auto date = PartialDate::Parse(text);
    REQUIRE(date);
    CHECK(PartialDate::OfDay(date->Bounds().earliest) == date);
  }
  for (const DayNumber day : {SlowDay(1, 1, 1) - 1, SlowDay(9999, 12, 31) + 1,
                              INT32_MIN, INT32_MAX}) {
    CAPTURE(day);
    CHECK_FALSE(PartialDate::OfDay(day));
  }
}

TEST_CASE("Only three forms are read", "[model]") {
  for (const std::string text :
       {"", "92", "1992-5", "1992-5-9", "1992/05/09", "1992-05-", "1992-",
        "1992-00", "1992-05-00", "1992-05-09T10", " 1992", "1992 ", "-992",
        "+992", "19 2", "1992-+5", "1992-05x09", "abcd"}) {
    CAPTURE(text);
    CHECK_FALSE(PartialDate::Parse(text));
  }
}

TEST_CASE("Bounds are the first and last day that a date may mean", "[model]") {
  const auto bounds = [](std::string_view text) {
    return PartialDate::Parse(text)->Bounds();
  };
  CHECK(bounds("1970-01-01") == DayRange{0, 0});
  CHECK(bounds("1992") == DayRange{SlowDay(1992, 1, 1), SlowDay(1992, 12, 31)});
  CHECK(bounds("1992-02") ==
        DayRange{SlowDay(1992, 2, 1), SlowDay(1992, 2, 29)});
  CHECK(bounds("1900-02") ==
        DayRange{SlowDay(1900, 2, 1), SlowDay(1900, 2, 28)});
  CHECK(bounds("1532-11-16") ==
        DayRange{SlowDay(1532, 11, 16), SlowDay(1532, 11, 16)});
}

TEST_CASE("Every day of 400 years is one more than the day before", "[model]") {
  DayNumber before = PartialDate::Make(1799, 12, 31)->Bounds().latest;
  for (int year = 1800; year < 2200; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= 31; ++day) {
        const auto date = PartialDate::Make(year, month, day);
        if (!date) continue;
        const DayRange range = date->Bounds();
        if (range.earliest != before + 1 || range.latest != range.earliest) {
          FAIL(date->ToString());
        }
        before = range.latest;
      }
    }
  }
  CHECK(before == SlowDay(2199, 12, 31));
}

TEST_CASE("A less precise date sorts before those it contains", "[model]") {
  CHECK(*PartialDate::Parse("1992") < *PartialDate::Parse("1992-01"));
  CHECK(*PartialDate::Parse("1992-05") < *PartialDate::Parse("1992-05-01"));
  CHECK(*PartialDate::Parse("1992-05-31") < *PartialDate::Parse("1992-06"));
}

}  // namespace
}  // namespace quipu
