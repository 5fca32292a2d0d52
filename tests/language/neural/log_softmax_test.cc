#include "language/neural/log_softmax.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

namespace quipu {
namespace {

TEST_CASE("The exponential is near that of the library, at its ends too") {
  for (float x = -79; x < 79; x += 0.37F) {
    CHECK(Exponential(x) == Approx(std::exp(x)).epsilon(1e-6));
  }
  CHECK(Exponential(0) == 1);
  CHECK(Exponential(-1e30F) == 0);
  CHECK(Exponential(1e30F) == Exponential(80));
}

TEST_CASE("Logarithms of probabilities, of large and of equal values") {
  std::array<float, 3> values{1, 2, 3};
  LogSoftmax(values);
  CHECK(values[0] == Approx(-2.407606));
  CHECK(values[2] == Approx(-0.407606));
  std::array<float, 2> large{1e6F, 1e6F};
  LogSoftmax(large);
  CHECK(large[0] == Approx(-std::log(2.0)).margin(1e-5));
  std::array<float, 2> far{-500, 500};
  LogSoftmax(far);
  CHECK(far[1] == Approx(0).margin(1e-6));
  CHECK(far[0] == Approx(-1000));
  std::array<float, 1> one{7};
  LogSoftmax(one);
  CHECK(one[0] == Approx(0).margin(1e-6));
}

}  // namespace
}  // namespace quipu
