#include "query/search/time_window.h"

namespace quipu {

Result<TimeWindow> TimeWindow::Create(const std::optional<PartialDate>& since,
                                      const std::optional<PartialDate>& until,
                                      TimeSense sense) {
  TimeWindow window;
  window.open_ = !since && !until;
  window.sense_ = sense;
  if (since) window.first_ = since->Bounds().earliest;
  if (until) window.last_ = until->Bounds().latest;
  if (window.first_ > window.last_) {
    return InvalidArgument("since " + since->ToString() + " is after until " +
                           until->ToString());
  }
  return window;
}

}  // namespace quipu
