#include "ingest/network/int_product.h"

#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace quipu {
namespace {

constexpr size_t kPanelRows = 16;
constexpr size_t kTile = 4;  // inputs multiplied at once

struct Product {
  const int16_t* weights;
  size_t panels;
  size_t pairs;
  const int16_t* inputs;
  size_t input_stride;
  int32_t* sums;

  const int16_t* Panel(size_t panel) const {
    return weights + panel * pairs * kPanelRows * 2;
  }
  const int16_t* Input(size_t t) const { return inputs + t * input_stride; }
  int32_t* Sums(size_t t, size_t panel) const {
    return sums + (t * panels + panel) * kPanelRows;
  }
};

[[maybe_unused]] void MultiplyPlain(const Product& p, size_t count) {
  for (size_t t = 0; t < count; ++t) {
    const int16_t* input = p.Input(t);
    for (size_t panel = 0; panel < p.panels; ++panel) {
      const int16_t* w = p.Panel(panel);
      int32_t sums[kPanelRows] = {};
      for (size_t k = 0; k < p.pairs; ++k, w += 2 * kPanelRows) {
        for (size_t r = 0; r < kPanelRows; ++r) {
          sums[r] += w[2 * r] * input[2 * k] + w[2 * r + 1] * input[2 * k + 1];
        }
      }
      std::memcpy(p.Sums(t, panel), sums, sizeof(sums));
    }
  }
}

#if defined(__x86_64__)

inline int32_t LoadPair(const int16_t* at) {
  int32_t pair;
  std::memcpy(&pair, at, sizeof(pair));
  return pair;
}

// Inputs [t, t + n) with panels [panel, panel + m).
template <size_t n, size_t m>
__attribute__((target("avx512f,avx512bw,avx512vnni"))) inline void BlockVnni(
    const Product& p, size_t t, size_t panel) {
  const int16_t* w = p.Panel(panel);
  const size_t panel_size = p.pairs * 2 * kPanelRows;
  __m512i sums[n][m];
  for (size_t i = 0; i < n; ++i) {
    for (size_t j = 0; j < m; ++j) sums[i][j] = _mm512_setzero_si512();
  }
  for (size_t k = 0; k < p.pairs; ++k, w += 2 * kPanelRows) {
    __m512i rows[m];
    for (size_t j = 0; j < m; ++j) {
      rows[j] = _mm512_loadu_si512(w + j * panel_size);
    }
    for (size_t i = 0; i < n; ++i) {
      const __m512i x = _mm512_set1_epi32(LoadPair(p.Input(t + i) + 2 * k));
      for (size_t j = 0; j < m; ++j) {
        sums[i][j] = _mm512_dpwssd_epi32(sums[i][j], rows[j], x);
      }
    }
  }
  for (size_t i = 0; i < n; ++i) {
    for (size_t j = 0; j < m; ++j) {
      _mm512_storeu_si512(p.Sums(t + i, panel + j), sums[i][j]);
    }
  }
}

// Inputs [t, t + n) with all panels.
template <size_t n>
__attribute__((target("avx512f,avx512bw,avx512vnni"))) void TileVnni(
    const Product& p, size_t t) {
  size_t panel = 0;
  for (; panel + 4 <= p.panels; panel += 4) BlockVnni<n, 4>(p, t, panel);
  for (; panel < p.panels; ++panel) BlockVnni<n, 1>(p, t, panel);
}

// Inputs [t, t + n) with all panels.
template <size_t n>
__attribute__((target("avx2"))) void TileAvx2(const Product& p, size_t t) {
  for (size_t panel = 0; panel < p.panels; ++panel) {
    const int16_t* w = p.Panel(panel);
    __m256i a[n], b[n];
    for (size_t i = 0; i < n; ++i) a[i] = b[i] = _mm256_setzero_si256();
    for (size_t k = 0; k < p.pairs; ++k, w += 2 * kPanelRows) {
      const auto* at = reinterpret_cast<const __m256i*>(w);
      const __m256i wa = _mm256_loadu_si256(at);
      const __m256i wb = _mm256_loadu_si256(at + 1);
      for (size_t i = 0; i < n; ++i) {
        const __m256i x = _mm256_set1_epi32(LoadPair(p.Input(t + i) + 2 * k));
        a[i] = _mm256_add_epi32(a[i], _mm256_madd_epi16(wa, x));
        b[i] = _mm256_add_epi32(b[i], _mm256_madd_epi16(wb, x));
      }
    }
    for (size_t i = 0; i < n; ++i) {
      auto* to = reinterpret_cast<__m256i*>(p.Sums(t + i, panel));
      _mm256_storeu_si256(to, a[i]);
      _mm256_storeu_si256(to + 1, b[i]);
    }
  }
}

template <void (*tile)(const Product&, size_t),
          void (*single)(const Product&, size_t)>
void MultiplyTiles(const Product& p, size_t count) {
  size_t t = 0;
  for (; t + kTile <= count; t += kTile) tile(p, t);
  for (; t < count; ++t) single(p, t);
}

#endif

using Multiplier = void (*)(const Product&, size_t count);

Multiplier PickMultiplier() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vnni") &&
      __builtin_cpu_supports("avx512bw")) {
    return MultiplyTiles<TileVnni<kTile>, TileVnni<1>>;
  }
  if (__builtin_cpu_supports("avx2")) {
    return MultiplyTiles<TileAvx2<kTile>, TileAvx2<1>>;
  }
#endif
  return MultiplyPlain;
}

}  // namespace

void MultiplyPanels(const int16_t* weights, size_t panels, size_t pairs,
                    const int16_t* inputs, size_t input_stride, size_t count,
                    int32_t* sums) {
  static const Multiplier multiply = PickMultiplier();
  multiply({weights, panels, pairs, inputs, input_stride, sums}, count);
}

}  // namespace quipu
