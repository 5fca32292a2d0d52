#include "language/syntax/lemmatizer.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "train/random.h"
#include "train/recipes/lemmatizer_trainer.h"

namespace quipu {
namespace {

struct Observed {
  std::string form;
  std::string upos;
  std::string features;
  std::string lemma;
};

Treebank TreebankOf(const std::vector<Observed>& words) {
  Treebank treebank;
  ConlluSentence& sentence = treebank.sentences.emplace_back();
  for (const Observed& observed : words) {
    ConlluWord& word = sentence.words.emplace_back();
    word.form = observed.form;
    word.upos = observed.upos;
    word.features = observed.features;
    word.lemma = observed.lemma;
  }
  return treebank;
}

const std::string& SmallModel() {
  static const std::string bytes = [] {
    std::vector<Treebank> treebanks = {TreebankOf({
        {"dogs", "NOUN", "Number=Plur", "dog"},
        {"cats", "NOUN", "Number=Plur", "cat"},
        {"Birds", "NOUN", "Number=Plur", "bird"},
        {"ducks", "NOUN", "Number=Plur", "duck"},
        {"bus", "NOUN", "Number=Sing", "bus"},
        {"gas", "NOUN", "Number=Sing", "gas"},
        {"cities", "NOUN", "Number=Plur", "city"},
        {"ladies", "NOUN", "Number=Plur", "lady"},
        {"mice", "NOUN", "Number=Plur", "mouse"},
        {"walked", "VERB", "Tense=Past", "walk"},
        {"talked", "VERB", "Tense=Past", "talk"},
        {"used", "VERB", "Tense=Past", "use"},
        {"fused", "VERB", "Tense=Past", "fuse"},
        {"saw", "VERB", "Tense=Past", "see"},
        {"saw", "VERB", "VerbForm=Inf", "saw"},
        {"saw", "VERB", "Tense=Past", "see"},
        {"London", "PROPN", "Number=Sing", "London"},
        {"Paris", "PROPN", "Number=Sing", "Paris"},
        {"NATO", "PROPN", "Number=Sing", "NATO"},
        {"1,000", "NUM", "", "1000"},
        {"2,500", "NUM", "", "2500"},
        {"7", "NUM", "", "7"},
    })};
    return TrainLemmatizer(treebanks).Write();
  }();
  return bytes;
}

std::string Lemma(std::string_view form, std::string_view upos,
                  std::string_view features) {
  const auto lemmatizer = Lemmatizer::FromBytes(SmallModel());
  REQUIRE(lemmatizer);
  return lemmatizer->Lemmatize(form, upos, features);
}

}  // namespace

TEST_CASE("Known words have their lemmas however they are written") {
  CHECK(Lemma("mice", "NOUN", "Number=Plur") == "mouse");
  CHECK(Lemma("Mice", "NOUN", "Number=Plur") == "mouse");
  CHECK(Lemma("DOGS", "NOUN", "Number=Plur") == "dog");
  CHECK(Lemma("dogs", "NOUN", "") == "dog");
}

TEST_CASE("Features tell the lemmas of one form apart") {
  CHECK(Lemma("saw", "VERB", "Tense=Past") == "see");
  CHECK(Lemma("saw", "VERB", "VerbForm=Inf") == "saw");
}

TEST_CASE("Unknown words follow others with their ending") {
  CHECK(Lemma("lamps", "NOUN", "Number=Plur") == "lamp");
  CHECK(Lemma("canvas", "NOUN", "Number=Sing") == "canvas");
  CHECK(Lemma("babies", "NOUN", "Number=Plur") == "baby");
  CHECK(Lemma("Barked", "VERB", "Tense=Past") == "bark");
}

TEST_CASE("Names keep their capitals") {
  CHECK(Lemma("Berlin", "PROPN", "Number=Sing") == "Berlin");
  CHECK(Lemma("OTAN", "PROPN", "Number=Sing") == "OTAN");
  CHECK(Lemma("london", "PROPN", "Number=Sing") == "London");
}

TEST_CASE("Separators are taken out of numbers") {
  CHECK(Lemma("37,125", "NUM", "") == "37125");
}

TEST_CASE("Any bytes have a lemma") {
  for (const std::string form : {"\xFF\xFE", "", "\u0301", "漢字", "é"}) {
    for (const std::string upos : {"NOUN", "PROPN", "", "NOTATAG"}) {
      const std::string lemma = Lemma(form, upos, "No=Such");
      CHECK(lemma.empty() == form.empty());
    }
  }
  CHECK(Lemma(std::string(100000, 'x'), "NOUN", "").size() >= 99999);
}

TEST_CASE("The same treebank gives the same lemmatiser") {
  const std::vector<Treebank> treebanks = {
      TreebankOf({{"dogs", "NOUN", "", "dog"}, {"do", "VERB", "", "do"}})};
  CHECK(TrainLemmatizer(treebanks).Write() ==
        TrainLemmatizer(treebanks).Write());
}

TEST_CASE("A lemmatiser that was cut short or changed does no harm") {
  const std::string& whole = SmallModel();
  for (size_t size = 0; size < whole.size(); ++size) {
    const std::string part = whole.substr(0, size);
    const auto lemmatizer = Lemmatizer::FromBytes(part);
    REQUIRE_FALSE(lemmatizer);
    CHECK(lemmatizer.error().code == ErrorCode::kCorruption);
  }
  Random random(5);
  for (int round = 0; round < 500; ++round) {
    std::string changed = whole;
    for (int i = 0; i < 5; ++i) {
      changed[random.Below(changed.size())] = static_cast<char>(random.Next());
    }
    const auto lemmatizer = Lemmatizer::FromBytes(changed);
    if (!lemmatizer) continue;
    CHECK_FALSE(lemmatizer->Lemmatize("houses", "NOUN", "").empty());
  }
}

}  // namespace quipu
