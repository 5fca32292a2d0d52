// Sentences and the scope of what they claim, as text: *.test. A line is
//   a sentence with its <subject> and its [object] => the stance
// and the name of the file is the language.

#include "ingest/extract/claim/scope/document_scopes.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <random>
#include <string>
#include <vector>

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

TEST_CASE("Any text has scopes, and any two words of a sentence one",
          "[scope]") {
  const std::vector<std::string> pieces = {
      "Voss",      " said",   " that",  " «",   "»",      "\"",
      ":",         "\n",      "\n\n",   "—",    " no",    " army",
      " attacked", " prison", ".",      "?",    " Q",     "A:",
      " if",       "\xFF",    " según", " dit", " 14:02", "#1 x —"};
  std::mt19937 random(11);
  for (int round = 0; round < 60; ++round) {
    std::string text;
    for (int i = 0; i < 80; ++i) text += pieces[random() % pieces.size()];
    const Document document = BodyDocument(text, "en");
    const Analysis analysis = SharedModels().analyzer().Analyze(document);
    const DocumentScopes scopes(analysis, Language::kEnglish,
                                ScopeLexicon::BuiltIn());
    for (uint32_t s = 0; s < analysis.sentences.size(); ++s) {
      const uint32_t size = scopes.sentence(s).size();
      for (uint32_t at = 0; at < size; ++at) {
        ClaimWords claim;
        claim.subject = at;
        claim.object = static_cast<uint32_t>(random() % size);
        const ClaimScope scope = scopes.ScopeOf(s, claim);
        if (!scope.speaker) continue;
        CHECK(scope.speaker->sentence < analysis.sentences.size());
        CHECK(scope.speaker->begin <= scope.speaker->head);
        CHECK(scope.speaker->head < scope.speaker->end);
        CHECK(scope.speaker->end <=
              scopes.sentence(scope.speaker->sentence).size());
      }
    }
  }
}

}  // namespace
}  // namespace quipu
