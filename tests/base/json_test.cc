#include "base/json.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace quipu {
namespace {

using Reference = nlohmann::ordered_json;

// The same random value in both libraries.
std::pair<Json, Reference> RandomValue(std::mt19937& random, int depth) {
  const std::vector<std::string> texts = {
      "", "a", "\"quoted\" \\ / \b\f\n\r\t\x01\x1f\x7f", "é 北京 \U0001f600"};
  const std::string& text = texts[random() % texts.size()];
  const double real = static_cast<double>(random() % 200000) / 64;
  switch (random() % (depth == 0 ? 6 : 8)) {
    case 0:
      return {Json(), Reference()};
    case 1:
      return {Json(text), Reference(text)};
    case 2:
      return {Json(real), Reference(real)};
    case 3: {
      const auto number = static_cast<int>(random());
      return {Json(number), Reference(number)};
    }
    case 4: {
      const uint64_t number = std::numeric_limits<uint64_t>::max() - random();
      return {Json(number), Reference(number)};
    }
    case 5:
      return {Json(real > 1), Reference(real > 1)};
    case 6: {
      std::pair<Json, Reference> array{Json::array(), Reference::array()};
      for (size_t i = random() % 4; i > 0; --i) {
        auto [json, reference] = RandomValue(random, depth - 1);
        array.first.push_back(std::move(json));
        array.second.push_back(std::move(reference));
      }
      return array;
    }
    default: {
      std::pair<Json, Reference> object{Json::object(), Reference::object()};
      for (size_t i = random() % 4; i > 0; --i) {
        auto [json, reference] = RandomValue(random, depth - 1);
        const std::string key = texts[random() % texts.size()];
        object.first[key] = std::move(json);
        object.second[key] = std::move(reference);
      }
      return object;
    }
  }
}

TEST_CASE("JSON is written as nlohmann's library writes it") {
  std::mt19937 random(20);
  for (int i = 0; i < 3000; ++i) {
    const auto [json, reference] = RandomValue(random, 3);
    CHECK(json.dump() == reference.dump());
    CHECK(json.dump(2) == reference.dump(2));
  }
}

TEST_CASE("JSON numbers read back as the same doubles") {
  const std::vector<std::pair<double, std::string>> cases = {
      {0, "0.0"},        {-2, "-2.0"},
      {0.1, "0.1"},      {1e-4, "0.0001"},
      {1e-5, "1e-05"},   {999999999999999, "999999999999999.0"},
      {1e15, "1e+15"},   {1.5e300, "1.5e+300"},
      {5e-324, "5e-324"}};
  for (const auto& [number, text] : cases) {
    CHECK(Json(number).dump() == text);
    CHECK(nlohmann::json::parse(text) == number);
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

TEST_CASE("What JSON cannot hold is replaced") {
  CHECK(Json("a\xff").dump() == "\"a\ufffd\"");
  CHECK(Json(std::nan("")).dump() == "null");
  CHECK(Json(-std::numeric_limits<double>::infinity()).dump() == "null");
}

}  // namespace
}  // namespace quipu
