// What dates of one thing say together: whether they can all be true, and when
// an event was that several documents date.

#ifndef QUIPU_GRAPH_MODEL_DATING_H_
#define QUIPU_GRAPH_MODEL_DATING_H_

#include <compare>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "graph/model/partial_date.h"

namespace quipu {

// The predicate by which documents date an event.
inline constexpr std::string_view kEventDatePredicate = "occurred_on";

// All days that a PartialDate can mean.
DayRange WholeCalendar();

// False if the range begins, or ends, with the calendar: it has no such bound.
bool HasFirstDay(const DayRange& days);
bool HasLastDay(const DayRange& days);

// Whether something that happened once can have happened at both times. What is
// dated "from … to …" agrees with what happened on the way, and with another
// such span if both can begin together and end together.
bool DatesAgree(const TimeBounds& a, const TimeBounds& b);

// When an event was, as documents date it.
class EventDates {
 public:
  struct Date {
    DocumentNumber document;
    TimeBounds time;
    friend auto operator<=>(const Date&, const Date&) = default;
  };

  EventDates() = default;  // nobody dates it
  // O(n log n).
  explicit EventDates(std::vector<Date> dates);

  // When a claim of `document` on the event was: as the document itself dates
  // the event, or else as all documents do. Of several dates, those that hold a
  // narrower one do not count ("November 1973" beside "7 November"); what is
  // left is taken together ("7 or 8 November"). nullptr: nobody dates it.
  const TimeBounds* For(DocumentNumber document) const;

 private:
  std::vector<Date> by_document_;  // one of each, ascending
  std::optional<TimeBounds> by_all_;
};

// When a claim of `document` was that does not say so itself: as its subject,
// or else its object. nullptr stands for what is no event, and for no date.
const TimeBounds* DateByEvent(const EventDates* subject,
                              const EventDates* object,
                              DocumentNumber document);

}  // namespace quipu

#endif  // QUIPU_GRAPH_MODEL_DATING_H_
