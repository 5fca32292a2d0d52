// Which date of a sentence belongs to which claim.

#include "ingest/extract/claim/event_date.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/extract/mention/literal_finder.h"
#include "tests/ingest/extract/extract_support.h"

namespace quipu {
namespace {

uint32_t WordIn(const SentenceTree& tree, std::string_view form) {
  for (uint32_t w = 0; w < tree.size(); ++w) {
    if (tree.word(w).form == form) return w;
  }
  return kNoWord;
}

// The words of the date of what the sentence tells of both words; "" for none.
std::string DateIn(std::string_view text, std::string_view subject,
                   std::string_view object) {
  const Document document = BodyDocument(text, "en");
  const Analysis analysis = SharedModels().analyzer().Analyze(document);
  REQUIRE(analysis.sentences.size() == 1);
  const SentenceTree tree(analysis.sentences[0]);
  std::vector<uint32_t> heads;
  std::vector<std::string> texts;
  for (const FoundLiteral& found : FindLiterals(document, analysis)) {
    if (found.literal.kind != LiteralKind::kDate) continue;
    heads.push_back(found.head);
    texts.push_back(found.literal.text);
  }
  const auto date =
      DateOfPair(tree, WordIn(tree, subject), WordIn(tree, object), heads);
  return date ? texts[*date] : "";
}

TEST_CASE("Each clause has its own date", "[event_date]") {
  const std::string text =
      "Voss founded the guild in 1931 and Orvell left the party in 1945.";
  CHECK(DateIn(text, "Voss", "guild") == "1931");
  CHECK(DateIn(text, "Orvell", "party") == "1945");
}

TEST_CASE("A relative clause has the date of its event", "[event_date]") {
  const std::string text =
      "The guild, which left the front in 1951, supported Orvell in 1960.";
  CHECK(DateIn(text, "guild", "front") == "1951");
  CHECK(DateIn(text, "guild", "Orvell") == "1960");
}

TEST_CASE("A date that tells of the object is not the claim's",
          "[event_date]") {
  CHECK(DateIn("Voss attacked the bank that Orvell had founded in 1911.",
               "Voss", "bank") == "");
}

TEST_CASE("Without dates there is none", "[event_date]") {
  CHECK(DateIn("Voss founded the guild.", "Voss", "guild") == "");
}

}  // namespace
}  // namespace quipu
