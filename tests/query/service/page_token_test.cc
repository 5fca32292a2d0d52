// Page tokens.

#include "query/service/page_token.h"

#include <catch2/catch.hpp>
#include <random>

#include "quipu/v1/query_service.pb.h"
#include "tests/app/server/service_support.h"

namespace quipu {
namespace {

PageContext ContextOf(const google::protobuf::Message& request) {
  PageContext context = PageContextOf(KnowledgeGraph(), request);
  context.generation = 7;
  return context;
}

}  // namespace

TEST_CASE("A page token carries its position", "[service]") {
  const PageContext context = ContextOf(v1::ListDocumentsRequest());
  uint64_t position = 99;
  REQUIRE(DecodePageToken("", context, position).ok());
  CHECK(position == 0);
  for (const uint64_t sent : {uint64_t{1}, uint64_t{1} << 40, UINT64_MAX}) {
    REQUIRE(DecodePageToken(EncodePageToken(context, sent), context, position)
                .ok());
    CHECK(position == sent);
  }
}

TEST_CASE("The size of a page may change from page to page", "[service]") {
  v1::ListClaimsRequest request;
  request.set_parent("entities/a");
  const std::string token = EncodePageToken(ContextOf(request), 5);
  request.set_page_size(3);
  request.set_page_token(token);
  uint64_t position = 0;
  CHECK(DecodePageToken(token, ContextOf(request), position).ok());
}

TEST_CASE("A page token is good for its own request only", "[service]") {
  v1::ListClaimsRequest request;
  request.set_parent("entities/a");
  const std::string token = EncodePageToken(ContextOf(request), 5);
  request.set_parent("entities/b");
  uint64_t position = 0;
  const grpc::Status other =
      DecodePageToken(token, ContextOf(request), position);
  CHECK(other.error_code() == grpc::StatusCode::INVALID_ARGUMENT);
  CHECK(DetailsOf(other).fields == std::vector<std::string>{"page_token"});

  // Another method with the same bytes.
  const std::string documents =
      EncodePageToken(ContextOf(v1::ListDocumentsRequest()), 5);
  CHECK_FALSE(
      DecodePageToken(documents, ContextOf(v1::ListClaimsRequest()), position)
          .ok());
}

TEST_CASE("A page token of another version has expired", "[service]") {
  const v1::ListDocumentsRequest request;
  PageContext context = ContextOf(request);
  const std::string token = EncodePageToken(context, 5);
  uint64_t position = 0;

  SECTION("another generation") {
    ++context.generation;
  }
  SECTION("another input") {
    context.input.bytes[0] ^= 1;
  }
  const grpc::Status status = DecodePageToken(token, context, position);
  CHECK(status.error_code() == grpc::StatusCode::FAILED_PRECONDITION);
  CHECK(DetailsOf(status).reason == "PAGE_TOKEN_EXPIRED");
}

TEST_CASE("Bytes that are no page token are refused", "[service]") {
  const PageContext context = ContextOf(v1::ListDocumentsRequest());
  const std::string good = EncodePageToken(context, 5);
  std::mt19937 random(3);
  uint64_t position = 0;
  for (const std::string& bad :
       {std::string("x"), std::string("!!!!"), good + "AAAA",
        good.substr(0, good.size() - 4), "B" + good.substr(1)}) {
    CAPTURE(bad);
    CHECK(DecodePageToken(bad, context, position).error_code() ==
          grpc::StatusCode::INVALID_ARGUMENT);
  }
  for (int i = 0; i < 200; ++i) {
    std::string bad = good;
    bad[random() % bad.size()] = static_cast<char>(random() % 256);
    const grpc::Status status = DecodePageToken(bad, context, position);
    CHECK((status.ok() || !status.error_message().empty()));
  }
}

TEST_CASE("Sizes of pages are bounded", "[service]") {
  const PageContext context = ContextOf(v1::ListDocumentsRequest());
  Page page;
  REQUIRE(ReadPage(0, 200, "", context, page).ok());
  CHECK(page.size == 20);
  REQUIRE(ReadPage(1'000'000, 200, "", context, page).ok());
  CHECK(page.size == 200);
  CHECK(ReadPage(-1, 200, "", context, page).error_code() ==
        grpc::StatusCode::INVALID_ARGUMENT);
}

}  // namespace quipu
