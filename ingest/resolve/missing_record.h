// What is said of derived records that do not fit each other.

#ifndef QUIPU_INGEST_RESOLVE_MISSING_RECORD_H_
#define QUIPU_INGEST_RESOLVE_MISSING_RECORD_H_

#include <string>
#include <string_view>

#include "base/result.h"

namespace quipu {

// `what` is the kind of record that another one refers to: "profile".
inline Error MissingRecord(std::string_view what) {
  return Corruption("the derived records contradict each other: the " +
                    std::string(what) +
                    " is missing; `quipu rebuild` makes them anew");
}

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_MISSING_RECORD_H_
