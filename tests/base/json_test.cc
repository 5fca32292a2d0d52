#include "base/json.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace quipu {
namespace {

TEST_CASE("JSON numbers read back as the same doubles") {
  const std::vector<std::pair<double, std::string>> cases = {
      {0, "0.0"},        {-2, "-2.0"},
      {0.1, "0.1"},      {1e-4, "0.0001"},
      {1e-5, "1e-05"},   {999999999999999, "999999999999999.0"},
      {1e15, "1e+15"},   {1.5e300, "1.5e+300"},
      {5e-324, "5e-324"}};
  for (const auto& [number, text] : cases) {
    CHECK(Json(number).dump() == text);
  }
}

TEST_CASE("JSON members keep the order in which they are put in") {
  Json json = {{"b", 1}, {"a", {{"z", "x"}, {"y", true}}}};
  json["c"] = std::vector<std::string>{"p", "q"};
  json["b"] = 2;
  json.update({{"a", Json()}, {"d", 0.5}});
  CHECK(json.dump() == R"({"b":2,"a":null,"c":["p","q"],"d":0.5})");
  REQUIRE(json.Find("c") != nullptr);
  CHECK(json.Find("c")->elements().size() == 2);
  CHECK(json.Find("e") == nullptr);
}

TEST_CASE("JSON is indented as asked and escapes what has to be") {
  const Json json = {{"a", "\"\\ \n\x01é"}, {"b", Json::array()}};
  CHECK(json.dump(2) ==
        "{\n  \"a\": \"\\\"\\\\ \\n\\u0001é\",\n  \"b\": []\n}");
  CHECK(Json::object().dump(2) == "{}");
}

TEST_CASE("What JSON cannot hold is replaced") {
  CHECK(Json("a\xff").dump() == "\"a\ufffd\"");
  CHECK(Json(std::nan("")).dump() == "null");
  CHECK(Json(-std::numeric_limits<double>::infinity()).dump() == "null");
}

TEST_CASE("JSON reads what it writes") {
  const std::string text =
      R"({"a":[1,-2,18446744073709551615,0.5,true,false,null],"b":{"c":"\"é\n"},"":""})";
  const auto json = Json::Parse(text, {});
  REQUIRE(json);
  CHECK(json->dump() == text);
  const std::vector<Json>& numbers = json->Find("a")->elements();
  CHECK(numbers[0].whole() == 1);
  CHECK(numbers[1].whole() == std::nullopt);
  CHECK(numbers[1].number() == -2);
  CHECK(numbers[2].whole() == std::numeric_limits<uint64_t>::max());
  CHECK(numbers[3].whole() == std::nullopt);
  CHECK(numbers[3].number() == 0.5);
  CHECK(numbers[4].boolean());
  CHECK(json->members().size() == 3);
}

TEST_CASE("What is no JSON is refused with the place") {
  const auto refusal = [](const std::string& text) {
    const auto json = Json::Parse(text, {.depth = 3, .values = 6});
    return json ? "read: " + json->dump() : json.error().message;
  };
  CHECK(refusal("") == "not JSON at byte 1");
  CHECK(refusal("[1,]") == "not JSON at byte 4");
  CHECK(refusal("{\"a\": NaN}") == "not JSON at byte 7");
  CHECK(refusal("[1] 2") == "not JSON at byte 5");
  CHECK(refusal("[1") == "not JSON at byte 3");
  CHECK(refusal("\"\xff\"") == "not JSON at byte 2");
  CHECK(refusal(R"("\ud800")") == "not JSON at byte 8");
  CHECK(refusal("[1e999]") == "too large a number at byte 6");
  CHECK(refusal(R"({"a": 1, "b": 2, "a": 3})") ==
        "an object has two members \"a\"");
  CHECK(refusal("[[[[]]]]") == "nested deeper than 3");
  CHECK(refusal("[1,2,3,4,5,6]") == "more than 6 values");
  CHECK(refusal("[1,2,3,4,5]") == "read: [1,2,3,4,5]");
  const std::string deep(1'000'000, '[');
  CHECK(Json::Parse(deep, {}).error().message == "nested deeper than 64");
}

}  // namespace
}  // namespace quipu
