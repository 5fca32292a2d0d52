#include "language/text/blanks.h"

#include <catch2/catch.hpp>

namespace quipu {
namespace {

TEST_CASE("White space becomes single blanks", "[text]") {
  CHECK(SingleBlanks("  the\n old\t\r\n mill ") == "the old mill");
  CHECK(SingleBlanks("mill") == "mill");
  CHECK(SingleBlanks(" \n ").empty());
  CHECK(SingleBlanks("").empty());
}

}  // namespace
}  // namespace quipu
