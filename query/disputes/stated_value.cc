#include "query/disputes/stated_value.h"

#include <algorithm>
#include <ranges>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/model/dating.h"

namespace quipu {
namespace {

// First and last day on which it may have been.
DayRange SpanOf(const TimeBounds& time) {
  return {time.begin.earliest, time.end.latest};
}

bool Within(const DayRange& inner, const DayRange& outer) {
  return inner.earliest >= outer.earliest && inner.latest <= outer.latest;
}

// Words that tell something have this many letters.
constexpr size_t kShortWord = 4;
constexpr size_t kLongestEnding = 3;

std::vector<std::string_view> WordsOf(std::string_view normal) {
  std::vector<std::string_view> words;
  for (const auto word : std::views::split(normal, ' ')) {
    if (!word.empty()) words.emplace_back(word.begin(), word.end());
  }
  return words;
}

// Up to an ending: "shell", "shells".
bool SameWord(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return a == b || (a.size() >= kShortWord && b.starts_with(a) &&
                    b.size() - a.size() <= kLongestEnding);
}

// Whether all words of `inner` that tell something, or else all, are in
// `outer`.
bool WordsWithin(std::string_view inner, std::string_view outer) {
  std::vector<std::string_view> words = WordsOf(inner);
  const auto is_short = [](std::string_view word) {
    return word.size() < kShortWord;
  };
  if (!std::ranges::all_of(words, is_short)) std::erase_if(words, is_short);
  const std::vector<std::string_view> others = WordsOf(outer);
  return std::ranges::all_of(words, [&](std::string_view word) {
    return std::ranges::any_of(
        others, [&](std::string_view other) { return SameWord(word, other); });
  });
}

// What is ordered by before all else: how much a number or a date leaves open.
double Width(const StatedValue& value) {
  if (const auto* number = std::get_if<NumberRange>(&value.what)) {
    return number->most - number->least;
  }
  if (const auto* time = std::get_if<TimeBounds>(&value.what)) {
    const DayRange span = SpanOf(*time);
    return static_cast<double>(span.latest) - span.earliest;
  }
  return 0;
}

// Alternatives of one variant.
template <typename Compare>
bool Both(const StatedValue& a, const StatedValue& b, bool otherwise,
          const Compare& compare) {
  if (a.what.index() != b.what.index()) return otherwise;
  return std::visit(
      [&](const auto& of_a) {
        using T = std::decay_t<decltype(of_a)>;
        return compare(of_a, std::get<T>(b.what));
      },
      a.what);
}

}  // namespace

bool Precedes(const StatedValue& a, const StatedValue& b) {
  if (a.what.index() != b.what.index()) {
    return a.what.index() < b.what.index();
  }
  const double width_a = Width(a);
  const double width_b = Width(b);
  if (width_a != width_b) return width_a < width_b;
  return std::tie(a.what, a.time) < std::tie(b.what, b.time);
}

bool MayCoincide(const StatedValue& a, const StatedValue& b) {
  if (!a.time || !b.time) return true;
  const DayRange of_a = SpanOf(*a.time);
  const DayRange of_b = SpanOf(*b.time);
  return of_a.earliest <= of_b.latest && of_b.earliest <= of_a.latest;
}

bool LiteralsAgree(const StatedValue& a, const StatedValue& b) {
  struct Agree {
    bool operator()(const NumberRange& x, const NumberRange& y) const {
      return Meet(x, y);
    }
    bool operator()(const TimeBounds& x, const TimeBounds& y) const {
      return DatesAgree(x, y);
    }
    bool operator()(Vertex x, Vertex y) const { return x == y; }
    bool operator()(const std::string& x, const std::string& y) const {
      return WordsWithin(x, y) || WordsWithin(y, x);
    }
  };
  return Both(a, b, true, Agree());
}

bool LiteralFollows(const StatedValue& a, const StatedValue& b) {
  struct Follows {
    bool operator()(const NumberRange& x, const NumberRange& y) const {
      return Includes(x, y);
    }
    bool operator()(const TimeBounds& x, const TimeBounds& y) const {
      return Within(SpanOf(y), SpanOf(x));
    }
    bool operator()(Vertex x, Vertex y) const { return x == y; }
    bool operator()(const std::string& x, const std::string& y) const {
      return WordsWithin(x, y);
    }
  };
  return Both(a, b, false, Follows());
}

}  // namespace quipu
