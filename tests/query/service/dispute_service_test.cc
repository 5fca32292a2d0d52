// ListDisputes, called over a loopback connection.

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "tests/app/server/service_support.h"

namespace quipu {
namespace {

using Stub = v1::QueryService::Stub;

//   Ada Lund, Bo Lund --member_of--> Reed Party, Port Guild: each is said by
//   one report and denied by another, which has something to add: files of
//   equal bytes would be one voice
std::vector<WrittenDocument> ContestedWorld() {
  std::vector<Fact> said = {
      {"Person:Ada Lund", "member_of", "Organization:Reed Party"},
      {"Person:Ada Lund", "member_of", "Organization:Port Guild"},
      {"Person:Bo Lund", "member_of", "Organization:Reed Party"}};
  std::vector<Fact> denied = said;
  for (Fact& fact : denied) fact.denied = true;
  denied.push_back({"Person:Bo Lund", "located_in", "Place:Reed Bay"});
  return {WriteDocument("said.txt", said), WriteDocument("denied.txt", denied)};
}

}  // namespace

TEST_CASE("A dispute carries its positions and their quotes", "[service]") {
  TestServer server(MakeStore(ContestedWorld()));
  v1::ListDisputesRequest request;
  request.set_entity("Bo Lund");
  v1::ListDisputesResponse response;
  REQUIRE(Ask(server, &Stub::ListDisputes, request, response).ok());
  REQUIRE(response.disputes_size() == 1);
  const v1::Dispute& dispute = response.disputes(0);
  CHECK(dispute.kind() == v1::DISPUTE_KIND_DENIED);
  CHECK(dispute.subject().display_name() == "Bo Lund");
  CHECK(dispute.predicate() == "member_of");
  CHECK(dispute.object().display_name() == "Reed Party");
  CHECK(dispute.source_count() == 2);
  CHECK(dispute.opposing_source_count() == 1);
  REQUIRE(dispute.positions_size() == 2);
  const auto& affirmed = dispute.positions(0);
  CHECK_FALSE(affirmed.denied());
  CHECK(affirmed.source_count() == 1);
  CHECK(affirmed.claim_count() == 1);
  REQUIRE(affirmed.values_size() == 1);
  CHECK(affirmed.values(0).entity().display_name() == "Reed Party");
  REQUIRE(affirmed.conflicts_size() == 1);
  CHECK(affirmed.conflicts(0) == 1);
  REQUIRE(affirmed.claims_size() == 1);
  CHECK(affirmed.claims(0).document().key() == "said.txt");
  CHECK(affirmed.claims(0).evidence(0).quote() ==
        "Bo Lund member_of Reed Party.");
  CHECK(dispute.positions(1).denied());
  CHECK(dispute.positions(1).claims(0).document().key() == "denied.txt");
  CHECK(response.outcome().completeness() == v1::COMPLETENESS_COMPLETE);
  CHECK(response.version().generation() > 0);

  request.set_claims_per_position(0);
  REQUIRE(Ask(server, &Stub::ListDisputes, request, response).ok());
  CHECK(response.disputes(0).positions(0).claims_size() == 0);
}

TEST_CASE("Disputes come page by page, and filtered", "[service]") {
  TestServer server(MakeStore(ContestedWorld()));
  v1::ListDisputesRequest request;
  v1::ListDisputesResponse response;
  request.set_page_size(2);
  std::set<std::string> seen;
  for (int page = 0; page < 2; ++page) {
    REQUIRE(Ask(server, &Stub::ListDisputes, request, response).ok());
    CHECK(response.total_size() == 3);
    CHECK(response.disputes_size() == (page == 0 ? 2 : 1));
    for (const v1::Dispute& dispute : response.disputes()) {
      seen.insert(dispute.subject().name() + dispute.object().name());
    }
    request.set_page_token(response.next_page_token());
  }
  CHECK(response.next_page_token().empty());
  CHECK(seen.size() == 3);

  request.Clear();
  request.mutable_filter()->add_documents("documents/said.txt");
  REQUIRE(Ask(server, &Stub::ListDisputes, request, response).ok());
  CHECK(response.disputes_size() == 0);
  CHECK(response.outcome().completeness() == v1::COMPLETENESS_NONE_EXISTS);
}

TEST_CASE("A request for disputes that makes no sense is refused",
          "[service]") {
  TestServer server(MakeStore(ContestedWorld()));
  v1::ListDisputesRequest request;
  v1::ListDisputesResponse response;
  request.set_claims_per_position(21);
  CheckBadField(server, &Stub::ListDisputes, request, response,
                "claims_per_position");
  request.Clear();
  request.mutable_filter()->set_stance(v1::STANCE_ALL);
  CheckBadField(server, &Stub::ListDisputes, request, response, "filter");
  request.Clear();
  request.set_entity("Nobody");
  CHECK(Ask(server, &Stub::ListDisputes, request, response).error_code() ==
        grpc::StatusCode::NOT_FOUND);
}

}  // namespace quipu
