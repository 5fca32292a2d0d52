// The vectors of models/words.quipu.

#include <catch2/catch.hpp>
#include <cmath>
#include <string_view>

#include "language/neural/model_file.h"
#include "language/neural/word_vectors.h"

namespace quipu {
namespace {

class DistilledWords {
 public:
  DistilledWords()
      : file_(*ModelFile::Open(QUIPU_SOURCE_DIR "/models/words.quipu")),
        vectors_(*WordVectors::FromBytes(*file_.Section("vectors"))) {}

  double Cosine(std::string_view a, std::string_view b) const {
    const auto left = vectors_.Find(FindWordFeatures(a, false));
    const auto right = vectors_.Find(FindWordFeatures(b, false));
    REQUIRE(left.size() == vectors_.dimensions());
    REQUIRE(right.size() == vectors_.dimensions());
    double sum = 0, left_sum = 0, right_sum = 0;
    for (size_t i = 0; i < left.size(); ++i) {
      sum += left[i] * right[i];
      left_sum += left[i] * left[i];
      right_sum += right[i] * right[i];
    }
    return sum / std::sqrt(left_sum * right_sum);
  }

 private:
  ModelFile file_;
  WordVectors vectors_;
};

TEST_CASE("Words of one meaning lie near each other across languages") {
  const DistilledWords words;
  CHECK(words.Cosine("prison", "cárcel") > 0.5);
  CHECK(words.Cosine("emboscada", "embuscade") > 0.5);
  CHECK(words.Cosine("Prison", "prison") == Approx(1));
  CHECK(words.Cosine("soutenir", "support") >
        words.Cosine("soutenir", "prison") + 0.2);
  CHECK(words.Cosine("reconocer", "recognition") >
        words.Cosine("reconocer", "attack") + 0.2);
  CHECK(words.Cosine("prison", "table") < 0.3);
}

}  // namespace
}  // namespace quipu
