// As int_product.cc, with four products of bytes where that has two of int16:
// plain C++, AVX2 and AVX-512 with VNNI, chosen when the program runs. All add
// the same whole numbers. A tile of six inputs meets four panels at a time, so
// that each weight and each input is loaded once for many products and the sums
// stay in registers.

#include "language/neural/byte_product.h"

#include <cstring>
#include <utility>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace quipu {
namespace {

constexpr size_t kRows = BytePanels::kRows;
constexpr size_t kStep = BytePanels::kAlignment;  // from quad to quad

struct Product {
  BytePanels rows;
  const uint8_t* inputs = nullptr;
  size_t input_stride = 0;
  int32_t* sums = nullptr;
  size_t sum_stride = 0;

  size_t panel_size() const { return rows.quads * kStep; }
  const int8_t* Panel(size_t panel) const {
    return rows.values + panel * panel_size();
  }
  const uint8_t* Input(size_t t) const { return inputs + t * input_stride; }
  int32_t* Sums(size_t t, size_t panel) const {
    return sums + t * sum_stride + panel * kRows;
  }
};

void MultiplyPlain(const Product& p, size_t count) {
  for (size_t t = 0; t < count; ++t) {
    for (size_t panel = 0; panel < p.rows.panels; ++panel) {
      const int8_t* w = p.Panel(panel);
      const uint8_t* input = p.Input(t);
      int32_t sums[kRows] = {};
      for (size_t k = 0; k < p.rows.quads; ++k, w += kStep, input += 4) {
        for (size_t r = 0; r < kRows; ++r) {
          for (size_t c = 0; c < 4; ++c) sums[r] += w[4 * r + c] * input[c];
        }
      }
      std::memcpy(p.Sums(t, panel), sums, sizeof(sums));
    }
  }
}

#if defined(__x86_64__)

inline int32_t LoadQuad(const uint8_t* at) {
  int32_t quad;
  std::memcpy(&quad, at, sizeof(quad));
  return quad;
}

#define QUIPU_VNNI __attribute__((target("avx512f,avx512bw,avx512vnni")))
#define QUIPU_VNNI_INLINE QUIPU_VNNI __attribute__((always_inline)) inline

// Loops over tiles are written as folds, and the product not as an intrinsic:
// else g++ 12 keeps the sums in memory, or copies them from register to
// register in the innermost loop.
template <size_t... i>
using Indices = std::index_sequence<i...>;

QUIPU_VNNI_INLINE void Add(__m512i& sum, const __m512i& x, const __m512i& row) {
  asm("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(x), "v"(row));
}

template <size_t m, size_t... j>
QUIPU_VNNI_INLINE void Clear(__m512i (&sums)[m], Indices<j...>) {
  (..., (sums[j] = _mm512_setzero_si512()));
}

template <size_t m, size_t... j>
QUIPU_VNNI_INLINE void Load(const int8_t* from, size_t next, __m512i (&rows)[m],
                            Indices<j...>) {
  (..., (rows[j] = _mm512_loadu_si512(from + j * next)));
}

template <size_t m, size_t... j>
QUIPU_VNNI_INLINE void AddQuad(__m512i (&sums)[m], const __m512i (&rows)[m],
                               const uint8_t* quad, Indices<j...>) {
  const __m512i x = _mm512_set1_epi32(LoadQuad(quad));
  (..., Add(sums[j], x, rows[j]));
}

template <size_t m, size_t... j>
QUIPU_VNNI_INLINE void Store(const __m512i (&sums)[m], int32_t* to,
                             Indices<j...>) {
  (..., _mm512_storeu_si512(to + j * kRows, sums[j]));
}

// Inputs [t, t + n) with panels [panel, panel + m).
template <size_t n, size_t m, size_t... i>
QUIPU_VNNI_INLINE void BlockVnni(const Product& p, size_t t, size_t panel,
                                 Indices<i...>) {
  constexpr std::make_index_sequence<m> kEach;
  const int8_t* w = p.Panel(panel);
  const size_t next = p.panel_size();
  const uint8_t* input = p.Input(t);
  __m512i sums[n][m];
  (..., Clear(sums[i], kEach));
  for (size_t k = 0; k < p.rows.quads; ++k, w += kStep, input += 4) {
    __m512i rows[m];
    Load(w, next, rows, kEach);
    (..., AddQuad(sums[i], rows, input + i * p.input_stride, kEach));
  }
  (..., Store(sums[i], p.Sums(t + i, panel), kEach));
}

template <size_t n, size_t m>
QUIPU_VNNI void BlockVnni(const Product& p, size_t t, size_t panel) {
  BlockVnni<n, m>(p, t, panel, std::make_index_sequence<n>());
}

#undef QUIPU_VNNI_INLINE
#undef QUIPU_VNNI

#define QUIPU_AVX2_INLINE __attribute__((target("avx2"), always_inline)) inline

QUIPU_AVX2_INLINE void LoadInput(const uint8_t* quad, __m256i& x) {
  const __m128i wide = _mm_cvtepu8_epi16(_mm_cvtsi32_si128(LoadQuad(quad)));
  x = _mm256_broadcastq_epi64(wide);
}

// A quarter of a panel, four rows: two columns' sums of each in a register.
QUIPU_AVX2_INLINE void AddQuarter(const int8_t* w, const __m256i& x0,
                                  const __m256i& x1, __m256i& sum0,
                                  __m256i& sum1) {
  const __m256i rows = _mm256_cvtepi8_epi16(
      _mm_loadu_si128(reinterpret_cast<const __m128i*>(w)));
  sum0 = _mm256_add_epi32(sum0, _mm256_madd_epi16(rows, x0));
  sum1 = _mm256_add_epi32(sum1, _mm256_madd_epi16(rows, x1));
}

// The sums of eight rows.
QUIPU_AVX2_INLINE void StoreHalf(const __m256i& first, const __m256i& second,
                                 int32_t* to) {
  constexpr int kInOrder = 0xD8;
  const __m256i sums =
      _mm256_permute4x64_epi64(_mm256_hadd_epi32(first, second), kInOrder);
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), sums);
}

// Inputs t and u, which may be the same, with one panel. Bytes are widened, as
// the instruction that multiplies bytes cuts off what is beyond int16.
__attribute__((target("avx2"))) void PanelAvx2(const Product& p, size_t t,
                                               size_t u, size_t panel) {
  const int8_t* w = p.Panel(panel);
  const uint8_t* input0 = p.Input(t);
  const uint8_t* input1 = p.Input(u);
  const __m256i zero = _mm256_setzero_si256();
  __m256i a[4] = {zero, zero, zero, zero};
  __m256i b[4] = {zero, zero, zero, zero};
  for (size_t k = 0; k < p.rows.quads; ++k, w += kStep) {
    __m256i x0, x1;
    LoadInput(input0 + 4 * k, x0);
    LoadInput(input1 + 4 * k, x1);
    AddQuarter(w, x0, x1, a[0], b[0]);
    AddQuarter(w + kStep / 4, x0, x1, a[1], b[1]);
    AddQuarter(w + kStep / 2, x0, x1, a[2], b[2]);
    AddQuarter(w + kStep * 3 / 4, x0, x1, a[3], b[3]);
  }
  StoreHalf(a[0], a[1], p.Sums(t, panel));
  StoreHalf(a[2], a[3], p.Sums(t, panel) + kRows / 2);
  StoreHalf(b[0], b[1], p.Sums(u, panel));
  StoreHalf(b[2], b[3], p.Sums(u, panel) + kRows / 2);
}

#undef QUIPU_AVX2_INLINE

// Inputs [t, t + n) with all panels.
struct Vnni {
  static constexpr size_t kTile = 6;
  template <size_t n>
  static void Multiply(const Product& p, size_t t) {
    size_t panel = 0;
    for (; panel + 4 <= p.rows.panels; panel += 4) BlockVnni<n, 4>(p, t, panel);
    for (; panel + 2 <= p.rows.panels; panel += 2) BlockVnni<n, 2>(p, t, panel);
    for (; panel < p.rows.panels; ++panel) BlockVnni<n, 1>(p, t, panel);
  }
};

struct Avx2 {
  static constexpr size_t kTile = 2;
  template <size_t n>
  static void Multiply(const Product& p, size_t t) {
    for (size_t panel = 0; panel < p.rows.panels; ++panel) {
      PanelAvx2(p, t, t + n - 1, panel);
    }
  }
};

// Tiles, then what is left over.
template <typename Kernel, size_t n = Kernel::kTile>
void MultiplyTiles(const Product& p, size_t t, size_t count) {
  for (; t + n <= count; t += n) Kernel::template Multiply<n>(p, t);
  if constexpr (n > 1) MultiplyTiles<Kernel, n - 1>(p, t, count);
}

#endif

}  // namespace

void MultiplyBytes(Instructions instructions, const BytePanels& rows,
                   const uint8_t* inputs, size_t input_stride, size_t count,
                   int32_t* sums, size_t sum_stride) {
  const Product product = {rows, inputs, input_stride, sums, sum_stride};
#if defined(__x86_64__)
  if (instructions == Instructions::kVnni) {
    return MultiplyTiles<Vnni>(product, 0, count);
  }
  if (instructions == Instructions::kAvx2) {
    return MultiplyTiles<Avx2>(product, 0, count);
  }
#endif
  MultiplyPlain(product, count);
}

}  // namespace quipu
