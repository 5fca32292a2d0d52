// Which claims count, whatever side they take.

#ifndef QUIPU_QUERY_SEARCH_CLAIM_FILTER_H_
#define QUIPU_QUERY_SEARCH_CLAIM_FILTER_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.h"
#include "graph/model/confidence.h"
#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "graph/model/partial_date.h"
#include "query/search/time_window.h"

namespace quipu {

// An empty list and an absent date mean: no such filter.
struct ClaimFilters {
  std::vector<DocumentKey> documents = {};
  std::optional<PartialDate> since = {};  // held on some day from `since`
  std::optional<PartialDate> until = {};  // to `until`, both included
  // The document was published from the one to the other, both included.
  std::optional<PartialDate> published_since = {};
  std::optional<PartialDate> published_until = {};
  TimeSense time_sense = TimeSense::kPossibly;  // of both
  int min_confidence = kDefaultMinConfidence;
};

// That every claim passes.
inline ClaimFilters EveryClaim() {
  return {.min_confidence = 0};
}

// What passes all filters but for a date that is not known does not pass. The
// best comes last.
enum class Verdict : uint8_t {
  kFails,
  kNoPublication,  // the claim's date passes; its document has none
  kNoDate,         // the claim has no date
  kPasses,
};

// What was left out only because it has no date.
struct LeftOut {
  uint64_t undated = 0;
  uint64_t unpublished = 0;

  void Count(Verdict verdict) {
    undated += verdict == Verdict::kNoDate ? 1 : 0;
    unpublished += verdict == Verdict::kNoPublication ? 1 : 0;
  }
  friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

// Claim filters, made ready.
class ClaimFilter {
 public:
  // kInvalidArgument for values out of bounds.
  static Result<ClaimFilter> Create(const ClaimFilters& filters);

  bool asks_time() const { return !held_.open(); }
  bool asks_documents() const {
    return !documents_.empty() || !published_.open();
  }
  bool passes_all() const {
    return min_confidence_ == 0 && !asks_time() && !asks_documents();
  }

  // What the document leaves to its claims: all but kNoDate. Logarithmic.
  Verdict OfDocument(const DocumentKey& key,
                     const std::optional<PartialDate>& published) const;
  // Of a claim of a document with that verdict; nullptr: it is undated.
  Verdict OfClaim(Verdict document, int confidence,
                  const TimeBounds* time) const {
    if (document == Verdict::kFails || confidence < min_confidence_) {
      return Verdict::kFails;
    }
    const Timing held = held_.Of(time);
    if (held == Timing::kFails) return Verdict::kFails;
    return held == Timing::kNoDate ? Verdict::kNoDate : document;
  }

 private:
  std::vector<DocumentKey> documents_;  // sorted
  TimeWindow held_;
  TimeWindow published_;
  int min_confidence_ = 0;
};

}  // namespace quipu

#endif  // QUIPU_QUERY_SEARCH_CLAIM_FILTER_H_
