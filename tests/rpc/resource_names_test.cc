// Names of things in the API.

#include "rpc/resource_names.h"

#include <catch2/catch.hpp>
#include <random>

namespace quipu {

TEST_CASE("A document's name is its key with all but safe bytes escaped",
          "[service]") {
  CHECK(DocumentName(DocumentKey{"a-b_c.d~9"}) == "documents/a-b_c.d~9");
  CHECK(DocumentName(DocumentKey{"peru/año 1.md"}) ==
        "documents/peru%2Fa%C3%B1o%201.md");
}

TEST_CASE("A document's name leads back to its key", "[service]") {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> length(1, 30);
  std::uniform_int_distribution<int> letter(0x20, 0x7E);
  for (int i = 0; i < 500; ++i) {
    DocumentKey key;
    for (int left = length(random); left > 0; --left) {
      key.value += static_cast<char>(letter(random));
    }
    key.value += "ñ";
    CHECK(ParseDocumentName(DocumentName(key)) == key);
  }
}

TEST_CASE("Escapes of a document's name may be in lower case", "[service]") {
  CHECK(ParseDocumentName("documents/a%2fb") == DocumentKey{"a/b"});
}

TEST_CASE("What is no document's name is refused", "[service]") {
  for (const char* name :
       {"", "documents", "documents/", "a.txt", "entities/a", "documents/a/b",
        "documents/a b", "documents/%", "documents/%4", "documents/%zz",
        "documents/%C3", "Documents/a", "documents/ñ"}) {
    CAPTURE(name);
    CHECK_FALSE(ParseDocumentName(name));
  }
}

TEST_CASE("Keys with control characters or without bytes are not accepted",
          "[service]") {
  CHECK(IsAcceptableKey("https://example.org/año?x=1"));
  CHECK_FALSE(IsAcceptableKey(""));
  CHECK_FALSE(IsAcceptableKey("a\nb"));
  CHECK_FALSE(IsAcceptableKey("a\x7F"));
  CHECK_FALSE(IsAcceptableKey("\xC3"));
  CHECK(IsAcceptableKey(std::string(kMaxDocumentKeyBytes, 'a')));
  CHECK_FALSE(IsAcceptableKey(std::string(kMaxDocumentKeyBytes + 1, 'a')));
}

TEST_CASE("An entity's name leads back to its id", "[service]") {
  const Handle id = Handle::Of(DocumentKey{"a"}, "Ada Lund", 0);
  CHECK(ParseEntityName(EntityName(id)) == id);
  CHECK_FALSE(ParseEntityName("entities/"));
  CHECK_FALSE(ParseEntityName(id.ToString()));
  CHECK_FALSE(ParseEntityName(EntityName(id) + "0"));
}

TEST_CASE("Claims and decisions are named by numbers", "[service]") {
  const std::string name = ClaimName({"a b/c.txt"}, ClaimIndex{3});
  CHECK(name == "documents/a%20b%2Fc.txt/claims/3");
  const auto claim = ParseClaimName(name);
  REQUIRE(claim);
  CHECK(claim->document.value == "a b/c.txt");
  CHECK(claim->claim == ClaimIndex{3});
  for (const char* wrong :
       {"documents/a", "documents/a/claims/", "documents/a/claims/-1",
        "documents/a/claims/1x", "documents/a/claims/4294967296",
        "documents//claims/1", "entities/a/claims/1",
        "documents/a/b/claims/1"}) {
    INFO(wrong);
    CHECK_FALSE(ParseClaimName(wrong));
  }
  CHECK(DecisionName(12) == "decisions/12");
  CHECK(ParseDecisionName("decisions/12") == 12U);
  for (const char* wrong : {"decisions/", "decisions/x", "12", "decision/1"}) {
    INFO(wrong);
    CHECK_FALSE(ParseDecisionName(wrong));
  }
}

}  // namespace quipu
