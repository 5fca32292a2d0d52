// Page tokens.

#include "query/service/page_token.h"

#include <catch2/catch.hpp>
#include <random>

#include "quipu/v1/query_service.pb.h"

namespace quipu {
namespace {

PageContext ContextOf(const google::protobuf::Message& request) {
  PageContext context = PageContextOf(GraphVersion(), request);
  context.generation = 7;
  return context;
}

}  // namespace

TEST_CASE("A page token carries its position", "[service]") {
  const PageContext context = ContextOf(v1::ListDocumentsRequest());
  CHECK(DecodePageToken("", context).value() == 0);
  for (const uint64_t sent : {uint64_t{1}, uint64_t{1} << 40, UINT64_MAX}) {
    CHECK(DecodePageToken(EncodePageToken(context, sent), context).value() ==
          sent);
  }
}

TEST_CASE("The size of a page may change from page to page", "[service]") {
  v1::ListClaimsRequest request;
  request.set_parent("entities/a");
  const std::string token = EncodePageToken(ContextOf(request), 5);
  request.set_page_size(3);
  request.set_page_token(token);
  CHECK(DecodePageToken(token, ContextOf(request)));
}

TEST_CASE("A page token is good for its own request only", "[service]") {
  v1::ListClaimsRequest request;
  request.set_parent("entities/a");
  const std::string token = EncodePageToken(ContextOf(request), 5);
  request.set_parent("entities/b");
  const auto other = DecodePageToken(token, ContextOf(request));
  REQUIRE_FALSE(other);
  CHECK(other.error().code == ApiCode::kInvalidArgument);
  CHECK(other.error().field == "page_token");

  // Another method with the same bytes.
  const std::string documents =
      EncodePageToken(ContextOf(v1::ListDocumentsRequest()), 5);
  CHECK_FALSE(DecodePageToken(documents, ContextOf(v1::ListClaimsRequest())));
}

TEST_CASE("A page token of another version has expired", "[service]") {
  const v1::ListDocumentsRequest request;
  PageContext context = ContextOf(request);
  const std::string token = EncodePageToken(context, 5);

  SECTION("another generation") {
    ++context.generation;
  }
  SECTION("another input") {
    context.input.bytes[0] ^= 1;
  }
  const auto expired = DecodePageToken(token, context);
  REQUIRE_FALSE(expired);
  CHECK(expired.error().code == ApiCode::kFailedPrecondition);
  CHECK(expired.error().reason == "PAGE_TOKEN_EXPIRED");
}

TEST_CASE("Bytes that are no page token are refused", "[service]") {
  const PageContext context = ContextOf(v1::ListDocumentsRequest());
  const std::string good = EncodePageToken(context, 5);
  std::mt19937 random(3);
  for (const std::string& bad :
       {std::string("x"), std::string("!!!!"), good + "AAAA",
        good.substr(0, good.size() - 4), "B" + good.substr(1)}) {
    CAPTURE(bad);
    const auto decoded = DecodePageToken(bad, context);
    REQUIRE_FALSE(decoded);
    CHECK(decoded.error().code == ApiCode::kInvalidArgument);
  }
  for (int i = 0; i < 200; ++i) {
    std::string bad = good;
    bad[random() % bad.size()] = static_cast<char>(random() % 256);
    const auto decoded = DecodePageToken(bad, context);
    CHECK((decoded || !decoded.error().message.empty()));
  }
}

TEST_CASE("Sizes of pages are bounded", "[service]") {
  const PageContext context = ContextOf(v1::ListDocumentsRequest());
  CHECK(ReadPage(0, 200, "", context).value().size == 20);
  CHECK(ReadPage(1'000'000, 200, "", context).value().size == 200);
  CHECK(ReadPage(-1, 200, "", context).error().field == "page_size");
}

}  // namespace quipu
