// The table of how well claims were found.

#include "train/score/claim_report.h"

#include <catch2/catch.hpp>
#include <span>
#include <string>
#include <vector>

#include "tests/train/score/gold_support.h"

namespace quipu {
namespace {

TEST_CASE("Documents are scored by language, by kind and by source") {
  std::vector<AnnotatedDocument> documents(
      3, RaidOnTheFort("leads kerr army @ \"led the Field Army\"\n"));
  documents[1].id = "esA-2";
  documents[1].metadata = {{"language", "es"}};
  documents[2].id = "enR-3";
  size_t calls = 0;
  const std::vector<ScoredGroup> groups =
      ScoreGroups(documents, BuiltInOntology(), [&](const Document&) {
        return ++calls == 3 ? Extraction{} : PerfectExtraction(documents[0]);
      });
  CHECK(calls == 3);
  std::string names;
  for (const ScoredGroup& group : groups) {
    names += group.name + " " + std::to_string(group.score.documents) + ", ";
  }
  CHECK(names == "all 3, en 2, es 1, written 2, real 1, enA 1, enR 1, esA 1, ");
  CHECK(groups[0].score.claims.gold == 3);
  CHECK(groups[0].score.claims.right == 2);
  CHECK(groups[4].score.claims.right == 0);
}

TEST_CASE("The table ends with attributes and the most missed predicates") {
  const AnnotatedDocument gold = RaidOnTheFort(
      "attacked army fort @ \"struck\"\n"
      "leads kerr army @ \"led\"\n"
      "leads kerr men @ \"led\"\n");
  Extraction found = PerfectExtraction(gold);
  found.claims.resize(2);
  const auto groups = ScoreGroups({&gold, 1}, BuiltInOntology(),
                                  [&](const Document&) { return found; });
  const std::vector<std::string> lines =
      ClaimScoreLines(std::span(groups).first(1));
  REQUIRE(lines.size() == 6);
  CHECK(lines[0] ==
        "all        1 docs  mentions 1.000 (1.000)  claims P 1.000 R 0.667 "
        "F1 0.800  pairs 0.800  d1 0.667");
  CHECK(lines[1] == "mentions   P 1.000 R 1.000 F1 1.000");
  CHECK(lines[2] == "entities   P 1.000 R 1.000 F1 1.000");
  CHECK(lines[3] ==
        "attributes {\"matched\": 2, \"evidence_right\": 2, "
        "\"modality_right\": 2, \"attributed\": 0, \"attributed_right\": 0, "
        "\"attributed_spurious\": 0}");
  CHECK(lines[4] ==
        "  leads              P 1.00 R 0.50 F1 0.67  (tp 1 fp 0 fn 1)");
  CHECK(lines[5] ==
        "  attacked           P 1.00 R 1.00 F1 1.00  (tp 1 fp 0 fn 0)");
}

}  // namespace
}  // namespace quipu
