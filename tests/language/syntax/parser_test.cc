// The parser, with weights that nobody trained; train_tests have others.

#include "language/syntax/parser.h"

#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <vector>

#include "tests/language/neural/weights_support.h"

namespace quipu {
namespace {

// Two tags, three morphologies and three relations over four states a word.
ParserWeights SmallWeights() {
  std::mt19937 random(7);
  ParserWeights weights;
  weights.encoder = RandomEncoder(random);
  weights.tag_hidden = RandomLayer(2, 4, random);
  weights.tag = RandomLayer(2, 2, random);
  weights.morphology = RandomLayer(3, 2, random);
  weights.arc_dependent = RandomLayer(2, 4, random);
  weights.arc_head = RandomLayer(2, 4, random);
  weights.arc = RandomLayer(2, 2, random);
  weights.arc_root = RandomNumbers(2, random);
  weights.relation_dependent = RandomLayer(2, 4, random);
  weights.relation_head = RandomLayer(2, 4, random);
  weights.relation_root = RandomNumbers(2, random);
  weights.relation = RandomLayer(3, 2, random);
  weights.tags = {"NOUN", "VERB"};
  weights.features = {"Number=Plur", "Number=Sing", "Tense=Past"};
  weights.tag_of = {0, 0, 1};
  weights.relations = {"root", "nsubj:pass", "punct"};
  return weights;
}

TEST_CASE("Written weights are a parser whose words have its labels",
          "[parser]") {
  const std::string bytes = SmallWeights().Write();
  const auto parser = Parser::FromBytes(bytes, WordVectors());
  REQUIRE(parser);
  Analysis analysis("");
  analysis.sentences.resize(1);
  std::vector<SyntacticWord>& words = analysis.sentences[0].words;
  for (const std::string_view form : {"the", "guard", "was", "seen", "."}) {
    words.emplace_back().form = form;
  }
  parser->Parse(analysis.sentences, analysis);
  size_t roots = 0;
  for (const SyntacticWord& word : words) {
    const bool noun = word.upos == Upos::kNoun;
    CHECK((noun || word.upos == Upos::kVerb));
    CHECK(word.Has(Feature::kPast) == !noun);
    CHECK((word.Has(Feature::kPlural) || word.Has(Feature::kSingular)) == noun);
    CHECK_FALSE(analysis.Features(word).empty());
    CHECK((word.deprel == Deprel::kRoot || word.deprel == Deprel::kNsubj ||
           word.deprel == Deprel::kPunct));
    CHECK((word.subtype == Subtype::kPass) == (word.deprel == Deprel::kNsubj));
    REQUIRE(word.head <= words.size());
    roots += word.head == 0;
  }
  CHECK(roots == 1);
}

TEST_CASE("Weights that do not fit together are no parser", "[parser]") {
  using Damage = std::function<void(ParserWeights&)>;
  const std::vector<Damage> damages = {
      [](auto& w) { w.tags.pop_back(); },
      [](auto& w) { w.tags[0] = "THING"; },
      [](auto& w) { w.features.push_back("A=B"); },
      [](auto& w) { w.tag_of[2] = 2; },
      [](auto& w) { w.relations[1] = "nsubj:unheard"; },
      [](auto& w) { w.arc_root.push_back(0); },
      [](auto& w) { w.relation_root.clear(); },
      [](auto& w) { w.arc.columns = 1; },
      [](auto& w) { w.encoder.hidden = 3; },
  };
  for (size_t i = 0; i < damages.size(); ++i) {
    ParserWeights weights = SmallWeights();
    damages[i](weights);
    const std::string bytes = weights.Write();
    const auto parser = Parser::FromBytes(bytes, WordVectors());
    INFO("damage " << i);
    REQUIRE_FALSE(parser);
    CHECK(parser.error().code == ErrorCode::kCorruption);
  }
}

}  // namespace
}  // namespace quipu
