#include "train/recipes/vectors_builder.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>

#include "language/neural/word_features.h"
#include "language/neural/word_vectors.h"

namespace quipu {
namespace {

// Words of two dimensions, in the order of their ranks but for a year, which
// the file has first.
constexpr const char* kFile =
    R"({"precision":8,"dimensions":2,"words":["the","peru","1999"],)"
    R"("vectors":{"1999":[0.5,-0.5,0.7,2],"the":[1,-1,1.41,0],)"
    R"("peru":[-0.25,2.0,2.01,1],"2000":[9,9,9,3]},"unkVector":[0,0,0]})";

VectorWeights Read(const std::string& json, size_t most) {
  std::istringstream in(json);
  auto vectors = ReadRankedVectors(in, most);
  REQUIRE(vectors.has_value());
  return std::move(*vectors);
}

TEST_CASE("Vectors are read in the order of their ranks", "[train]") {
  const VectorWeights vectors = Read(kFile, 10);
  REQUIRE(vectors.forms.size() == 3);
  CHECK(vectors.forms[0] == HashBytes("the"));
  CHECK(vectors.forms[1] == HashBytes("peru"));
  CHECK(vectors.forms[2] == FindWordFeatures("2024", false).form);
  CHECK(vectors.table.values[2] == -0.25F);  // the first of "peru"
  CHECK(Read(kFile, 2).forms.size() == 2);
}

TEST_CASE("Written vectors are found by form, nearly as they were", "[train]") {
  const std::string bytes = Read(kFile, 10).Write();
  const auto vectors = WordVectors::FromBytes(bytes);
  REQUIRE(vectors.has_value());
  REQUIRE(vectors->dimensions() == 2);
  CHECK(vectors->Find(FindWordFeatures("lima", false)).empty());
  const auto peru = vectors->Find(FindWordFeatures("Peru", true));
  REQUIRE(peru.size() == 2);
  // 2 is the largest value of all.
  CHECK(peru[1] == 127);
  CHECK(peru[0] == Approx(-127 / 8.0).margin(0.51));
}

TEST_CASE("A file that is no JSON of vectors is refused", "[train]") {
  for (const std::string json :
       {"", "[1]", "{\"dimensions\":2,\"vectors\":{\"a\":[1,2,3]}}",
        "{\"vectors\":{\"a\":[1,2,3,0]}}",
        "{\"dimensions\":2,\"vectors\":{\"a\":[1,2,3,0]"}) {
    std::istringstream in(json);
    CHECK_FALSE(ReadRankedVectors(in, 10).has_value());
  }
}

TEST_CASE("A text of vectors is read in its order", "[train]") {
  std::istringstream in("3 2\nmatar 0.25 -1\nMatar 9 9\ntuer 0.5 0\n");
  const auto weights = ReadTextVectors(in);
  REQUIRE(weights.has_value());
  REQUIRE(weights->forms.size() == 2);
  const std::string bytes = weights->Write();
  const auto vectors = WordVectors::FromBytes(bytes);
  REQUIRE(vectors.has_value());
  const auto matar = vectors->Find(FindWordFeatures("matar", false));
  REQUIRE(matar.size() == 2);
  CHECK(matar[0] > 0);
  CHECK(matar[1] == -127);
  CHECK(vectors->Find(FindWordFeatures("tuer", false))[1] == 0);
}

TEST_CASE("A text that is none of vectors is refused", "[train]") {
  for (const std::string text :
       {"", "2", "1 0\na\n", "2 2\na 1 2\n", "1 2\na 1\n", "1 2\na b c\n",
        "1 99999\na 1\n"}) {
    std::istringstream in(text);
    CHECK_FALSE(ReadTextVectors(in).has_value());
  }
}

}  // namespace
}  // namespace quipu
