// Handles: the addresses that leave the process.

#include "graph/model/ids.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace quipu {
namespace {

const DocumentKey kKey{"peru/report.txt"};

Handle RandomHandle(std::mt19937& random) {
  Handle handle;
  for (uint8_t& byte : handle.bytes) byte = static_cast<uint8_t>(random());
  return handle;
}

TEST_CASE("A handle goes to text and back", "[model]") {
  std::mt19937 random(1);
  for (int i = 0; i < 2000; ++i) {
    const Handle handle = RandomHandle(random);
    const std::string text = handle.ToString();
    REQUIRE(text.size() == 16);
    REQUIRE(Handle::Parse(text) == handle);
  }
}

TEST_CASE("Handles sort as their texts do", "[model]") {
  std::mt19937 random(2);
  for (int i = 0; i < 2000; ++i) {
    Handle a = RandomHandle(random);
    Handle b = RandomHandle(random);
    if (i % 2 == 0) {  // alike but for one byte
      b = a;
      b.bytes[random() % b.bytes.size()] ^= 1;
    }
    REQUIRE((a < b) == (a.ToString() < b.ToString()));
    REQUIRE((a == b) == (a.ToString() == b.ToString()));
  }
}

TEST_CASE("A handle can be typed in capitals", "[model]") {
  const Handle handle = Handle::Of(kKey, "Canto Grande", 0);
  std::string text = handle.ToString();
  for (char& c : text) c = static_cast<char>(std::toupper(c));
  CHECK(Handle::Parse(text) == handle);
}

TEST_CASE("Anything but sixteen digits of the alphabet is no handle",
          "[model]") {
  CHECK_FALSE(Handle::Parse(""));
  CHECK_FALSE(Handle::Parse("0123456789abcde"));
  CHECK_FALSE(Handle::Parse("0123456789abcdefg"));
  // The alphabet leaves out i, l, o and u.
  CHECK_FALSE(Handle::Parse("0123456789abcdei"));
  CHECK_FALSE(Handle::Parse("0123456789abcdel"));
  CHECK_FALSE(Handle::Parse("0123456789abcdeo"));
  CHECK_FALSE(Handle::Parse("0123456789abcdeu"));
  CHECK_FALSE(Handle::Parse("0123456789abcde "));
  CHECK_FALSE(Handle::Parse("0123456789abcde-"));
}

TEST_CASE("A handle depends on document, name and ordinal, and on nothing else",
          "[model]") {
  const Handle handle = Handle::Of(kKey, "PCP", 0);
  CHECK(Handle::Of(DocumentKey{"peru/report.txt"}, "PCP", 0) == handle);
  const std::set<Handle> all = {handle, Handle::Of({"other.txt"}, "PCP", 0),
                                Handle::Of(kKey, "pcp", 0),
                                Handle::Of(kKey, "PCP", 1)};
  CHECK(all.size() == 4);
  // The key's end is not the name's beginning.
  CHECK(Handle::Of({"ab"}, "c", 0) != Handle::Of({"a"}, "bc", 0));
}

TEST_CASE("A handle is the same on every machine", "[model]") {
  // Changing this breaks every address that anyone has written down.
  CHECK(Handle::Of(kKey, "Canto Grande", 0).ToString() == "k1dbrgq792qje7kx");
}

}  // namespace
}  // namespace quipu
