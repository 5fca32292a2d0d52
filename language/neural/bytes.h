// Numbers and strings as bytes, little-endian: how the sections of a model file
// are written and read.

#ifndef QUIPU_LANGUAGE_NEURAL_BYTES_H_
#define QUIPU_LANGUAGE_NEURAL_BYTES_H_

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/result.h"

namespace quipu {

static_assert(std::endian::native == std::endian::little,
              "model files are mapped, not converted");

class ByteWriter {
 public:
  template <typename T>
  requires std::is_arithmetic_v<T>
  void Put(T value) {
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    bytes_.append(raw, sizeof(T));
  }
  void PutString(std::string_view text) {
    Put(static_cast<uint32_t>(text.size()));
    bytes_ += text;
  }
  // The count, zeros up to a multiple of the alignment (that of the element
  // or more), the elements.
  template <typename T>
  requires std::is_arithmetic_v<T>
  void PutArray(std::span<const T> values, size_t alignment = sizeof(T)) {
    Put(static_cast<uint32_t>(values.size()));
    while (bytes_.size() % alignment != 0) bytes_ += '\0';
    bytes_.append(reinterpret_cast<const char*>(values.data()),
                  values.size_bytes());
  }
  std::string Take() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads what ByteWriter wrote. The bytes must outlive the reader and every view
// it gives, and begin at an address that is a multiple of 8. Past the end,
// everything read is zero or empty and Ok() is false from then on.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  template <typename T>
  requires std::is_arithmetic_v<T> T Get() {
    T value{};
    if (const char* at = Advance(sizeof(T))) std::memcpy(&value, at, sizeof(T));
    return value;
  }
  std::string_view GetString() {
    const auto size = Get<uint32_t>();
    const char* at = Advance(size);
    return at == nullptr ? std::string_view{} : std::string_view(at, size);
  }
  template <typename T>
  requires std::is_arithmetic_v<T> std::span<const T> GetArray(
      size_t alignment = sizeof(T)) {
    const auto count = Get<uint32_t>();
    Advance((alignment - position_ % alignment) % alignment);
    const char* at = Advance(uint64_t{count} * sizeof(T));
    if (at == nullptr) return {};
    return {reinterpret_cast<const T*>(at), count};
  }
  // Whether nothing was read past the end so far.
  bool Ok() const { return ok_; }
  bool AtEnd() const { return position_ == bytes_.size(); }

 private:
  const char* Advance(uint64_t size) {
    if (!ok_ || size > bytes_.size() - position_) {
      ok_ = false;
      return nullptr;
    }
    const char* at = bytes_.data() + position_;
    position_ += size;
    return at;
  }

  std::string_view bytes_;
  size_t position_ = 0;
  bool ok_ = true;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_BYTES_H_
