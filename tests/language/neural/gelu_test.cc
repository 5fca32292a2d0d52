#include "language/neural/gelu.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

namespace quipu {
namespace {

TEST_CASE("The Gaussian error linear unit is what its formula says",
          "[network]") {
  for (int i = -1200; i <= 1200; ++i) {
    const float x = static_cast<float>(i) / 100;
    std::vector<float> values = {x};
    Gelu(values);
    const double expected = x / 2 * (1 + std::erf(x / std::sqrt(2.0)));
    CHECK(values[0] == Approx(expected).margin(std::fabs(x) > 8 ? 2e-4 : 1e-4));
  }
}

TEST_CASE("Many values go through the unit as one does", "[network]") {
  std::vector<float> many;
  for (int i = -50; i < 51; ++i) many.push_back(static_cast<float>(i) / 10);
  std::vector<float> one_by_one = many;
  Gelu(many);
  for (size_t i = 0; i < many.size(); ++i) {
    Gelu(std::span(one_by_one).subspan(i, 1));
    CHECK(many[i] == one_by_one[i]);
  }
}

}  // namespace
}  // namespace quipu
