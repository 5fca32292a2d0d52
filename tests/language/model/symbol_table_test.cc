#include "language/model/symbol_table.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <string>
#include <utility>

namespace quipu {
namespace {

TEST_CASE("A symbol has one number, and the number its symbol", "[model]") {
  std::mt19937 random(3);
  SymbolTable table;
  std::map<std::string, uint32_t> slow;
  for (int i = 0; i < 5000; ++i) {
    const std::string symbol = std::to_string(1 + random() % 1500);
    const uint32_t number = table.Intern(symbol);
    const auto [at, added] = slow.emplace(symbol, number);
    REQUIRE(at->second == number);
    if (added) REQUIRE(number == table.size());
  }
  CHECK(table.size() == slow.size());
  for (const auto& [symbol, number] : slow) CHECK(table.Of(number) == symbol);
}

TEST_CASE("The empty symbol has the number 0", "[model]") {
  SymbolTable table;
  CHECK(table.Of(0).empty());
  CHECK(table.Intern("") == 0);
  CHECK(table.size() == 0);
  CHECK(table.Intern(std::string("a\0b", 3)) == 1);
  CHECK(table.Of(1).size() == 3);
}

TEST_CASE("Symbols stay where they are when the table grows or is moved",
          "[model]") {
  SymbolTable table;
  const uint32_t number = table.Intern("visit");
  const std::string_view before = table.Of(number);
  for (int i = 0; i < 1000; ++i) table.Intern(std::to_string(i));
  const SymbolTable moved = std::move(table);
  CHECK(moved.Of(number).data() == before.data());
  CHECK(before == "visit");
}

}  // namespace
}  // namespace quipu
