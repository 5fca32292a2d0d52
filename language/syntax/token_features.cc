// Features of a place between two atoms: what stands there, what the token so
// far is, what follows up to the next gap. What lies beyond a gap is not looked
// at, except for the next word.

#include "language/syntax/token_features.h"

#include <algorithm>

#include "language/syntax/feature_values.h"

namespace quipu {

using features::AbbreviationIn;
using features::Bucket;
using features::GoesOn;
using features::IsHalfWord;
using features::KindOf;
using features::kNoAtom;
using features::Of;
using features::ShapeOf;

namespace {

constexpr uint32_t kLongestToken = 4000;  // bytes

// What lies beyond a gap is not looked at.
const TextAtom& Before(std::span<const TextAtom> atoms, size_t i) {
  return i > 0 && atoms[i].gap == TextGap::kNone ? atoms[i - 1] : kNoAtom;
}
const TextAtom& After(std::span<const TextAtom> atoms, size_t i) {
  const bool glued = i + 1 < atoms.size() && atoms[i + 1].gap == TextGap::kNone;
  return glued ? atoms[i + 1] : kNoAtom;
}

// The place before atoms[i], and what surrounds it.
struct BreakPlace {
  BreakPlace(std::string_view text, std::span<const TextAtom> atoms,
             size_t token_begin, size_t i, const HashedValues& word_classes)
      : left(atoms[i - 1]),
        right(atoms[i]),
        left2(Before(atoms, i - 1)),
        left3(left2.length > 0 ? Before(atoms, i - 2) : kNoAtom),
        right2(After(atoms, i)),
        right3(right2.length > 0 ? After(atoms, i + 1) : kNoAtom),
        first(atoms[token_begin]),
        before_token(token_begin > 0 ? atoms[token_begin - 1] : kNoAtom),
        length(static_cast<uint32_t>(i - token_begin)),
        left_class(static_cast<uint32_t>(word_classes.Of(left.hash))),
        rest(right.hash) {
    size_t end = i + 1;
    while (end < atoms.size() && end < i + 8 &&
           atoms[end].gap == TextGap::kNone) {
      rest = MixHash(rest, atoms[end].hash);
      ++end;
    }
    if (end < atoms.size() && atoms[end].gap != TextGap::kNone) {
      next = &atoms[end];
    }
    right_is_last = end == i + 1;
    for (size_t k = std::max(token_begin, i < 8 ? 0 : i - 8); k < i; ++k) {
      prefix = MixHash(prefix, atoms[k].hash);
    }
    if (right.kind == CharacterClass::kPeriod) {
      abbreviation = static_cast<uint32_t>(
          AbbreviationIn(text, {first.span.begin, left.span.end}));
    }
  }

  const TextAtom& left;
  const TextAtom& right;
  const TextAtom& left2;
  const TextAtom& left3;
  const TextAtom& right2;
  const TextAtom& right3;
  const TextAtom& first;  // of the token so far
  const TextAtom& before_token;
  uint32_t length;  // of the token so far, in atoms
  uint32_t left_class;
  uint32_t rest;                    // hash of what follows without a gap
  const TextAtom* next = &kNoAtom;  // after the next gap
  uint32_t right_is_last = 0;       // before that gap
  uint32_t prefix = 0;              // hash of the token so far
  uint32_t abbreviation = 0;  // what the token so far is before a full stop
};

void AddNearFeatures(const BreakPlace& at, FeatureList& list) {
  const TextAtom& left = at.left;
  const TextAtom& right = at.right;
  const TextAtom& left2 = at.left2;
  const TextAtom& right2 = at.right2;
  const uint32_t l = left.hash;
  const uint32_t r = right.hash;
  const uint32_t space = Of(right.gap);
  list.Add(1, space);
  list.Add(2, KindOf(left), KindOf(right));
  list.Add(3, l, KindOf(right));
  list.Add(4, KindOf(left), r);
  list.Add(5, l, r, space);
  list.Add(6, ShapeOf(left2), KindOf(left), KindOf(right));
  list.Add(7, KindOf(left), KindOf(right), ShapeOf(right2));
  list.Add(8, l, r, right2.hash);
  list.Add(9, left2.hash, l, r);
  list.Add(10, ShapeOf(left2), ShapeOf(left), r, ShapeOf(right2));
  list.Add(11, KindOf(left), r, right2.hash);
  list.Add(12, left2.hash, l, KindOf(right));
  list.Add(13, at.prefix, r);
  list.Add(14, at.prefix, KindOf(right));
  list.Add(15, at.rest, ShapeOf(left));
  list.Add(16, at.rest, l);
}

void AddFarFeatures(const BreakPlace& at, FeatureList& list) {
  const TextAtom& left = at.left;
  const TextAtom& right = at.right;
  const TextAtom& left2 = at.left2;
  const TextAtom& right2 = at.right2;
  const TextAtom& right3 = at.right3;
  const TextAtom& next = *at.next;
  const uint32_t l = left.hash;
  const uint32_t r = right.hash;
  list.Add(17, l, r, ShapeOf(next), Of(next.gap));
  list.Add(18, KindOf(left), r, ShapeOf(next), at.right_is_last);
  list.Add(19, at.abbreviation, r, ShapeOf(next), at.right_is_last);
  list.Add(20, at.prefix, r, ShapeOf(next), at.right_is_last);
  list.Add(21, at.left_class, r, right2.hash, ShapeOf(left));
  list.Add(22, ShapeOf(at.left3), ShapeOf(left2), ShapeOf(left),
           ShapeOf(right));
  list.Add(23, ShapeOf(left), ShapeOf(right), ShapeOf(right2), ShapeOf(right3));
  list.Add(24, r, at.length, Of(at.first.kind), ShapeOf(left));
  list.Add(25, r, Of(at.first.gap), ShapeOf(left), ShapeOf(at.before_token));
  list.Add(26, r, next.hash, ShapeOf(left), at.right_is_last);
  list.Add(27, at.left_class, r, Bucket(left.length), ShapeOf(right2));
  list.Add(28, l, r, right2.hash, right3.hash);
  list.Add(29, left2.tail, l, KindOf(right));
  list.Add(30, left.tail, r, ShapeOf(right2));
  list.Add(31, ShapeOf(left), r, right2.hash, right3.hash);
}

}  // namespace

BreakRule TokenBreakRule(std::string_view text, std::span<const TextAtom> atoms,
                         size_t token_begin, size_t i) {
  const TextAtom& left = atoms[i - 1];
  const TextAtom& right = atoms[i];
  if (right.span.end - atoms[token_begin].span.begin > kLongestToken) {
    return BreakRule::kBreak;
  }
  const bool digits =
      left.shape == LetterShape::kDigits && right.shape == LetterShape::kDigits;
  if (right.gap == TextGap::kSpace) {
    // "10 000"
    const uint32_t blank = right.span.begin - left.span.end;
    const bool one_blank =
        blank == 1 || (blank <= 3 && text[left.span.end] != ' ');
    const bool number = digits && right.length == 3 && left.length <= 3 &&
                        one_blank &&
                        (left.gap != TextGap::kNone || token_begin == i - 1);
    return number ? BreakRule::kAsk : BreakRule::kBreak;
  }
  if (right.gap != TextGap::kNone) return BreakRule::kBreak;
  if (right.bound) return BreakRule::kJoin;
  if (digits || (IsWordLetter(left.kind) && IsWordLetter(right.kind))) {
    return BreakRule::kBreak;  // of an atom that was too long
  }
  const TextAtom& next = i + 1 < atoms.size() ? atoms[i + 1] : kNoAtom;
  if (IsHalfWord(left.kind, right.kind, next.gap, next.shape)) {
    return BreakRule::kJoin;
  }
  if (right.kind == CharacterClass::kPeriod && next.gap != TextGap::kNone) {
    const Span so_far{atoms[token_begin].span.begin, left.span.end};
    if (GoesOn(AbbreviationIn(text, so_far), atoms[token_begin].kind,
               next.shape)) {
      return BreakRule::kJoin;
    }
  }
  return BreakRule::kAsk;
}

void TokenBreakFeatures(std::string_view text, std::span<const TextAtom> atoms,
                        size_t token_begin, size_t i,
                        const HashedValues& word_classes, FeatureList& list) {
  const BreakPlace at(text, atoms, token_begin, i, word_classes);
  AddNearFeatures(at, list);
  AddFarFeatures(at, list);
}

AtomGroup GroupAtoms(std::span<const TextAtom> atoms, size_t begin, size_t end,
                     const HashedValues& word_classes) {
  AtomGroup token;
  token.first_atom = static_cast<uint32_t>(begin);
  token.atom_count = static_cast<uint32_t>(end - begin);
  token.span = {atoms[begin].span.begin, atoms[end - 1].span.end};
  token.kind = atoms[begin].kind;
  token.last_kind = atoms[end - 1].kind;
  token.gap = atoms[begin].gap;
  uint32_t length = 0;
  for (size_t i = begin; i < end; ++i) {
    token.hash =
        i == begin ? atoms[i].hash : MixHash(token.hash, atoms[i].hash);
    if (token.shape == LetterShape::kNone) token.shape = atoms[i].shape;
    length += atoms[i].length;
  }
  token.length = static_cast<uint8_t>(std::min<uint32_t>(length, 255));
  token.word_class = static_cast<uint8_t>(word_classes.Of(token.hash));
  return token;
}

}  // namespace quipu
