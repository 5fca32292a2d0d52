// Many anchors in one text. The passages that are looked for (quotes with their
// context) are sorted, and each knows the longest other one that it begins
// with. The passages that stand at a byte of the text are prefixes of the rest
// of the text; so they are the greatest passage that is not greater than this
// rest, or what that one begins with.

#include "ingest/resolve/anchor.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "base/utf8.h"

namespace quipu {
namespace {

constexpr int kContextCharacters = 32;

// The offset `characters` code points before or after `offset`, or an end.
uint32_t Move(std::string_view text, uint32_t offset, int characters) {
  const int step = characters < 0 ? -1 : 1;
  for (int left = std::abs(characters); left > 0; --left) {
    do {
      if (step < 0 ? offset == 0 : offset >= text.size()) return offset;
      offset = static_cast<uint32_t>(static_cast<int64_t>(offset) + step);
    } while (!IsUtf8Boundary(text, offset));
  }
  return offset;
}

struct Passage {
  std::string text;
  std::optional<size_t> begins_with;  // the position of the longest such one
  size_t place = 0;                   // where it stands first
  int times = 0;                      // that it was found; 2 for more
};

class PassageSearch {
 public:
  explicit PassageSearch(std::vector<std::string> texts) {
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    std::vector<size_t> open;  // passages that the next ones may begin with
    for (std::string& text : texts) {
      while (!open.empty() && !text.starts_with(passages_[open.back()].text)) {
        open.pop_back();
      }
      Passage& added = passages_.emplace_back();
      if (!open.empty()) added.begins_with = open.back();
      open.push_back(passages_.size() - 1);
      starts_[static_cast<unsigned char>(text.front())] = true;
      added.text = std::move(text);
    }
  }

  void Run(std::string_view text) {
    for (size_t at = 0; at < text.size(); ++at) {
      if (!starts_[static_cast<unsigned char>(text[at])]) continue;
      const std::string_view rest = text.substr(at);
      const auto after = std::upper_bound(
          passages_.begin(), passages_.end(), rest,
          [](std::string_view r, const Passage& p) { return r < p.text; });
      if (after == passages_.begin()) continue;
      std::optional<size_t> next =
          static_cast<size_t>(after - passages_.begin()) - 1;
      for (; next; next = passages_[*next].begins_with) {
        Passage& passage = passages_[*next];
        if (!rest.starts_with(passage.text)) continue;
        if (passage.times == 0) passage.place = at;
        passage.times = std::min(passage.times + 1, 2);
      }
    }
  }

  // Where the passage stands, if it was found once.
  std::optional<size_t> PlaceOf(const std::string& text) const {
    const auto found = std::lower_bound(
        passages_.begin(), passages_.end(), text,
        [](const Passage& p, const std::string& t) { return p.text < t; });
    if (found->times != 1) return std::nullopt;
    return found->place;
  }

 private:
  std::vector<Passage> passages_;  // sorted, distinct
  std::array<bool, 256> starts_{};
};

std::string PassageOf(const Anchor& anchor) {
  return anchor.before + anchor.quote + anchor.after;
}

}  // namespace

Anchor MakeAnchor(const Document& document, Span span) {
  const std::string_view text = document.text;
  const Span before{Move(text, span.begin, -kContextCharacters), span.begin};
  const Span after{span.end, Move(text, span.end, kContextCharacters)};
  return {document.key, std::string(span.In(text)),
          std::string(before.In(text)), std::string(after.In(text))};
}

std::optional<Span> FindAnchor(const Anchor& anchor, std::string_view text) {
  const Anchor* const one = &anchor;
  return FindAnchors({&one, 1}, text).front();
}

std::vector<std::optional<Span>> FindAnchors(
    std::span<const Anchor* const> anchors, std::string_view text) {
  std::vector<std::optional<Span>> found(anchors.size());
  std::vector<std::string> passages;
  for (const Anchor* const anchor : anchors) {
    if (!anchor->quote.empty()) passages.push_back(PassageOf(*anchor));
  }
  if (passages.empty()) return found;
  PassageSearch search(std::move(passages));
  search.Run(text);
  for (size_t i = 0; i < anchors.size(); ++i) {
    const Anchor& anchor = *anchors[i];
    if (anchor.quote.empty()) continue;
    const auto place = search.PlaceOf(PassageOf(anchor));
    if (!place) continue;
    const auto begin = static_cast<uint32_t>(*place + anchor.before.size());
    found[i] = {begin, begin + static_cast<uint32_t>(anchor.quote.size())};
  }
  return found;
}

}  // namespace quipu
