// Byte ranges.

#ifndef QUIPU_GRAPH_MODEL_SPAN_H_
#define QUIPU_GRAPH_MODEL_SPAN_H_

#include <compare>
#include <cstdint>
#include <string_view>

namespace quipu {

// Bytes [begin, end) of a document's clean text, unless said otherwise.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;
  friend auto operator<=>(const Span&, const Span&) = default;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  bool Overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  // The bytes themselves; the span must lie inside `text`.
  std::string_view In(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_MODEL_SPAN_H_
