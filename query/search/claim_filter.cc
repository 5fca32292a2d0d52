#include "query/search/claim_filter.h"

#include <algorithm>
#include <string>

namespace quipu {

Result<ClaimFilter> ClaimFilter::Create(const ClaimFilters& filters) {
  if (filters.min_confidence < 0 || filters.min_confidence > 1000) {
    return InvalidArgument(
        "the least confidence must lie between 0 and 1000, not be " +
        std::to_string(filters.min_confidence));
  }
  ClaimFilter filter;
  filter.documents_ = filters.documents;
  std::ranges::sort(filter.documents_);
  QUIPU_TRY(filter.held_, TimeWindow::Create(filters.since, filters.until,
                                             filters.time_sense));
  auto published = TimeWindow::Create(
      filters.published_since, filters.published_until, filters.time_sense);
  if (!published) return Annotate(published.error(), "published");
  filter.published_ = *published;
  filter.min_confidence_ = filters.min_confidence;
  return filter;
}

Verdict ClaimFilter::OfDocument(
    const DocumentKey& key, const std::optional<PartialDate>& published) const {
  if (!documents_.empty() && !std::ranges::binary_search(documents_, key)) {
    return Verdict::kFails;
  }
  switch (published_.Of(published)) {
    case Timing::kPasses:
      return Verdict::kPasses;
    case Timing::kNoDate:
      return Verdict::kNoPublication;
    case Timing::kFails:
      break;
  }
  return Verdict::kFails;
}

}  // namespace quipu
