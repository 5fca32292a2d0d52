// Times for people to read.

#ifndef QUIPU_APP_CLI_TIME_TEXT_H_
#define QUIPU_APP_CLI_TIME_TEXT_H_

#include <string>

#include "graph/model/extraction.h"

namespace quipu {

// As precise as it is known: "1986", "June 1986", "7 or 8 November 1973",
// "before 1992", "between May and August 1986", "6 to 19 June 1932", "since
// 1959".
std::string TimeText(const TimeBounds& time);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_TIME_TEXT_H_
