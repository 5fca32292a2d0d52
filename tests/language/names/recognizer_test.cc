// The recogniser, with weights that nobody trained; train_tests have others.

#include "language/names/recognizer.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "language/names/name_labels.h"
#include "tests/language/neural/weights_support.h"

namespace quipu {
namespace {

// Whatever the words are, each is likeliest to begin a name of the type.
NamesWeights Always(NameType type) {
  std::mt19937 random(5);
  NamesWeights weights;
  weights.encoder = RandomEncoder(random);
  weights.hidden = RandomLayer(2, 4, random);
  weights.emission = RandomLayer(kNameLabelCount, 2, random);
  weights.emission.bias[BeginLabel(type)] = 100;
  weights.transitions.assign((kNameLabelCount + 1) * kNameLabelCount, 0);
  return weights;
}

TEST_CASE("Written weights are a recogniser", "[names]") {
  const std::string bytes = Always(NameType::kPrison).Write();
  const auto recognizer =
      NameRecognizer::FromBytes(bytes, WordVectors(), Gazetteer());
  REQUIRE(recognizer);
  Analysis analysis("");
  analysis.sentences.resize(2);
  analysis.sentences[0].words.emplace_back().form = "Tranby";
  for (int i = 0; i < 150; ++i) {  // longer than what is labelled at once
    analysis.sentences[1].words.emplace_back().form = i < 70 ? "low" : "High";
  }
  recognizer->Recognize(analysis.sentences);
  for (const AnalyzedSentence& sentence : analysis.sentences) {
    REQUIRE(sentence.names.size() == sentence.words.size());
    for (uint32_t i = 0; i < sentence.names.size(); ++i) {
      CHECK(sentence.names[i] == RecognizedName{i, i + 1, NameType::kPrison});
    }
  }
}

TEST_CASE("Answers do not depend on how many emissions are kept", "[names]") {
  std::mt19937 random(9);
  NamesWeights weights = Always(NameType::kPlace);
  weights.emission = RandomLayer(kNameLabelCount, 2, random);
  weights.transitions =
      RandomNumbers((kNameLabelCount + 1) * kNameLabelCount, random);
  const std::string bytes = weights.Write();
  const auto recognizer =
      NameRecognizer::FromBytes(bytes, WordVectors(), Gazetteer());
  REQUIRE(recognizer);
  const std::vector<std::string_view> forms = {"Ana",  "the",   "Varne",
                                               "port", "guard", "Of"};
  Analysis analysis("");
  analysis.sentences.resize(400);
  for (AnalyzedSentence& sentence : analysis.sentences) {
    const bool of_several_parts = random() % 8 == 0;
    sentence.words.resize(of_several_parts ? 130 : 1 + random() % 9);
    for (SyntacticWord& word : sentence.words) {
      word.form = forms[random() % forms.size()];
    }
  }
  const auto names_with = [&](size_t most_kept) {
    recognizer->Recognize(analysis.sentences, most_kept);
    std::vector<std::vector<RecognizedName>> names;
    for (const AnalyzedSentence& sentence : analysis.sentences) {
      names.push_back(sentence.names);
    }
    return names;
  };
  const auto all_kept = names_with(1000000);
  for (size_t most_kept = 0; most_kept < 2000; most_kept += 97) {
    CHECK(names_with(most_kept) == all_kept);
  }
}

TEST_CASE("Weights that do not fit together are no recogniser", "[names]") {
  NamesWeights labels = Always(NameType::kPlace);
  labels.emission.bias.pop_back();
  labels.emission.values.resize(labels.emission.bias.size() * 2);
  NamesWeights steps = Always(NameType::kPlace);
  steps.transitions.pop_back();
  for (const NamesWeights& weights : {labels, steps}) {
    const std::string bytes = weights.Write();
    const auto recognizer =
        NameRecognizer::FromBytes(bytes, WordVectors(), Gazetteer());
    REQUIRE_FALSE(recognizer);
    CHECK(recognizer.error().code == ErrorCode::kCorruption);
  }
}

}  // namespace
}  // namespace quipu
