// Characters are cut where letters, digits and others meet. A line end is a
// short line's if the next word would still have fitted, judged by the
// paragraph's widest line: somebody ended that line on purpose. Addresses are
// found afterwards by their signs and bound together.

#include "language/syntax/text_atoms.h"

#include <algorithm>

#include "base/utf8.h"
#include "language/text/fold.h"

namespace quipu {
namespace {

constexpr uint32_t kLongestAtom = 1000;  // bytes

struct Character {
  char32_t value;
  uint32_t length;
  CharacterClass kind;
};

Character CharacterAt(std::string_view text, uint32_t at, uint32_t end) {
  const auto byte = static_cast<uint8_t>(text[at]);
  if (byte < 0x80) return {byte, 1, ClassOf(byte)};
  const DecodedCodePoint point = DecodeUtf8(text.substr(0, end), at);
  return {point.value, static_cast<uint32_t>(point.length),
          ClassOf(point.value)};
}

class AtomBuilder {
 public:
  AtomBuilder(std::string_view text, Span range)
      : text_(text.substr(0, range.end)), range_(range), at_(range.begin) {
    for (uint32_t begin = range.begin; begin < range.end;) {
      const size_t newline =
          std::min<size_t>(text_.find('\n', begin), range.end);
      widest_ = std::max(widest_, static_cast<uint32_t>(newline) - begin);
      begin = static_cast<uint32_t>(newline) + 1;
    }
    line_begin_ = range.begin;
  }

  std::vector<TextAtom> Build() && {
    TextGap gap = TextGap::kParagraph;
    while (at_ < range_.end) {
      const Character c = CharacterAt(text_, at_, range_.end);
      if (c.kind == CharacterClass::kSpace) {
        gap = std::max(gap, SpaceAt(c));
        at_ += c.length;
        continue;
      }
      TakeAtom(gap);
      gap = TextGap::kNone;
    }
    return std::move(atoms_);
  }

 private:
  TextGap SpaceAt(const Character& c) {
    if (c.value != '\n') return TextGap::kSpace;
    const uint32_t width = at_ - line_begin_;
    line_begin_ = at_ + 1;
    // Linear: no word is looked at by more than one line end before it.
    uint32_t word_end = line_begin_;
    while (
        word_end < range_.end &&
        word_end -
            line_begin_<widest_&& static_cast<uint8_t>(text_[word_end])> ' ') {
      ++word_end;
    }
    return width + 1 + (word_end - line_begin_) <= widest_ ? TextGap::kShortLine
                                                           : TextGap::kWrap;
  }

  void TakeAtom(TextGap gap) {
    TextAtom atom;
    atom.span = {at_, at_};
    atom.gap = gap;
    bool first = true;
    char32_t last = 0;
    uint32_t upper = 0;
    uint32_t lower = 0;
    bool first_upper = false;
    while (at_ < range_.end && at_ - atom.span.begin < kLongestAtom) {
      const Character c = CharacterAt(text_, at_, range_.end);
      if (c.kind == CharacterClass::kSpace) break;
      if (c.kind != CharacterClass::kFormat) {
        if (first) {
          atom.kind = c.kind;
          first_upper = c.kind == CharacterClass::kUpper;
          first = false;
        } else if (!Continues(atom.kind, c.kind)) {
          break;
        }
        upper += c.kind == CharacterClass::kUpper;
        lower += c.kind == CharacterClass::kLower;
        if (atom.length < 255) ++atom.length;
      }
      const char32_t folded = Fold(c.value, kLetterFolding);
      atom.hash = MixHash(atom.hash, folded);
      atom.tail = MixHash(last, folded);
      last = folded;
      at_ += c.length;
    }
    atom.span.end = at_;
    if (atom.kind == CharacterClass::kDigit) {
      atom.shape = LetterShape::kDigits;
    } else if (IsWordLetter(atom.kind)) {
      atom.shape = ShapeOf(upper, lower, first_upper);
    }
    atoms_.push_back(atom);
  }

  static bool Continues(CharacterClass first, CharacterClass next) {
    return IsWordLetter(first) ? IsWordLetter(next)
                               : first == CharacterClass::kDigit &&
                                     next == CharacterClass::kDigit;
  }

  static LetterShape ShapeOf(uint32_t upper, uint32_t lower, bool first_upper) {
    if (upper == 0)
      return lower > 0 ? LetterShape::kLower : LetterShape::kUncased;
    if (lower == 0)
      return upper == 1 ? LetterShape::kInitial : LetterShape::kAllCaps;
    return first_upper && upper == 1 ? LetterShape::kCapitalised
                                     : LetterShape::kMixed;
  }

  std::string_view text_;
  Span range_;
  uint32_t at_;
  uint32_t line_begin_ = 0;
  uint32_t widest_ = 0;  // bytes of the longest line
  std::vector<TextAtom> atoms_;
};

// Marks the atoms inside of addresses of the web and of mail.
class AddressFinder {
 public:
  AddressFinder(std::string_view text, std::vector<TextAtom>& atoms)
      : text_(text), atoms_(atoms) {}

  void Mark() {
    for (size_t begin = 0; begin < atoms_.size();) {
      size_t end = begin + 1;
      while (end < atoms_.size() && atoms_[end].gap == TextGap::kNone) ++end;
      if (end - begin >= 3) MarkChunk(begin, end);
      begin = end;
    }
  }

 private:
  bool Is(size_t i, char c) const {
    return atoms_[i].span.size() == 1 && text_[atoms_[i].span.begin] == c;
  }
  bool IsAlphanumeric(size_t i) const {
    return atoms_[i].shape != LetterShape::kNone;
  }
  bool InMailName(size_t i) const {
    return IsAlphanumeric(i) || Is(i, '.') || Is(i, '_') || Is(i, '-') ||
           Is(i, '+');
  }

  void MarkChunk(size_t begin, size_t end) {
    size_t done = begin;
    for (size_t i = begin; i + 1 < end; ++i) {
      if (i < done) continue;
      if (i + 3 < end && IsWordLetter(atoms_[i].kind) && Is(i + 1, ':') &&
          Is(i + 2, '/') && Is(i + 3, '/')) {
        done = MarkWeb(i, end);
      } else if (IsWww(i) && Is(i + 1, '.')) {
        done = MarkWeb(i, end);
      } else if (Is(i, '@') && i > done) {
        done = MarkMail(done, i, end);
      }
    }
  }

  bool IsWww(size_t i) const {
    static const uint32_t kWww = HashOf(U"www");
    return atoms_[i].hash == kWww;
  }

  size_t MarkWeb(size_t begin, size_t end) {
    size_t last = begin;
    bool bracket = false;
    for (size_t i = begin; i < end; ++i) {
      const CharacterClass kind = atoms_[i].kind;
      if (kind == CharacterClass::kQuote || Is(i, '<') || Is(i, '>') ||
          (kind == CharacterClass::kOpening && !Is(i, '(')) ||
          (kind == CharacterClass::kClosing && !Is(i, ')'))) {
        break;
      }
      if (Is(i, ')') && !bracket) break;
      bracket = bracket || Is(i, '(');
      const bool trailing =
          kind == CharacterClass::kPeriod || kind == CharacterClass::kComma ||
          kind == CharacterClass::kColon || kind == CharacterClass::kStop ||
          kind == CharacterClass::kApostrophe || Is(i, '(') || Is(i, '*');
      if (!trailing) last = i;
    }
    return Bind(begin, last + 1);
  }

  size_t MarkMail(size_t from, size_t at, size_t end) {
    size_t begin = at;
    while (begin > from && InMailName(begin - 1)) --begin;
    while (begin < at && !IsAlphanumeric(begin)) ++begin;
    size_t stop = at + 1;
    bool dotted = false;
    while (stop < end && (IsAlphanumeric(stop) || Is(stop, '.') ||
                          Is(stop, '-') || Is(stop, '_'))) {
      ++stop;
    }
    while (stop > at + 1 && !IsAlphanumeric(stop - 1)) --stop;
    for (size_t i = at + 1; i < stop; ++i) dotted = dotted || Is(i, '.');
    if (begin == at || !dotted) return at;
    return Bind(begin, stop);
  }

  size_t Bind(size_t begin, size_t end) {
    for (size_t i = begin + 1; i < end; ++i) atoms_[i].bound = true;
    return end;
  }

  std::string_view text_;
  std::vector<TextAtom>& atoms_;
};

}  // namespace

std::vector<TextAtom> AtomsOf(std::string_view text, Span range) {
  std::vector<TextAtom> atoms = AtomBuilder(text, range).Build();
  AddressFinder(text, atoms).Mark();
  return atoms;
}

}  // namespace quipu
