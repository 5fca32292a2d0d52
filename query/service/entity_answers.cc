// SearchEntities and GetEntity, and the entities that requests name.

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "query/names/entity_search.h"
#include "query/service/answers.h"
#include "query/service/convert.h"
#include "query/service/page_token.h"
#include "rpc/api_error.h"
#include "rpc/resource_names.h"

namespace quipu {
namespace {

constexpr int32_t kMaxPageSize = 200;
constexpr size_t kMaxQueryBytes = 1024;
constexpr size_t kMaxMatches = 5000;

ApiError AmbiguousError(std::string_view field, const std::string& text,
                        const AmbiguousName& name) {
  std::map<std::string, std::string> metadata;
  for (const Candidate& candidate : name.candidates) {
    metadata[EntityName(candidate.entity.id)] = Describe(candidate);
  }
  return ApiError(ApiCode::kFailedPrecondition, "AMBIGUOUS_NAME",
                  std::string(field) + ": " + AmbiguityText(text), metadata);
}

ApiError UnknownError(std::string_view field, const std::string& text,
                      const UnknownName& name) {
  std::map<std::string, std::string> metadata;
  for (const EntityHit& near : name.nearest) {
    metadata[EntityName(near.id)] = Describe(near);
  }
  return ApiError(ApiCode::kNotFound, "ENTITY_NOT_FOUND",
                  std::string(field) + ": " + UnknownNameText(text), metadata);
}

}  // namespace

ApiResult<EntityHit> ReadEntityField(const CallContext& context,
                                     std::string_view field,
                                     const std::string& text) {
  if (text.empty()) {
    return BadField(field, "must name an entity");
  }
  if (text.size() > kMaxQueryBytes) {
    return BadField(field, "is longer than 1 KiB");
  }
  std::string wanted = text;
  if (text.starts_with(kEntityPrefix)) {
    const std::optional<Handle> id = ParseEntityName(text);
    if (!id) {
      return BadField(field, "\"" + text +
                                 "\" is not of the form entities/{id}, where "
                                 "an id has 16 digits of base 32");
    }
    wanted = "#" + id->ToString();
  }
  QUIPU_API_TRY(EntityResolution resolution,
                context.Check(context.engine().Resolve(wanted)));
  if (const auto* ambiguous = std::get_if<AmbiguousName>(&resolution)) {
    return AmbiguousError(field, text, *ambiguous);
  }
  if (const auto* unknown = std::get_if<UnknownName>(&resolution)) {
    return UnknownError(field, text, *unknown);
  }
  return std::get<ResolvedEntity>(std::move(resolution)).entity;
}

ApiResult<void> SearchEntitiesAnswer(const CallContext& context,
                                     const v1::SearchEntitiesRequest& request,
                                     v1::SearchEntitiesResponse& response) {
  if (request.query().empty()) {
    return BadField("query", "must not be empty");
  }
  if (request.query().size() > kMaxQueryBytes) {
    return BadField("query", "is longer than 1 KiB");
  }
  ClaimFilters filters;
  QUIPU_API_TRY(filters.min_confidence,
                MinConfidence(request, "min_confidence", 0));
  QUIPU_API_CHECK(ReadTimes(request.time(), filters));
  const PageContext pages = context.PagesOf(request);
  QUIPU_API_TRY(const Page page, ReadPage(request.page_size(), kMaxPageSize,
                                          request.page_token(), pages));
  const size_t limit = std::min(page.position + page.size, kMaxMatches);
  QUIPU_API_TRY(
      const ClaimedEntities answer,
      context.Check(context.engine().Search(request.query(), limit, filters)));
  const EntityHits& found = answer.found;
  for (size_t i = page.position; i < found.hits.size(); ++i) {
    const EntityHit& hit = found.hits[i];
    auto* match = response.add_matches();
    *match->mutable_entity() = EntityToProto(hit);
    match->set_matched_name(hit.matched_name);
    match->set_match(NameMatchToProto(hit.match));
    match->set_member_count(hit.member_count);
  }
  if (found.more && found.hits.size() == limit && limit < kMaxMatches) {
    response.set_next_page_token(EncodePageToken(pages, limit));
  } else {
    response.set_truncated(found.more);
  }
  *response.mutable_version() = context.version();
  return {};
}

ApiResult<void> GetEntityAnswer(const CallContext& context,
                                const v1::GetEntityRequest& request,
                                v1::GetEntityResponse& response) {
  ClaimFilters filters;
  QUIPU_API_TRY(filters.min_confidence,
                MinConfidence(request, "min_confidence", 0));
  QUIPU_API_CHECK(ReadTimes(request.time(), filters));
  QUIPU_API_TRY(const EntityHit hit,
                ReadEntityField(context, "name", request.name()));
  QUIPU_API_TRY(const EntityDetails details,
                context.Check(context.engine().Details(hit.number, filters)));
  *response.mutable_entity() = EntityToProto(details);
  *response.mutable_version() = context.version();
  return {};
}

}  // namespace quipu
