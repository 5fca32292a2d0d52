// IngestService, called over a loopback connection.

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "rpc/resource_names.h"
#include "tests/app/server/service_support.h"

namespace quipu {
namespace {

using grpc::StatusCode;
using QueryStub = v1::QueryService::Stub;

v1::IngestDocumentsRequest Part(const std::string& key,
                                const std::string& content, bool more) {
  v1::IngestDocumentsRequest part;
  part.set_key(key);
  part.set_content(content);
  part.set_more(more);
  return part;
}

uint64_t DocumentCount(TestServer& server) {
  v1::GetStatsResponse response;
  REQUIRE(
      Ask(server, &QueryStub::GetStats, v1::GetStatsRequest(), response).ok());
  return response.document_count();
}

std::string TextOf(TestServer& server, const std::string& key) {
  v1::GetDocumentRequest request;
  request.set_name(DocumentName(DocumentKey{key}));
  request.set_text_limit(1 << 20);
  v1::GetDocumentResponse response;
  REQUIRE(Ask(server, &QueryStub::GetDocument, request, response).ok());
  return response.text();
}

grpc::Status RemoveByName(TestServer& server, const std::string& name,
                          bool allow_missing,
                          v1::RemoveDocumentResponse& response) {
  grpc::ClientContext context;
  v1::RemoveDocumentRequest request;
  request.set_name(name);
  request.set_allow_missing(allow_missing);
  return server.ingest().RemoveDocument(&context, request, &response);
}

}  // namespace

TEST_CASE("A query sees what was ingested before", "[service]") {
  TestServer server(MakeStore({}));
  const IngestAnswer answer =
      SendDocuments(server, {{"a.txt", "Ada Lund lives in Port Hale.\n"},
                             {"dir/b.md", "# Title\n\nBo Lund is a poet.\n"}});
  REQUIRE(answer.status.ok());
  REQUIRE(answer.outcomes.size() == 2);
  CHECK(answer.outcomes[0].key() == "a.txt");
  CHECK(answer.outcomes[0].outcome() == v1::INGEST_OUTCOME_ADDED);
  CHECK(answer.outcomes[0].source_bytes() == 29);
  CHECK(answer.outcomes[1].name() == "documents/dir%2Fb.md");
  CHECK(answer.outcomes[1].done() == 2);
  REQUIRE(answer.summaries.size() == 1);
  CHECK(answer.summaries[0].added() == 2);
  CHECK(DocumentCount(server) == 2);
  CHECK(TextOf(server, "a.txt") == "Ada Lund lives in Port Hale.\n");

  v1::GetStatsResponse stats;
  REQUIRE(Ask(server, &QueryStub::GetStats, v1::GetStatsRequest(), stats).ok());
  CHECK(stats.version().generation() ==
        answer.summaries[0].version().generation());
  CHECK(stats.version().input_digest() ==
        answer.summaries[0].version().input_digest());
}

TEST_CASE("Ingesting again replaces what changed", "[service]") {
  TestServer server(MakeStore({}));
  REQUIRE(
      SendDocuments(server, {{"a", "One.\n"}, {"b", "Two.\n"}}).status.ok());
  const IngestAnswer again =
      SendDocuments(server, {{"a", "One.\n"}, {"b", "Three.\n"}});
  REQUIRE(again.outcomes.size() == 2);
  CHECK(again.outcomes[0].outcome() == v1::INGEST_OUTCOME_UNCHANGED);
  CHECK(again.outcomes[1].outcome() == v1::INGEST_OUTCOME_REPLACED);
  CHECK(again.summaries.at(0).unchanged() == 1);
  CHECK(again.summaries.at(0).replaced() == 1);
  CHECK(TextOf(server, "b") == "Three.\n");
}

TEST_CASE("Documents that cannot be taken are told of in their places",
          "[service]") {
  TestServer server(MakeStore({}), [](auto& options) {
    options.ingest.max_document_bytes = 100;
  });
  const IngestAnswer answer =
      SendDocuments(server, {{"", "No key.\n"},
                             {"good", "Fine.\n"},
                             {"bad\nkey", "Text.\n"},
                             {"good", "Again.\n"},
                             {"binary", std::string("\0\1\2\3\0\0\0\0", 8)},
                             {"long", std::string(101, 'a')},
                             {"last", "Fine too.\n"}});
  REQUIRE(answer.status.ok());
  REQUIRE(answer.outcomes.size() == 7);
  for (const size_t i : {0U, 2U, 3U, 4U, 5U}) {
    CAPTURE(i);
    CHECK(answer.outcomes[i].outcome() == v1::INGEST_OUTCOME_SKIPPED);
    CHECK_FALSE(answer.outcomes[i].reason().empty());
  }
  CHECK(answer.outcomes[0].name().empty());
  CHECK(answer.outcomes[1].outcome() == v1::INGEST_OUTCOME_ADDED);
  CHECK(answer.outcomes[6].outcome() == v1::INGEST_OUTCOME_ADDED);
  CHECK(answer.summaries.at(0).skipped() == 5);
  CHECK(answer.summaries.at(0).added() == 2);
  CHECK(TextOf(server, "good") == "Fine.\n");
}

TEST_CASE("A document may come in parts", "[service]") {
  TestServer server(MakeStore({}));
  const IngestAnswer answer = SendParts(
      server, {Part("a", "One ", true), Part("", "two ", true),
               Part("a", "three.\n", false), Part("b", "Four.\n", false)});
  REQUIRE(answer.status.ok());
  REQUIRE(answer.outcomes.size() == 2);
  CHECK(TextOf(server, "a") == "One two three.\n");
}

TEST_CASE("Parts of two documents may not be mixed", "[service]") {
  TestServer server(MakeStore({}));
  const IngestAnswer mixed =
      SendParts(server, {Part("a", "One ", true), Part("b", "two", false)});
  CHECK(mixed.status.error_code() == StatusCode::INVALID_ARGUMENT);
  const IngestAnswer open = SendParts(server, {Part("a", "One ", true)});
  CHECK(open.status.error_code() == StatusCode::INVALID_ARGUMENT);
  CHECK(open.summaries.empty());
  CHECK(DocumentCount(server) == 0);
}

TEST_CASE("A stream of many batches gives one summary", "[service]") {
  TestServer server(MakeStore({}),
                    [](auto& options) { options.ingest.batch_documents = 3; });
  std::vector<std::pair<std::string, std::string>> documents;
  for (int i = 0; i < 20; ++i) {
    documents.emplace_back("d" + std::to_string(i),
                           "Text " + std::to_string(i) + ".\n");
  }
  const IngestAnswer answer = SendDocuments(server, documents);
  REQUIRE(answer.status.ok());
  REQUIRE(answer.outcomes.size() == 20);
  for (size_t i = 0; i < 20; ++i) {
    CHECK(answer.outcomes[i].key() == documents[i].first);
    CHECK(answer.outcomes[i].done() == i + 1);
  }
  REQUIRE(answer.summaries.size() == 1);
  CHECK(answer.summaries[0].added() == 20);
  CHECK(DocumentCount(server) == 20);
}

TEST_CASE("An empty stream changes nothing", "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  const IngestAnswer answer = SendParts(server, {});
  REQUIRE(answer.status.ok());
  REQUIRE(answer.summaries.size() == 1);
  CHECK(answer.summaries[0].version().generation() == 1);
}

TEST_CASE("A document is removed once", "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  v1::RemoveDocumentResponse response;
  REQUIRE(
      RemoveByName(server, "documents/reports%2Fb.txt", false, response).ok());
  CHECK(response.version().generation() == 2);
  CHECK(DocumentCount(server) == 1);
  const grpc::Status again =
      RemoveByName(server, "documents/reports%2Fb.txt", false, response);
  CHECK(again.error_code() == StatusCode::NOT_FOUND);
  CHECK(DetailsOf(again).reason == "DOCUMENT_NOT_FOUND");
  CHECK(RemoveByName(server, "documents/reports%2Fb.txt", true, response).ok());
  const grpc::Status bad =
      RemoveByName(server, "reports/b.txt", true, response);
  CHECK(bad.error_code() == StatusCode::INVALID_ARGUMENT);
}

TEST_CASE("A page token expires when the graph changes", "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  v1::ListDocumentsRequest request;
  request.set_page_size(1);
  v1::ListDocumentsResponse page;
  REQUIRE(Ask(server, &QueryStub::ListDocuments, request, page).ok());
  request.set_page_token(page.next_page_token());
  REQUIRE(SendDocuments(server, {{"new", "Text.\n"}}).status.ok());
  const grpc::Status status =
      Ask(server, &QueryStub::ListDocuments, request, page);
  CHECK(status.error_code() == StatusCode::FAILED_PRECONDITION);
  CHECK(DetailsOf(status).reason == "PAGE_TOKEN_EXPIRED");
}

TEST_CASE("A client that cancels leaves a server that goes on", "[service]") {
  TestServer server(MakeStore({}));
  for (int i = 0; i < 10; ++i) {
    grpc::ClientContext context;
    const auto stream = server.ingest().IngestDocuments(&context);
    stream->Write(Part("a", "Half of ", true));
    context.TryCancel();
    // The server may still be ending the streams before.
    const StatusCode code = stream->Finish().error_code();
    CHECK((code == StatusCode::CANCELLED ||
           code == StatusCode::RESOURCE_EXHAUSTED));
  }
  // Streams that ended do not count against the limit of four.
  IngestAnswer answer;
  do {
    answer = SendDocuments(server, {{"b", "Text.\n"}});
  } while (answer.status.error_code() == StatusCode::RESOURCE_EXHAUSTED);
  CHECK(answer.status.ok());
  CHECK(DocumentCount(server) == 1);
}

TEST_CASE("Streams beyond the limit are refused", "[service]") {
  TestServer server(MakeStore({}),
                    [](auto& options) { options.ingest.max_streams = 1; });
  grpc::ClientContext context;
  const auto stream = server.ingest().IngestDocuments(&context);
  REQUIRE(stream->Write(Part("a", "Text.\n", false)));
  v1::IngestDocumentsResponse response;
  REQUIRE(stream->Read(&response));  // the server has heard of it
  const IngestAnswer second = SendDocuments(server, {{"b", "Text.\n"}});
  CHECK(second.status.error_code() == StatusCode::RESOURCE_EXHAUSTED);
  CHECK(DetailsOf(second.status).reason == "TOO_MANY_CALLS");
  REQUIRE(stream->Write(Part("c", "More.\n", false)));
  stream->WritesDone();
  while (stream->Read(&response)) {
  }
  CHECK(stream->Finish().ok());
}

TEST_CASE("Queries during ingest see whole generations", "[service]") {
  // What a stream sends becomes visible when it ends, and not before.
  TestServer server(MakeStore({}), [](auto& options) {
    options.ingest.batch_documents = 2;
    options.ingest.publication.interval = std::chrono::hours(1);
  });
  std::atomic<bool> done{false};
  std::atomic<int> failures{0};
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      uint64_t newest = 0;
      while (!done.load()) {
        grpc::ClientContext context;
        v1::ListDocumentsRequest request;
        request.set_page_size(200);
        v1::ListDocumentsResponse response;
        const grpc::Status status =
            server.query().ListDocuments(&context, request, &response);
        const bool whole =
            status.ok() && response.version().generation() >= newest &&
            response.total_size() ==
                static_cast<uint64_t>(response.documents_size()) &&
            response.documents_size() % 6 == 0;
        failures += whole ? 0 : 1;
        newest = response.version().generation();
      }
    });
  }
  for (int round = 0; round < 5; ++round) {
    std::vector<std::pair<std::string, std::string>> documents;
    for (int i = 0; i < 6; ++i) {
      documents.emplace_back(std::to_string(round) + "/" + std::to_string(i),
                             "Ada Lund met Bo Lund.\n");
    }
    CHECK(SendDocuments(server, documents).status.ok());
  }
  done.store(true);
  for (std::thread& reader : readers) {
    reader.join();
  }
  CHECK(failures.load() == 0);
  CHECK(DocumentCount(server) == 30);
}

}  // namespace quipu
