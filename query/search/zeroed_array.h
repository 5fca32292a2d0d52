// An array of zeros that costs only the pages that are touched.

#ifndef QUIPU_QUERY_SEARCH_ZEROED_ARRAY_H_
#define QUIPU_QUERY_SEARCH_ZEROED_ARRAY_H_

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <type_traits>

namespace quipu {

// A search touches few of a large graph's vertices: calloc takes fresh zero
// pages from the system, where a vector would write all of them. T's zero bytes
// must be a value of T.
template <typename T>
class ZeroedArray {
  static_assert(std::is_trivially_copyable_v<T> &&
                std::is_trivially_destructible_v<T>);

 public:
  ZeroedArray() = default;
  // Begins at a cache line.
  explicit ZeroedArray(size_t size)
      : memory_(std::calloc(size * sizeof(T) + kLine, 1)) {
    if (memory_ == nullptr) throw std::bad_alloc();
    void* begin = memory_.get();
    size_t space = size * sizeof(T) + kLine;
    items_ = static_cast<T*>(std::align(kLine, size * sizeof(T), begin, space));
  }
  T& operator[](size_t i) { return items_[i]; }
  const T& operator[](size_t i) const { return items_[i]; }
  explicit operator bool() const { return memory_ != nullptr; }

 private:
  static constexpr size_t kLine = 64;
  struct Free {
    void operator()(void* memory) const { std::free(memory); }
  };
  std::unique_ptr<void, Free> memory_;
  T* items_ = nullptr;
};

}  // namespace quipu

#endif  // QUIPU_QUERY_SEARCH_ZEROED_ARRAY_H_
