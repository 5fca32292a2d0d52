// The measures of the CoNLL 2018 shared task. The counts were checked against
// its own script on treebanks with random changes.

#include "train/score/parse_score.h"

#include <catch2/catch.hpp>

#include "language/syntax/read_conllu.h"

namespace quipu {
namespace {

using Sentences = std::vector<ConlluSentence>;

std::string Row(const std::string& id, const std::string& form,
                const std::string& lemma = "_", const std::string& upos = "_",
                const std::string& features = "_",
                const std::string& head = "0",
                const std::string& relation = "_") {
  return id + "\t" + form + "\t" + lemma + "\t" + upos + "\t_\t" + features +
         "\t" + head + "\t" + relation + "\t_\t_\n";
}

Sentences Read(const std::string& conllu) {
  auto sentences = ReadConllu(conllu);
  REQUIRE(sentences);
  return std::move(*sentences);
}

const std::string kGold =
    Row("1", "Elle", "lui", "PRON", "Number=Sing|Person=3", "2", "nsubj") +
    Row("2", "parle", "parler", "VERB", "Mood=Ind", "0", "root") +
    Row("3-4", "du") + Row("3", "de", "de", "ADP", "_", "5", "case") +
    Row("4", "le", "le", "DET", "Definite=Def", "5", "det") +
    Row("5", "port", "port", "NOUN", "Gender=Masc", "2", "obl:arg") +
    Row("6", ".", ".", "PUNCT", "_", "2", "punct") + "\n" +
    Row("1", "Oui", "oui", "INTJ", "_", "0", "root") + "\n";

void CheckCounts(const MatchCounts& counts, size_t gold, size_t found,
                 size_t right) {
  CHECK(counts.gold == gold);
  CHECK(counts.found == found);
  CHECK(counts.right == right);
}

ParseScore Score(const std::string& gold, const std::string& found) {
  const auto score = ScoreParses(Read(gold), Read(found));
  REQUIRE(score);
  return *score;
}

TEST_CASE("What is the same is all right", "[score]") {
  const ParseScore score = Score(kGold, kGold);
  CheckCounts(score.tokens, 6, 6, 6);
  CheckCounts(score.sentences, 2, 2, 2);
  for (const MatchCounts& counts :
       {score.words, score.upos, score.features, score.lemmas, score.heads,
        score.relations}) {
    CheckCounts(counts, 7, 7, 7);
    CHECK(counts.F1() == 1);
  }
}

TEST_CASE("Each column counts for itself", "[score]") {
  const std::string found =
      Row("1", "Elle", "elle", "PRON", "Person=3|Number=Sing", "2", "nsubj") +
      Row("2", "parle", "parler", "NOUN", "Mood=Ind|Special=Yes", "0", "root") +
      Row("3-4", "du") + Row("3", "de", "de", "ADP", "_", "2", "case") +
      Row("4", "le", "le", "DET", "Definite=Ind", "5", "mark") +
      Row("5", "port", "port", "NOUN", "Gender=Masc", "2", "obl") +
      Row("6", ".", ".", "PUNCT", "_", "2", "punct") + "\n" +
      Row("1", "Oui", "oui", "INTJ", "_", "0", "root") + "\n";
  const ParseScore score = Score(kGold, found);
  CheckCounts(score.words, 7, 7, 7);
  CheckCounts(score.lemmas, 7, 7, 6);
  CheckCounts(score.upos, 7, 7, 6);
  // The order does not matter, nor a feature that is not universal.
  CheckCounts(score.features, 7, 7, 6);
  CheckCounts(score.heads, 7, 7, 6);
  CheckCounts(score.relations, 7, 7, 5);  // without subtypes
}

TEST_CASE("Words of divided tokens are aligned by what is common", "[score]") {
  const std::string gold = Row("1-3", "damelo") + Row("1", "da") +
                           Row("2", "me") + Row("3", "lo") + Row("4", "ya");
  const std::string found =
      Row("1-2", "damelo") + Row("1", "Da") + Row("2", "lo") + Row("3", "ya");
  const ParseScore score = Score(gold, found);
  CheckCounts(score.tokens, 2, 2, 2);
  CheckCounts(score.words, 4, 3, 3);
  // Divided here and not there: nothing of it is common.
  CheckCounts(Score(gold, Row("1", "damelo") + Row("2", "ya")).words, 4, 2, 1);
  // Tokens that end elsewhere.
  const std::string other = Row("1", "dame") + Row("2", "lo") + Row("3", "ya");
  CheckCounts(Score(gold, other).tokens, 2, 3, 1);
  CheckCounts(Score(gold, other).words, 4, 3, 2);
}

TEST_CASE("A word whose head is not aligned is wrong", "[score]") {
  const std::string gold = Row("1", "ab", "_", "_", "_", "0", "root") +
                           Row("2", "c", "_", "_", "_", "1", "dep");
  const std::string found = Row("1", "a", "_", "_", "_", "0", "root") +
                            Row("2", "b", "_", "_", "_", "1", "dep") +
                            Row("3", "c", "_", "_", "_", "1", "dep");
  const ParseScore score = Score(gold, found);
  CheckCounts(score.words, 2, 3, 1);
  CheckCounts(score.heads, 2, 3, 0);
}

TEST_CASE("Sentences and tokens are right if both their ends are", "[score]") {
  const std::string gold = Row("1", "a") + Row("2", "b") + "\n" + Row("1", "c");
  const std::string found =
      Row("1", "a") + "\n" + Row("1", "b") + "\n" + Row("1", "c");
  const ParseScore score = Score(gold, found);
  CheckCounts(score.tokens, 3, 3, 3);
  CheckCounts(score.sentences, 2, 3, 1);
}

TEST_CASE("Blanks in tokens do not count, other characters do", "[score]") {
  CheckCounts(Score(Row("1", "10 000"), Row("1", "10\u00A0000")).tokens, 1, 1,
              1);
  CHECK(!ScoreParses(Read(Row("1", "ab")), Read(Row("1", "ac"))));
  CHECK(!ScoreParses(Read(Row("1", "ab")), Read(Row("1", "a"))));
  CHECK(ScoreParses({}, {}));
}

}  // namespace
}  // namespace quipu
