#include "ingest/read/divided_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "graph/model/span.h"
#include "language/text/character_class.h"

namespace quipu {
namespace {

constexpr std::array<std::string_view, 9> kJoiningWords = {
    "and", "or", "to", "et", "ou", "y", "e", "o", "u"};
// First parts of compounds that are written with a hyphen.
constexpr std::array<std::string_view, 25> kFirstParts = {
    "anti", "arrière", "co",   "counter", "demi", "ex",   "franco",
    "half", "high",    "ill",  "long",    "low",  "mid",  "mi",
    "non",  "post",    "pre",  "pro",     "self", "semi", "so",
    "sous", "vice",    "well", "short"};
constexpr size_t kLongestHalf = 40;  // bytes

bool IsSpace(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

class Joiner {
 public:
  explicit Joiner(std::string& text) : text_(text) {}

  // What is to be left out, ascending; moves the ends of lines in the text.
  std::vector<Span> Run() {
    for (size_t at = text_.find('\n'); at != std::string::npos;
         at = text_.find('\n', at + 1)) {
      if (at != placed_) Join(at);
    }
    return std::move(cuts_);
  }

 private:
  enum class Case : uint8_t { kNone, kLower, kUpper };

  Case CaseAt(size_t at) const {
    switch (ClassOf(DecodeUtf8(text_, at).value)) {
      case CharacterClass::kLower:
        return Case::kLower;
      case CharacterClass::kUpper:
        return Case::kUpper;
      default:
        return Case::kNone;
    }
  }

  // The code point that ends at `end`.
  size_t Before(size_t end) const {
    size_t at = end - 1;
    while (at > 0 && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) {
      --at;
    }
    return at;
  }

  void Join(size_t line_end) {
    if (line_end == 0) return;
    const size_t hyphen = Before(line_end);
    if (hyphen == 0 ||
        ClassOf(DecodeUtf8(text_, hyphen).value) != CharacterClass::kHyphen) {
      return;
    }
    const Case left = CaseAt(Before(hyphen));
    size_t next = line_end + 1;
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\t')) {
      ++next;
    }
    if (next == text_.size() || left == Case::kNone) return;
    const Case right = CaseAt(next);
    if (right == Case::kNone) return;
    const size_t end = EndOfWord(next);
    const std::string_view half(text_.data() + next, end - next);
    if (std::ranges::find(kJoiningWords, half) != kJoiningWords.end()) return;
    const auto blank = BlankBeside(hyphen, end);
    if (!blank) return;
    text_[*blank] = '\n';
    placed_ = *blank;
    // "COMMIS-", "SIONER"
    const bool capitals = left == Case::kUpper && right == Case::kUpper;
    const bool keeps = right == Case::kUpper
                           ? !capitals
                           : OwnsHyphen(WordBefore(hyphen), half);
    cuts_.push_back({static_cast<uint32_t>(keeps ? line_end : hyphen),
                     static_cast<uint32_t>(next)});
  }

  std::string_view WordBefore(size_t end) const {
    size_t begin = end;
    while (begin > 0 && end - begin < kLongestHalf &&
           !IsSpace(text_[begin - 1])) {
      --begin;
    }
    return std::string_view(text_).substr(begin, end - begin);
  }

  // Whether a hyphen between these belongs to the word.
  bool OwnsHyphen(std::string_view left, std::string_view right) {
    if (words_.empty()) ListWords();
    const std::string first(left), second(right);
    if (words_.contains(first + second)) return false;
    return words_.contains(first + "-" + second) ||
           std::ranges::find(kFirstParts, left) != kFirstParts.end() ||
           (words_.contains(first) && words_.contains(second));
  }

  // What stands between blanks, without marks at its ends.
  void ListWords() {
    const auto is_mark = [](char c) {
      return static_cast<unsigned char>(c) < 0x80 && !IsAsciiLetter(c);
    };
    for (size_t at = 0; at < text_.size();) {
      size_t begin = at;
      while (at < text_.size() && !IsSpace(text_[at])) ++at;
      size_t end = at++;
      const bool half = end > begin && text_[end - 1] == '-';
      while (begin < end && is_mark(text_[begin])) ++begin;
      while (end > begin && is_mark(text_[end - 1])) --end;
      if (begin < end && !half) words_.insert(text_.substr(begin, end - begin));
    }
  }

  size_t EndOfWord(size_t at) const {
    const size_t limit = std::min(text_.size(), at + kLongestHalf);
    while (at < limit && !IsSpace(text_[at]) &&
           (static_cast<unsigned char>(text_[at]) >= 0x80 ||
            CaseAt(at) != Case::kNone)) {
      ++at;
    }
    return at;
  }

  // The blank after the second half or before the first, in their lines.
  std::optional<size_t> BlankBeside(size_t hyphen, size_t end) const {
    for (size_t at = end; at < std::min(text_.size(), end + kLongestHalf);
         ++at) {
      if (text_[at] == '\n') break;
      if (text_[at] != ' ') continue;
      const size_t after = at + 1;
      if (after < text_.size() && !IsSpace(text_[after])) return at;
      break;
    }
    for (size_t at = hyphen; at > 0 && hyphen - at < kLongestHalf; --at) {
      if (text_[at] == '\n') break;
      if (text_[at] != ' ') continue;
      const bool inside = !IsSpace(text_[at - 1]);
      return inside ? std::optional(at) : std::nullopt;
    }
    return std::nullopt;
  }

  std::string& text_;
  size_t placed_ = std::string::npos;  // the end of a line that was moved last
  std::unordered_set<std::string> words_;  // once they are asked for
  std::vector<Span> cuts_;
};

// The text and its map without the bytes of `cuts`, each of whole code points.
CleanText Without(const std::vector<Span>& cuts, const CleanText& clean) {
  CleanText out;
  out.text.reserve(clean.text.size());
  auto cut = cuts.begin();
  for (const SourceMap::Run& run : clean.map.runs()) {
    const bool plain = run.clean_length == run.source_length;
    const uint32_t end = run.clean_begin + run.clean_length;
    uint32_t at = run.clean_begin;
    while (at < end) {
      while (cut != cuts.end() && cut->end <= at) ++cut;
      if (cut != cuts.end() && cut->begin <= at) {
        at = std::min(cut->end, end);
        continue;
      }
      const uint32_t stop = cut == cuts.end() ? end : std::min(cut->begin, end);
      out.text.append(clean.text, at, stop - at);
      if (plain) {
        out.map.Add(stop - at, run.source_begin + (at - run.clean_begin),
                    stop - at);
      } else {
        out.map.Add(stop - at, run.source_begin, run.source_length);
      }
      at = stop;
    }
  }
  return out;
}

}  // namespace

CleanText JoinDividedWords(CleanText clean) {
  const std::vector<Span> cuts = Joiner(clean.text).Run();
  return cuts.empty() ? std::move(clean) : Without(cuts, clean);
}

}  // namespace quipu
