#include "ingest/service/ingest_service.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "ingest/service/changes.h"
#include "ingest/service/ingest_stream.h"
#include "quipu/v1/ingest_service.pb.h"
#include "rpc/resource_names.h"

namespace quipu {
namespace {

constexpr const char* kService = "quipu.v1.IngestService";

ApiResult<void> RemoveDocument(const WriteAccess& access,
                               const v1::RemoveDocumentRequest& request,
                               v1::RemoveDocumentResponse& response) {
  const std::optional<DocumentKey> key = ParseDocumentName(request.name());
  if (!key) {
    return BadField("name", "\"" + request.name() +
                                "\" is not of the form documents/{id}, where "
                                "the id is the percent-encoded key");
  }
  const std::array keys = {*key};
  const auto report = access.writer.Remove(keys);
  if (report) {
    ChangeList<v1::RemoveDocumentResponse>(response).Add(*report);
    if (const Result<void> served = access.await_served(); !served) {
      return Annotate(served.error(),
                      "the document is removed, but still served");
    }
  } else if (report.error().code != ErrorCode::kNotFound) {
    return report.error();
  } else if (!request.allow_missing()) {
    return ApiError(ApiCode::kNotFound, "DOCUMENT_NOT_FOUND",
                    "name: there is no document " + key->value);
  }
  QUIPU_API_TRY(*response.mutable_version(),
                PublishedVersion(access.writer.store()));
  return {};
}

Method IngestDocumentsMethod(const WriteAccess& access) {
  CallLimits limits;
  limits.threads = access.options.max_streams;
  limits.busy = "too many clients are sending documents";
  return {kService,
          "IngestDocuments",
          &v1::IngestDocumentsRequest::default_instance(),
          &v1::IngestDocumentsResponse::default_instance(),
          [access](const Call& call, MessageStream& stream) {
            return IngestStream(access, call, stream).Run();
          },
          std::make_shared<CallQueue>(limits)};
}

Method RemoveDocumentMethod(const WriteAccess& access) {
  using Request = v1::RemoveDocumentRequest;
  using Response = v1::RemoveDocumentResponse;
  CallLimits limits;
  limits.waiting = access.options.waiting_changes;
  limits.busy = "too many changes are waiting; try again later";
  return {kService,
          "RemoveDocument",
          &Request::default_instance(),
          &Response::default_instance(),
          Typed<Request, Response>([access](const Call&, const Request& request,
                                            Response& response) {
            return RemoveDocument(access, request, response);
          }),
          std::make_shared<CallQueue>(limits)};
}

}  // namespace

std::vector<Method> IngestServiceMethods(
    StoreWriter& writer, std::function<Result<void>()> await_served,
    const IngestServiceOptions& options) {
  const WriteAccess access{writer, std::move(await_served), options};
  return {IngestDocumentsMethod(access), RemoveDocumentMethod(access)};
}

}  // namespace quipu
