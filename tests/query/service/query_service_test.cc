// QueryService, called over a loopback connection.

#include <catch2/catch.hpp>
#include <set>

#include "rpc/resource_names.h"
#include "tests/app/server/service_support.h"

namespace quipu {
namespace {

using Stub = v1::QueryService::Stub;
using grpc::StatusCode;

// The resource name of the one entity with this display name.
std::string NameOf(TestServer& server, const std::string& display_name) {
  v1::SearchEntitiesRequest request;
  request.set_query(display_name);
  v1::SearchEntitiesResponse response;
  REQUIRE(Ask(server, &Stub::SearchEntities, request, response).ok());
  for (const auto& match : response.matches()) {
    if (match.entity().display_name() == display_name) {
      return match.entity().name();
    }
  }
  FAIL("no entity " + display_name);
  return "";
}

// All claims of a parent, page by page.
std::vector<v1::Claim> AllClaims(TestServer& server,
                                 v1::ListClaimsRequest request) {
  std::vector<v1::Claim> claims;
  do {
    v1::ListClaimsResponse response;
    const grpc::Status status =
        Ask(server, &Stub::ListClaims, request, response);
    REQUIRE(status.error_message() == "");
    claims.insert(claims.end(), response.claims().begin(),
                  response.claims().end());
    CHECK((request.page_size() == 0 ||
           response.claims_size() <= request.page_size()));
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  return claims;
}

}  // namespace

TEST_CASE("Entities are found by name, with their types", "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  v1::SearchEntitiesRequest request;
  request.set_query("ada lund");
  v1::SearchEntitiesResponse response;
  REQUIRE(Ask(server, &Stub::SearchEntities, request, response).ok());
  REQUIRE(response.matches_size() == 1);
  const auto& match = response.matches(0);
  CHECK(match.entity().display_name() == "Ada Lund");
  CHECK(match.entity().type() == "Person");
  CHECK(match.match() == v1::NAME_MATCH_EXACT);
  CHECK(match.member_count() == 2);  // she is in both documents
  CHECK(ParseEntityName(match.entity().name()));
  CHECK_FALSE(response.truncated());
  CHECK(response.version().generation() == 1);
  CHECK(response.version().input_digest().size() == 64);
}

TEST_CASE("Pages of a search join to the whole", "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  v1::SearchEntitiesRequest request;
  request.set_query("lund");
  request.set_page_size(1);
  std::set<std::string> names;
  do {
    v1::SearchEntitiesResponse response;
    REQUIRE(Ask(server, &Stub::SearchEntities, request, response).ok());
    REQUIRE(response.matches_size() == 1);
    CHECK(names.insert(response.matches(0).entity().display_name()).second);
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  CHECK(names == std::set<std::string>{"Ada Lund", "Bo Lund"});
}

TEST_CASE("An entity is shown with its names and counts", "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  v1::GetEntityRequest request;
  v1::GetEntityResponse response;
  const std::string id = NameOf(server, "Ada Lund");
  for (const std::string& name :
       {id, std::string("Ada Lund"), "#" + id.substr(9)}) {
    CAPTURE(name);
    request.set_name(name);
    REQUIRE(Ask(server, &Stub::GetEntity, request, response).ok());
    const v1::Entity& entity = response.entity();
    CHECK(entity.name() == id);
    CHECK(entity.display_name() == "Ada Lund");
    CHECK(entity.type() == "Person");
    CHECK(entity.member_count() == 2);
    REQUIRE(entity.aliases_size() == 2);
    CHECK(entity.aliases(0).text() == "Ada Lund");
    CHECK(entity.aliases(0).kind() == v1::NAME_KIND_FULL);
    CHECK(entity.aliases(0).count() == 2);
    CHECK(entity.aliases(1).kind() == v1::NAME_KIND_SURNAME);
    CHECK(entity.relation_count() == 2);
    CHECK(entity.attribute_count() == 1);
  }
}

TEST_CASE("Entities and their relations are found by sure claims when asked",
          "[service]") {
  auto world = SmallWorld();  // its claims have 900
  for (Claim& claim : world[0].extraction.claims) claim.confidence = 300;
  world[1].extraction.claims[0].confidence = 300;  // all that is said of Bo
  TestServer server(MakeStore(world));
  v1::SearchEntitiesRequest search;
  search.set_query("lund");
  const auto found = [&] {
    std::set<std::string> names;
    v1::SearchEntitiesResponse response;
    REQUIRE(Ask(server, &Stub::SearchEntities, search, response).ok());
    for (const auto& match : response.matches()) {
      names.insert(match.entity().display_name());
    }
    return names;
  };
  v1::GetEntityRequest get;
  get.set_name("Ada Lund");
  const auto counts = [&] {
    v1::GetEntityResponse response;
    REQUIRE(Ask(server, &Stub::GetEntity, get, response).ok());
    return std::pair(response.entity().relation_count(),
                     response.entity().attribute_count());
  };
  const std::set<std::string> both = {"Ada Lund", "Bo Lund"};
  CHECK(found() == both);
  CHECK(counts() == std::pair(2U, 1U));
  const auto ask_for = [&](int confidence) {
    search.set_min_confidence(confidence);
    get.set_min_confidence(confidence);
  };
  ask_for(300);
  CHECK(found() == both);
  CHECK(counts() == std::pair(2U, 1U));
  ask_for(301);
  CHECK(found() == std::set<std::string>{"Ada Lund"});
  CHECK(counts() == std::pair(1U, 0U));  // the port that another text names
  ask_for(901);
  CHECK(found().empty());
  CHECK(counts() == std::pair(0U, 0U));
  for (const int wrong : {-1, 1001}) {
    ask_for(wrong);
    v1::SearchEntitiesResponse matches;
    CheckBadField(server, &Stub::SearchEntities, search, matches,
                  "min_confidence");
    v1::GetEntityResponse entity;
    CheckBadField(server, &Stub::GetEntity, get, entity, "min_confidence");
  }
}

TEST_CASE("A name that several entities bear lists the candidates",
          "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  v1::GetEntityRequest request;
  request.set_name("Lund");
  v1::GetEntityResponse response;
  const grpc::Status status = Ask(server, &Stub::GetEntity, request, response);
  CHECK(status.error_code() == StatusCode::FAILED_PRECONDITION);
  const ErrorDetails details = DetailsOf(status);
  CHECK(details.reason == "AMBIGUOUS_NAME");
  REQUIRE(details.metadata.size() == 2);
  CHECK(details.metadata.contains(NameOf(server, "Ada Lund")));
  CHECK(details.metadata.contains(NameOf(server, "Bo Lund")));
}

TEST_CASE("Entities that are not there are NOT_FOUND", "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  v1::GetEntityRequest request;
  v1::GetEntityResponse response;
  for (const char* name : {"Nobody Atall", "entities/0000000000000000"}) {
    CAPTURE(name);
    request.set_name(name);
    const grpc::Status status =
        Ask(server, &Stub::GetEntity, request, response);
    CHECK(status.error_code() == StatusCode::NOT_FOUND);
    CHECK(DetailsOf(status).reason == "ENTITY_NOT_FOUND");
  }
  for (const char* name : {"", "entities/", "entities/xyz"}) {
    CAPTURE(name);
    request.set_name(name);
    CheckBadField(server, &Stub::GetEntity, request, response, "name");
  }
  request.set_name(std::string(2000, 'a'));
  CheckBadField(server, &Stub::GetEntity, request, response, "name");
}

TEST_CASE("Claims about an entity come with objects of every kind",
          "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  v1::ListClaimsRequest request;
  request.set_parent("Ada Lund");
  const std::vector<v1::Claim> claims = AllClaims(server, request);
  REQUIRE(claims.size() == 4);
  CHECK(claims[0].name() == "documents/reports%2Fa%20b.txt/claims/0");
  CHECK(claims[0].object().entity().display_name() == "Reed Party");
  CHECK(claims[1].predicate() == "born_on");
  CHECK(claims[1].object().literal().date() == "1952");
  CHECK(claims[1].object().literal().kind() == v1::LITERAL_KIND_DATE);
  CHECK(claims[2].predicate() == "visited");
  CHECK(claims[3].document().key() == "reports/b.txt");

  request.set_page_size(1);
  const std::vector<v1::Claim> one_by_one = AllClaims(server, request);
  REQUIRE(one_by_one.size() == 4);
  for (size_t i = 0; i < 4; ++i) {
    CHECK(one_by_one[i].SerializeAsString() == claims[i].SerializeAsString());
  }

  request.add_predicates("visited");
  CHECK(AllClaims(server, request).size() == 2);
  request.set_other_entity("Reed Party");
  CHECK(AllClaims(server, request).empty());
}

TEST_CASE("Claims of a document come as in its text", "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  v1::ListClaimsRequest request;
  request.set_parent("documents/reports%2Fb.txt");
  const std::vector<v1::Claim> claims = AllClaims(server, request);
  REQUIRE(claims.size() == 3);
  CHECK(claims[0].predicate() == "leader_of");
  CHECK(claims[1].modality() == v1::MODALITY_DENIED);
  CHECK(claims[2].evidence(0).locator().number() == 3);
  request.set_min_confidence(900);
  CHECK(AllClaims(server, request).size() == 3);
  request.set_min_confidence(901);
  CHECK(AllClaims(server, request).empty());
  v1::ListClaimsResponse refused;
  request.set_min_confidence(1001);
  CheckBadField(server, &Stub::ListClaims, request, refused, "min_confidence");
  request.clear_min_confidence();

  v1::ListClaimsResponse response;
  request.set_other_entity("Ada Lund");
  CheckBadField(server, &Stub::ListClaims, request, response, "parent");
  request.set_parent("documents/a/b");
  request.clear_other_entity();
  CheckBadField(server, &Stub::ListClaims, request, response, "parent");
  request.set_parent("documents/none");
  CHECK(DetailsOf(Ask(server, &Stub::ListClaims, request, response)).reason ==
        "DOCUMENT_NOT_FOUND");
}

// reports/a.txt (1992-05):  Reed Party --occurred_on--> 1950
//                           Ferry Raid --occurred_on--> 1990-05
//                           Ada Lund --carried_out--> Ferry Raid
//                           Ada Lund --member_of--> Reed Party
// reports/b.txt (no date):  Reed Party --occurred_on--> 1951
//                           Ada Lund --visited--> Port Hale
std::vector<WrittenDocument> DatedReports() {
  std::vector<WrittenDocument> reports = {
      WriteDocument(
          "reports/a.txt",
          {{"Organization:Reed Party", "occurred_on", "=1950"},
           {"Event:Ferry Raid", "occurred_on", "=1990-05"},
           {"Person:Ada Lund", "carried_out", "Event:Ferry Raid"},
           {"Person:Ada Lund", "member_of", "Organization:Reed Party"}}),
      WriteDocument("reports/b.txt",
                    {{"Organization:Reed Party", "occurred_on", "=1951"},
                     {"Person:Ada Lund", "visited", "Place:Port Hale"}})};
  reports[1].document.metadata.published.reset();
  return reports;
}

TEST_CASE("A timeline comes page by page, with the dates of events",
          "[service]") {
  TestServer server(MakeStore(DatedReports()));
  v1::ListTimelineRequest request;
  request.set_entity("Ada Lund");
  request.set_page_size(1);
  v1::ListTimelineResponse response;
  REQUIRE(Ask(server, &Stub::ListTimeline, request, response).ok());
  CHECK(response.total_size() == 2);
  CHECK(response.undated_count() == 2);
  REQUIRE(response.entries_size() == 1);
  const auto date = response.entries(0);
  CHECK(date.begin().earliest() == "1990-05-01");
  CHECK(date.end().latest() == "1990-05-31");
  CHECK_FALSE(date.dated_by_event());
  CHECK(date.claim().predicate() == "occurred_on");

  request.set_page_token(response.next_page_token());
  REQUIRE(Ask(server, &Stub::ListTimeline, request, response).ok());
  REQUIRE(response.entries_size() == 1);
  CHECK(response.entries(0).claim().predicate() == "carried_out");
  CHECK(response.entries(0).dated_by_event());
  CHECK(response.entries(0).begin().earliest() == "1990-05-01");
  CHECK(response.next_page_token().empty());

  request.clear_page_token();
  request.add_documents("documents/lost");
  REQUIRE(Ask(server, &Stub::ListTimeline, request, response).ok());
  CHECK(response.total_size() == 0);
  REQUIRE(response.unknown_names_size() == 1);
  CHECK(response.unknown_names(0) == "lost");
  request.set_documents(0, "lost");
  CheckBadField(server, &Stub::ListTimeline, request, response, "documents");
}

TEST_CASE("A timeline tells dates that contradict each other", "[service]") {
  TestServer server(MakeStore(DatedReports()));
  v1::ListTimelineRequest request;
  request.set_entity("Reed Party");
  v1::ListTimelineResponse response;
  REQUIRE(Ask(server, &Stub::ListTimeline, request, response).ok());
  REQUIRE(response.entries_size() == 2);
  const auto& entry = response.entries(0);
  CHECK(entry.begin().earliest() == "1950-01-01");
  REQUIRE(entry.clashes_size() == 1);
  CHECK(entry.clash_count() == 1);
  CHECK(entry.clashes(0).begin().earliest() == "1951-01-01");
  CHECK(entry.clashes(0).claim_count() == 1);
  CHECK(entry.clashes(0).claim() == "documents/reports%2Fb.txt/claims/0");
}

TEST_CASE("Lists may be asked for a time, and tell what has no date",
          "[service]") {
  TestServer server(MakeStore(DatedReports()));
  v1::ListClaimsRequest claims;
  claims.set_parent("Ada Lund");
  claims.mutable_time()->set_since("1990");
  v1::ListClaimsResponse listed;
  REQUIRE(Ask(server, &Stub::ListClaims, claims, listed).ok());
  REQUIRE(listed.claims_size() == 1);
  CHECK(listed.claims(0).predicate() == "carried_out");
  CHECK(listed.undated_count() == 2);
  claims.mutable_time()->Clear();
  claims.mutable_time()->set_published_until("1992");
  REQUIRE(Ask(server, &Stub::ListClaims, claims, listed).ok());
  CHECK(listed.total_size() == 2);
  CHECK(listed.unpublished_count() == 1);
  claims.mutable_time()->set_published_since("May 1992");
  CheckBadField(server, &Stub::ListClaims, claims, listed,
                "time.published_since");

  v1::SearchEntitiesRequest search;
  search.set_query("Port Hale");
  search.mutable_time()->set_until("1995");
  v1::SearchEntitiesResponse found;
  REQUIRE(Ask(server, &Stub::SearchEntities, search, found).ok());
  CHECK(found.matches_size() == 0);  // nobody says when it was visited
  search.set_query("Ada Lund");
  REQUIRE(Ask(server, &Stub::SearchEntities, search, found).ok());
  CHECK(found.matches_size() == 1);

  v1::GetEntityRequest get;
  get.set_name("Ada Lund");
  get.mutable_time()->set_certainly(true);
  get.mutable_time()->set_since("1990-05-01");
  get.mutable_time()->set_until("1990-05-31");
  v1::GetEntityResponse got;
  REQUIRE(Ask(server, &Stub::GetEntity, get, got).ok());
  CHECK(got.entity().relation_count() == 1);

  v1::ListNeighborsRequest neighbors;
  neighbors.set_entity("Ada Lund");
  neighbors.mutable_filter()->set_published_since("1990");
  v1::ListNeighborsResponse near;
  REQUIRE(Ask(server, &Stub::ListNeighbors, neighbors, near).ok());
  CHECK(near.total_size() == 2);
  CHECK(near.outcome().unpublished_relations() == 1);
}

TEST_CASE("Documents are listed by key", "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  v1::ListDocumentsRequest request;
  request.set_page_size(1);
  v1::ListDocumentsResponse response;
  REQUIRE(Ask(server, &Stub::ListDocuments, request, response).ok());
  REQUIRE(response.documents_size() == 1);
  CHECK(response.total_size() == 2);
  CHECK(response.documents(0).key() == "reports/a b.txt");
  CHECK(response.documents(0).claim_count() == 3);
  request.set_page_token(response.next_page_token());
  REQUIRE(Ask(server, &Stub::ListDocuments, request, response).ok());
  REQUIRE(response.documents_size() == 1);
  CHECK(response.documents(0).name() == "documents/reports%2Fb.txt");
  CHECK(response.next_page_token().empty());
  request.set_page_size(-1);
  CheckBadField(server, &Stub::ListDocuments, request, response, "page_size");
}

TEST_CASE("A reprint is listed with what it is a copy of", "[service]") {
  WrittenDocument wire = WriteDocument(
      "wire.txt", {{"Person:Ada Lund", "member_of", "Party:Harbour League"}});
  WrittenDocument reprint = wire;
  reprint.document.key.value = "a paper.txt";
  reprint.document.metadata.published =
      StatedDate{*PartialDate::Parse("1992-06"), {}};
  reprint.extraction = {};
  TestServer server(MakeStore({wire, reprint}));
  v1::ListDocumentsResponse response;
  REQUIRE(
      Ask(server, &Stub::ListDocuments, v1::ListDocumentsRequest(), response)
          .ok());
  REQUIRE(response.documents_size() == 2);
  const v1::NearCopy& copy = response.documents(0).near_copy();
  CHECK(copy.original() == "documents/wire.txt");
  CHECK(copy.copied_from() == "documents/wire.txt");
  CHECK(copy.share() == 1000);
  CHECK_FALSE(response.documents(1).has_near_copy());
}

TEST_CASE("A part of a document's text is cut at whole code points",
          "[service]") {
  WrittenDocument document = WriteDocument("ñ.txt", {});
  document.document.text = "añb€c\n";  // a, 2 bytes, b, 3 bytes, c
  const auto size = static_cast<uint32_t>(document.document.text.size());
  document.document.source_map.Add(size, 0, size);
  document.document.regions = {{{0, size}, RegionKind::kBody}};
  TestServer server(MakeStore({document}));
  v1::GetDocumentRequest request;
  request.set_name("documents/%C3%B1.txt");
  v1::GetDocumentResponse response;
  REQUIRE(Ask(server, &Stub::GetDocument, request, response).ok());
  CHECK(response.document().title() == "About ñ.txt");
  CHECK(response.text_size() == size);
  CHECK(response.text().empty());

  const auto text = [&](uint64_t begin, int32_t limit) {
    request.set_text_begin(begin);
    request.set_text_limit(limit);
    REQUIRE(Ask(server, &Stub::GetDocument, request, response).ok());
    CHECK(response.text_span().end() - response.text_span().begin() ==
          response.text().size());
    return response.text();
  };
  CHECK(text(0, 1000) == "añb€c\n");
  CHECK(text(0, 2) == "a");
  CHECK(text(2, 3) == "b");
  CHECK(response.text_span().begin() == 3);
  CHECK(text(4, 2) == "");
  CHECK(text(1000, 5) == "");
  CHECK(text(UINT64_MAX, 5) == "");
}

TEST_CASE("Statistics count what is there", "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  v1::GetStatsResponse response;
  REQUIRE(Ask(server, &Stub::GetStats, v1::GetStatsRequest(), response).ok());
  CHECK(response.document_count() == 2);
  CHECK(response.claim_count() == 6);
  CHECK(response.entity_count() == 5);
  CHECK(response.relation_count() == 5);
  REQUIRE(response.entity_types_size() == 3);
  CHECK(response.entity_types(0).kind() == "Person");
  CHECK(response.entity_types(0).count() == 3);
  CHECK(response.predicates_size() == 5);
}

TEST_CASE("An empty store answers", "[service]") {
  TestServer server(MakeStore({}));
  v1::GetStatsResponse stats;
  REQUIRE(Ask(server, &Stub::GetStats, v1::GetStatsRequest(), stats).ok());
  CHECK(stats.document_count() == 0);
  v1::ListDocumentsResponse documents;
  REQUIRE(
      Ask(server, &Stub::ListDocuments, v1::ListDocumentsRequest(), documents)
          .ok());
  CHECK(documents.documents_size() == 0);
  v1::SearchEntitiesRequest request;
  request.set_query("anyone");
  v1::SearchEntitiesResponse response;
  REQUIRE(Ask(server, &Stub::SearchEntities, request, response).ok());
  CHECK(response.matches_size() == 0);
  request.clear_query();
  CheckBadField(server, &Stub::SearchEntities, request, response, "query");
}

TEST_CASE("Requests that are too large or malformed are refused", "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  v1::FindPathsRequest request;
  for (int i = 0; i < 150'000; ++i) {
    request.mutable_filter()->add_predicates();  // two bytes each
  }
  v1::FindPathsResponse response;
  const grpc::Status large = Ask(server, &Stub::FindPaths, request, response);
  CHECK(large.error_code() == StatusCode::RESOURCE_EXHAUSTED);
  CHECK(DetailsOf(large).reason == "REQUEST_TOO_LARGE");

  std::string bytes;
  for (const std::string& bad :
       {std::string("\x0A\x05"
                    "ab"),
        std::string("\x0A\x01\xFF"), std::string(200, '\x0B')}) {
    const grpc::Status status =
        CallWithBytes(server, "/quipu.v1.QueryService/GetEntity", bad, bytes);
    CHECK(status.error_code() == StatusCode::INVALID_ARGUMENT);
    CHECK(DetailsOf(status).reason == "MALFORMED_REQUEST");
  }
}

TEST_CASE("An answer that no client would accept is refused", "[service]") {
  TestServer server(MakeStore(SmallWorld()), [](auto& options) {
    options.query.max_response_bytes = 100;
  });
  v1::ListDocumentsResponse response;
  const grpc::Status status =
      Ask(server, &Stub::ListDocuments, v1::ListDocumentsRequest(), response);
  CHECK(status.error_code() == StatusCode::RESOURCE_EXHAUSTED);
  CHECK(DetailsOf(status).reason == "RESPONSE_TOO_LARGE");
}

}  // namespace quipu
