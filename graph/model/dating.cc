#include "graph/model/dating.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <tuple>
#include <utility>

namespace quipu {
namespace {

bool Overlap(const DayRange& a, const DayRange& b) {
  return a.earliest <= b.latest && b.earliest <= a.latest;
}

// First and last day on which it may have been.
DayRange SpanOf(const TimeBounds& time) {
  return {time.begin.earliest, time.end.latest};
}

DayRange Hull(const DayRange& a, const DayRange& b) {
  return {std::min(a.earliest, b.earliest), std::max(a.latest, b.latest)};
}

// All of `dates`, of which there is at least one, as one: see EventDates::For.
TimeBounds Together(std::vector<TimeBounds> dates) {
  const auto order = [](const TimeBounds& time) {
    const DayRange span = SpanOf(time);
    return std::tuple(span.earliest, -int64_t{span.latest});
  };
  std::ranges::sort(dates, [&](const TimeBounds& a, const TimeBounds& b) {
    return order(a) < order(b);
  });
  // From the last to begin, and of those from the first to end: whatever lies
  // inside of a date comes before it.
  std::optional<TimeBounds> all;
  std::optional<DayRange> met;  // the span that ends first
  for (auto date = dates.rbegin(); date != dates.rend(); ++date) {
    const DayRange span = SpanOf(*date);
    if (met && met->latest <= span.latest && *met != span) continue;
    met = span;
    if (!all) {
      all = *date;
    } else {
      all = {Hull(all->begin, date->begin), Hull(all->end, date->end)};
    }
  }
  return *all;
}

}  // namespace

DayRange WholeCalendar() {
  static const DayRange all{PartialDate::Make(1)->Bounds().earliest,
                            PartialDate::Make(9999)->Bounds().latest};
  return all;
}

bool HasFirstDay(const DayRange& days) {
  return days.earliest > WholeCalendar().earliest;
}

bool HasLastDay(const DayRange& days) {
  return days.latest < WholeCalendar().latest;
}

bool DatesAgree(const TimeBounds& a, const TimeBounds& b) {
  if (a.begin != a.end && b.begin != b.end) {
    return Overlap(a.begin, b.begin) && Overlap(a.end, b.end);
  }
  return Overlap(SpanOf(a), SpanOf(b));
}

EventDates::EventDates(std::vector<Date> dates) {
  if (dates.empty()) return;
  std::ranges::sort(dates);
  std::vector<TimeBounds> all;
  for (auto begin = dates.begin(); begin != dates.end();) {
    std::vector<TimeBounds> own;
    const DocumentNumber document = begin->document;
    for (; begin != dates.end() && begin->document == document; ++begin) {
      own.push_back(begin->time);
    }
    all.insert(all.end(), own.begin(), own.end());
    by_document_.push_back({document, Together(std::move(own))});
  }
  by_all_ = Together(std::move(all));
}

const TimeBounds* EventDates::For(DocumentNumber document) const {
  const auto own = std::ranges::lower_bound(by_document_, document, std::less{},
                                            &Date::document);
  if (own != by_document_.end() && own->document == document) {
    return &own->time;
  }
  return by_all_ ? &*by_all_ : nullptr;
}

const TimeBounds* DateByEvent(const EventDates* subject,
                              const EventDates* object,
                              DocumentNumber document) {
  for (const EventDates* event : {subject, object}) {
    const TimeBounds* const time =
        event != nullptr ? event->For(document) : nullptr;
    if (time != nullptr) return time;
  }
  return nullptr;
}

}  // namespace quipu
