// The mass between 0 and x is x times an even function, of which a polynomial
// of degree 8 in x squared was fitted (least greatest error of the unit) for
// |x| up to 4.25; beyond, the mass stays what it is there.

#include "language/neural/gelu.h"

#include <cstddef>

#include "language/neural/vector_clones.h"

namespace quipu {
namespace {

constexpr float kLimit = 4.25F;

// The argument of the polynomial runs from -1 to 1 so that no digits are lost.
// Its terms are added as a tree (Estrin 1960), so that few wait for others.
inline float Mass(float x) {
  const float t = x * x * (2 / (kLimit * kLimit)) - 1;
  const float t2 = t * t;
  const float t4 = t2 * t2;
  const float low = (0.1659348905F - 0.0807775483F * t) +
                    (0.0557330623F - 0.0391652584F * t) * t2;
  const float high = (0.0253226664F - 0.0146163693F * t) +
                     (0.0092293350F - 0.0060277130F * t) * t2;
  return x * (low + (high + 0.0020123564F * t4) * t4);
}

}  // namespace

QUIPU_VECTOR_CLONES
void Gelu(std::span<float> values) {
  float* const at = values.data();
  for (size_t i = 0; i < values.size(); ++i) {
    float x = at[i];
    x = x > kLimit ? kLimit : x;
    x = x < -kLimit ? -kLimit : x;
    at[i] *= 0.5F + Mass(x);
  }
}

}  // namespace quipu
