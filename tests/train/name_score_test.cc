// Names, counted as conlleval does.

#include "train/score/name_score.h"

#include <catch2/catch.hpp>

namespace quipu {
namespace {

ConlluSentence Named(std::vector<ConlluName> names) {
  ConlluSentence sentence;
  for (uint32_t i = 0; i < 10; ++i) {
    sentence.words.push_back(
        {std::string(1, static_cast<char>('a' + i)), "", "", "", 0, ""});
    sentence.tokens.push_back({{}, sentence.words.back().form, i, 1, true});
  }
  sentence.names = std::move(names);
  return sentence;
}

NameScore Score(std::vector<ConlluName> gold, std::vector<ConlluName> found,
                const NameTest& test) {
  const std::vector<ConlluSentence> right = {Named(std::move(gold))};
  const std::vector<ConlluSentence> mine = {Named(std::move(found))};
  const auto score = ScoreNames(right, mine, test);
  REQUIRE(score);
  return *score;
}

TEST_CASE("A name is right if both ends and the class are", "[score]") {
  const NameScore score =
      Score({{0, 2, "PER"}, {3, 4, "LOC"}, {5, 7, "ORG"}},
            {{0, 2, "Person"}, {3, 5, "Place"}, {5, 7, "Place"}},
            PersonOrganizationPlaceTest());
  CHECK(score.all.gold == 3);
  CHECK(score.all.found == 3);
  CHECK(score.all.right == 1);
  CHECK(score.by_class.at("LOC").found == 2);
  CHECK(score.by_class.at("LOC").right == 0);
  CHECK(score.by_class.at("PER").F1() == 1);
}

TEST_CASE("Quipu's types count as the classes of three", "[score]") {
  const NameScore score = Score({{0, 1, "ORG"},
                                 {1, 2, "ORG"},
                                 {2, 3, "ORG"},
                                 {3, 4, "LOC"},
                                 {4, 5, "LOC"},
                                 {5, 6, "LOC"},
                                 {6, 7, "MISC"}},
                                {{0, 1, "Party"},
                                 {1, 2, "Regime"},
                                 {2, 3, "Organization"},
                                 {3, 4, "Prison"},
                                 {4, 5, "Facility"},
                                 {5, 6, "Place"},
                                 {6, 7, "Event"},
                                 {7, 8, "Publication"}},
                                PersonOrganizationPlaceTest());
  CHECK(score.all.gold == 6);
  CHECK(score.all.found == 6);
  CHECK(score.all.right == 6);
}

TEST_CASE("CrossNER's labels count as Quipu's types", "[score]") {
  const NameScore score = Score({{0, 1, "politician"},
                                 {1, 2, "politicalparty"},
                                 {2, 3, "election"},
                                 {3, 4, "country"},
                                 {4, 5, "organisation"},
                                 {5, 6, "misc"}},
                                {{0, 1, "Person"},
                                 {1, 2, "Party"},
                                 {2, 3, "Event"},
                                 {3, 4, "Facility"},
                                 {4, 5, "Regime"},
                                 {5, 6, "Publication"}},
                                CrossNerTest());
  CHECK(score.all.gold == 5);
  CHECK(score.all.found == 5);
  CHECK(score.all.right == 5);
}

TEST_CASE("Sentences of other words cannot be compared", "[score]") {
  std::vector<ConlluSentence> gold = {Named({})};
  std::vector<ConlluSentence> found = {Named({})};
  CHECK(ScoreNames(gold, found, CrossNerTest()));
  found[0].words.pop_back();
  CHECK(!ScoreNames(gold, found, CrossNerTest()));
  CHECK(!ScoreNames(gold, {}, CrossNerTest()));
}

}  // namespace
}  // namespace quipu
