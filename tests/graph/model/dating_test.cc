// Whether dates agree, and what several say together.

#include "graph/model/dating.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string_view>

namespace quipu {
namespace {

DayRange Days(std::string_view iso) {
  return PartialDate::Parse(iso)->Bounds();
}

TimeBounds On(std::string_view iso) {
  return {Days(iso), Days(iso)};
}

TimeBounds Between(std::string_view first, std::string_view last) {
  const DayRange days{Days(first).earliest, Days(last).latest};
  return {days, days};
}

TimeBounds FromTo(std::string_view first, std::string_view last) {
  return {Days(first), Days(last)};
}

TEST_CASE("Dates agree if both can be true of what happened once", "[model]") {
  CHECK(DatesAgree(On("1973-11"), On("1973-11-07")));
  CHECK(DatesAgree(On("1973"), Between("1973-11-05", "1973-11-08")));
  CHECK(DatesAgree(FromTo("1973-11-07", "1973-11-08"), On("1973-11-08")));
  CHECK(DatesAgree(FromTo("1932-06", "1932-07"),
                   FromTo("1932-06-08", "1932-07-19")));
  CHECK_FALSE(DatesAgree(On("1973-11-07"), On("1973-11-08")));
  CHECK_FALSE(DatesAgree(On("1973"), On("1974-01")));
  CHECK_FALSE(DatesAgree(Between("1973-11-05", "1973-11-08"), On("1973-12")));
}

TEST_CASE("Spans that cannot begin, or end, on one day do not agree",
          "[model]") {
  const TimeBounds strike = FromTo("1932-06-06", "1932-06-19");
  CHECK_FALSE(DatesAgree(strike, FromTo("1932-06-08", "1932-06-19")));
  CHECK_FALSE(DatesAgree(strike, FromTo("1932-06-06", "1932-06-20")));
  CHECK(DatesAgree(strike, On("1932-06-08")));
  CHECK_FALSE(DatesAgree(strike, On("1932-06-20")));
}

// What For gives one who does not date the event, from `dates` of as many
// documents.
TimeBounds Together(const std::vector<TimeBounds>& dates) {
  std::vector<EventDates::Date> by_document;
  for (uint32_t i = 0; i < dates.size(); ++i) {
    by_document.push_back({DocumentNumber{i}, dates[i]});
  }
  return *EventDates(by_document).For(DocumentNumber{1000});
}

TEST_CASE("Of several dates of an event the narrower ones count, together",
          "[model]") {
  CHECK(Together({On("1973-11"), On("1973-11-07"), On("1973")}) ==
        On("1973-11-07"));
  CHECK(Together({On("1973-11-08"), On("1973-11"), On("1973-11-07")}) ==
        Between("1973-11-07", "1973-11-08"));
  CHECK(Together({FromTo("1932-06-06", "1932-06-19"), On("1932-06-10")}) ==
        On("1932-06-10"));
}

TEST_CASE("A document's own date of an event goes before that of others",
          "[model]") {
  const EventDates dates({{DocumentNumber{7}, On("1973-11-08")},
                          {DocumentNumber{7}, On("1973")},
                          {DocumentNumber{2}, On("1973-11-07")}});
  CHECK(*dates.For(DocumentNumber{2}) == On("1973-11-07"));
  CHECK(*dates.For(DocumentNumber{7}) == On("1973-11-08"));
  CHECK(*dates.For(DocumentNumber{3}) == Between("1973-11-07", "1973-11-08"));
  CHECK(EventDates().For(DocumentNumber{3}) == nullptr);
}

TEST_CASE("A claim is dated by its subject's event, or else its object's",
          "[model]") {
  const DocumentNumber document{1};
  const EventDates raid({{document, On("1991-05")}});
  const EventDates siege({{document, On("1992")}});
  const EventDates undated;
  CHECK(DateByEvent(&raid, &siege, document) == raid.For(document));
  CHECK(DateByEvent(&undated, &siege, document) == siege.For(document));
  CHECK(DateByEvent(nullptr, &siege, document) == siege.For(document));
  CHECK(DateByEvent(nullptr, &undated, document) == nullptr);
}

// By comparing each with each.
TimeBounds SlowTogether(const std::vector<TimeBounds>& dates) {
  const auto inside = [](const TimeBounds& a, const TimeBounds& b) {
    return b.begin.earliest <= a.begin.earliest &&
           a.end.latest <= b.end.latest &&
           (b.begin.earliest < a.begin.earliest || a.end.latest < b.end.latest);
  };
  std::vector<TimeBounds> kept;
  std::ranges::copy_if(dates, std::back_inserter(kept), [&](const auto& date) {
    return std::ranges::none_of(
        dates, [&](const auto& other) { return inside(other, date); });
  });
  TimeBounds all = kept.front();
  for (const TimeBounds& date : kept) {
    all.begin.earliest = std::min(all.begin.earliest, date.begin.earliest);
    all.begin.latest = std::max(all.begin.latest, date.begin.latest);
    all.end.earliest = std::min(all.end.earliest, date.end.earliest);
    all.end.latest = std::max(all.end.latest, date.end.latest);
  }
  return all;
}

TEST_CASE("Dates taken together are those that hold no other, in any order",
          "[model]") {
  std::mt19937 random(7);
  const auto below = [&](uint32_t n) {
    return static_cast<DayNumber>(random() % n);
  };
  for (int round = 0; round < 2000; ++round) {
    std::vector<TimeBounds> dates;
    for (int count = 1 + below(6); count > 0; --count) {
      const DayNumber first = below(12);
      const DayRange begin{first, first + below(6)};
      const DayRange end{begin.earliest + below(4), begin.latest + below(8)};
      const DayRange ordered{end.earliest, std::max(end.earliest, end.latest)};
      dates.push_back({begin, below(2) == 0 ? begin : ordered});
    }
    const TimeBounds expected = SlowTogether(dates);
    CHECK(Together(dates) == expected);
    std::ranges::shuffle(dates, random);
    CHECK(Together(dates) == expected);
  }
}

}  // namespace
}  // namespace quipu
