// Training from the first sentence to a model that works.

#include <catch2/catch.hpp>
#include <sstream>

#include "language/names/recognizer.h"
#include "language/syntax/parser.h"
#include "train/recipes/names_trainer.h"
#include "train/recipes/parser_trainer.h"
#include "train/score/label_score.h"

namespace quipu {
namespace {

Word MakeWord(std::string form, std::string upos, uint32_t head,
              std::string relation) {
  Word word;
  word.form = std::move(form);
  word.upos = std::move(upos);
  word.features = word.upos == "NOUN" ? "Number=Sing" : "";
  word.head = head;
  word.relation = std::move(relation);
  return word;
}

//   saw            "the guard saw the prisoner" and the like
//   |- guard - the
//   `- prisoner - the
std::vector<ParsedSentence> Treebank() {
  std::vector<ParsedSentence> sentences;
  for (const std::string subject : {"guard", "judge", "cook", "witness"}) {
    for (const std::string verb : {"saw", "called", "left"}) {
      for (const std::string object : {"prisoner", "lawyer", "doctor"}) {
        ParsedSentence& sentence = sentences.emplace_back();
        sentence.words = {MakeWord("the", "DET", 2, "det"),
                          MakeWord(subject, "NOUN", 3, "nsubj"),
                          MakeWord(verb, "VERB", 0, "root"),
                          MakeWord("the", "DET", 5, "det"),
                          MakeWord(object, "NOUN", 3, "obj")};
      }
    }
  }
  return sentences;
}

ParserTraining SmallTraining(uint64_t seed) {
  ParserTraining training;
  training.sizes = {
      .encoder = {.word = 8, .affix = 8, .shape = 4, .hidden = 12, .layers = 1},
      .tag = 8,
      .arc = 8,
      .relation = 8};
  training.dropout = {};
  training.epochs = 40;
  training.batch_words = 20;
  training.rate = 1e-2F;
  training.seed = seed;
  return training;
}

std::string TrainSmall(uint64_t seed) {
  return WriteParser(TrainParser(Treebank(), {}, SmallTraining(seed),
                                 [](size_t, float, const ParserAccuracy&) {}));
}

TEST_CASE("A parser that was trained on sentences parses others like them",
          "[train]") {
  const std::string bytes = TrainSmall(1);
  const auto parser = Parser::FromBytes(bytes, WordVectors());
  REQUIRE(parser);
  std::vector<ParsedSentence> found(1);
  for (const std::string form : {"the", "lawyer", "called", "the", "guard"}) {
    found[0].words.emplace_back().form = form;
  }
  parser->Parse(found);
  std::ostringstream tree;
  for (const Word& word : found[0].words) {
    tree << word.upos << '/' << word.features << '/' << word.head << '/'
         << word.relation << ' ';
  }
  CHECK(tree.str() ==
        "DET//2/det NOUN/Number=Sing/3/nsubj VERB//0/root DET//5/det "
        "NOUN/Number=Sing/3/obj ");
}

TEST_CASE("The same seed gives the same bytes, another seed others",
          "[train]") {
  const std::string first = TrainSmall(1);
  CHECK(TrainSmall(1) == first);
  CHECK(TrainSmall(2) != first);
}

TEST_CASE("Damaged parsers are errors or parsers", "[train]") {
  const std::string bytes = TrainSmall(1);
  for (size_t length = 0; length < bytes.size();
       length += length < 4000 ? 61 : 9973) {
    const std::string cut = bytes.substr(0, length);
    const auto parser = Parser::FromBytes(cut, WordVectors());
    REQUIRE_FALSE(parser);
    CHECK(parser.error().code == ErrorCode::kCorruption);
  }
  Random random(4);
  for (int round = 0; round < 100; ++round) {
    std::string damaged = bytes;
    damaged[random.Below(damaged.size())] = static_cast<char>(random.Next());
    const auto parser = Parser::FromBytes(damaged, WordVectors());
    if (!parser) continue;
    std::vector<ParsedSentence> sentences = Treebank();
    parser->Parse(sentences);
    CHECK(sentences[0].words[0].head <= 5);
  }
}

TEST_CASE("A sentence of any length has one tree", "[train]") {
  const std::string bytes = TrainSmall(1);
  const auto parser = Parser::FromBytes(bytes, WordVectors());
  REQUIRE(parser);
  std::vector<ParsedSentence> sentences(3);
  for (int i = 0; i < 1000; ++i) {
    sentences[1].words.emplace_back().form = i % 3 == 0 ? "the" : "guard";
  }
  parser->Parse(sentences);
  const std::vector<Word>& words = sentences[1].words;
  size_t roots = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    roots += words[i].head == 0;
    size_t at = i + 1;
    size_t steps = 0;
    while (at != 0 && steps++ <= words.size()) at = words[at - 1].head;
    REQUIRE(at == 0);
  }
  CHECK(roots == 1);
}

MarkedNames Example(const std::vector<std::string>& forms,
                    std::vector<NameLabelSet> allowed) {
  MarkedNames marked;
  marked.sentence = {"en", "own", forms, std::move(allowed), 0};
  marked.marks.assign(forms.size(), 0);
  return marked;
}

TEST_CASE("A recogniser learns names, also from labels known in part",
          "[train]") {
  const NameLabelSet person = 1U << BeginLabel(0);
  const NameLabelSet inside = 1U << InsideLabel(0);
  const NameLabelSet body = 1U << BeginLabel(1) | 1U << BeginLabel(2);
  std::vector<MarkedNames> train;
  for (const std::string verb : {"saw", "met", "freed"}) {
    for (const std::string name : {"Ana", "Luis", "Rosa"}) {
      train.push_back(Example({name, "Quiroga", verb, "the", "Front"},
                              {person, inside, 1, 1, body}));
      // Here the corpus tells which kind of body it is.
      train.push_back(Example({"the", "Front", verb, name},
                              {1, 1U << BeginLabel(1), 1, person}));
    }
  }
  NamesTraining training;
  training.sizes = {.word = 8,
                    .affix = 8,
                    .shape = 4,
                    .marks = kNameMarkCount,
                    .hidden = 12,
                    .layers = 1};
  training.hidden = 8;
  training.dropout = {};
  training.epochs = 40;
  training.batch_words = 20;
  training.rate = 1e-2F;
  double f1 = 0;
  const std::string bytes = WriteNames(TrainNames(
      train, train, training,
      [&](size_t, float, const std::vector<std::vector<uint8_t>>& labels) {
        f1 = ScoreLabels(train, labels).at("own").F1();
      }));
  CHECK(f1 == 1);
  const auto recognizer =
      NameRecognizer::FromBytes(bytes, WordVectors(), Gazetteer());
  REQUIRE(recognizer);
  std::vector<ParsedSentence> found(1);
  for (const std::string form : {"Rosa", "Quiroga", "met", "the", "Front"}) {
    found[0].words.emplace_back().form = form;
  }
  recognizer->Recognize(found);
  REQUIRE(found[0].names.size() == 2);
  CHECK(found[0].names[0].type == "Person");
  CHECK(found[0].names[0].end == 2);
  CHECK(found[0].names[1].type == "Party");
  for (size_t length = 0; length < bytes.size(); length += 9973) {
    const std::string cut = bytes.substr(0, length);
    CHECK_FALSE(NameRecognizer::FromBytes(cut, WordVectors(), Gazetteer()));
  }
}

}  // namespace
}  // namespace quipu
