// Features of the place after a token: the words on both sides and their
// classes, the gap, and the state of the sentence so far: open brackets and
// quotation marks, its length, whether it has a verb. The next stop is known
// for every token beforehand, so that all is linear.

#include "language/syntax/sentence_features.h"

#include <algorithm>
#include <cstddef>

#include "language/syntax/feature_values.h"

namespace quipu {

using features::AbbreviationIn;
using features::Bucket;
using features::GoesOn;
using features::IsHalfWord;
using features::kNoToken;
using features::Of;
using features::ShapeOf;

namespace {

bool IsStop(const AtomGroup& token) {
  return token.kind == CharacterClass::kPeriod ||
         token.kind == CharacterClass::kStop;
}

}  // namespace

SentenceBreakFinder::SentenceBreakFinder(std::string_view text,
                                         std::span<const AtomGroup> tokens)
    : text_(text), tokens_(tokens), next_stop_(tokens.size()) {
  auto next = static_cast<uint32_t>(tokens.size());
  for (size_t i = tokens.size(); i-- > 0;) {
    next_stop_[i] = next;
    if (IsStop(tokens[i])) next = static_cast<uint32_t>(i);
  }
}

const AtomGroup& SentenceBreakFinder::At(size_t i, ptrdiff_t offset) const {
  const ptrdiff_t at = static_cast<ptrdiff_t>(i) + offset;
  if (at < 0 || at >= static_cast<ptrdiff_t>(tokens_.size())) return kNoToken;
  return tokens_[static_cast<size_t>(at)];
}

const AtomGroup& SentenceBreakFinder::NextWord(size_t i) const {
  for (size_t k = i + 1; k < std::min(i + 5, tokens_.size()); ++k) {
    if (tokens_[k].IsWord()) return tokens_[k];
  }
  return kNoToken;
}

bool SentenceBreakFinder::MayEndAfter(size_t i) const {
  const AtomGroup& token = tokens_[i];
  const AtomGroup& next = At(i, 1);
  if (token.atom_count < 2) return true;
  if (token.last_kind == CharacterClass::kPeriod) {
    const Span word{token.span.begin, token.span.end - 1};
    return !GoesOn(AbbreviationIn(text_, word), token.kind, next.shape);
  }
  return !IsHalfWord(token.kind, token.last_kind, next.gap, next.shape);
}

bool SentenceBreakFinder::MustEndAfter(size_t i) const {
  const AtomGroup& mark = At(i, 1);
  if (mark.gap != TextGap::kWrap && mark.gap != TextGap::kShortLine) {
    return false;
  }
  const TextGap after = At(i, 2).gap;
  if (after != TextGap::kSpace || mark.atom_count != 1) return false;
  const std::string_view text = mark.span.In(text_);
  if (text == "*" || text == "•" || text == "▪" || text == "●") return true;
  // In the middle of a wrapped line's sentence it may be a dash.
  return mark.gap == TextGap::kShortLine && (text == "-" || text == "–");
}

void SentenceBreakFinder::Features(size_t i, FeatureList& list) const {
  AddWordFeatures(i, list);
  AddStateFeatures(i, list);
  AddAbbreviationFeatures(i, list);
}

void SentenceBreakFinder::AddWordFeatures(size_t i, FeatureList& list) const {
  const AtomGroup& left = tokens_[i];
  const AtomGroup& left2 = At(i, -1);
  const AtomGroup& left3 = At(i, -2);
  const AtomGroup& right = At(i, 1);
  const AtomGroup& right2 = At(i, 2);
  const AtomGroup& right3 = At(i, 3);
  const AtomGroup& word = NextWord(i);
  const uint32_t gap = Of(right.gap);
  const uint32_t l = left.hash;
  const uint32_t r = right.hash;
  const uint32_t ls = ShapeOf(left);
  const uint32_t rs = ShapeOf(right);
  list.Add(101, gap);
  list.Add(102, l, gap);
  list.Add(103, r, gap);
  list.Add(104, l, r);
  list.Add(105, l, rs, gap);
  list.Add(106, ls, r, rs);
  list.Add(107, left2.hash, l);
  list.Add(108, left2.hash, l, rs);
  list.Add(109, r, right2.hash);
  list.Add(110, l, ShapeOf(word), word.word_class, gap);
  list.Add(111, ls, rs, gap);
  list.Add(112, ShapeOf(left2), ls, rs, ShapeOf(right2));
  list.Add(113, ls, rs, ShapeOf(right2), ShapeOf(right3));
  list.Add(117, left.word_class, right.word_class, right2.word_class, rs);
  list.Add(118, left2.word_class, left.word_class, right.word_class, rs);
  list.Add(119, r, rs, ls, gap);
  list.Add(120, word.hash, Of(left.last_kind), ShapeOf(word));
  list.Add(125, left2.hash, ls, r);
  list.Add(131, left3.hash, left2.hash, l);
  list.Add(132, ShapeOf(left3), ShapeOf(left2), ls, rs,
           static_cast<uint32_t>(right.gap));
  list.Add(133, r, rs, right2.word_class, left.word_class);
  list.Add(134, left.word_class, rs, ShapeOf(right2), right2.word_class, gap);
  list.Add(135, l, r, right2.hash);
  list.Add(136, Of(left2.gap), Of(left.gap), gap, l, rs);
}

void SentenceBreakFinder::AddStateFeatures(size_t i, FeatureList& list) const {
  const AtomGroup& right = At(i, 1);
  const uint32_t gap = Of(right.gap);
  const uint32_t l = tokens_[i].hash;
  const uint32_t r = right.hash;
  const uint32_t ls = ShapeOf(tokens_[i]);
  const uint32_t rs = ShapeOf(right);
  const uint32_t state = uint32_t{quoted_} | uint32_t{has_verb_} << 1 |
                         std::min<uint32_t>(depth_, 2) << 2;
  const uint32_t length = Bucket(length_);
  const uint32_t to_stop = Bucket(next_stop_[i] - i);
  const uint32_t to_end = Bucket(tokens_.size() - i);
  list.Add(114, l, length, rs);
  list.Add(115, l, rs, state, gap);
  list.Add(116, ls, rs, length, state);
  list.Add(126, to_stop, ls, rs, gap);
  list.Add(127, to_end, ls, rs);
  list.Add(128, to_end, length, ls);
  list.Add(129, state, r, ls);
  list.Add(130, length, rs, to_stop, state);
}

void SentenceBreakFinder::AddAbbreviationFeatures(size_t i,
                                                  FeatureList& list) const {
  const AtomGroup& left = tokens_[i];
  const AtomGroup& left2 = At(i, -1);
  const AtomGroup& right = At(i, 1);
  const AtomGroup& word = NextWord(i);
  const uint32_t rs = ShapeOf(right);
  uint32_t abbreviation = 0;
  if (left.last_kind == CharacterClass::kPeriod) {
    const bool alone = left.atom_count == 1;
    Span span = alone ? left2.span : left.span;
    if (!alone) --span.end;
    if (!alone || left.gap == TextGap::kNone) {
      abbreviation = 1 + static_cast<uint32_t>(AbbreviationIn(text_, span));
    }
  }
  list.Add(121, left2.length, ShapeOf(left2), left.hash, ShapeOf(word));
  list.Add(122, abbreviation, rs, right.word_class);
  list.Add(123, abbreviation, right.hash);
  list.Add(124, abbreviation, ShapeOf(left2), Bucket(left2.length),
           ShapeOf(word));
  if (abbreviation > 0) {
    const bool starter =
        right.span.size() <= 16 && IsSentenceStarter(right.span.In(text_));
    list.Add(137, abbreviation, uint32_t{starter}, rs);
    list.Add(138, ShapeOf(left2), uint32_t{starter}, rs, left.atom_count);
  }
}

void SentenceBreakFinder::Take(size_t i) {
  const AtomGroup& token = tokens_[i];
  ++length_;
  if (token.word_class == kVerbClass || token.word_class == kAuxiliaryClass)
    has_verb_ = true;
  if (token.atom_count != 1) return;
  if (token.kind == CharacterClass::kQuote) quoted_ = !quoted_;
  if (token.kind == CharacterClass::kOpening) ++depth_;
  if (token.kind == CharacterClass::kClosing && depth_ > 0) --depth_;
}

void SentenceBreakFinder::BeginSentence() {
  length_ = 0;
  depth_ = 0;
  quoted_ = false;
  has_verb_ = false;
}

}  // namespace quipu
