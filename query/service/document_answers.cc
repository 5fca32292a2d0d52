// GetDocument, ListDocuments and GetStats.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/service/answers.h"
#include "rpc/api_error.h"
#include "rpc/resource_names.h"

namespace quipu {
namespace {

constexpr int32_t kMaxPageSize = 200;
constexpr int32_t kMaxTextBytes = 1 << 20;

// Primary ones first, then most first, then by name.
void MostFirst(std::vector<PredicateCount>& counts) {
  std::ranges::stable_sort(counts, [](const PredicateCount& a,
                                      const PredicateCount& b) {
    return a.secondary != b.secondary ? b.secondary : a.relations > b.relations;
  });
}

}  // namespace

ApiResult<DocumentNumber> ReadDocumentField(const CallContext& context,
                                            std::string_view field,
                                            const std::string& text) {
  const std::optional<DocumentKey> key = ParseDocumentName(text);
  if (!key) {
    return BadField(field, "\"" + text +
                               "\" is not of the form documents/{id}, where "
                               "the id is the percent-encoded key");
  }
  QUIPU_API_TRY(const std::optional<DocumentNumber> found,
                context.Check(context.engine().FindDocument(*key)));
  if (!found) {
    return ApiError(
        ApiCode::kNotFound, "DOCUMENT_NOT_FOUND",
        std::string(field) + ": there is no document " + key->value);
  }
  return *found;
}

ApiResult<void> GetDocumentAnswer(const CallContext& context,
                                  const v1::GetDocumentRequest& request,
                                  v1::GetDocumentResponse& response) {
  if (request.text_limit() < 0) {
    return BadField("text_limit", "must not be negative");
  }
  QUIPU_API_TRY(const DocumentNumber number,
                ReadDocumentField(context, "name", request.name()));
  QUIPU_API_TRY(const DocumentView document,
                context.Check(context.engine().Document(number)));
  *response.mutable_document() = DocumentToProto(document);
  response.set_text_size(document.text_size);
  if (request.text_limit() > 0) {
    const auto limit =
        static_cast<uint64_t>(std::min(request.text_limit(), kMaxTextBytes));
    QUIPU_API_TRY(const TextView text,
                  context.Check(context.engine().Text(
                      number, request.text_begin(), limit)));
    response.set_text(text.text);
    response.mutable_text_span()->set_begin(text.span.begin);
    response.mutable_text_span()->set_end(text.span.end);
  }
  *response.mutable_version() = context.version();
  return {};
}

ApiResult<void> ListDocumentsAnswer(const CallContext& context,
                                    const v1::ListDocumentsRequest& request,
                                    v1::ListDocumentsResponse& response) {
  const PageContext pages = context.PagesOf(request);
  QUIPU_API_TRY(const Page page, ReadPage(request.page_size(), kMaxPageSize,
                                          request.page_token(), pages));
  QUIPU_API_TRY(
      const DocumentList list,
      context.Check(context.engine().Documents(page.position, page.size)));
  for (const DocumentView& document : list.documents) {
    *response.add_documents() = DocumentToProto(document);
  }
  const size_t next = page.position + list.documents.size();
  if (next < list.total) {
    response.set_next_page_token(EncodePageToken(pages, next));
  }
  response.set_total_size(list.total);
  *response.mutable_version() = context.version();
  return {};
}

ApiResult<void> GetStatsAnswer(const CallContext& context,
                               const v1::GetStatsRequest& /*request*/,
                               v1::GetStatsResponse& response) {
  QUIPU_API_TRY(GraphStats stats, context.Check(context.engine().Stats()));
  response.set_document_count(stats.documents);
  response.set_claim_count(stats.claims);
  response.set_entity_count(stats.entities);
  response.set_relation_count(stats.relations);
  std::ranges::stable_sort(
      stats.types,
      [](const KindCount& a, const KindCount& b) { return a.count > b.count; });
  for (const KindCount& type : stats.types) {
    auto* added = response.add_entity_types();
    added->set_kind(type.kind);
    added->set_count(type.count);
  }
  MostFirst(stats.predicates);
  for (const PredicateCount& predicate : stats.predicates) {
    auto* added = response.add_predicates();
    added->set_kind(predicate.predicate);
    added->set_count(predicate.relations);
  }
  *response.mutable_version() = context.version();
  return {};
}

}  // namespace quipu
