#include "language/neural/word_vectors.h"

#include <catch2/catch.hpp>
#include <string>

#include "language/neural/word_features.h"

namespace quipu {
namespace {

std::string OneVector(uint64_t form) {
  return VectorWeights{{form}, {3, {63.5F, -63.5F, 1.5F}, 0.5F * 127}}.Write();
}

TEST_CASE("A word's vector is found whatever its case", "[network]") {
  const std::string bytes = OneVector(FindWordFeatures("lima", false).form);
  const auto vectors = WordVectors::FromBytes(bytes);
  REQUIRE(vectors.has_value());
  CHECK(vectors->dimensions() == 3);
  const auto found = vectors->Find(FindWordFeatures("Lima", true));
  REQUIRE(found.size() == 3);
  CHECK(found[1] == -127);
  CHECK(vectors->ToInput(found[2]) == 3 * kInputOne / 2);
  CHECK(vectors->Find(FindWordFeatures("Cusco", false)).empty());
  CHECK_FALSE(vectors->Find(FindWordFeatures("Limá", false)).empty());
}

TEST_CASE("Without vectors nothing is found", "[network]") {
  CHECK(WordVectors().dimensions() == 0);
  CHECK(WordVectors().Find(FindWordFeatures("lima", false)).empty());
}

TEST_CASE("Word vectors cut short do not decode", "[network]") {
  const std::string bytes = OneVector(HashBytes("lima"));
  for (size_t size = 0; size < bytes.size(); ++size) {
    const std::string cut = bytes.substr(0, size);
    const auto vectors = WordVectors::FromBytes(cut);
    REQUIRE_FALSE(vectors.has_value());
    CHECK(vectors.error().code == ErrorCode::kCorruption);
  }
  CHECK_FALSE(WordVectors::FromBytes(bytes + "x").has_value());
}

}  // namespace
}  // namespace quipu
