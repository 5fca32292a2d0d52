// Sentences and what is found in them, as text: golden/*.test. A case is
//   === a name
//   the text, in one or more lines
//   ---
//   the lines of Render(), in full
// and the name of the file is the language. Only rules make claims here; names
// and types are learned, so a retrained model changes the files. With
// QUIPU_REWRITE_GOLDEN in the environment the test writes them anew, for a
// person to review.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "tests/ingest/extract/extract_support.h"

namespace quipu {
namespace {

struct GoldenCase {
  std::string name;
  std::string text;
  std::vector<std::string> expected;
};

std::vector<GoldenCase> ReadCases(const std::string& path) {
  std::ifstream file(path);
  REQUIRE(file);
  std::vector<GoldenCase> cases;
  bool in_text = true;
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("=== ", 0) == 0) {
      cases.push_back({line.substr(4), "", {}});
      in_text = true;
    } else if (line == "---") {
      in_text = false;
    } else if (!cases.empty() && in_text) {
      cases.back().text += line + "\n";
    } else if (!cases.empty() && !line.empty()) {
      cases.back().expected.push_back(line);
    }
  }
  return cases;
}

void WriteCases(const std::vector<GoldenCase>& cases, const std::string& path) {
  std::ofstream file(path);
  for (size_t i = 0; i < cases.size(); ++i) {
    file << (i == 0 ? "" : "\n") << "=== " << cases[i].name << '\n'
         << cases[i].text << "---\n";
    for (const std::string& line : cases[i].expected) file << line << '\n';
  }
}

void CheckFile(const std::string& language) {
  const std::string path = std::string(QUIPU_SOURCE_DIR) +
                           "/tests/ingest/extract/golden/" + language + ".test";
  std::vector<GoldenCase> cases = ReadCases(path);
  REQUIRE(cases.size() >= 10);
  const bool rewrite = std::getenv("QUIPU_REWRITE_GOLDEN") != nullptr;
  for (GoldenCase& golden : cases) {
    INFO(language << ": " << golden.name);
    const std::vector<std::string> found =
        Render(RulesExtractor().Extract(BodyDocument(golden.text, language)));
    if (rewrite) golden.expected = found;
    CHECK(found == golden.expected);
  }
  if (rewrite) WriteCases(cases, path);
}

TEST_CASE("English sentences give the expected names and claims", "[extract]") {
  CheckFile("en");
}
TEST_CASE("French sentences give the expected names and claims", "[extract]") {
  CheckFile("fr");
}
TEST_CASE("Spanish sentences give the expected names and claims", "[extract]") {
  CheckFile("es");
}

}  // namespace
}  // namespace quipu
