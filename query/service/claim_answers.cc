// ListClaims and ListTimeline.

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
  QUIPU_API_TRY(question.filters.min_confidence,
                MinConfidence(request, "min_confidence"));
  QUIPU_API_CHECK(ReadTimes(request.time(), question.filters));
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

v1::ListTimelineResponse::Entry EntryToProto(const TimelineEntry& entry) {
  v1::ListTimelineResponse::Entry message;
  *message.mutable_begin() = DaysToProto(entry.time.begin);
  *message.mutable_end() = DaysToProto(entry.time.end);
  message.set_dated_by_event(entry.by_event);
  *message.mutable_claim() = ClaimToProto(entry.claim);
  for (const DateClash& clash : entry.clashes) {
    auto* added = message.add_clashes();
    *added->mutable_begin() = DaysToProto(clash.time.begin);
    *added->mutable_end() = DaysToProto(clash.time.end);
    added->set_claim_count(clash.claims);
    added->set_claim(ClaimName(clash.document, clash.claim));
  }
  message.set_clash_count(entry.clash_count);
  return message;
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
  response.set_undated_count(list.left_out.undated);
  response.set_unpublished_count(list.left_out.unpublished);
  *response.mutable_version() = context.version();
  return {};
}

ApiResult<void> ListTimelineAnswer(const CallContext& context,
                                   const v1::ListTimelineRequest& request,
                                   v1::ListTimelineResponse& response) {
  const PageContext pages = context.PagesOf(request);
  QUIPU_API_TRY(const Page page, ReadPage(request.page_size(), kMaxPageSize,
                                          request.page_token(), pages));
  TimelineQuestion question;
  QUIPU_API_TRY(question.filters.min_confidence,
                MinConfidence(request, "min_confidence"));
  QUIPU_API_CHECK(ReadTimes(request.time(), question.filters));
  QUIPU_API_TRY(question.filters.documents,
                ReadDocuments(request.documents(), "documents"));
  QUIPU_API_TRY(const EntityHit entity,
                ReadEntityField(context, "entity", request.entity()));
  question.entity = entity.number;
  question.offset = page.position;
  question.limit = static_cast<uint32_t>(page.size);
  QUIPU_API_TRY(const Timeline timeline,
                context.Check(context.engine().TimelineOf(question)));
  size_t bytes = 0;
  for (const TimelineEntry& view : timeline.entries) {
    v1::ListTimelineResponse::Entry entry = EntryToProto(view);
    bytes += entry.ByteSizeLong();
    if (bytes > kMaxClaimBytes && response.entries_size() > 0) {
      break;  // the rest comes with the next page
    }
    *response.add_entries() = std::move(entry);
  }
  const size_t next =
      page.position + static_cast<size_t>(response.entries_size());
  if (next < timeline.total) {
    response.set_next_page_token(EncodePageToken(pages, next));
  }
  response.set_total_size(timeline.total);
  response.set_undated_count(timeline.left_out.undated);
  response.set_unpublished_count(timeline.left_out.unpublished);
  for (const std::string& name : timeline.unknown_names) {
    response.add_unknown_names(name);
  }
  *response.mutable_version() = context.version();
  return {};
}

}  // namespace quipu
