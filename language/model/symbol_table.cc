#include "language/model/symbol_table.h"

#include <cstring>
#include <functional>

namespace quipu {
namespace {

// The slot of a symbol, or the free one where it belongs.
size_t FindSlot(std::string_view symbol,
                const std::vector<std::string_view>& symbols,
                const std::vector<uint32_t>& slots) {
  const size_t mask = slots.size() - 1;
  size_t i = std::hash<std::string_view>()(symbol) & mask;
  while (slots[i] != 0 && symbols[slots[i] - 1] != symbol) i = (i + 1) & mask;
  return i;
}

}  // namespace

std::string_view TextArena::Keep(std::string_view text) {
  if (text.empty()) return {};
  if (bytes_ == nullptr) {
    bytes_ = std::make_unique<std::pmr::monotonic_buffer_resource>();
  }
  char* const kept = static_cast<char*>(bytes_->allocate(text.size(), 1));
  std::memcpy(kept, text.data(), text.size());
  return {kept, text.size()};
}

uint32_t SymbolTable::Intern(std::string_view symbol) {
  if (symbol.empty()) return 0;
  if (slots_.size() <= symbols_.size() * 3 / 2) Grow();
  uint32_t& slot = slots_[FindSlot(symbol, symbols_, slots_)];
  if (slot == 0) {
    symbols_.push_back(arena_.Keep(symbol));
    slot = size();
  }
  return slot;
}

void SymbolTable::Grow() {
  slots_.assign(slots_.empty() ? 16 : slots_.size() * 2, 0);
  for (uint32_t i = 0; i < size(); ++i) {
    slots_[FindSlot(symbols_[i], symbols_, slots_)] = i + 1;
  }
}

}  // namespace quipu
