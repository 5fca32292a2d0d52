#include "graph/model/source_map.h"

#include <algorithm>

namespace quipu {

void SourceMap::Add(uint32_t clean_length, uint64_t source_begin,
                    uint32_t source_length) {
  uint32_t clean_begin = 0;
  if (!runs_.empty()) {
    Run& last = runs_.back();
    clean_begin = last.clean_begin + last.clean_length;
    const bool joins = last.clean_length == last.source_length &&
                       clean_length == source_length &&
                       last.source_begin + last.source_length == source_begin;
    if (joins) {
      last.clean_length += clean_length;
      last.source_length += source_length;
      return;
    }
  }
  runs_.push_back({clean_begin, clean_length, source_begin, source_length});
}

SourceMap::SourceSpan SourceMap::ToSource(Span span) const {
  if (runs_.empty()) return {};
  // The run that holds `offset`; an offset at the end belongs to the last one.
  const auto run_of = [this](uint32_t offset) {
    const auto after = std::upper_bound(
        runs_.begin(), runs_.end(), offset,
        [](uint32_t value, const Run& run) { return value < run.clean_begin; });
    return after == runs_.begin() ? *after : *std::prev(after);
  };
  const auto one_to_one = [](const Run& run) {
    return run.clean_length == run.source_length;
  };
  const Run first = run_of(span.begin);
  SourceSpan source;
  source.begin = one_to_one(first)
                     ? first.source_begin + (span.begin - first.clean_begin)
                     : first.source_begin;
  if (span.empty()) return {source.begin, source.begin};
  const Run last = run_of(span.end - 1);
  source.end = one_to_one(last)
                   ? last.source_begin + (span.end - last.clean_begin)
                   : last.source_begin + last.source_length;
  return source;
}

Locator SourceMap::Locate(uint32_t offset, std::string_view text) const {
  if (locator_kind_ == LocatorKind::kLine) {
    const auto begin = text.begin();
    const auto end = begin + std::min<size_t>(offset, text.size());
    return {LocatorKind::kLine,
            static_cast<uint32_t>(std::count(begin, end, '\n')) + 1};
  }
  const auto after = std::upper_bound(
      breaks_.begin(), breaks_.end(), offset,
      [](uint32_t value, const Break& b) { return value < b.clean_begin; });
  if (after == breaks_.begin()) return {locator_kind_, 1};
  return {locator_kind_, std::prev(after)->number};
}

void SourceMap::SetBreaks(LocatorKind kind, std::vector<Break> breaks) {
  locator_kind_ = kind;
  breaks_ = std::move(breaks);
}

}  // namespace quipu
