#include "ingest/extract/mention/stated_names.h"

#include <algorithm>
#include <utility>

#include "ingest/extract/mention/name_types.h"

namespace quipu {
namespace {

constexpr int kStatedVotes = 10;

// The sentence that holds `where`; sentences.size() if none does.
size_t SentenceAt(const std::vector<WordSentence>& sentences, Span where) {
  const auto after = std::upper_bound(
      sentences.begin(), sentences.end(), where.begin,
      [](uint32_t at, const WordSentence& s) { return at < s.span.begin; });
  if (after == sentences.begin() || !(after - 1)->span.Contains(where)) {
    return sentences.size();
  }
  return static_cast<size_t>(after - 1 - sentences.begin());
}

// Whether the longer span is little but the other: half of it if they begin
// together, three quarters of it otherwise.
bool IsSamePlace(Span a, Span b) {
  const uint32_t begin = std::max(a.begin, b.begin);
  const uint32_t end = std::min(a.end, b.end);
  if (begin >= end) return false;
  const uint32_t shared = (end - begin) * 4;
  return shared >= std::max(a.size(), b.size()) * (a.begin == b.begin ? 2 : 3);
}

// The markable of a name that stands there, or of the first with the same key;
// kNoMarkable if there is none.
uint32_t MarkableOf(const Name& stated, const std::vector<Name>& names) {
  uint32_t same_key = kNoMarkable;
  for (const Name& name : names) {
    if (name.nested || name.markable == kNoMarkable) continue;
    if (IsSamePlace(name.span, stated.span)) return name.markable;
    if (same_key == kNoMarkable && name.key == stated.key) {
      same_key = name.markable;
    }
  }
  return same_key;
}

}  // namespace

size_t AddStatedNames(const Document& document, const DocumentContext& context,
                      std::vector<Name>& names) {
  const size_t first = names.size();
  const auto add = [&](const StatedText& text, int type) {
    const size_t s = SentenceAt(context.sentences, text.where);
    if (text.where.empty() || type == kNoType || s == context.sentences.size())
      return;
    const std::vector<SurfaceWord>& words = context.sentences[s].words;
    uint32_t begin = 0;
    while (begin < words.size() && words[begin].span.begin < text.where.begin) {
      ++begin;
    }
    uint32_t end = begin;
    while (end < words.size() && words[end].span.end <= text.where.end) ++end;
    if (begin == end) return;
    Name name = MakeName(context, static_cast<uint32_t>(s), begin, end);
    if (name.key.empty()) return;
    name.markable = MarkableOf(name, names);
    std::vector<Name> one = {std::move(name)};
    VoteForTypes(context, one);
    one.front().votes[static_cast<size_t>(type)] += kStatedVotes;
    names.push_back(std::move(one.front()));
  };
  for (const StatedText& author : document.metadata.authors) {
    add(author, context.types.person);
  }
  if (document.metadata.publisher) {
    add(*document.metadata.publisher, context.types.publication);
  }
  return first;
}

}  // namespace quipu
