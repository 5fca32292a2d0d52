// ListClaims.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "query/service/answers.h"
#include "rpc/api_error.h"
#include "rpc/resource_names.h"

namespace quipu {
namespace {

constexpr int32_t kMaxPageSize = 100;
constexpr int kMaxPredicateNames = 1000;
constexpr size_t kMaxClaimBytes = 3U << 20;  // of one answer

ApiResult<ClaimQuestion> ReadQuestion(const CallContext& context,
                                      const v1::ListClaimsRequest& request) {
  ClaimQuestion question;
  question.predicates.insert(request.predicates().begin(),
                             request.predicates().end());
  QUIPU_API_TRY(question.min_confidence,
                MinConfidence(request, "min_confidence"));
  if (request.parent().starts_with(kDocumentPrefix)) {
    if (!request.other_entity().empty() || request.include_secondary()) {
      return BadField("parent",
                      "other_entity and include_secondary need an entity");
    }
    QUIPU_API_TRY(question.parent,
                  ReadDocumentField(context, "parent", request.parent()));
    return question;
  }
  QUIPU_API_TRY(const EntityHit entity,
                ReadEntityField(context, "parent", request.parent()));
  question.parent = entity.number;
  if (!request.other_entity().empty()) {
    QUIPU_API_TRY(
        const EntityHit other,
        ReadEntityField(context, "other_entity", request.other_entity()));
    question.other = other.number;
  }
  question.include_secondary = request.include_secondary();
  return question;
}

}  // namespace

ApiResult<void> ListClaimsAnswer(const CallContext& context,
                                 const v1::ListClaimsRequest& request,
                                 v1::ListClaimsResponse& response) {
  if (request.predicates_size() > kMaxPredicateNames) {
    return BadField("predicates", "holds more than 1,000 names");
  }
  const PageContext pages = context.PagesOf(request);
  QUIPU_API_TRY(const Page page, ReadPage(request.page_size(), kMaxPageSize,
                                          request.page_token(), pages));
  QUIPU_API_TRY(ClaimQuestion question, ReadQuestion(context, request));
  question.offset = page.position;
  question.limit = static_cast<uint32_t>(page.size);
  QUIPU_API_TRY(const ClaimList list,
                context.Check(context.engine().Claims(question)));
  size_t bytes = 0;
  for (const ClaimView& view : list.claims) {
    v1::Claim claim = ClaimToProto(view);
    bytes += claim.ByteSizeLong();
    if (bytes > kMaxClaimBytes && response.claims_size() > 0) {
      break;  // the rest comes with the next page
    }
    *response.add_claims() = std::move(claim);
  }
  const size_t next =
      page.position + static_cast<size_t>(response.claims_size());
  if (next < list.total) {
    response.set_next_page_token(EncodePageToken(pages, next));
  }
  response.set_total_size(list.total);
  *response.mutable_version() = context.version();
  return {};
}

}  // namespace quipu
