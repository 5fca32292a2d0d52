#include "train/score/scope_score.h"

#include <catch2/catch.hpp>

#include "ingest/ontology/default_ontology.h"
#include "ingest/ontology/ontology_file.h"
#include "language/analyzer.h"

namespace quipu {
namespace {

TEST_CASE("Speakers and negations of annotated claims are counted", "[train]") {
  const auto file = ReadOntologyFile(DefaultOntologyYaml(), "built in");
  REQUIRE(file);
  const auto document = ParseAnnotatedDocument(
      "#id x\n#language en\n\n== text\n"
      "[Ada Bell|bell] said that [the army|army.n] attacked "
      "[Hautmont prison|haut].\n"
      "[The army|army.n] did not attack [Dover prison|dover].\n"
      "== entities\n"
      "bell Person Ada Bell\narmy Organization the army\n"
      "haut Prison Hautmont prison\ndover Prison Dover prison\n"
      "== claims\n"
      "attacked army haut ; by=bell @ \"the army attacked Hautmont prison\"\n"
      "attacked army dover ; neg @ \"The army did not attack Dover prison\"\n",
      "x.ann", file->ontology);
  REQUIRE(document);
  const auto analyzer = Analyzer::Open({.models = QUIPU_SOURCE_DIR "/models"});
  REQUIRE(analyzer);
  ScopeScore score;
  AddScopes(*document, analyzer->Analyze(document->document), score);
  CHECK(score.claims == 2);
  CHECK(score.modality_right == 2);
  CHECK(score.speakers.gold == 1);
  CHECK(score.speakers.right == 1);
  CHECK(score.negations.gold == 1);
  CHECK(score.negations.right == 1);
  CHECK(score.negations.found == 1);
  CHECK(score.unclaimed == 0);
}

}  // namespace
}  // namespace quipu
