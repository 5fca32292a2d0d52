// CompareDocuments, called over a loopback connection.

#include <catch2/catch.hpp>

#include "tests/app/server/service_support.h"

namespace quipu {
namespace {

using Stub = v1::QueryService::Stub;

//   a.txt: Ada Lund —member_of→ Reed Party, Bo Lund —member_of→ Port Guild
//   b.txt: not Ada Lund —member_of→ Reed Party
//   c.txt: Ada Lund —member_of→ Reed Party, speaks of Bo Lund
KnowledgeStore Reports() {
  const Fact ada = {"Person:Ada Lund", "member_of", "Organization:Reed Party"};
  const Fact bo = {"Person:Bo Lund", "member_of", "Organization:Port Guild"};
  Fact denied = ada;
  denied.denied = true;
  return MakeStore(
      {WriteDocument("a.txt", {ada, bo}), WriteDocument("b.txt", {denied}),
       WriteDocument("c.txt",
                     {ada, {"Person:Bo Lund", "located_in", "Place:Reed"}})});
}

TEST_CASE("A comparison has what each document says alone", "[service]") {
  TestServer server(Reports());
  v1::CompareDocumentsRequest request;
  request.add_documents("documents/a.txt");
  request.add_documents("documents/b.txt");
  request.add_documents("documents/c.txt");
  v1::CompareDocumentsResponse response;
  REQUIRE(Ask(server, &Stub::CompareDocuments, request, response).ok());
  REQUIRE(response.documents_size() == 3);
  CHECK(response.documents(1).document().key() == "b.txt");
  CHECK(response.documents(1).voice() == 1);
  CHECK(response.documents(0).claim_count() == 2);
  REQUIRE(response.alone_size() == 2);
  CHECK(response.alone_count() == 2);
  const v1::Silence& alone = response.alone(0);
  CHECK(alone.subject().display_name() == "Bo Lund");
  CHECK(alone.predicate() == "member_of");
  CHECK(alone.object().entity().display_name() == "Port Guild");
  REQUIRE(alone.saying_voices_size() == 1);
  CHECK(alone.saying_voices(0) == 0);
  CHECK(alone.claims(0).document().key() == "a.txt");
  REQUIRE(response.disputes_size() == 1);
  CHECK(response.disputes(0).subject().display_name() == "Ada Lund");
  CHECK(response.dispute_count() == 1);
  CHECK(response.outcome().completeness() == v1::COMPLETENESS_COMPLETE);
  CHECK(response.version().generation() > 0);

  request.set_max_results(1);
  REQUIRE(Ask(server, &Stub::CompareDocuments, request, response).ok());
  CHECK(response.alone_size() == 1);
  CHECK(response.alone_count() == 2);
  CHECK(response.outcome().limit() == v1::LIMIT_RESULTS);
}

TEST_CASE("One document alone is compared with those near it", "[service]") {
  TestServer server(Reports());
  v1::CompareDocumentsRequest request;
  request.add_documents("documents/b.txt");
  v1::CompareDocumentsResponse response;
  REQUIRE(Ask(server, &Stub::CompareDocuments, request, response).ok());
  CHECK(response.related_count() == 2);
  REQUIRE(response.documents_size() == 3);
  CHECK(response.documents(0).document().key() == "b.txt");
  CHECK(response.alone_size() == 0);
  CHECK(response.disputes_size() == 1);
}

TEST_CASE("A comparison that makes no sense is refused", "[service]") {
  TestServer server(Reports());
  v1::CompareDocumentsRequest request;
  v1::CompareDocumentsResponse response;
  CheckBadField(server, &Stub::CompareDocuments, request, response,
                "documents");
  request.add_documents("a.txt");
  CheckBadField(server, &Stub::CompareDocuments, request, response,
                "documents[0]");
  request.set_documents(0, "documents/a.txt");
  request.mutable_filter()->add_documents("documents/b.txt");
  CheckBadField(server, &Stub::CompareDocuments, request, response, "filter");
  request.clear_filter();
  request.set_max_results(101);
  CheckBadField(server, &Stub::CompareDocuments, request, response,
                "max_results");
  request.set_max_results(0);
  request.set_claims_per_result(-1);
  CheckBadField(server, &Stub::CompareDocuments, request, response,
                "claims_per_result");
  request.Clear();
  request.add_documents("documents/lost.txt");
  CHECK(Ask(server, &Stub::CompareDocuments, request, response).error_code() ==
        grpc::StatusCode::NOT_FOUND);
}

}  // namespace
}  // namespace quipu
