// Times in words.

#include "app/cli/time_text.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/dating.h"

namespace quipu {
namespace {

DayRange Days(std::string_view first, std::string_view last) {
  return {PartialDate::Parse(first)->Bounds().earliest,
          PartialDate::Parse(last)->Bounds().latest};
}

std::string Some(std::string_view first, std::string_view last) {
  return TimeText({Days(first, last), Days(first, last)});
}

TEST_CASE("A time is told as precisely as it is known", "[cli]") {
  CHECK(Some("1986", "1986") == "1986");
  CHECK(Some("1986-06", "1986-06") == "June 1986");
  CHECK(Some("1973-11-07", "1973-11-07") == "7 November 1973");
  CHECK(Some("1986-06-01", "1986-06-30") == "June 1986");
  CHECK(Some("1986-01", "1986-12") == "1986");
}

TEST_CASE("Several days that may be meant are told without saying words twice",
          "[cli]") {
  CHECK(Some("1973-11-07", "1973-11-08") == "7 or 8 November 1973");
  CHECK(Some("1973-10-31", "1973-11-01") == "31 October or 1 November 1973");
  CHECK(Some("1973-12-31", "1974-01-01") ==
        "31 December 1973 or 1 January 1974");
  CHECK(Some("1973-11-05", "1973-11-08") == "between 5 and 8 November 1973");
  CHECK(Some("1986-05", "1986-06") == "May or June 1986");
  CHECK(Some("1986-05", "1986-08") == "between May and August 1986");
  CHECK(Some("1986", "1987") == "1986 or 1987");
  CHECK(Some("1986", "1992") == "between 1986 and 1992");
  CHECK(Some("1980", "1989") == "the 1980s");
  CHECK(Some("1986-05", "1988-05-03") == "between 1 May 1986 and 3 May 1988");
}

TEST_CASE("Open ends are told by the date next to them", "[cli]") {
  const DayRange all = WholeCalendar();
  const auto before = [&](std::string_view last) {
    const DayRange days{all.earliest,
                        PartialDate::Parse(last)->Bounds().latest};
    return TimeText({days, days});
  };
  const auto after = [&](std::string_view first) {
    const DayRange days{PartialDate::Parse(first)->Bounds().earliest,
                        all.latest};
    return TimeText({days, days});
  };
  CHECK(before("1991") == "before 1992");
  CHECK(before("1986-05") == "before June 1986");
  CHECK(before("1973-11-07") == "before 8 November 1973");
  CHECK(after("1992") == "after 1991");
  CHECK(after("1986-06") == "after May 1986");
  CHECK(after("1973-11-07") == "after 6 November 1973");
  CHECK(TimeText({all, all}) == "at an unknown time");

  const DayRange year = Days("1959", "1959");
  CHECK(TimeText({year, {year.earliest, all.latest}}) == "since 1959");
  CHECK(TimeText({{all.earliest, year.latest}, year}) == "until 1959");
}

TEST_CASE("What lasts is told from its beginning to its end", "[cli]") {
  const auto from_to = [](std::string_view first, std::string_view last) {
    return TimeText({Days(first, first), Days(last, last)});
  };
  CHECK(from_to("1932-06-06", "1932-06-19") == "6 to 19 June 1932");
  CHECK(from_to("1986-05", "1986-08") == "May to August 1986");
  CHECK(from_to("1986", "1992") == "1986 to 1992");
  CHECK(from_to("1986", "1988-06") == "1986 to June 1988");
  CHECK(TimeText({Days("1932-06-06", "1932-06-08"),
                  Days("1932-06-19", "1932-06-19")}) ==
        "from between 6 and 8 June 1932 to 19 June 1932");
}

TEST_CASE("Days that no calendar has are told somehow", "[cli]") {
  std::mt19937 random(3);
  const std::vector<DayNumber> days = {INT32_MIN, -800'000, -719'163,
                                       -719'162,  0,        2'932'896,
                                       2'932'897, INT32_MAX};
  const auto any = [&] { return days[random() % days.size()]; };
  for (int round = 0; round < 2000; ++round) {
    CHECK_FALSE(TimeText({{any(), any()}, {any(), any()}}).empty());
  }
}

}  // namespace
}  // namespace quipu
