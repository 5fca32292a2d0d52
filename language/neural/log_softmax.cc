#include "language/neural/log_softmax.h"

#include <algorithm>
#include <cmath>

namespace quipu {
namespace {

constexpr double kLog2 = 0.693147180559945309;

// e^x for |x| <= log(2) / 2, by its Taylor series.
double SmallExponential(double x) {
  double sum = 1;
  for (int i = 8; i > 0; --i) sum = 1 + sum * x / i;
  return sum;
}

// The natural logarithm of x > 0: that of 2^k m is k log 2 + 2 artanh((m - 1) /
// (m + 1)), with m near 1.
double Logarithm(double x) {
  int exponent = 0;
  double m = std::frexp(x, &exponent);
  if (m < 0.70710678) {
    m *= 2;
    --exponent;
  }
  const double t = (m - 1) / (m + 1);
  double sum = 0;
  for (int i = 13; i > 0; i -= 2) sum = 1.0 / i + sum * t * t;
  return exponent * kLog2 + 2 * t * sum;
}

}  // namespace

float Exponential(float x) {
  if (x < -80) return 0;
  const double value = std::min(x, 80.0F);
  const double whole = std::floor(value / kLog2 + 0.5);
  return static_cast<float>(std::ldexp(SmallExponential(value - whole * kLog2),
                                       static_cast<int>(whole)));
}

void LogSoftmax(std::span<float> values) {
  const float most = *std::max_element(values.begin(), values.end());
  double sum = 0;
  for (const float value : values) sum += double{Exponential(value - most)};
  const double log_sum = double{most} + Logarithm(sum);
  for (float& value : values) {
    value = static_cast<float>(double{value} - log_sum);
  }
}

}  // namespace quipu
