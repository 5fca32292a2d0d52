// Names of limits and labels, as answers show them.

#include "query/search/answer.h"

namespace quipu {

std::string_view SearchLimitName(SearchLimit limit) {
  switch (limit) {
    case SearchLimit::kMaxHops:
      return "max_hops";
    case SearchLimit::kExpansions:
      return "expansions";
    case SearchLimit::kTime:
      return "time";
    case SearchLimit::kMemory:
      return "memory";
    case SearchLimit::kCancelled:
      return "cancelled";
    case SearchLimit::kResults:
      return "results";
  }
  return "";
}

std::string CompletenessName(const Completeness& completeness) {
  switch (completeness.kind) {
    case Completeness::Kind::kComplete:
      return "complete";
    case Completeness::Kind::kNoneExists:
      return "none exists";
    case Completeness::Kind::kTruncated:
      break;
  }
  std::string name = "truncated";
  if (completeness.limit) {
    name += '(';
    name += SearchLimitName(*completeness.limit);
    name += ')';
  }
  return name;
}

}  // namespace quipu
