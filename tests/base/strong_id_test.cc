// Numbers that cannot be mistaken for one another.

#include "base/strong_id.h"

#include <catch2/catch.hpp>
#include <type_traits>
#include <unordered_set>

namespace quipu {
namespace {

using Apple = StrongId<struct AppleTag>;
using Pear = StrongId<struct PearTag>;

static_assert(!std::is_convertible_v<Apple, Pear>);
static_assert(!std::is_constructible_v<Apple, Pear>);
static_assert(!std::is_convertible_v<uint32_t, Apple>);
static_assert(!std::is_convertible_v<Apple, uint32_t>);
static_assert(sizeof(Apple) == sizeof(uint32_t));

TEST_CASE("Ids order and compare as their numbers do", "[base]") {
  CHECK(Apple{1} < Apple{2});
  CHECK(Apple{2} == Apple{2});
  CHECK(Apple{} == Apple{0});
  CHECK(Apple{0x80000000} > Apple{1});
}

TEST_CASE("Ids can be kept in hashed sets", "[base]") {
  std::unordered_set<Apple> apples = {Apple{1}, Apple{2}, Apple{1}};
  CHECK(apples.size() == 2);
  CHECK(apples.count(Apple{2}) == 1);
}

}  // namespace
}  // namespace quipu
