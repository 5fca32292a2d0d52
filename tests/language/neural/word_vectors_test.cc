#include "language/neural/word_vectors.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "language/neural/word_features.h"

namespace quipu {
namespace {

// A form index of one form and its vector of three values.
std::string OneVector(uint64_t form) {
  std::vector<uint64_t> keys(4, 0);
  std::vector<uint32_t> numbers(4, 0);
  keys[form & 3] = form;
  numbers[form & 3] = 1;
  const std::vector<int8_t> values = {127, -127, 3};
  ByteWriter out;
  out.PutArray(std::span<const uint64_t>(keys));
  out.PutArray(std::span<const uint32_t>(numbers));
  out.Put(uint32_t{3});
  out.Put(0.5F);
  out.PutArray(std::span<const int8_t>(values));
  return std::move(out).Take();
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
