// FindPaths and ListNeighbors, called over a loopback connection.

#include <catch2/catch.hpp>

#include "tests/app/server/service_support.h"

namespace quipu {
namespace {

using Stub = v1::QueryService::Stub;

}  // namespace

// Ada Lund --member_of--> Reed Party <--leader_of-- Bo Lund
TEST_CASE("A path carries its relations and their quotes", "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  v1::FindPathsRequest request;
  request.set_from_entity("Ada Lund");
  request.set_to_entity("Bo Lund");
  request.set_claims_per_relation(1);
  v1::FindPathsResponse response;
  REQUIRE(Ask(server, &Stub::FindPaths, request, response).ok());
  REQUIRE(response.paths_size() == 1);
  const auto& path = response.paths(0);
  CHECK(path.start().display_name() == "Ada Lund");
  CHECK(path.half_hops() == 4);
  REQUIRE(path.hops_size() == 2);
  CHECK(path.hops(0).to().display_name() == "Reed Party");
  CHECK(path.hops(1).to().display_name() == "Bo Lund");
  REQUIRE(path.hops(0).relations_size() == 1);
  const v1::Relation& relation = path.hops(0).relations(0);
  CHECK(relation.predicate() == "member_of");
  CHECK(relation.subject().display_name() == "Ada Lund");
  CHECK(relation.object().display_name() == "Reed Party");
  CHECK(relation.source_count() == 1);
  REQUIRE(relation.claims_size() == 1);
  const v1::Claim& claim = relation.claims(0);
  CHECK(claim.document().name() == "documents/reports%2Fa%20b.txt");
  CHECK(claim.document().published() == "1992-05");
  CHECK(claim.predicate() == "member_of");
  CHECK(claim.modality() == v1::MODALITY_ASSERTED);
  CHECK(claim.confidence() == 900);
  REQUIRE(claim.evidence_size() == 1);
  CHECK(claim.evidence(0).quote() == "Ada Lund member_of Reed Party.");
  CHECK(claim.evidence(0).source_span().end() == 30);
  CHECK(claim.evidence(0).locator().number() == 1);
}

TEST_CASE("A path that does not exist is told from one that was not found",
          "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  v1::FindPathsRequest request;
  request.set_from_entity("Ada Lund");
  request.set_to_entity("Cy Marsh");
  v1::FindPathsResponse response;
  // What links Cy Marsh is denied.
  REQUIRE(Ask(server, &Stub::FindPaths, request, response).ok());
  CHECK(response.paths_size() == 0);
  CHECK(response.outcome().completeness() == v1::COMPLETENESS_NONE_EXISTS);

  request.mutable_filter()->set_stance(v1::STANCE_ALL);
  REQUIRE(Ask(server, &Stub::FindPaths, request, response).ok());
  CHECK(response.paths_size() == 1);

  request.set_max_hops(1);
  REQUIRE(Ask(server, &Stub::FindPaths, request, response).ok());
  CHECK(response.paths_size() == 0);
  CHECK(response.outcome().completeness() == v1::COMPLETENESS_TRUNCATED);
  CHECK(response.outcome().limit() == v1::LIMIT_MAX_HOPS);
}

TEST_CASE("Filters act on paths, and unknown names in them are told",
          "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  v1::FindPathsRequest request;
  request.set_from_entity("Ada Lund");
  request.set_to_entity("Bo Lund");
  request.mutable_filter()->add_documents("documents/reports%2Fb.txt");
  v1::FindPathsResponse response;
  REQUIRE(Ask(server, &Stub::FindPaths, request, response).ok());
  CHECK(response.paths_size() == 0);

  request.mutable_filter()->clear_documents();
  request.mutable_filter()->add_predicates("no_such_predicate");
  REQUIRE(Ask(server, &Stub::FindPaths, request, response).ok());
  CHECK(response.paths_size() == 0);
  REQUIRE(response.outcome().unknown_names_size() == 1);

  request.mutable_filter()->clear_predicates();
  request.add_avoid("Reed Party");
  REQUIRE(Ask(server, &Stub::FindPaths, request, response).ok());
  CHECK(response.paths_size() == 0);
}

TEST_CASE("Requests out of bounds name the field", "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  v1::FindPathsResponse response;
  const auto check = [&](const std::string& field, const auto& change) {
    v1::FindPathsRequest request;
    request.set_from_entity("Ada Lund");
    request.set_to_entity("Bo Lund");
    change(request);
    CheckBadField(server, &Stub::FindPaths, request, response, field);
  };
  check("from_entity", [](auto& request) { request.clear_from_entity(); });
  check("to_entity", [](auto& request) { request.set_to_entity("entities/"); });
  check("max_paths", [](auto& request) { request.set_max_paths(-1); });
  check("max_paths", [](auto& request) { request.set_max_paths(101); });
  check("max_hops", [](auto& request) { request.set_max_hops(-1); });
  check("claims_per_relation",
        [](auto& request) { request.set_claims_per_relation(6); });
  check("via", [](auto& request) {
    for (int i = 0; i < 9; ++i) request.add_via("Reed Party");
  });
  check("avoid", [](auto& request) {
    for (int i = 0; i < 101; ++i) request.add_avoid("Reed Party");
  });
  check("filter.since",
        [](auto& request) { request.mutable_filter()->set_since("1992-13"); });
  check("filter.until", [](auto& request) {
    request.mutable_filter()->set_until("yesterday");
  });
  check("filter.min_confidence", [](auto& request) {
    request.mutable_filter()->set_min_confidence(1001);
  });
  check("filter.min_sources",
        [](auto& request) { request.mutable_filter()->set_min_sources(-1); });
  check("filter.documents", [](auto& request) {
    request.mutable_filter()->add_documents("reports/b.txt");
  });
  check("filter.stance", [](auto& request) {
    request.mutable_filter()->set_stance(v1::STANCE_ALL);
    request.mutable_filter()->set_polarity(v1::POLARITY_NEGATIVE);
  });
  check("filter", [](auto& request) {
    request.mutable_filter()->set_modality(static_cast<v1::Modality>(77));
  });
  check("filter.predicates", [](auto& request) {
    for (int i = 0; i < 1001; ++i) {
      request.mutable_filter()->add_predicates("p");
    }
  });
}

TEST_CASE("Neighbours are listed nearest first, page by page", "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  v1::ListNeighborsRequest request;
  request.set_entity("Ada Lund");
  request.set_max_hops(2);
  request.set_page_size(2);
  request.set_claims_per_relation(5);
  v1::ListNeighborsResponse response;
  REQUIRE(Ask(server, &Stub::ListNeighbors, request, response).ok());
  CHECK(response.total_size() == 3);
  REQUIRE(response.neighbors_size() == 2);
  // Two documents say that she visited Port Hale.
  CHECK(response.neighbors(0).entity().display_name() == "Port Hale");
  CHECK(response.neighbors(0).half_hops() == 2);
  CHECK(response.neighbors(0).claim_count() == 2);
  CHECK(response.neighbors(0).previous().display_name() == "Ada Lund");
  REQUIRE(response.neighbors(0).relations_size() == 1);
  CHECK(response.neighbors(0).relations(0).source_count() == 2);
  CHECK(response.neighbors(0).relations(0).claims_size() == 2);
  CHECK(response.neighbors(1).entity().display_name() == "Reed Party");
  CHECK(response.outcome().limit() == v1::LIMIT_RESULTS);
  REQUIRE_FALSE(response.next_page_token().empty());

  request.set_page_token(response.next_page_token());
  REQUIRE(Ask(server, &Stub::ListNeighbors, request, response).ok());
  REQUIRE(response.neighbors_size() == 1);
  CHECK(response.neighbors(0).entity().display_name() == "Bo Lund");
  CHECK(response.neighbors(0).previous().display_name() == "Reed Party");
  CHECK(response.next_page_token().empty());

  request.clear_page_token();
  request.set_max_hops(11);
  CheckBadField(server, &Stub::ListNeighbors, request, response, "max_hops");
}

}  // namespace quipu
