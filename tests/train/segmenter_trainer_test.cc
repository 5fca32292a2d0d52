#include "train/recipes/segmenter_trainer.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "language/syntax/conllu_analysis.h"
#include "language/syntax/multiword.h"
#include "language/syntax/segmenter.h"
#include "train/corpora/text_variation.h"
#include "train/recipes/multiword_learner.h"
#include "train/score/segmentation_score.h"

namespace quipu {
namespace {

// A line per token: its form, and its words if there are several.
using Lines = std::vector<std::vector<std::string>>;

ConlluSentence Sentence(const Lines& lines) {
  ConlluSentence sentence;
  for (const auto& line : lines) {
    ConlluToken token;
    token.form = line[0];
    token.first_word = static_cast<uint32_t>(sentence.words.size());
    for (size_t i = line.size() == 1 ? 0 : 1; i < line.size(); ++i) {
      ConlluWord& word = sentence.words.emplace_back();
      word.form = line[i];
      word.lemma = line[i];
      word.upos = "X";
    }
    token.word_count =
        static_cast<uint32_t>(sentence.words.size()) - token.first_word;
    sentence.tokens.push_back(token);
  }
  return sentence;
}

std::vector<Treebank> Contractions() {
  Treebank treebank;
  for (int i = 0; i < 20; ++i) {
    treebank.sentences.push_back(Sentence({{"voy"},
                                           {"al", "a", "el"},
                                           {"mar"},
                                           {"verlo", "ver", "lo"},
                                           {"darse", "dar", "se"},
                                           {"dándole", "dando", "le"},
                                           {"dárselo", "dar", "se", "lo"},
                                           {"."}}));
  }
  return {treebank};
}

std::vector<std::string> Divided(const MultiwordRules& rules,
                                 std::string_view form) {
  const auto candidate = rules.Find(form);
  if (!candidate) return {};
  return MultiwordRules::WordsOf(form, *candidate);
}

}  // namespace

TEST_CASE(
    "Endings and contractions are learnt, and cased as they are written") {
  using Words = std::vector<std::string>;
  const auto treebanks = Contractions();
  const MultiwordRules rules = LearnMultiwords(treebanks);
  CHECK(Divided(rules, "al") == Words{"a", "el"});
  CHECK(Divided(rules, "Al") == Words{"A", "el"});
  CHECK(Divided(rules, "AL") == Words{"A", "EL"});
  CHECK(Divided(rules, "contarlo") == Words{"contar", "lo"});
  CHECK(Divided(rules, "Contándole") == Words{"Contando", "le"});
  CHECK(Divided(rules, "CONTÁRSELO") == Words{"CONTAR", "SE", "LO"});
  CHECK(Divided(rules, "contársele") == Words{"contar", "se", "le"});
  CHECK(Divided(rules, "oírle") == Words{"oír", "le"});
  CHECK(Divided(rules, "mar").empty());
  CHECK(Divided(rules, "lo").empty());
}

TEST_CASE("Training twice gives the same bytes") {
  const auto treebanks = Contractions();
  CHECK(TrainSegmenter(treebanks, 1).Write() ==
        TrainSegmenter(treebanks, 1).Write());
}

TEST_CASE("What was learnt divides the text it was learnt from") {
  auto treebanks = Contractions();
  const std::string bytes = TrainSegmenter(treebanks, 1).Write();
  const auto segmenter = Segmenter::FromBytes(bytes);
  REQUIRE(segmenter);
  const std::string text = JoinText(treebanks[0].sentences);
  Analysis analysis(text);
  segmenter->Segment({0, static_cast<uint32_t>(text.size())}, analysis);
  const auto score =
      ScoreSegmentation(treebanks[0].sentences, ConlluOf(analysis));
  REQUIRE(score);
  CHECK(score->sentences.F1() == 1);
  CHECK(score->tokens.F1() == 1);
  CHECK(score->words.F1() == 1);
}

TEST_CASE("Varied text has its tokens where their spans say") {
  auto sentences = Contractions()[0].sentences;
  Random random(9);
  const std::string text = JoinVaried(sentences, random);
  uint32_t at = 0;
  for (const ConlluSentence& sentence : sentences) {
    for (const ConlluToken& token : sentence.tokens) {
      REQUIRE(token.span.begin >= at);
      at = token.span.end;
      CHECK(token.span.In(text) == token.form);
    }
  }
}

}  // namespace quipu
