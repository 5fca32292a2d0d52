// Language analysis as a whole, with the models of the source tree.

#include "language/analyzer.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>

namespace quipu {
namespace {

namespace fs = std::filesystem;

const fs::path kModels = fs::path(QUIPU_SOURCE_DIR) / "models";

const Analyzer& Shipped() {
  static const Analyzer analyzer = *Analyzer::Open({.models = kModels});
  return analyzer;
}

// Every word in one token, in order, and one tree over all words.
void CheckAnalysis(const Analysis& analysis) {
  for (const AnalyzedSentence& sentence : analysis.sentences) {
    uint32_t next = 0;
    for (const SurfaceToken& token : sentence.tokens) {
      REQUIRE(token.first_word == next);
      REQUIRE(token.word_count > 0);
      next += token.word_count;
    }
    REQUIRE(next == sentence.words.size());
    REQUIRE(sentence.words.size() <= 256);
    size_t roots = 0;
    for (size_t i = 0; i < sentence.words.size(); ++i) {
      roots += sentence.words[i].head == 0;
      size_t at = i + 1;
      for (size_t steps = 0; at != 0 && steps <= sentence.words.size();
           ++steps) {
        at = sentence.words[at - 1].head;
      }
      REQUIRE(at == 0);
    }
    if (sentence.language != Language::kNone) CHECK(roots == 1);
    for (const RecognizedName& name : sentence.names) {
      CHECK(name.begin < name.end);
      CHECK(name.end <= sentence.words.size());
    }
  }
}

TEST_CASE("Each paragraph is analysed in its language", "[analyze]") {
  const std::string text =
      "The judge visited the prison in Lisbon.\n\n"
      "Le juge a visité la prison des femmes, mais personne ne lui a dit où "
      "elles étaient.\n\n"
      "El juez visitó la cárcel del puerto, pero nadie le dijo dónde estaban "
      "los presos.\n";
  const Analysis analysis = Shipped().Analyze(text);
  const std::vector<AnalyzedSentence>& sentences = analysis.sentences;
  REQUIRE(sentences.size() == 3);
  CheckAnalysis(analysis);
  CHECK(sentences[0].language == Language::kEnglish);
  CHECK(sentences[1].language == Language::kFrench);
  CHECK(sentences[2].language == Language::kSpanish);
  CHECK(sentences[0].words[1].upos == Upos::kNoun);
  CHECK(analysis.Lemma(sentences[0].words[2]) == "visit");
  CHECK(sentences[0].words[2].Has(Feature::kPast));
  CHECK(sentences[0].words[1].deprel == Deprel::kNsubj);
  CHECK(sentences[0].words[1].head == 3);
  REQUIRE(sentences[0].names.size() == 1);
  CHECK(sentences[0].names[0].type == NameType::kPlace);
  CHECK(sentences[2].words.size() == sentences[2].tokens.size() + 1);
}

TEST_CASE("An analysis is the same every time and on every copy", "[analyze]") {
  const std::string text =
      "Ana Quiroga wrote to the Ministry of Justice. Nobody answered.";
  const Analyzer copy = Shipped();
  const auto one = Shipped().Analyze(text).sentences;
  const auto other = copy.Analyze(text).sentences;
  REQUIRE(one.size() == other.size());
  for (size_t s = 0; s < one.size(); ++s) {
    for (size_t i = 0; i < one[s].words.size(); ++i) {
      CHECK(one[s].words[i].head == other[s].words[i].head);
      CHECK(one[s].words[i].relation() == other[s].words[i].relation());
    }
    CHECK(one[s].names.size() == other[s].names.size());
  }
}

TEST_CASE("Any bytes are analysed", "[analyze]") {
  std::mt19937 random(11);
  std::string bytes(20000, ' ');
  for (char& byte : bytes) byte = static_cast<char>(random());
  for (const std::string& text :
       {std::string(), std::string("\n\n\n"), bytes, std::string(100000, 'x'),
        std::string(3000, '.'),
        std::string("\xE2\x80\x8B\xF0\x9F\x98\x80\xCC\x81"),
        std::string("مرحبا بالعالم. שלום"), std::string("a\0b", 3)}) {
    CheckAnalysis(Shipped().Analyze(text));
  }
}

TEST_CASE("A hundred thousand words without a full stop are divided",
          "[analyze]") {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "word ";
  const auto sentences = Shipped().Analyze(text).sentences;
  CHECK(sentences.size() > 300);
  size_t words = 0;
  for (const AnalyzedSentence& sentence : sentences) {
    words += sentence.words.size();
    REQUIRE(sentence.words.size() <= 256);
  }
  CHECK(words == 100000);
}

TEST_CASE("Text of no known language has words but no tags", "[analyze]") {
  const Analysis analysis = Shipped().Analyze(
      "Die Fähre verließ den Hafen vor der Dämmerung, und niemand auf dem Kai "
      "konnte sagen, wohin sie fuhr.");
  REQUIRE(analysis.sentences.size() == 1);
  const AnalyzedSentence& sentence = analysis.sentences[0];
  CHECK(sentence.language == Language::kNone);
  CHECK(sentence.words.size() == 21);
  CHECK(sentence.words[0].upos == Upos::kNone);
}

// Title, by-line and body in one run of lines, as they are on a page.
TEST_CASE("No sentence leaves its region, and each is marked with it",
          "[analyze]") {
  Document document;
  document.text =
      "The ferry\nBy Marta Hill\nleft the harbour of Breland in the morning.\n"
      "Subscribe to the Breland Gazette";
  document.regions = {{{0, 10}, RegionKind::kTitle},
                      {{10, 24}, RegionKind::kByline},
                      {{24, 68}, RegionKind::kBody},
                      {{68, 100}, RegionKind::kFurniture}};
  const Analysis analysis = Shipped().Analyze(document);
  CheckAnalysis(analysis);
  REQUIRE(analysis.sentences.size() == 4);
  for (size_t i = 0; i < 4; ++i) {
    const AnalyzedSentence& sentence = analysis.sentences[i];
    CHECK(sentence.region == document.regions[i].kind);
    CHECK(document.regions[i].span.Contains(sentence.span));
    CHECK(sentence.paragraph == i + 1);
    CHECK(sentence.language == Language::kEnglish);
  }
  const AnalyzedSentence& byline = analysis.sentences[1];
  REQUIRE(byline.names.size() == 1);
  const RecognizedName& name = byline.names[0];
  CHECK(name.type == NameType::kPerson);
  CHECK(byline.SpanOfWords(name.begin, name.end).In(document.text) ==
        "Marta Hill");
}

TEST_CASE("What is found does not depend on how much text there is",
          "[analyze]") {
  const std::string paragraph =
      "Ana Quiroga left the port of Varne in 1986. Nobody saw her.\n\n";
  std::string text;
  while (text.size() < 1200000)
    text += "It was cold, and the boat was late.\n\n";
  const std::string long_text = paragraph + text + paragraph;
  const Analysis whole = Shipped().Analyze(long_text);
  const Analysis parts[] = {Shipped().Analyze(paragraph + paragraph)};
  const auto& found = whole.sentences;
  const auto& expected = parts[0].sentences;
  REQUIRE(expected.size() == 4);
  for (size_t i = 0; i < 4; ++i) {
    const auto& sentence = i < 2 ? found[i] : found[found.size() - 4 + i];
    CHECK(sentence.names == expected[i].names);
    for (size_t w = 0; w < sentence.words.size(); ++w) {
      CHECK(sentence.words[w].head == expected[i].words[w].head);
      CHECK(sentence.words[w].upos == expected[i].words[w].upos);
    }
  }
}

TEST_CASE("Views of an analysis stay where they are when it is moved",
          "[analyze]") {
  const std::string text = "They don't eat 10\u00A0000 fish.";
  Analysis analysis = Shipped().Analyze(text);
  std::vector<std::string> before;
  for (const SyntacticWord& word : analysis.sentences[0].words) {
    before.emplace_back(word.form);
  }
  const Analysis moved = std::move(analysis);
  for (size_t i = 0; i < before.size(); ++i) {
    const SyntacticWord& word = moved.sentences[0].words[i];
    CHECK(word.form == before[i]);
    CHECK_FALSE(moved.Lemma(word).empty());
  }
}

TEST_CASE("A word costs less than a hundred bytes", "[analyze]") {
  CHECK(sizeof(SyntacticWord) + sizeof(SurfaceToken) <= 72);
}

TEST_CASE("Missing and damaged models are clear errors", "[analyze]") {
  const fs::path folder =
      fs::temp_directory_path() / ("quipu_models_" + std::to_string(getpid()));
  fs::create_directories(folder);
  const auto missing = Analyzer::Open({.models = folder});
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == ErrorCode::kNotFound);
  CHECK(missing.error().message.find(folder.string()) != std::string::npos);
  for (const std::string name :
       {"vectors", "names", "en", "fr", "es", "context"}) {
    fs::copy_file(kModels / (name + ".quipu"), folder / (name + ".quipu"));
  }
  const auto whole = Analyzer::Open({.models = folder});
  REQUIRE(whole);
  CHECK(Analyzer::DigestOf({.models = folder}).value() == whole->digest());
  CHECK_FALSE(Analyzer::DigestOf({.models = folder / "absent"}));
  const AnalyzerOptions fast{.models = folder, .model = ModelKind::kFast};
  CHECK(Analyzer::Open(fast)->state_size() == 0);
  CHECK(whole->state_size() > 0);
  CHECK(Analyzer::DigestOf(fast).value() != whole->digest());
  fs::resize_file(folder / "context.quipu", 1000000);
  const auto cut = Analyzer::Open({.models = folder});
  REQUIRE_FALSE(cut);
  CHECK(cut.error().message.find("context.quipu") != std::string::npos);
  fs::remove(folder / "context.quipu");
  CHECK(Analyzer::Open({.models = folder}).error().code ==
        ErrorCode::kNotFound);
  CHECK(Analyzer::Open(fast));
  std::fstream file(folder / "fr.quipu",
                    std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(100000);
  file.put('!').put('?');
  file.close();
  const auto damaged = Analyzer::Open(fast);
  REQUIRE_FALSE(damaged);
  CHECK(damaged.error().code == ErrorCode::kCorruption);
  CHECK(damaged.error().message.find("fr.quipu") != std::string::npos);
  fs::remove_all(folder);
}

}  // namespace
}  // namespace quipu
