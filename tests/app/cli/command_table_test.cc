// The table of commands, and the values that options take.

#include "app/cli/command_table.h"

#include <catch2/catch.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace quipu {
namespace {

TEST_CASE("Every command of the table is whole", "[cli]") {
  CommonArguments common;
  const CommandTable table = BuildCommandTable(common);
  std::set<std::string> names;
  for (const Command& command : table.commands) {
    INFO(command.about.name);
    CHECK(names.insert(command.about.name).second);
    CHECK(!command.about.group.empty());
    CHECK(!command.about.text.empty());
    CHECK(command.about.examples.find("  quipu ") == 0);
    CHECK(command.run);
    for (const Option& option : command.options) {
      INFO(option.names.front());
      CHECK(!option.description.empty());
      CHECK((option.set || option.names.back() == "--help"));
    }
  }
}

TEST_CASE("Sizes are bytes, with a unit or without", "[cli]") {
  struct Case {
    std::string text;
    uint64_t bytes;  // 0: refused
  };
  const std::vector<Case> cases = {
      {"4096", 4096},    {"500k", 500 << 10},
      {"64M", 64 << 20}, {"64mb", 64 << 20},
      {"2MiB", 2 << 20}, {"1g", 1 << 30},
      {"7b", 7},         {"16777215t", 16777215ULL << 40},
      {"16777216t", 0},  {"", 0},
      {"k", 0},          {"-1", 0},
      {"1.5M", 0},       {"4 k", 0},
      {"4kk", 0},        {"4i", 0},
      {"4x", 0},         {"18446744073709551616", 0}};
  for (const Case& expected : cases) {
    INFO(expected.text);
    uint64_t bytes = 0;
    OptionList options;
    options.AddSize("--max-bytes", bytes, "");
    CHECK(options.options().front().set(expected.text).has_value() ==
          (expected.bytes != 0));
    CHECK(bytes == expected.bytes);
  }
}

TEST_CASE("Numbers are whole and inside their range", "[cli]") {
  std::optional<uint32_t> number;
  OptionList options;
  options.AddNumber("--k", number, {1, 100}, "");
  const Option& option = options.options().front();
  for (const char* wrong : {"", "0", "101", "-1", "1.0", "1x", "+1", " 1"}) {
    INFO(wrong);
    CHECK(!option.set(wrong));
    CHECK(!number);
  }
  CHECK(option.set("100"));
  CHECK(number == 100);
}

}  // namespace
}  // namespace quipu
