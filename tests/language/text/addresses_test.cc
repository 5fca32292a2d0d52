#include "language/text/addresses.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace quipu {
namespace {

TEST_CASE("Addresses are found once each", "[text]") {
  const std::string text = "x@y.org,http://a.b/c@d.e and wwww.no ww@z.org.";
  std::vector<std::string> found;
  for (const Span address :
       FindAddresses(text, {0, static_cast<uint32_t>(text.size())})) {
    found.emplace_back(address.In(text));
  }
  CHECK(found ==
        std::vector<std::string>{"x@y.org", "http://a.b/c@d.e", "ww@z.org"});
}

}  // namespace
}  // namespace quipu
