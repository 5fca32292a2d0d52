// Training from the first sentence to a model that works.

#include <catch2/catch.hpp>
#include <sstream>

#include "language/names/recognizer.h"
#include "language/syntax/parser.h"
#include "train/neural/names_trainer.h"
#include "train/neural/parser_trainer.h"
#include "train/random.h"
#include "train/score/label_score.h"

namespace quipu {
namespace {

ConlluWord MakeWord(std::string form, std::string upos, uint32_t head,
                    std::string relation) {
  ConlluWord word;
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
std::vector<ConlluSentence> Treebank() {
  std::vector<ConlluSentence> sentences;
  for (const std::string subject : {"guard", "judge", "cook", "witness"}) {
    for (const std::string verb : {"saw", "called", "left"}) {
      for (const std::string object : {"prisoner", "lawyer", "doctor"}) {
        ConlluSentence& sentence = sentences.emplace_back();
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

// One sentence of these words.
Analysis AnalysisOfWords(std::initializer_list<std::string_view> forms) {
  Analysis analysis("");
  analysis.sentences.resize(1);
  for (const std::string_view form : forms) {
    analysis.sentences[0].words.emplace_back().form = form;
  }
  return analysis;
}

std::string TrainSmall(uint64_t seed) {
  return TrainParser(Treebank(), {}, SmallTraining(seed),
                     [](size_t, float, const ParserAccuracy&) {})
      .Write();
}

TEST_CASE("A parser that was trained on sentences parses others like them",
          "[train]") {
  const std::string bytes = TrainSmall(1);
  const auto parser = Parser::FromBytes(bytes, WordVectors());
  REQUIRE(parser);
  Analysis analysis =
      AnalysisOfWords({"the", "lawyer", "called", "the", "guard"});
  parser->Parse(analysis.sentences, analysis);
  std::ostringstream tree;
  for (const SyntacticWord& word : analysis.sentences[0].words) {
    tree << NameOf(word.upos) << '/' << analysis.Features(word) << '/'
         << word.head << '/' << NameOf(word.relation()) << ' ';
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
    Analysis analysis = AnalysisOfWords({"the", "guard", "called"});
    parser->Parse(analysis.sentences, analysis);
    CHECK(analysis.sentences[0].words[0].head <= 3);
  }
}

TEST_CASE("A sentence of any length has one tree", "[train]") {
  const std::string bytes = TrainSmall(1);
  const auto parser = Parser::FromBytes(bytes, WordVectors());
  REQUIRE(parser);
  Analysis analysis("");
  analysis.sentences.resize(3);
  for (int i = 0; i < 1000; ++i) {
    analysis.sentences[1].words.emplace_back().form =
        i % 3 == 0 ? "the" : "guard";
  }
  parser->Parse(analysis.sentences, analysis);
  const std::vector<SyntacticWord>& words = analysis.sentences[1].words;
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
  const NameLabelSet person = 1U << BeginLabel(NameType::kPerson);
  const NameLabelSet inside = 1U << InsideLabel(NameType::kPerson);
  const NameLabelSet body = 1U << BeginLabel(NameType::kParty) |
                            1U << BeginLabel(NameType::kOrganization);
  std::vector<MarkedNames> train;
  for (const std::string verb : {"saw", "met", "freed"}) {
    for (const std::string name : {"Ana", "Luis", "Rosa"}) {
      train.push_back(Example({name, "Quiroga", verb, "the", "Front"},
                              {person, inside, 1, 1, body}));
      // Here the corpus tells which kind of body it is.
      train.push_back(
          Example({"the", "Front", verb, name},
                  {1, 1U << BeginLabel(NameType::kParty), 1, person}));
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
  const auto report = [&](size_t, float,
                          const std::vector<std::vector<uint8_t>>& labels) {
    f1 = ScoreLabels(train, labels).at("own").F1();
  };
  const std::string bytes = TrainNames(train, train, training, report).Write();
  CHECK(f1 == 1);
  const auto recognizer =
      NameRecognizer::FromBytes(bytes, WordVectors(), Gazetteer());
  REQUIRE(recognizer);
  Analysis analysis =
      AnalysisOfWords({"Rosa", "Quiroga", "met", "the", "Front"});
  recognizer->Recognize(analysis.sentences);
  const std::vector<RecognizedName>& found = analysis.sentences[0].names;
  REQUIRE(found.size() == 2);
  CHECK(found[0].type == NameType::kPerson);
  CHECK(found[0].end == 2);
  CHECK(found[1].type == NameType::kParty);
  for (size_t length = 0; length < bytes.size(); length += 9973) {
    const std::string cut = bytes.substr(0, length);
    CHECK_FALSE(NameRecognizer::FromBytes(cut, WordVectors(), Gazetteer()));
  }
}

}  // namespace
}  // namespace quipu
