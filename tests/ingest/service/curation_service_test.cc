// CurationService, called over a loopback connection.

#include <catch2/catch.hpp>

#include "rpc/resource_names.h"
#include "tests/app/server/service_support.h"

namespace quipu {
namespace {

using grpc::StatusCode;
using QueryStub = v1::QueryService::Stub;

// "entities/{id}" of what bears the name.
std::string EntityNamed(TestServer& server, const std::string& name) {
  v1::SearchEntitiesRequest request;
  request.set_query(name);
  v1::SearchEntitiesResponse response;
  REQUIRE(Ask(server, &QueryStub::SearchEntities, request, response).ok());
  REQUIRE(response.matches_size() >= 1);
  return response.matches(0).entity().name();
}

int CountNamed(TestServer& server, const std::string& name) {
  v1::SearchEntitiesRequest request;
  request.set_query(name);
  v1::SearchEntitiesResponse response;
  REQUIRE(Ask(server, &QueryStub::SearchEntities, request, response).ok());
  return response.matches_size();
}

grpc::Status Decide(TestServer& server, const v1::DecideRequest& request,
                    v1::DecideResponse& response) {
  grpc::ClientContext context;
  response.Clear();
  return server.curation().Decide(&context, request, &response);
}

v1::DecideResponse MustDecide(TestServer& server,
                              const v1::DecideRequest& request) {
  v1::DecideResponse response;
  const grpc::Status status = Decide(server, request, response);
  INFO(status.error_message());
  REQUIRE(status.ok());
  return response;
}

grpc::Status Undo(TestServer& server, const std::string& name,
                  v1::UndoDecisionResponse& response) {
  grpc::ClientContext context;
  v1::UndoDecisionRequest request;
  request.set_name(name);
  return server.curation().UndoDecision(&context, request, &response);
}

v1::ListDecisionsResponse List(TestServer& server,
                               const v1::ListDecisionsRequest& request) {
  grpc::ClientContext context;
  v1::ListDecisionsResponse response;
  const auto status =
      server.curation().ListDecisions(&context, request, &response);
  INFO(status.error_message());
  REQUIRE(status.ok());
  return response;
}

std::string InputOf(TestServer& server) {
  v1::GetStatsResponse stats;
  REQUIRE(Ask(server, &QueryStub::GetStats, v1::GetStatsRequest(), stats).ok());
  return stats.version().input_digest();
}

v1::DecideRequest MergeOf(const std::string& a, const std::string& b) {
  v1::DecideRequest request;
  request.mutable_merge()->add_entities(a);
  request.mutable_merge()->add_entities(b);
  return request;
}

}  // namespace

TEST_CASE("A decision is served, listed and undone", "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  const std::string before = InputOf(server);
  v1::DecideRequest request =
      MergeOf(EntityNamed(server, "Bo Lund"), EntityNamed(server, "Cy Marsh"));
  request.set_author("jo");
  request.set_reason("one man");
  const v1::DecideResponse merged = MustDecide(server, request);
  CHECK(merged.decision().name() == "decisions/1");
  CHECK(merged.merge_count() == 1);
  CHECK(merged.merges(0).before_size() == 2);
  CHECK(EntityNamed(server, "Bo Lund") == EntityNamed(server, "Cy Marsh"));
  CHECK(InputOf(server) == merged.version().input_digest());

  const v1::ListDecisionsResponse log = List(server, {});
  REQUIRE(log.decisions_size() == 1);
  const v1::Decision& decision = log.decisions(0);
  CHECK(decision.kind() == v1::DECISION_KIND_MERGE);
  CHECK(decision.author() == "jo");
  CHECK(decision.reason() == "one man");
  CHECK(decision.decide_time().size() == 20);
  CHECK_FALSE(decision.pending());
  REQUIRE(decision.anchors_size() == 2);
  CHECK(decision.anchor_count() == 2);
  CHECK(decision.anchors(0).quote() == "Bo Lund");
  CHECK(decision.anchors(0).document() == "documents/reports%2Fb.txt");

  v1::UndoDecisionResponse undone;
  REQUIRE(Undo(server, "decisions/1", undone).ok());
  CHECK(undone.split_count() == 1);
  CHECK(InputOf(server) == before);
  CHECK(EntityNamed(server, "Bo Lund") != EntityNamed(server, "Cy Marsh"));
  CHECK(List(server, {}).decisions_size() == 0);
  const grpc::Status again = Undo(server, "decisions/1", undone);
  CHECK(again.error_code() == StatusCode::NOT_FOUND);
  CHECK(DetailsOf(again).reason == "DECISION_NOT_FOUND");
}

TEST_CASE("A decision that contradicts others is refused with their names",
          "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  v1::DecideRequest split;
  split.mutable_split()->set_entity(EntityNamed(server, "Ada Lund"));
  split.mutable_split()->add_mentions("documents/reports%2Fb.txt/claims/2");
  const v1::DecideResponse parted = MustDecide(server, split);
  CHECK(parted.split_count() == 1);
  CHECK(parted.decision().divide() == 1);
  REQUIRE(CountNamed(server, "Ada Lund") == 2);

  REQUIRE(parted.splits(0).after_size() == 2);
  v1::DecideResponse response;
  const grpc::Status refused = Decide(server,
                                      MergeOf(parted.splits(0).after(0).name(),
                                              parted.splits(0).after(1).name()),
                                      response);
  CHECK(refused.error_code() == StatusCode::FAILED_PRECONDITION);
  const ErrorDetails details = DetailsOf(refused);
  CHECK(details.reason == "DECISION_CONTRADICTED");
  REQUIRE(details.metadata.size() == 1);
  CHECK(details.metadata.begin()->first == "decisions/1");
  CHECK(List(server, {}).decisions_size() == 1);
}

TEST_CASE("Additions and corrections are answers like any other", "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  const std::string document = "documents/reports%2Fa%20b.txt";
  v1::DecideRequest entity;
  auto& added = *entity.mutable_add_entity();
  added.mutable_words()->set_document(document);
  added.mutable_words()->set_quote("born_on");
  added.set_type("Organization");
  added.set_display_name("The Guild");
  added.set_kind(v1::MENTION_KIND_NOMINAL);
  MustDecide(server, entity);
  const std::string guild = EntityNamed(server, "The Guild");

  v1::DecideRequest request;
  auto& claim = *request.mutable_add_claim();
  claim.mutable_words()->set_document(document);
  claim.mutable_words()->set_quote("Ada Lund born_on 1952.");
  claim.set_subject(EntityNamed(server, "Ada Lund"));
  claim.set_predicate("member_of");
  claim.mutable_object()->set_entity(guild);
  claim.set_modality(v1::MODALITY_ALLEGED);
  claim.set_since("1990");
  MustDecide(server, request);

  v1::DecideRequest correct;
  correct.mutable_correct()->set_document(document);
  correct.mutable_correct()->set_field(v1::DOCUMENT_FIELD_PUBLISHER);
  correct.mutable_correct()->add_values("The Post");
  MustDecide(server, correct);

  v1::ListClaimsRequest question;
  question.set_parent(guild);
  v1::ListClaimsResponse claims;
  REQUIRE(Ask(server, &QueryStub::ListClaims, question, claims).ok());
  REQUIRE(claims.claims_size() == 1);
  CHECK(claims.claims(0).rule() == "curated");
  CHECK(claims.claims(0).confidence() == 1000);
  CHECK(claims.claims(0).modality() == v1::MODALITY_ALLEGED);
  CHECK(claims.claims(0).begin().earliest() == "1990-01-01");
  CHECK(claims.claims(0).evidence(0).quote() == "Ada Lund born_on 1952.");
  CHECK(claims.claims(0).document().publisher() == "The Post");

  v1::DecideRequest reject;
  reject.mutable_reject()->set_claim(claims.claims(0).name());
  MustDecide(server, reject);
  REQUIRE(Ask(server, &QueryStub::ListClaims, question, claims).ok());
  CHECK(claims.claims_size() == 0);
}

TEST_CASE("What is no decision is refused for its field", "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  const auto field = [&](const v1::DecideRequest& request) {
    v1::DecideResponse response;
    const grpc::Status status = Decide(server, request, response);
    CHECK(status.error_code() == StatusCode::INVALID_ARGUMENT);
    const auto fields = DetailsOf(status).fields;
    return fields.empty() ? std::string() : fields.front();
  };
  v1::DecideRequest request;
  CHECK(field(request) == "action");
  request.mutable_merge()->add_entities("Ada Lund");
  CHECK(field(request) == "merge.entities");
  request.mutable_reject()->set_claim("documents/a");
  CHECK(field(request) == "reject.claim");
  request.mutable_split()->set_entity(EntityNamed(server, "Ada Lund"));
  request.mutable_split()->add_mentions("a.txt");
  CHECK(field(request) == "split.mentions");
  request.mutable_correct()->set_document("documents/reports%2Fb.txt");
  CHECK(field(request) == "correct.field");
  request.mutable_add_entity()->mutable_words()->set_document("documents/a");
  CHECK(field(request) == "add_entity.words.quote");
  request.mutable_add_claim()->mutable_words()->set_document("documents/a");
  request.mutable_add_claim()->mutable_words()->set_quote("a");
  CHECK(field(request) == "add_claim.subject");
  request.mutable_retype()->set_entity(EntityNamed(server, "Ada Lund"));
  request.mutable_retype()->set_type("Planet");
  CHECK(field(request).empty());
  CHECK(List(server, {}).decisions_size() == 0);
}

TEST_CASE("The log comes in pages that outlast changes", "[service]") {
  TestServer server(MakeStore(SmallWorld()));
  for (const char* name : {"Ada One", "Ada Two", "Ada Three"}) {
    v1::DecideRequest rename;
    rename.mutable_rename()->set_entity(EntityNamed(server, "Ada Lund"));
    rename.mutable_rename()->set_display_name(name);
    MustDecide(server, rename);
  }
  v1::ListDecisionsRequest request;
  request.set_page_size(2);
  const v1::ListDecisionsResponse first = List(server, request);
  REQUIRE(first.decisions_size() == 2);
  v1::UndoDecisionResponse undone;
  REQUIRE(Undo(server, first.decisions(1).name(), undone).ok());
  request.set_page_token(first.next_page_token());
  const v1::ListDecisionsResponse second = List(server, request);
  REQUIRE(second.decisions_size() == 1);
  CHECK(second.decisions(0).value() == "Ada Three");
  CHECK(second.next_page_token().empty());
  request.set_pending_only(true);
  CHECK(List(server, request).decisions_size() == 0);

  grpc::ClientContext context;
  v1::ListDecisionsResponse response;
  request.set_page_token("x");
  CHECK(server.curation()
            .ListDecisions(&context, request, &response)
            .error_code() == StatusCode::INVALID_ARGUMENT);
}

}  // namespace quipu
