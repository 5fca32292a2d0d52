// The way back from clean text to the file it was read from.

#ifndef QUIPU_GRAPH_MODEL_SOURCE_MAP_H_
#define QUIPU_GRAPH_MODEL_SOURCE_MAP_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/span.h"

namespace quipu {

enum class LocatorKind : uint8_t { kLine, kPage, kPart };

// Where a reader of the original would look: "line 12". Counted from 1.
struct Locator {
  LocatorKind kind = LocatorKind::kLine;
  uint32_t number = 1;
  friend auto operator<=>(const Locator&, const Locator&) = default;
};

// Maps bytes of the clean text to bytes of the original file. It is made of
// runs; inside a run of equal lengths bytes correspond one to one, and a run of
// unequal lengths (one byte of Latin-1, say, that became two of UTF-8)
// corresponds only as a whole.
class SourceMap {
 public:
  struct Run {
    uint32_t clean_begin = 0;
    uint32_t clean_length = 0;
    uint64_t source_begin = 0;
    uint32_t source_length = 0;
    friend auto operator<=>(const Run&, const Run&) = default;
  };
  struct SourceSpan {
    uint64_t begin = 0;
    uint64_t end = 0;
    friend auto operator<=>(const SourceSpan&, const SourceSpan&) = default;
  };
  // The first byte of clean text of a page or part. Lines need no breaks: they
  // are counted in the text.
  struct Break {
    uint32_t clean_begin = 0;
    uint32_t number = 1;
    friend auto operator<=>(const Break&, const Break&) = default;
  };

  // Appends a run; runs come in ascending order of clean bytes, without gaps.
  // Adjacent one-to-one runs are joined.
  void Add(uint32_t clean_length, uint64_t source_begin,
           uint32_t source_length);

  // Bytes of the original that the clean bytes of `span` were made from.
  // Logarithmic in the number of runs.
  SourceSpan ToSource(Span span) const;

  // The clean bytes that were made from the bytes of `source`: of a run of
  // unequal lengths that it touches, all. nullopt if none were. Logarithmic in
  // the number of runs.
  std::optional<Span> ToClean(SourceSpan source) const;

  // The line, page or part that holds `offset` of the clean text `text`.
  // Logarithmic for pages and parts, linear in `offset` for lines.
  Locator Locate(uint32_t offset, std::string_view text) const;

  std::span<const Run> runs() const { return runs_; }
  LocatorKind locator_kind() const { return locator_kind_; }
  std::span<const Break> breaks() const { return breaks_; }
  void SetBreaks(LocatorKind kind, std::vector<Break> breaks);

  friend bool operator==(const SourceMap&, const SourceMap&) = default;

 private:
  std::vector<Run> runs_;
  LocatorKind locator_kind_ = LocatorKind::kLine;
  std::vector<Break> breaks_;
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_MODEL_SOURCE_MAP_H_
