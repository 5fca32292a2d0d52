// Which values one thing may have together.

#include "query/disputes/stated_value.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace quipu {
namespace {

TimeBounds Time(const std::string& iso) {
  const DayRange days = PartialDate::Parse(iso)->Bounds();
  return {days, days};
}
StatedValue Date(const std::string& iso) {
  return {Time(iso), std::nullopt};
}
StatedValue Number(double least, double most) {
  return {NumberRange{least, most, false, false}, std::nullopt};
}
StatedValue Words(const std::string& normal) {
  return {normal, std::nullopt};
}

TEST_CASE("Values agree if one thing may have both", "[disputes]") {
  CHECK(LiteralsAgree(Date("1986"), Date("1986-06")));
  CHECK_FALSE(LiteralsAgree(Date("1986-05"), Date("1986-06")));
  CHECK(LiteralsAgree(Number(58, 100), Number(63, 63)));
  CHECK_FALSE(LiteralsAgree(Number(17, 17), Number(63, 63)));
  CHECK(LiteralsAgree(Words("artillery shells"), Words("shell")));
  CHECK(LiteralsAgree(Words("a hearing"), Words("hearings")));
  CHECK_FALSE(LiteralsAgree(Words("gunpowder"), Words("shells")));
  CHECK(LiteralsAgree(Words("it"), Words("it")));
  CHECK_FALSE(LiteralsAgree(Words("port"), Words("portability")));
  CHECK(LiteralsAgree(Date("1986"), Number(3, 3)));  // nothing compares them
}

TEST_CASE("What follows from a value agrees with it", "[disputes]") {
  CHECK(LiteralFollows(Date("1986"), Date("1986-06-02")));
  CHECK_FALSE(LiteralFollows(Date("1986-06"), Date("1986")));
  CHECK(LiteralFollows(Number(100, 1000), Number(120, 500)));
  CHECK_FALSE(LiteralFollows(Number(120, 500), Number(100, 1000)));
  CHECK(LiteralFollows(Words("shells"), Words("artillery shells")));
  CHECK_FALSE(LiteralFollows(Words("artillery shells"), Words("shells")));
  CHECK_FALSE(LiteralFollows(Date("1986"), Number(3, 3)));

  const std::vector<StatedValue> values = {Date("1986"),
                                           Date("1986-06"),
                                           Date("1987-01-01"),
                                           Number(1, 5),
                                           Number(2, 3),
                                           Number(9, 9),
                                           Words("old guns"),
                                           Words("guns"),
                                           Words("shells"),
                                           {Vertex{3}, std::nullopt},
                                           {Vertex{4}, std::nullopt}};
  for (const StatedValue& a : values) {
    CHECK(LiteralsAgree(a, a));
    CHECK(LiteralFollows(a, a));
    for (const StatedValue& b : values) {
      CHECK(LiteralsAgree(a, b) == LiteralsAgree(b, a));
      if (LiteralFollows(a, b)) CHECK(LiteralsAgree(a, b));
    }
  }
}

TEST_CASE("What held at two times does not exclude each other", "[disputes]") {
  const auto at = [](const char* iso) {
    return StatedValue{Vertex{1}, Time(iso)};
  };
  const StatedValue undated{Vertex{1}, std::nullopt};
  CHECK(MayCoincide(at("1986"), at("1986-06")));
  CHECK_FALSE(MayCoincide(at("1986"), at("1987")));
  CHECK(MayCoincide(at("1986"), undated));
}

TEST_CASE("Exact values come first, whatever the order given", "[disputes]") {
  std::vector<StatedValue> values = {Number(1, 5), Number(9, 9), Number(2, 2),
                                     Number(0, 4)};
  std::ranges::sort(values, Precedes);
  CHECK(values ==
        std::vector{Number(2, 2), Number(9, 9), Number(0, 4), Number(1, 5)});
  for (const StatedValue& value : values) CHECK_FALSE(Precedes(value, value));
}

}  // namespace
}  // namespace quipu
