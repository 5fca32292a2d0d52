// First each word's own children, then what it inherits: a verb in coordination
// has the subject of the first, an infinitive that of the verb above, a
// relative clause the noun that it belongs to. Conjuncts are arguments too.

#include "ingest/extract/mention/predicate_arguments.h"

#include <algorithm>
#include <optional>

namespace quipu {
namespace {

class Finder {
 public:
  explicit Finder(const SentenceTree& tree) : tree_(tree) {}

  std::vector<PredicateArgument> Run() {
    for (uint32_t w = 0; w < tree_.size(); ++w) {
      if (tree_.word(w).upos == Upos::kPunct) continue;
      Add(w, w, ArgumentRole::kSelf);
      AddChildren(w);
      AddAbove(w);
    }
    return std::move(found_);
  }

 private:
  static bool IsVerb(const SyntacticWord& word) {
    return word.upos == Upos::kVerb || word.upos == Upos::kAux;
  }

  // The word and those coordinated with it.
  void Add(uint32_t predicate, uint32_t word, ArgumentRole role,
           uint32_t preposition = kNoWord) {
    found_.push_back({predicate, word, role, preposition});
    if (role == ArgumentRole::kSelf) return;
    size_t shared = 0;
    for (const uint32_t child : tree_.Children(word)) {
      if (tree_.word(child).deprel != Deprel::kConj) continue;
      if (++shared > kMaxConjuncts) break;
      found_.push_back({predicate, child, role, preposition});
    }
  }

  uint32_t CaseOf(uint32_t w) const { return tree_.Child(w, Deprel::kCase); }

  bool IsPassive(uint32_t verb) const {
    for (const uint32_t child : tree_.Children(verb)) {
      const SyntacticWord& word = tree_.word(child);
      if (word.subtype == Subtype::kPass) return true;
    }
    const SyntacticWord& word = tree_.word(verb);
    return word.deprel == Deprel::kAcl && word.Has(Feature::kParticiple) &&
           word.Has(Feature::kPast);
  }

  // By whom a passive is done: what the treebank marks so, or a preposition.
  bool IsAgent(uint32_t w) const {
    const SyntacticWord& word = tree_.word(w);
    if (word.subtype == Subtype::kAgent) return true;
    const uint32_t preposition = CaseOf(w);
    if (preposition == kNoWord) return false;
    const std::string_view form = tree_.word(preposition).form;
    return form == "by" || form == "par" || form == "por";
  }

  bool IsRelative(uint32_t w) const {
    return tree_.word(w).Has(Feature::kRelative);
  }

  std::optional<ArgumentRole> RoleOf(uint32_t predicate, uint32_t child,
                                     bool passive) const {
    const SyntacticWord& word = tree_.word(child);
    switch (word.deprel) {
      case Deprel::kNsubj:
      case Deprel::kCsubj:
        return word.subtype == Subtype::kPass ? ArgumentRole::kObject
                                              : ArgumentRole::kSubject;
      case Deprel::kObj:
        return ArgumentRole::kObject;
      case Deprel::kIobj:
        return ArgumentRole::kIndirect;
      case Deprel::kObl:
        return passive && IsAgent(child) ? ArgumentRole::kSubject
                                         : ArgumentRole::kOblique;
      case Deprel::kNmod:
        if (word.subtype == Subtype::kPoss) return ArgumentRole::kPossessor;
        return IsVerb(tree_.word(predicate)) ? ArgumentRole::kOblique
                                             : ArgumentRole::kModifier;
      case Deprel::kDet:
        if (word.Has(Feature::kPossessive)) return ArgumentRole::kPossessor;
        return std::nullopt;
      case Deprel::kAppos:
        return ArgumentRole::kApposed;
      case Deprel::kCompound:
      case Deprel::kFlat:
        return ArgumentRole::kCompound;
      case Deprel::kAmod:
        return ArgumentRole::kAdjective;
      case Deprel::kNummod:
        return ArgumentRole::kNumber;
      case Deprel::kCcomp:
      case Deprel::kXcomp:
      case Deprel::kParataxis:
        return ArgumentRole::kClause;
      default:
        return std::nullopt;
    }
  }

  void AddChildren(uint32_t w) {
    const bool passive = IsPassive(w);
    for (const uint32_t child : tree_.Children(w)) {
      const auto role = RoleOf(w, child, passive);
      if (!role) continue;
      const bool cased =
          *role == ArgumentRole::kOblique || *role == ArgumentRole::kModifier;
      // A relative pronoun stands for the noun above the clause.
      const uint32_t above = tree_.Parent(w);
      const bool relative = IsRelative(child) && above != kNoWord &&
                            tree_.word(w).deprel == Deprel::kAcl;
      Add(w, relative ? above : child, *role, cased ? CaseOf(child) : kNoWord);
    }
  }

  bool HasSubject(uint32_t w) const {
    for (const uint32_t child : tree_.Children(w)) {
      const Deprel deprel = tree_.word(child).deprel;
      if (deprel == Deprel::kNsubj || deprel == Deprel::kCsubj) return true;
    }
    return false;
  }

  // The subject that the verb above has, for a verb without its own.
  void InheritSubject(uint32_t w, uint32_t above) {
    for (size_t steps = 0; above != kNoWord && steps < kMaxSteps; ++steps) {
      const bool passive = IsPassive(above);
      for (const uint32_t child : tree_.Children(above)) {
        if (tree_.word(child).deprel != Deprel::kNsubj) continue;
        const uint32_t noun = tree_.Parent(above);
        const bool relative = IsRelative(child) && noun != kNoWord;
        Add(w, relative ? noun : child,
            passive == IsPassive(w) || !IsPassive(w) ? ArgumentRole::kSubject
                                                     : ArgumentRole::kObject);
        return;
      }
      const Deprel deprel = tree_.word(above).deprel;
      if (deprel != Deprel::kConj && deprel != Deprel::kXcomp) return;
      above = tree_.Parent(above);
    }
  }

  void AddAbove(uint32_t w) {
    const uint32_t above = tree_.Parent(w);
    if (above == kNoWord) return;
    const SyntacticWord& word = tree_.word(w);
    switch (word.deprel) {
      case Deprel::kAppos:
      case Deprel::kAmod:
      case Deprel::kNmod:
      case Deprel::kCompound:
      case Deprel::kFlat:
        Add(w, above, ArgumentRole::kModified);
        break;
      case Deprel::kAcl:
        if (HasSubject(w)) break;
        Add(w, above,
            IsPassive(w) ? ArgumentRole::kObject : ArgumentRole::kSubject);
        break;
      case Deprel::kConj:
      case Deprel::kXcomp:
      case Deprel::kAdvcl:
        if (!HasSubject(w)) InheritSubject(w, above);
        break;
      default:
        break;
    }
  }

  static constexpr size_t kMaxConjuncts = 8;
  static constexpr size_t kMaxSteps = 8;
  const SentenceTree& tree_;
  std::vector<PredicateArgument> found_;
};

// Stable, by counting: `key` of each in [0, size).
template <typename Key>
std::vector<PredicateArgument> Sorted(
    const std::vector<PredicateArgument>& from, uint32_t size, Key key,
    std::vector<uint32_t>& ends) {
  ends.assign(size + 1, 0);
  for (const PredicateArgument& a : from) ++ends[key(a) + 1];
  for (uint32_t w = 0; w < size; ++w) ends[w + 1] += ends[w];
  std::vector<uint32_t> next(ends.begin(), ends.end() - 1);
  std::vector<PredicateArgument> out(from.size());
  for (const PredicateArgument& a : from) out[next[key(a)]++] = a;
  return out;
}

}  // namespace

PredicateArguments::PredicateArguments(const SentenceTree& tree) {
  const std::vector<PredicateArgument> found = Finder(tree).Run();
  by_word_ = Sorted(
      found, tree.size(), [](const PredicateArgument& a) { return a.word; },
      ends_);
  by_predicate_ = Sorted(
      found, tree.size(),
      [](const PredicateArgument& a) { return a.predicate; }, predicate_ends_);
}

}  // namespace quipu
