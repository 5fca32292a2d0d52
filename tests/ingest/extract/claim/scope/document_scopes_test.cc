// Sentences and the scope of what they claim, as text: *.test. A line is
//   a sentence with its <subject> and its [object] => the stance
// and the name of the file is the language.

#include "ingest/extract/claim/scope/document_scopes.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "tests/ingest/extract/claim/scope/scope_support.h"
#include "tests/ingest/extract/extract_support.h"

namespace quipu {
namespace {

void CheckFile(const std::string& language) {
  std::ifstream file(std::string(QUIPU_SOURCE_DIR) +
                     "/tests/ingest/extract/claim/scope/" + language + ".test");
  REQUIRE(file);
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const size_t arrow = line.find(" => ");
    REQUIRE(arrow != std::string::npos);
    INFO(language << ": " << line);
    CHECK(ScopeOfMarked(line.substr(0, arrow), language) ==
          line.substr(arrow + 4));
    ++cases;
  }
  CHECK(cases >= 20);
}

TEST_CASE("English sentences give the expected scopes", "[scope]") {
  CheckFile("en");
}
TEST_CASE("French sentences give the expected scopes", "[scope]") {
  CheckFile("fr");
}
TEST_CASE("Spanish sentences give the expected scopes", "[scope]") {
  CheckFile("es");
}

}  // namespace
}  // namespace quipu
