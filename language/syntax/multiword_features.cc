// Features of a token with a way to divide it: its neighbours and their
// classes, its ending, and what its stem is as a word of its own.

#include "language/syntax/multiword_features.h"

#include <algorithm>
#include <cstddef>

#include "language/syntax/feature_values.h"
#include "language/text/fold.h"

namespace quipu {

using features::kNoToken;
using features::Of;
using features::ShapeOf;

namespace {

uint32_t EndingHash(std::string_view text, const AtomGroup& token,
                    size_t count) {
  if (token.span.size() > 100) return 0;
  const std::u32string word = FoldedLetters(token.span.In(text));
  return HashOf(std::u32string_view(word).substr(word.size() -
                                                 std::min(count, word.size())));
}

}  // namespace

void MultiwordFeatures(std::string_view text, std::span<const AtomGroup> tokens,
                       size_t i, uint32_t candidate, std::u32string_view stem,
                       const HashedValues& word_classes, FeatureList& list) {
  const auto at = [&](ptrdiff_t offset) -> const AtomGroup& {
    const ptrdiff_t k = static_cast<ptrdiff_t>(i) + offset;
    if (k < 0 || k >= static_cast<ptrdiff_t>(tokens.size())) return kNoToken;
    return tokens[static_cast<size_t>(k)];
  };
  const AtomGroup& token = tokens[i];
  const AtomGroup& left = at(-1);
  const AtomGroup& left2 = at(-2);
  const AtomGroup& right = at(1);
  const AtomGroup& right2 = at(2);
  const uint32_t c = candidate;
  list.Add(201, c, Of(token.shape));
  list.Add(202, c, left.hash);
  list.Add(203, c, right.hash);
  list.Add(204, c, right.word_class, ShapeOf(right));
  list.Add(205, c, left.word_class, ShapeOf(left));
  list.Add(206, c, left.word_class, right.word_class);
  list.Add(207, c, right.word_class, right2.word_class);
  list.Add(208, c, left2.word_class, left.word_class);
  list.Add(209, c, EndingHash(text, right, 2));
  list.Add(210, c, EndingHash(text, right, 3));
  list.Add(211, c, EndingHash(text, left, 2));
  list.Add(212, c, EndingHash(text, left, 3));
  list.Add(213, token.hash);
  list.Add(214, c, token.word_class, Of(token.shape));
  list.Add(215, c, left2.hash, left.hash);
  list.Add(216, c, left.hash, right.word_class);
  list.Add(217, c, left.word_class, right.hash);
  list.Add(218, c);
  if (stem.empty()) return;
  const auto stem_class = static_cast<uint32_t>(word_classes.Of(HashOf(stem)));
  list.Add(219, stem_class, token.word_class);
  list.Add(220, c, stem_class, token.word_class);
  for (size_t n = 1; n <= 4 && n <= stem.size(); ++n) {
    const uint32_t end = HashOf(stem.substr(stem.size() - n));
    list.Add(221, end, c, static_cast<uint32_t>(n));
    list.Add(222, end, static_cast<uint32_t>(n));
    list.Add(223, end, stem_class, token.word_class);
  }
  list.Add(224, HashOf(stem));
}

}  // namespace quipu
