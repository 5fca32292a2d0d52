// GetDocument, ListDocuments and GetStats.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "graph/store/tables.h"
#include "query/service/answers.h"
#include "query/service/convert.h"
#include "query/service/page_token.h"
#include "rpc/api_error.h"
#include "rpc/resource_names.h"

namespace quipu {
namespace {

constexpr int32_t kMaxPageSize = 200;
constexpr int32_t kMaxTextBytes = 1 << 20;

// The part of `text` that starts at or after `begin` and has no more than
// `limit` bytes, in whole code points.
Span WholeCodePoints(std::string_view text, uint64_t begin, uint64_t limit) {
  uint64_t from = std::min<uint64_t>(begin, text.size());
  uint64_t to = std::min<uint64_t>(from + limit, text.size());
  while (!IsUtf8Boundary(text, from)) {
    ++from;
  }
  while (to > from && !IsUtf8Boundary(text, to)) {
    --to;
  }
  return {static_cast<uint32_t>(from),
          static_cast<uint32_t>(std::max(from, to))};
}

struct NamedCount {
  std::string_view name;
  bool secondary = false;
  uint64_t count = 0;
};

// Primary ones first, then most first, then by name; zeros are left out.
template <typename Add>
void AddCounts(std::vector<NamedCount> counts, const Add& add) {
  std::ranges::sort(counts, [](const NamedCount& a, const NamedCount& b) {
    if (a.secondary != b.secondary) {
      return b.secondary;
    }
    return a.count != b.count ? a.count > b.count : a.name < b.name;
  });
  for (const NamedCount& count : counts) {
    if (count.count > 0) {
      auto* message = add();
      message->set_kind(std::string(count.name));
      message->set_count(count.count);
    }
  }
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
  const std::optional<uint32_t> found = context.served.Find(*key);
  if (!found) {
    return ApiError(
        ApiCode::kNotFound, "DOCUMENT_NOT_FOUND",
        std::string(field) + ": there is no document " + key->value);
  }
  return context.served.documents[*found].number;
}

ApiResult<void> GetDocumentAnswer(const CallContext& context,
                                  const v1::GetDocumentRequest& request,
                                  v1::GetDocumentResponse& response) {
  if (request.text_limit() < 0) {
    return BadField("text_limit", "must not be negative");
  }
  QUIPU_API_TRY(const DocumentNumber number,
                ReadDocumentField(context, "name", request.name()));
  const Reader& reader = *context.served.snapshot;
  QUIPU_API_TRY(const Document document,
                request.text_limit() > 0
                    ? documents::Read(reader, number)
                    : documents::ReadWithoutText(reader, number));
  QUIPU_API_TRY(const Extraction extraction,
                documents::ReadExtraction(reader, number));
  *response.mutable_document() = DocumentToProto(document, extraction);
  if (!document.regions.empty()) {
    response.set_text_size(document.regions.back().span.end);
  }
  if (request.text_limit() > 0) {
    const auto limit =
        static_cast<uint64_t>(std::min(request.text_limit(), kMaxTextBytes));
    const Span span =
        WholeCodePoints(document.text, request.text_begin(), limit);
    response.set_text(std::string(span.In(document.text)));
    response.mutable_text_span()->set_begin(span.begin);
    response.mutable_text_span()->set_end(span.end);
  }
  *response.mutable_version() = VersionToProto(context.served.graph);
  return {};
}

ApiResult<void> ListDocumentsAnswer(const CallContext& context,
                                    const v1::ListDocumentsRequest& request,
                                    v1::ListDocumentsResponse& response) {
  const ServedGeneration& served = context.served;
  const PageContext pages = PageContextOf(served.graph, request);
  QUIPU_API_TRY(const Page page, ReadPage(request.page_size(), kMaxPageSize,
                                          request.page_token(), pages));
  const size_t end =
      std::min(served.documents.size(), page.position + page.size);
  for (size_t i = page.position; i < end; ++i) {
    QUIPU_API_CHECK(context.CheckRunning());
    const DocumentNumber number = served.documents[i].number;
    QUIPU_API_TRY(const Document document,
                  documents::ReadWithoutText(*served.snapshot, number));
    QUIPU_API_TRY(const Extraction extraction,
                  documents::ReadExtraction(*served.snapshot, number));
    *response.add_documents() = DocumentToProto(document, extraction);
  }
  if (end < served.documents.size()) {
    response.set_next_page_token(EncodePageToken(pages, end));
  }
  response.set_total_size(served.documents.size());
  *response.mutable_version() = VersionToProto(served.graph);
  return {};
}

ApiResult<void> GetStatsAnswer(const CallContext& context,
                               const v1::GetStatsRequest& /*request*/,
                               v1::GetStatsResponse& response) {
  const KnowledgeGraph& graph = context.served.graph;
  QUIPU_API_TRY(const StoreState state, ReadState(*context.served.snapshot));
  response.set_document_count(state.document_count);
  response.set_claim_count(state.claim_count);
  response.set_entity_count(state.entity_count);
  response.set_relation_count(state.relation_count);

  std::vector<NamedCount> types;
  for (const std::string& type : graph.types()) {
    types.push_back({type});
  }
  std::vector<NamedCount> predicates;
  for (const PredicateEntry& predicate : graph.predicates()) {
    predicates.push_back({predicate.name, predicate.secondary});
  }
  for (Vertex v = 0; v < graph.vertex_count(); ++v) {
    if (v % 1024 == 0) {
      QUIPU_API_CHECK(context.CheckRunning());
    }
    ++types[graph.entity(v).type_id].count;
    const Adjacency out = graph.Out(v);
    for (size_t i = 0; i < out.size(); ++i) {
      ++predicates[out.mark(i).predicate()].count;
    }
  }
  AddCounts(std::move(types), [&] { return response.add_entity_types(); });
  AddCounts(std::move(predicates), [&] { return response.add_predicates(); });
  *response.mutable_version() = VersionToProto(graph);
  return {};
}

}  // namespace quipu
