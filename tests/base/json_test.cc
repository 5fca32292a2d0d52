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

}  // namespace
}  // namespace quipu
