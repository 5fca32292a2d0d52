// Strings, each stored once and known by a small number.

#ifndef QUIPU_LANGUAGE_MODEL_SYMBOL_TABLE_H_
#define QUIPU_LANGUAGE_MODEL_SYMBOL_TABLE_H_

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string_view>
#include <vector>

namespace quipu {

// Bytes that stay where they are until this goes; it may be moved.
class TextArena {
 public:
  std::string_view Keep(std::string_view text);

 private:
  std::unique_ptr<std::pmr::monotonic_buffer_resource> bytes_;
};

// Numbers are given from 1 in the order of Intern; 0 is the empty string.
class SymbolTable {
 public:
  uint32_t Intern(std::string_view symbol);
  // Stays valid while the table lives, wherever it is moved.
  std::string_view Of(uint32_t number) const {
    return number == 0 ? std::string_view() : symbols_[number - 1];
  }
  // How many there are but the empty one.
  uint32_t size() const { return static_cast<uint32_t>(symbols_.size()); }

 private:
  void Grow();

  TextArena arena_;
  std::vector<std::string_view> symbols_;
  std::vector<uint32_t> slots_;  // numbers, 0: free; a power of two of them
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_MODEL_SYMBOL_TABLE_H_
