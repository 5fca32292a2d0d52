// Explanations of what extraction finds.

#include "ingest/extract/explain/explanation.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "ingest/extract/claim/learned/relation_model.h"
#include "tests/ingest/extract/extract_support.h"

namespace quipu {
namespace {

Explanation Explained(const Document& document, const Extractor& extractor) {
  const Span all{0, static_cast<uint32_t>(document.text.size())};
  return extractor.Explain(document, std::span(&all, 1));
}

TEST_CASE("What is explained is what is extracted", "[extract][explain]") {
  const Document document = BodyDocument(
      "Thomas Keane founded the San Dimas Committee in 1983. Its members met "
      "in Lima. He denied that the police had arrested Ana Ruiz.",
      "en");
  const Explanation explanation = Explained(document, DefaultExtractor());
  CHECK(explanation.extraction == DefaultExtractor().Extract(document));
  REQUIRE(explanation.sentences.size() == 3);
  size_t explained = 0;
  for (const ExplainedSentence& sentence : explanation.sentences) {
    for (const ExplainedClaim& explained_claim : sentence.claims) {
      const Claim& claim =
          explanation.extraction.claims[explained_claim.claim.value];
      INFO(claim.predicate << " by " << claim.rule);
      REQUIRE(!explained_claim.grounds.empty());
      // The surest ground is what the claim has for its rule and confidence.
      CHECK(explained_claim.grounds.front().rule == claim.rule);
      CHECK(explained_claim.grounds.front().confidence == claim.confidence);
      ++explained;
    }
  }
  CHECK(explained >= explanation.extraction.claims.size());
  CHECK(explained > 2);
}

TEST_CASE("Only the sentences that are asked for are explained",
          "[extract][explain]") {
  const Document document =
      BodyDocument("Ana Ruiz left. Omar Diaz stayed. Nobody came.", "en");
  const Span place{20, 24};
  const Explanation explanation =
      DefaultExtractor().Explain(document, std::span(&place, 1));
  REQUIRE(explanation.sentences.size() == 1);
  CHECK(
      explanation.analysis.sentences[explanation.sentences[0].sentence].span.In(
          document.text) == "Omar Diaz stayed.");
}

TEST_CASE("A claim of the model tells its grounds and the runner-up",
          "[extract][explain]") {
  const Document document =
      BodyDocument("Claire Delorme visited Lima in 1991.", "en");
  const Explanation explanation = Explained(document, DefaultExtractor());
  const PairView* view = nullptr;
  for (const ExplainedClaim& claim : explanation.sentences.at(0).claims) {
    for (const ClaimGround& ground : claim.grounds) {
      if (ground.rule == kLearnedRule && ground.pair &&
          ground.pair->asked->predicate == "visited") {
        view = &*ground.pair;
      }
    }
  }
  REQUIRE(view != nullptr);
  CHECK(view->subject.In(document.text) == "Claire Delorme");
  CHECK(view->object.In(document.text) == "Lima");
  CHECK(view->subject_type == "Person");
  CHECK(view->path.size() == 3);
  CHECK(view->top == 1);
  REQUIRE(view->runner_up);
  CHECK(view->runner_up->predicate != "visited");
  CHECK(view->runner_up->probability < view->asked->probability);
  REQUIRE(view->grounds.size() == kPairGroundCount);
  CHECK(view->grounds.front().drop > 0);
  CHECK(std::ranges::is_sorted(view->grounds, std::greater{},
                               &MeasuredGround::drop));
}

TEST_CASE("What is only asked is refused for what it is",
          "[extract][explain]") {
  const Document document = BodyDocument(
      "It is not known whether Claire Delorme visited Lima in 1991.", "en");
  const Explanation explanation = Explained(document, DefaultExtractor());
  const ExplainedSentence& sentence = explanation.sentences.at(0);
  CHECK(std::ranges::any_of(
      sentence.refused, [](const RefusedCandidate& refused) {
        return refused.why == Refusal::kScope && refused.predicate == "visited";
      }));
  CHECK(sentence.refused.size() <= kMaxRefused);
}

}  // namespace
}  // namespace quipu
