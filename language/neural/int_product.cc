// The product of a packed matrix with several vectors, in three versions: plain
// C++, AVX2 and AVX-512 with VNNI, chosen when the program runs. All add the
// same whole numbers, so that all give the same sums. A panel of 16 rows meets
// a tile of four inputs at a time: each weight is loaded once for all four, and
// the sums stay in registers.

#include "language/neural/int_product.h"

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

void MultiplyPlain(const Product& p, size_t count) {
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

#define QUIPU_VNNI __attribute__((target("avx512f,avx512bw,avx512vnni")))

// Adds the products of one input's pair with four panels. Written out, and not
// with the intrinsic: else g++ 12 copies the sums from register to register in
// the innermost loop.
QUIPU_VNNI __attribute__((always_inline)) inline void AddPair(
    __m512i (&sums)[4], const __m512i (&rows)[4], const int16_t* pair) {
  const __m512i x = _mm512_set1_epi32(LoadPair(pair));
  asm("vpdpwssd %1, %2, %0" : "+v"(sums[0]) : "v"(x), "v"(rows[0]));
  asm("vpdpwssd %1, %2, %0" : "+v"(sums[1]) : "v"(x), "v"(rows[1]));
  asm("vpdpwssd %1, %2, %0" : "+v"(sums[2]) : "v"(x), "v"(rows[2]));
  asm("vpdpwssd %1, %2, %0" : "+v"(sums[3]) : "v"(x), "v"(rows[3]));
}

QUIPU_VNNI __attribute__((always_inline)) inline void StoreSums(
    const __m512i (&sums)[4], int32_t* to) {
  _mm512_storeu_si512(to, sums[0]);
  _mm512_storeu_si512(to + kPanelRows, sums[1]);
  _mm512_storeu_si512(to + 2 * kPanelRows, sums[2]);
  _mm512_storeu_si512(to + 3 * kPanelRows, sums[3]);
}

// Inputs [t, t + n) with panels [panel, panel + 4); n is 1 or 4.
template <size_t n>
QUIPU_VNNI inline void BlockVnni(const Product& p, size_t t, size_t panel) {
  const int16_t* w = p.Panel(panel);
  const size_t next = p.pairs * 2 * kPanelRows;  // from panel to panel
  const int16_t* input = p.Input(t);
  const __m512i zero = _mm512_setzero_si512();
  __m512i a[4] = {zero, zero, zero, zero};
  __m512i b[4] = {zero, zero, zero, zero};
  __m512i c[4] = {zero, zero, zero, zero};
  __m512i d[4] = {zero, zero, zero, zero};
  for (size_t k = 0; k < p.pairs; ++k) {
    const __m512i rows[4] = {
        _mm512_loadu_si512(w), _mm512_loadu_si512(w + next),
        _mm512_loadu_si512(w + 2 * next), _mm512_loadu_si512(w + 3 * next)};
    AddPair(a, rows, input);
    if constexpr (n == 4) {
      AddPair(b, rows, input + p.input_stride);
      AddPair(c, rows, input + 2 * p.input_stride);
      AddPair(d, rows, input + 3 * p.input_stride);
    }
    w += 2 * kPanelRows;
    input += 2;
  }
  StoreSums(a, p.Sums(t, panel));
  if constexpr (n == 4) {
    StoreSums(b, p.Sums(t + 1, panel));
    StoreSums(c, p.Sums(t + 2, panel));
    StoreSums(d, p.Sums(t + 3, panel));
  }
}

// Inputs [t, t + n) with one panel.
template <size_t n>
QUIPU_VNNI inline void PanelVnni(const Product& p, size_t t, size_t panel) {
  const int16_t* w = p.Panel(panel);
  __m512i sums[n];
  for (size_t i = 0; i < n; ++i) sums[i] = _mm512_setzero_si512();
  for (size_t k = 0; k < p.pairs; ++k, w += 2 * kPanelRows) {
    const __m512i rows = _mm512_loadu_si512(w);
    for (size_t i = 0; i < n; ++i) {
      const __m512i x = _mm512_set1_epi32(LoadPair(p.Input(t + i) + 2 * k));
      sums[i] = _mm512_dpwssd_epi32(sums[i], rows, x);
    }
  }
  for (size_t i = 0; i < n; ++i) {
    _mm512_storeu_si512(p.Sums(t + i, panel), sums[i]);
  }
}

// Inputs [t, t + n) with all panels.
template <size_t n>
QUIPU_VNNI void TileVnni(const Product& p, size_t t) {
  size_t panel = 0;
  for (; panel + 4 <= p.panels; panel += 4) BlockVnni<n>(p, t, panel);
  for (; panel < p.panels; ++panel) PanelVnni<n>(p, t, panel);
}

#undef QUIPU_VNNI

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

}  // namespace

Instructions WidestInstructions() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vnni") &&
      __builtin_cpu_supports("avx512bw")) {
    return Instructions::kVnni;
  }
  if (__builtin_cpu_supports("avx2")) return Instructions::kAvx2;
#endif
  return Instructions::kPlain;
}

void MultiplyPanels(Instructions instructions, const int16_t* weights,
                    size_t panels, size_t pairs, const int16_t* inputs,
                    size_t input_stride, size_t count, int32_t* sums) {
  const Product product = {weights, panels, pairs, inputs, input_stride, sums};
#if defined(__x86_64__)
  if (instructions == Instructions::kVnni) {
    return MultiplyTiles<TileVnni<kTile>, TileVnni<1>>(product, count);
  }
  if (instructions == Instructions::kAvx2) {
    return MultiplyTiles<TileAvx2<kTile>, TileAvx2<1>>(product, count);
  }
#endif
  MultiplyPlain(product, count);
}

}  // namespace quipu
