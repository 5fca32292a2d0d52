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

std::optional<Span> SourceMap::ToClean(SourceSpan source) const {
  // The first run that begins behind `offset`.
  const auto behind = [this](uint64_t offset) {
    return std::upper_bound(runs_.begin(), runs_.end(), offset,
                            [](uint64_t value, const Run& run) {
                              return value < run.source_begin;
                            });
  };
  if (source.begin >= source.end || runs_.empty()) return std::nullopt;
  const auto one_to_one = [](const Run& run) {
    return run.clean_length == run.source_length;
  };
  Span clean;
  if (const auto next = behind(source.begin); next != runs_.begin()) {
    const Run& first = *std::prev(next);
    const uint64_t into = source.begin - first.source_begin;
    const bool inside = into < first.source_length;
    clean.begin = first.clean_begin;
    if (!inside) clean.begin += first.clean_length;
    if (inside && one_to_one(first)) clean.begin += static_cast<uint32_t>(into);
  }
  const auto next = behind(source.end - 1);
  if (next == runs_.begin()) return std::nullopt;
  const Run& last = *std::prev(next);
  const uint64_t into = source.end - last.source_begin;
  const bool inside = into < last.source_length;
  clean.end = last.clean_begin + (inside && one_to_one(last)
                                      ? static_cast<uint32_t>(into)
                                      : last.clean_length);
  if (clean.begin >= clean.end) return std::nullopt;
  return clean;
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
