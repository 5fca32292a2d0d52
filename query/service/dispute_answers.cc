// ListDisputes.

#include <string>
#include <utility>

#include "query/service/answers.h"
#include "rpc/api_error.h"

namespace quipu {
namespace {

constexpr int32_t kMaxPageSize = 100;
constexpr int32_t kMaxClaimsPerPosition = 20;
constexpr size_t kMaxDisputeBytes = 3U << 20;  // of one answer

ApiResult<DisputeQuestion> ReadQuestion(
    const CallContext& context, const v1::ListDisputesRequest& request) {
  DisputeQuestion question;
  if (!request.entity().empty()) {
    QUIPU_API_TRY(const EntityHit entity,
                  ReadEntityField(context, "entity", request.entity()));
    question.entity = entity.number;
  }
  const v1::ClaimFilter& filter = request.filter();
  if (filter.entity_types_size() > 0 || filter.min_sources() != 0 ||
      filter.stance() != v1::STANCE_UNSPECIFIED ||
      filter.polarity() != v1::POLARITY_UNSPECIFIED ||
      filter.modality() != v1::MODALITY_UNSPECIFIED) {
    return BadField("filter",
                    "disputes take no types, min_sources, stance, polarity "
                    "and modality");
  }
  QUIPU_API_TRY(const Filters filters, FiltersFromProto(filter));
  question.predicates.insert(filters.predicates.begin(),
                             filters.predicates.end());
  question.filters = filters.claims;
  if (request.has_claims_per_position()) {
    const int32_t claims = request.claims_per_position();
    if (claims < 0 || claims > kMaxClaimsPerPosition) {
      return BadField("claims_per_position", "must be between 0 and 20");
    }
    question.claims_per_position = static_cast<uint32_t>(claims);
  }
  return question;
}

}  // namespace

ApiResult<void> ListDisputesAnswer(const CallContext& context,
                                   const v1::ListDisputesRequest& request,
                                   v1::ListDisputesResponse& response) {
  const PageContext pages = context.PagesOf(request);
  QUIPU_API_TRY(const Page page, ReadPage(request.page_size(), kMaxPageSize,
                                          request.page_token(), pages));
  QUIPU_API_TRY(DisputeQuestion question, ReadQuestion(context, request));
  question.offset = page.position;
  question.limit = static_cast<uint32_t>(page.size);
  QUIPU_API_TRY(const DisputesView view,
                context.Check(context.engine().Disputes(question)));
  size_t bytes = 0;
  for (const DisputeView& dispute : view.disputes) {
    v1::Dispute message = DisputeToProto(dispute);
    bytes += message.ByteSizeLong();
    if (bytes > kMaxDisputeBytes && response.disputes_size() > 0) {
      break;  // the rest comes with the next page
    }
    *response.add_disputes() = std::move(message);
  }
  const size_t next =
      page.position + static_cast<size_t>(response.disputes_size());
  if (next < view.total) {
    response.set_next_page_token(EncodePageToken(pages, next));
  }
  response.set_total_size(view.total);
  *response.mutable_outcome() = OutcomeToProto(view.outcome);
  *response.mutable_version() = context.version();
  return {};
}

}  // namespace quipu
