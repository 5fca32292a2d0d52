#include "ingest/extract/mention/literal/quantities.h"

#include <algorithm>

#include "ingest/extract/mention/literal/number_reader.h"

namespace quipu {
namespace {

using enum LiteralCue;

constexpr double kOldest = 115;

Comparator ComparatorOf(const LiteralLexeme& lexeme) {
  return static_cast<Comparator>(static_cast<int>(lexeme.meaning.value));
}

class QuantityFinder {
 public:
  QuantityFinder(const AnalyzedSentence& sentence,
                 const std::vector<LiteralLexeme>& lexemes,
                 const std::vector<bool>& taken)
      : sentence_(sentence), lexemes_(lexemes), taken_(taken) {}

  std::vector<Quantity> Run() {
    std::vector<Quantity> found;
    for (size_t at = 0; at < lexemes_.size();) {
      std::optional<Quantity> quantity = QuantityAt(at);
      if (!quantity) {
        ++at;
        continue;
      }
      if (Counts(*quantity)) found.push_back(*quantity);
      at = quantity->end;
    }
    return found;
  }

 private:
  bool Is(size_t at, LiteralCue cue) const {
    return at < lexemes_.size() && lexemes_[at].Is(cue);
  }
  bool IsMark(size_t at, char mark) const {
    return at < lexemes_.size() && lexemes_[at].IsMark(mark);
  }
  const SyntacticWord& WordAt(size_t at) const {
    return sentence_.words[sentence_.tokens[lexemes_[at].token].first_word];
  }
  bool AnyTaken(size_t begin, size_t end) const {
    return std::find(taken_.begin() + static_cast<ptrdiff_t>(begin),
                     taken_.begin() + static_cast<ptrdiff_t>(end),
                     true) != taken_.begin() + static_cast<ptrdiff_t>(end);
  }

  NumberReading NumberAt(size_t at) const {
    if (at >= lexemes_.size()) return {};
    if (Is(at, kLabel) && lexemes_[at].meaning.value == 1 &&
        !Is(at + 1, kFigures) && !IsMark(at + 1, '.')) {
      return {at + 1, 0};  // "no prisoner"
    }
    return ReadNumberAt(lexemes_, at);
  }

  std::optional<Quantity> QuantityAt(size_t begin) const {
    Quantity quantity;
    quantity.begin = begin;
    size_t at = begin;
    // "ciento" of "por ciento"
    if (begin > 0 && Is(begin - 1, kMeasure) && lexemes_[begin - 1].length > 1)
      return std::nullopt;
    bool compared = false;
    for (int i = 0; i < 2; ++i) {  // "at least some 40", "all the 40"
      if (Is(at, kComparator) || (Is(at, kUntil) && !compared)) {
        quantity.comparator = Is(at, kUntil) ? Comparator::kAtMost
                              : compared     ? quantity.comparator
                                             : ComparatorOf(lexemes_[at]);
        at += lexemes_[at].length;
        compared = true;
        if (IsMark(at, '.')) ++at;
        if (Is(at, kArticle)) ++at;
      }
    }
    const bool between = !compared && Is(at, kBetween);
    if (between) at += lexemes_[at].length;
    const NumberReading number = NumberAt(at);
    if (!number) return Everything(quantity, at);
    if (AnyTaken(begin, number.end)) return std::nullopt;
    const bool bare_one = Is(at, kOneOrSome) && number.end == at + 1;
    if (bare_one && WordAt(at).upos != Upos::kNum) return std::nullopt;
    if (!compared && !between && !IsNumber(at, number)) return std::nullopt;
    quantity.value = number.value;
    quantity.end = number.end;
    if (!compared && number.about) quantity.comparator = Comparator::kAbout;
    if (!TakeSecond(between, quantity) && between) return std::nullopt;
    TakeComparatorBehind(quantity);
    return quantity;
  }

  // "all prisoners": a quantity without a number.
  std::optional<Quantity> Everything(Quantity quantity, size_t at) const {
    if (quantity.comparator != Comparator::kAll || at >= lexemes_.size() ||
        AnyTaken(quantity.begin, at)) {
      return std::nullopt;
    }
    const SyntacticWord& word = WordAt(quantity.begin);
    const bool determines = word.deprel == Deprel::kDet ||
                            word.deprel == Deprel::kAmod ||
                            word.deprel == Deprel::kNummod;
    if (!determines) return std::nullopt;
    quantity.end = quantity.begin + 1;
    return quantity;
  }

  // Words such as "six" (also a name), "neuf", "second" only where the analysis
  // has them for numbers.
  bool IsNumber(size_t at, const NumberReading& number) const {
    const LiteralLexeme& first = lexemes_[at];
    if (first.Is(kFigures)) return true;
    if (first.Is(kIndefinite) || first.Is(kNothing) || first.Is(kLabel)) {
      const Upos upos = WordAt(at).upos;
      return number.end > at + 1 ||
             (upos != Upos::kAdv && upos != Upos::kAux && upos != Upos::kVerb);
    }
    for (size_t i = at; i < number.end; ++i) {
      const Upos upos = WordAt(i).upos;
      if (upos == Upos::kNum) return true;
      if (upos == Upos::kCconj || upos == Upos::kAdp) continue;
      if (number.end - at == 1 && upos != Upos::kDet && upos != Upos::kNoun &&
          upos != Upos::kPron && upos != Upos::kAdj && upos != Upos::kPropn) {
        return false;
      }
    }
    return true;
  }

  // The second number of "between 20 and 30", "20 to 30", "3 or 4".
  bool TakeSecond(bool between, Quantity& quantity) const {
    const size_t at = quantity.end;
    const bool joined = between ? Is(at, kAnd) || Is(at, kTo) || IsMark(at, '-')
                                : Is(at, kTo) || IsMark(at, '-') || Is(at, kOr);
    if (!joined || !quantity.value) return false;
    size_t second_at = at + 1;
    while (IsMark(second_at, '-')) ++second_at;
    const NumberReading second = NumberAt(second_at);
    if (!second || !second.value || *second.value <= *quantity.value ||
        AnyTaken(at, second.end) || Is(second_at, kOneOrSome)) {
      return false;
    }
    quantity.end = second.end;
    quantity.comparator =
        Is(at, kOr) ? Comparator::kAbout : Comparator::kAtLeast;
    return true;
  }

  void TakeComparatorBehind(Quantity& quantity) const {
    const size_t at = quantity.end;
    if (quantity.comparator != Comparator::kEqual) return;
    if (!Is(at, kComparatorAfter) && !MayStandBehind(at)) return;
    quantity.comparator = ComparatorOf(lexemes_[at]);
    quantity.end += lexemes_[at].length;
  }

  // "40 at least", "cent environ"; but not "40 about 3 o'clock"
  bool MayStandBehind(size_t at) const {
    if (!Is(at, kComparator)) return false;
    const LiteralLexeme& lexeme = lexemes_[at];
    const Comparator comparator = ComparatorOf(lexeme);
    const bool fits = comparator == Comparator::kAtLeast ||
                      comparator == Comparator::kAtMost ||
                      (comparator == Comparator::kAbout &&
                       lexeme.folded.size() >= 7 && lexeme.length == 1);
    const size_t next = at + lexeme.length;
    return fits && (next >= lexemes_.size() || !NumberAt(next));
  }

  // Sets what is counted; false where the number counts nothing.
  bool Counts(Quantity& quantity) const {
    size_t next = quantity.end;
    if (Is(next, kComparatorAfter)) next += lexemes_[next].length;
    if (Is(next, kOf)) ++next;
    const size_t begin = quantity.begin;
    const bool before = begin > 0;
    if (IsMark(next, '%') || Is(next, kMeasure)) {
      quantity.counted = Counted::kMeasure;
    } else if (IsMark(next, '$') || Is(next, kMoney) ||
               (before && IsMark(begin - 1, '$'))) {
      quantity.counted = Counted::kMoney;
    } else if (Is(next, kUnit) || Is(next, kYearWord)) {
      quantity.counted = Counted::kTime;
      if (IsAge(quantity, next)) return false;
    }
    if (!lexemes_[NumberBegin(quantity)].Is(kFigures)) return true;
    return FiguresCount(quantity);
  }

  size_t NumberBegin(const Quantity& quantity) const {
    size_t at = quantity.begin;
    while (at + 1 < quantity.end && !Is(at, kFigures)) ++at;
    return at;
  }

  bool IsAge(const Quantity& quantity, size_t unit) const {
    const size_t begin = quantity.begin;
    if (lexemes_[unit].meaning.unit != TimeUnit::kYear) return false;
    if (begin > 0 && (Is(begin - 1, kAge) || EndsAge(begin))) return true;
    const size_t next = unit + lexemes_[unit].length;
    if (next >= lexemes_.size()) return false;
    if (lexemes_[next].folded == "old" ||
        (lexemes_[next].Is(kOf) && next + 1 < lexemes_.size() &&
         lexemes_[next + 1].folded == "edad")) {
      return true;
    }
    // "Juan Pérez, 43 ans, …", "un garde de 43 ans"
    return begin > 0 && quantity.value && *quantity.value <= kOldest &&
           (IsMark(begin - 1, ',') || lexemes_[begin - 1].folded == "de");
  }

  // Whether a cue of age of several words ends at `at`.
  bool EndsAge(size_t at) const {
    for (size_t i = at; i-- > 0 && at - i <= 5;) {
      if (Is(i, kAge) && i + lexemes_[i].length == at) return true;
    }
    return false;
  }

  // Of figures: neither label, list number, age, score, time nor bare year.
  bool FiguresCount(const Quantity& quantity) const {
    const size_t begin = quantity.begin;
    const size_t number = NumberBegin(quantity);
    const LiteralLexeme& figures = lexemes_[number];
    const size_t next = quantity.end;
    const bool clock = (begin > 0 && IsMark(begin - 1, ':') && figures.glued) ||
                       (IsMark(next, ':') && Is(next + 1, kFigures) &&
                        lexemes_[next + 1].glued);
    if (clock) return false;  // "18:12"
    if (figures.line_begins && figures.digits > 0 &&
        (IsMark(next, ')') || IsMark(next, '.')))
      return false;
    if (begin > 0) {
      const LiteralLexeme& before = lexemes_[begin - 1];
      const bool label =
          before.Is(kLabel) && WordAt(begin - 1).upos != Upos::kVerb;
      if (label || before.Is(kAge) || EndsAge(begin)) return false;
      if (figures.glued && begin == number && !before.folded.empty()) {
        return false;  // "A17", "03h35"
      }
      if (before.folded == "h") return false;  // "2 h 40"
      if (before.IsMark('o') || before.IsMark('#') || before.IsMark('/'))
        return false;
      if (before.IsMark('-') && figures.glued && before.glued) return false;
      if (before.IsMark('.') && begin > 1 && lexemes_[begin - 2].Is(kLabel))
        return false;
      if (before.month > 0 && figures.digits > 0 && begin == number)
        return false;
      if (before.glued && figures.glued && before.IsMark('.')) return false;
    }
    if (Is(next, kEra)) return false;
    const bool footnote =
        begin > 0 && IsMark(begin - 1, '[') && IsMark(next, ']');
    if (footnote) return false;
    if (next < lexemes_.size() && lexemes_[next].glued) {
      if (!lexemes_[next].folded.empty() && !Is(next, kMeasure)) return false;
      if (lexemes_[next].IsMark('/')) return false;
      if (lexemes_[next].IsMark('-') && !CountsMembers(next + 1)) return false;
    }
    if (IsAgeInApposition(quantity, figures)) return false;
    return !IsBareYear(quantity, figures);
  }

  // "a 22-member cabinet", but not "a 43-year-old man"
  bool CountsMembers(size_t at) const {
    return at < lexemes_.size() && lexemes_[at].glued &&
           !lexemes_[at].folded.empty() && !lexemes_[at].capital &&
           !Is(at, kUnit) && !Is(at, kYearWord) && !Is(at, kMeasure) &&
           !Is(at, kMoney);
  }

  // "Juan Pérez, 43, …"
  bool IsAgeInApposition(const Quantity& quantity,
                         const LiteralLexeme& figures) const {
    const size_t begin = quantity.begin;
    return begin >= 2 && IsMark(begin - 1, ',') &&
           lexemes_[begin - 2].capital && figures.meaning.value <= kOldest &&
           (IsMark(quantity.end, ',') || IsMark(quantity.end, '.'));
  }

  // Four figures that might be a year and have nothing to count behind them.
  bool IsBareYear(const Quantity& quantity,
                  const LiteralLexeme& figures) const {
    const bool year = figures.digits == 4 && figures.meaning.value >= 1000 &&
                      figures.meaning.value < 2200;
    if (!year || quantity.counted != Counted::kThings) return false;
    const SyntacticWord& word =
        sentence_.words[sentence_.tokens[figures.token].first_word];
    const bool counts = word.deprel == Deprel::kNummod && word.head > 0 &&
                        &sentence_.words[word.head - 1] > &word;
    return !counts && quantity.comparator == Comparator::kEqual;
  }

  const AnalyzedSentence& sentence_;
  const std::vector<LiteralLexeme>& lexemes_;
  const std::vector<bool>& taken_;
};

}  // namespace

std::vector<Quantity> FindQuantities(const AnalyzedSentence& sentence,
                                     const std::vector<LiteralLexeme>& lexemes,
                                     const std::vector<bool>& taken) {
  return QuantityFinder(sentence, lexemes, taken).Run();
}

}  // namespace quipu
