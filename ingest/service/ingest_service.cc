// IngestService over gRPC.

#include "ingest/service/ingest_service.h"

#include <grpcpp/support/server_callback.h>

#include <array>
#include <atomic>
#include <optional>
#include <string>
#include <utility>

#include "ingest/pipeline/ingest.h"
#include "ingest/service/changer.h"
#include "ingest/service/changes.h"
#include "ingest/service/ingest_stream.h"
#include "quipu/v1/ingest_service.grpc.pb.h"
#include "rpc/grpc_status.h"
#include "rpc/resource_names.h"

namespace quipu {
namespace {

// One call of RemoveDocument, until gRPC is done with it.
class RemoveCall final : public grpc::ServerUnaryReactor {
 public:
  RemoveCall(Changer& changer, const v1::RemoveDocumentRequest& request,
             v1::RemoveDocumentResponse& response)
      : changer_(changer), request_(request), response_(response) {
    if (!changer_.queue.TryPush([this] { Finish(Run()); })) {
      Finish(StatusWithReason(grpc::StatusCode::RESOURCE_EXHAUSTED,
                              "TOO_MANY_CALLS",
                              "too many changes are waiting; try again later"));
    }
  }
  void OnCancel() override { cancelled_.store(true); }
  void OnDone() override { delete this; }

 private:
  grpc::Status Run() {
    if (cancelled_.load()) {
      return StatusWithReason(grpc::StatusCode::CANCELLED, "CANCELLED",
                              "the client cancelled the call");
    }
    const std::optional<DocumentKey> key = ParseDocumentName(request_.name());
    if (!key) {
      return BadField("name", "\"" + request_.name() +
                                  "\" is not of the form documents/{id}, where "
                                  "the id is the percent-encoded key");
    }
    const std::array keys = {*key};
    const auto report =
        Remove(changer_.store, changer_.extractor.ontology(), keys);
    if (report) {
      ChangeList<v1::RemoveDocumentResponse>(response_).Add(*report);
      if (const Result<void> loaded = changer_.on_published(); !loaded) {
        return ToGrpcStatus(Annotate(
            loaded.error(), "the document is removed, but still served"));
      }
    } else if (report.error().code != ErrorCode::kNotFound) {
      return ToGrpcStatus(report.error());
    } else if (!request_.allow_missing()) {
      return StatusWithReason(grpc::StatusCode::NOT_FOUND, "DOCUMENT_NOT_FOUND",
                              "name: there is no document " + key->value);
    }
    QUIPU_TRY_STATUS(*response_.mutable_version(),
                     PublishedVersion(changer_.store));
    return grpc::Status::OK;
  }

  Changer& changer_;
  const v1::RemoveDocumentRequest& request_;
  v1::RemoveDocumentResponse& response_;
  std::atomic<bool> cancelled_{false};
};

class IngestServiceMethods final : public v1::IngestService::CallbackService {
 public:
  IngestServiceMethods(KnowledgeStore& store, const Extractor& extractor,
                       std::function<Result<void>()> on_published,
                       const IngestServiceOptions& options)
      : changer_(store, extractor, std::move(on_published), options) {}

  grpc::ServerBidiReactor<v1::IngestDocumentsRequest,
                          v1::IngestDocumentsResponse>*
  IngestDocuments(grpc::CallbackServerContext* /*context*/) override {
    return new IngestStream(changer_);  // deletes itself
  }

  grpc::ServerUnaryReactor* RemoveDocument(
      grpc::CallbackServerContext* /*context*/,
      const v1::RemoveDocumentRequest* request,
      v1::RemoveDocumentResponse* response) override {
    return new RemoveCall(changer_, *request, *response);  // deletes itself
  }

 private:
  Changer changer_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeIngestService(
    KnowledgeStore& store, const Extractor& extractor,
    std::function<Result<void>()> on_published,
    const IngestServiceOptions& options) {
  return std::make_unique<IngestServiceMethods>(
      store, extractor, std::move(on_published), options);
}

}  // namespace quipu
