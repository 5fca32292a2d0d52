// Days that a question asks about.

#ifndef QUIPU_QUERY_SEARCH_TIME_WINDOW_H_
#define QUIPU_QUERY_SEARCH_TIME_WINDOW_H_

#include <cstdint>
#include <optional>

#include "base/result.h"
#include "graph/model/extraction.h"
#include "graph/model/partial_date.h"

namespace quipu {

// Whether what is dated by some days only counts if any of them lies in the
// window, or if all do.
enum class TimeSense : uint8_t { kPossibly, kCertainly };

enum class Timing : uint8_t { kPasses, kFails, kNoDate };

// From the first day of `since` to the last one of `until`; either may be left
// open. A window that is open at both ends lets everything through, what has no
// date, too.
class TimeWindow {
 public:
  TimeWindow() = default;  // open at both ends
  // kInvalidArgument if it ends before it begins.
  static Result<TimeWindow> Create(const std::optional<PartialDate>& since,
                                   const std::optional<PartialDate>& until,
                                   TimeSense sense);

  bool open() const { return open_; }

  // Of what held at that time: whether on some day of the window it did.
  // nullptr: it has no date.
  Timing Of(const TimeBounds* time) const {
    if (open_) return Timing::kPasses;
    if (time == nullptr) return Timing::kNoDate;
    const bool possibly = sense_ == TimeSense::kPossibly;
    const DayNumber begin =
        possibly ? time->begin.earliest : time->begin.latest;
    const DayNumber end = possibly ? time->end.latest : time->end.earliest;
    return begin <= last_ && end >= first_ ? Timing::kPasses : Timing::kFails;
  }
  // Of what was on one day of that date.
  Timing Of(const std::optional<PartialDate>& date) const {
    if (!date) return Of(nullptr);
    const TimeBounds day{date->Bounds(), date->Bounds()};
    return Of(&day);
  }

 private:
  bool open_ = true;
  TimeSense sense_ = TimeSense::kPossibly;
  DayNumber first_ = INT32_MIN;
  DayNumber last_ = INT32_MAX;
};

}  // namespace quipu

#endif  // QUIPU_QUERY_SEARCH_TIME_WINDOW_H_
