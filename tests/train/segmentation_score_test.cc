#include "train/score/segmentation_score.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace quipu {
namespace {

// Tokens by their words: {{"he"}, {"did", "n't"}}; a token's form is "didn't".
using Tokens = std::vector<std::vector<std::string>>;

ConlluSentence Sentence(const Tokens& tokens) {
  ConlluSentence sentence;
  for (const auto& words : tokens) {
    ConlluToken token;
    token.first_word = static_cast<uint32_t>(sentence.words.size());
    token.word_count = static_cast<uint32_t>(words.size());
    for (const std::string& word : words) {
      token.form += word;
      sentence.words.emplace_back().form = word;
    }
    sentence.tokens.push_back(token);
  }
  return sentence;
}

ConlluSentence Contracted(const std::string& form, const Tokens& words) {
  ConlluSentence sentence = Sentence(words);
  sentence.tokens.resize(1);
  sentence.tokens[0].form = form;
  sentence.tokens[0].word_count = static_cast<uint32_t>(sentence.words.size());
  return sentence;
}

SegmentationScore Score(const std::vector<ConlluSentence>& gold,
                        const std::vector<ConlluSentence>& found) {
  const auto score = ScoreSegmentation(gold, found);
  REQUIRE(score);
  return *score;
}

}  // namespace

TEST_CASE("A division scores full marks against itself") {
  const std::vector<ConlluSentence> gold = {
      Sentence({{"He"}, {"did", "n't"}, {"."}}), Sentence({{"Oh"}})};
  const SegmentationScore score = Score(gold, gold);
  CHECK(score.sentences.F1() == 1);
  CHECK(score.tokens.F1() == 1);
  CHECK(score.words.F1() == 1);
  CHECK(score.words.gold == 5);
}

TEST_CASE("A sentence counts only with both its ends") {
  const auto score =
      Score({Sentence({{"a"}, {"b"}}), Sentence({{"c"}})},
            {Sentence({{"a"}}), Sentence({{"b"}}), Sentence({{"c"}})});
  CHECK(score.sentences.right == 1);
  CHECK(score.sentences.gold == 2);
  CHECK(score.sentences.found == 3);
  CHECK(score.tokens.right == 3);
}

TEST_CASE("A token counts only with both its ends") {
  const auto score = Score({Sentence({{"a"}, {"bc"}, {"d"}})},
                           {Sentence({{"ab"}, {"c"}, {"d"}})});
  CHECK(score.tokens.right == 1);
  CHECK(score.words.right == 1);
  CHECK(score.words.F1() == Approx(1.0 / 3));
}

TEST_CASE("Words of a divided token are compared by their forms, not by case") {
  const auto gold = Contracted("Du", {{"De"}, {"le"}});
  CHECK(Score({gold}, {Contracted("Du", {{"de"}, {"le"}})}).words.right == 2);
  CHECK(Score({gold}, {Contracted("Du", {{"de"}, {"la"}})}).words.right == 1);
  CHECK(Score({gold}, {Sentence({{"Du"}})}).words.right == 0);
  CHECK(Score({Sentence({{"can", "not"}})}, {Sentence({{"can"}, {"not"}})})
            .words.right == 2);
}

TEST_CASE("Divisions of different texts are not compared") {
  CHECK_FALSE(ScoreSegmentation(std::vector{Sentence({{"a"}})},
                                std::vector{Sentence({{"b"}})}));
}

}  // namespace quipu
