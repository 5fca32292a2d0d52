#include "ingest/extract/claim/scope/clause_words.h"

#include <algorithm>
#include <string_view>

namespace quipu {
namespace {

constexpr int kNeReach = 3;  // words above "personne" that "ne" may stand with

// In French and Spanish: "remettra", "atacarán". The endings tell it of verbs
// whose features are mistaken.
bool IsFuture(const ScopeSentence& sentence, uint32_t at) {
  const SyntacticWord& word = sentence.word(at);
  if (word.Has(Feature::kFuture)) return true;
  std::string_view stem = sentence.LemmaOf(at);
  const bool french = sentence.language() == Language::kFrench;
  const bool spanish = sentence.language() == Language::kSpanish;
  if (word.upos != Upos::kVerb || stem.size() < 4) return false;
  if (french && stem.back() == 'e') stem.remove_suffix(1);
  if (stem.back() != 'r' || !word.form.starts_with(stem)) return false;
  const std::string_view ending = word.form.substr(stem.size());
  return (french && (ending == "a" || ending == "ai" || ending == "ons" ||
                     ending == "ez" || ending == "ont")) ||
         (spanish && (ending == "á" || ending == "é" || ending == "án" ||
                      ending == "emos"));
}

// "aurait", "habrían"; also of auxiliaries whose features are mistaken.
bool IsConditional(const ScopeSentence& sentence, uint32_t at) {
  const SyntacticWord& word = sentence.word(at);
  if (word.Has(Feature::kConditional)) return true;
  if (word.upos != Upos::kAux) return false;
  const std::string_view form = word.form;
  switch (sentence.language()) {
    case Language::kFrench:
      return form.ends_with("rait") || form.ends_with("raient");
    case Language::kSpanish:
      return form.ends_with("bría") || form.ends_with("brían");
    default:
      return false;
  }
}

// French "personne" and "plus" deny only with "ne".
bool HasNe(const ScopeSentence& sentence, uint32_t at) {
  if (sentence.language() != Language::kFrench) return true;
  for (int i = 0; i < kNeReach; ++i) {
    for (const uint32_t child : sentence.children(at)) {
      if (sentence.Is(child, ScopeRole::kHalfNegator)) return true;
    }
    const auto above = sentence.above(at);
    if (!above) break;
    at = *above;
  }
  return false;
}

bool Negates(const ScopeSentence& sentence, uint32_t head, uint32_t child) {
  if (!sentence.Is(child, ScopeRole::kNegator)) return false;
  const SyntacticWord& word = sentence.word(child);
  if (word.upos == Upos::kNoun || word.upos == Upos::kPropn ||
      word.upos == Upos::kIntj || word.upos == Upos::kNum) {
    return false;
  }
  if (word.deprel == Deprel::kConj || word.deprel == Deprel::kParataxis ||
      word.deprel == Deprel::kDiscourse) {
    return false;
  }
  // "ni" joins, and denies what it stands before.
  if (word.deprel == Deprel::kCc && child > head) return false;
  const bool widened = child + 1 < sentence.size() &&
                       sentence.Is(child + 1, ScopeRole::kOnlyWord);
  return !widened;
}

class ClauseReader {
 public:
  ClauseReader(const ScopeSentence& sentence, uint32_t head)
      : sentence_(sentence), head_(head) {}

  ClauseWords Read(std::optional<uint32_t> from) {
    out_.planned =
        IsFuture(sentence_, head_) || IsConditional(sentence_, head_);
    for (const uint32_t child : sentence_.children(head_)) {
      if (child != from) ReadChild(child);
    }
    return out_;
  }

 private:
  bool Is(uint32_t at, ScopeRole role) const { return sentence_.Is(at, role); }

  void ReadChild(uint32_t child) {
    // "neither X's brother nor Y": what is joined may well be his brother.
    const bool joins = sentence_.word(child).deprel == Deprel::kCc &&
                       !sentence_.IsPredicate(head_);
    if (!joins && Negates(sentence_, head_, child)) out_.negated = true;
    switch (sentence_.word(child).deprel) {
      case Deprel::kAux:
      case Deprel::kCop:
        return ReadAuxiliary(child);
      case Deprel::kMark:
      case Deprel::kCase:
        return ReadMark(child);
      case Deprel::kAdvmod:
        out_.negated |= NegatesLonger(child);
        [[fallthrough]];
      case Deprel::kAmod:
      case Deprel::kDiscourse:
        out_.alleged |= Is(child, ScopeRole::kAllegeWord);
        out_.denied |= Is(child, ScopeRole::kDenyWord);
        out_.planned |= Is(child, ScopeRole::kPlanWord);
        return;
      case Deprel::kObj:
      case Deprel::kNsubj:
        out_.negated |= IsNone(sentence_, child);
        return;
      default:
        return;
    }
  }

  // "no longer": the negation hangs on the adverb.
  bool NegatesLonger(uint32_t adverb) const {
    const auto children = sentence_.children(adverb);
    return std::any_of(children.begin(), children.end(), [&](uint32_t child) {
      return child + 1 == adverb && Negates(sentence_, adverb, child);
    });
  }

  void ReadAuxiliary(uint32_t child) {
    const bool will = Is(child, ScopeRole::kWillVerb);
    out_.alleged |= Is(child, ScopeRole::kMayVerb);
    out_.planned |= will || IsFuture(sentence_, child);
    // "aurait tué" is hearsay, "pourrait tuer" is not.
    if (IsConditional(sentence_, child) && !will) {
      const bool infinitive = sentence_.word(head_).Has(Feature::kInfinitive);
      (infinitive ? out_.planned : out_.alleged) = true;
    }
  }

  void ReadMark(uint32_t child) {
    out_.negated |= Is(child, ScopeRole::kWithoutWord);
    out_.unclaimed |= Is(child, ScopeRole::kConditionWord) &&
                      sentence_.word(child).upos != Upos::kAdv;
  }

  const ScopeSentence& sentence_;
  uint32_t head_;
  ClauseWords out_;
};

}  // namespace

ClauseWords ReadClauseWords(const ScopeSentence& sentence, uint32_t head,
                            std::optional<uint32_t> from) {
  return ClauseReader(sentence, head).Read(from);
}

bool IsNone(const ScopeSentence& sentence, uint32_t argument) {
  // "Personne" with "ne" is nobody, whatever it was tagged.
  const bool pronoun = sentence.language() == Language::kFrench ||
                       sentence.word(argument).upos == Upos::kPron;
  if (pronoun && sentence.Is(argument, ScopeRole::kNegator) &&
      HasNe(sentence, argument)) {
    return true;
  }
  const auto children = sentence.children(argument);
  return std::any_of(children.begin(), children.end(), [&](uint32_t child) {
    const Deprel deprel = sentence.word(child).deprel;
    const bool determines = deprel == Deprel::kDet || deprel == Deprel::kCase ||
                            deprel == Deprel::kCc ||
                            deprel == Deprel::kAdvmod ||
                            deprel == Deprel::kAmod;
    return (determines && Negates(sentence, argument, child)) ||
           (deprel == Deprel::kCase &&
            sentence.Is(child, ScopeRole::kWithoutWord));
  });
}

}  // namespace quipu
