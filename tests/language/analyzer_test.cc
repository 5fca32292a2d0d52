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
void CheckSentences(const std::vector<ParsedSentence>& sentences) {
  for (const ParsedSentence& sentence : sentences) {
    uint32_t next = 0;
    for (const WrittenToken& token : sentence.tokens) {
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
    if (!sentence.language.empty()) CHECK(roots == 1);
    for (const NamedWords& name : sentence.names) {
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
  const auto sentences = Shipped().Analyze(text);
  REQUIRE(sentences.size() == 3);
  CheckSentences(sentences);
  CHECK(sentences[0].language == "en");
  CHECK(sentences[1].language == "fr");
  CHECK(sentences[2].language == "es");
  CHECK(sentences[0].words[1].upos == "NOUN");
  CHECK(sentences[0].words[2].lemma == "visit");
  CHECK(sentences[0].words[1].relation == "nsubj");
  CHECK(sentences[0].words[1].head == 3);
  REQUIRE(sentences[0].names.size() == 1);
  CHECK(sentences[0].names[0].type == "Place");
  CHECK(sentences[2].words.size() == sentences[2].tokens.size() + 1);
}

TEST_CASE("An analysis is the same every time and on every copy", "[analyze]") {
  const std::string text =
      "Ana Quiroga wrote to the Ministry of Justice. Nobody answered.";
  const Analyzer copy = Shipped();
  const auto one = Shipped().Analyze(text);
  const auto other = copy.Analyze(text);
  REQUIRE(one.size() == other.size());
  for (size_t s = 0; s < one.size(); ++s) {
    for (size_t i = 0; i < one[s].words.size(); ++i) {
      CHECK(one[s].words[i].head == other[s].words[i].head);
      CHECK(one[s].words[i].relation == other[s].words[i].relation);
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
    CheckSentences(Shipped().Analyze(text));
  }
}

TEST_CASE("A hundred thousand words without a full stop are divided",
          "[analyze]") {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "word ";
  const auto sentences = Shipped().Analyze(text);
  CHECK(sentences.size() > 300);
  size_t words = 0;
  for (const ParsedSentence& sentence : sentences) {
    words += sentence.words.size();
    REQUIRE(sentence.words.size() <= 256);
  }
  CHECK(words == 100000);
}

TEST_CASE("Text of no known language has words but no tags", "[analyze]") {
  const auto sentences = Shipped().Analyze(
      "Die Fähre verließ den Hafen vor der Dämmerung, und niemand auf dem Kai "
      "konnte sagen, wohin sie fuhr.");
  REQUIRE(sentences.size() == 1);
  CHECK(sentences[0].language.empty());
  CHECK(sentences[0].words.size() == 21);
  CHECK(sentences[0].words[0].upos.empty());
}

TEST_CASE("Missing and damaged models are clear errors", "[analyze]") {
  const fs::path folder =
      fs::temp_directory_path() / ("quipu_models_" + std::to_string(getpid()));
  fs::create_directories(folder);
  const auto missing = Analyzer::Open({.models = folder});
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == ErrorCode::kNotFound);
  CHECK(missing.error().message.find(folder.string()) != std::string::npos);
  for (const std::string name : {"vectors", "names", "en", "fr", "es"}) {
    fs::copy_file(kModels / (name + ".quipu"), folder / (name + ".quipu"));
  }
  CHECK(Analyzer::Open({.models = folder}));
  std::fstream file(folder / "fr.quipu",
                    std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(100000);
  file.put('!').put('?');
  file.close();
  const auto damaged = Analyzer::Open({.models = folder});
  REQUIRE_FALSE(damaged);
  CHECK(damaged.error().code == ErrorCode::kCorruption);
  CHECK(damaged.error().message.find("fr.quipu") != std::string::npos);
  fs::remove_all(folder);
  const auto unknown = Analyzer::Open({.models = kModels, .language = "de"});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace quipu
