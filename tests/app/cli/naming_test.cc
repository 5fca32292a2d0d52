// Names as people type them.

#include <catch2/catch.hpp>

#include "tests/app/cli/cli_support.h"

namespace quipu {
namespace {

bool Contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("The quickstart's question about the ship is not ambiguous",
          "[cli]") {
  const TemporaryFolder folder;
  const std::string examples = QUIPU_SOURCE_DIR "/examples";
  REQUIRE(RunQuipu(folder.path(), {"ingest", "--root", examples,
                                   examples + "/peru", examples + "/shipping"})
              .exit_code == 0);
  const RunResult run = RunQuipu(
      folder.path(), {"path", "Grey Heron", "Maritime Bank of Breland"});
  CAPTURE(run.out, run.err);
  CHECK(run.exit_code < 2);
  CHECK_FALSE(Contains(run.err, "may be any of"));
}

}  // namespace
}  // namespace quipu
