// A server over a store in memory, and documents whose claims are written down
// rather than extracted.

#ifndef QUIPU_TESTS_APP_SERVER_SERVICE_SUPPORT_H_
#define QUIPU_TESTS_APP_SERVER_SERVICE_SUPPORT_H_

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/server/running_server.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "quipu/v1/curation_service.grpc.pb.h"
#include "quipu/v1/ingest_service.grpc.pb.h"
#include "quipu/v1/query_service.grpc.pb.h"

namespace quipu {

// A claim between things that are given as "Type:Name"; an object "=1952" is a
// date and any other object without a colon a text. `denied` claims are
// positive and denied.
struct Fact {
  std::string subject;
  std::string predicate;
  std::string object;
  bool denied = false;
};

struct WrittenDocument {
  Document document;
  Extraction extraction;
};

// One line of text per fact, which is also its evidence.
WrittenDocument WriteDocument(const std::string& key,
                              const std::vector<Fact>& facts);

// The built-in one; reading its ontology takes a while.
const std::shared_ptr<const Extractor>& SharedExtractor();

// A store in memory that holds the documents, derived and published.
KnowledgeStore MakeStore(const std::vector<WrittenDocument>& documents);

// Two reports about one case:
//
//   Ada Lund --member_of--> Reed Party <--leader_of-- Bo Lund
//      |  \--born_on--> 1952        ^--opposed_to-- Cy Marsh (denied)
//      +--visited--> Port Hale (both reports)
std::vector<WrittenDocument> SmallWorld();

class TestServer {
 public:
  explicit TestServer(
      KnowledgeStore store,
      const std::function<void(RunningServer::Options&)>& adjust =
          [](RunningServer::Options&) {});

  v1::QueryService::Stub& query() { return *query_; }
  v1::IngestService::Stub& ingest() { return *ingest_; }
  v1::CurationService::Stub& curation() { return *curation_; }
  const std::shared_ptr<grpc::Channel>& channel() { return channel_; }
  RunningServer& server() { return *server_; }

 private:
  std::unique_ptr<RunningServer> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::QueryService::Stub> query_;
  std::unique_ptr<v1::IngestService::Stub> ingest_;
  std::unique_ptr<v1::CurationService::Stub> curation_;
};

// One call of QueryService:
//   Ask(server, &v1::QueryService::Stub::GetStats, request, response)
template <typename Method, typename Request, typename Response>
grpc::Status Ask(TestServer& server, Method method, const Request& request,
                 Response& response) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() +
                       std::chrono::seconds(60));
  response.Clear();
  return (server.query().*method)(&context, request, &response);
}

// What came back from one call of IngestDocuments.
struct IngestAnswer {
  grpc::Status status;
  std::vector<v1::DocumentOutcome> outcomes;
  std::vector<v1::IngestSummary> summaries;
};

// Sends all parts, then reads all responses.
IngestAnswer SendParts(TestServer& server,
                       const std::vector<v1::IngestDocumentsRequest>& parts);
IngestAnswer SendDocuments(
    TestServer& server,
    const std::vector<std::pair<std::string, std::string>>& documents);

// The ErrorInfo of a status.
struct ErrorDetails {
  std::string reason;
  std::string domain;
  std::map<std::string, std::string> metadata;
  std::vector<std::string> fields;  // of BadRequest
};
ErrorDetails DetailsOf(const grpc::Status& status);

// That a call of QueryService is refused for this field of its request.
template <typename Method, typename Request, typename Response>
void CheckBadField(TestServer& server, Method method, const Request& request,
                   Response& response, const std::string& field) {
  const grpc::Status status = Ask(server, method, request, response);
  CAPTURE(field, status.error_message());
  CHECK(status.error_code() == grpc::StatusCode::INVALID_ARGUMENT);
  CHECK(DetailsOf(status).fields == std::vector<std::string>{field});
}

// A unary call of any method with bytes.
grpc::Status CallWithBytes(TestServer& server, const std::string& method,
                           const std::string& request, std::string& response);

}  // namespace quipu

#endif  // QUIPU_TESTS_APP_SERVER_SERVICE_SUPPORT_H_
