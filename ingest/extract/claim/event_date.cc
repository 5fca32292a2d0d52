#include "ingest/extract/claim/event_date.h"

#include <algorithm>

namespace quipu {
namespace {

constexpr int kMostSteps = 100;
constexpr int kMostClauses = 20;
constexpr uint32_t kWordsAround = 100;

bool IsClausal(Deprel deprel) {
  switch (deprel) {
    case Deprel::kAcl:
    case Deprel::kAdvcl:
    case Deprel::kCcomp:
    case Deprel::kCsubj:
    case Deprel::kParataxis:
      return true;
    default:
      return false;
  }
}

// The word that the clause of `w` hangs on: of "began to fire" "began".
uint32_t ClauseOf(const SentenceTree& tree, uint32_t w) {
  for (int i = 0; i < kMostSteps && tree.Parent(w) != kNoWord; ++i) {
    const SyntacticWord& word = tree.word(w);
    if (IsClausal(word.deprel)) return w;
    const bool verb = word.upos == Upos::kVerb || word.upos == Upos::kAux;
    if (verb && word.deprel == Deprel::kConj) return w;
    w = tree.Parent(w);
  }
  return w;
}

// The clause that the clause headed by `clause` is part of, or goes on from;
// kNoWord for the sentence's own and for what somebody says.
uint32_t ClauseAbove(const SentenceTree& tree, uint32_t clause) {
  if (tree.Parent(clause) == kNoWord) return kNoWord;
  const Deprel deprel = tree.word(clause).deprel;
  if (deprel == Deprel::kCcomp || deprel == Deprel::kParataxis) return kNoWord;
  return ClauseOf(tree, tree.Parent(clause));
}

// Of the dates in the clause the only one; of several the only one that hangs
// on its verb.
std::optional<size_t> OnlyDateIn(const SentenceTree& tree, uint32_t clause,
                                 std::span<const uint32_t> dates,
                                 bool& several) {
  std::optional<size_t> found;
  std::optional<size_t> own;
  several = false;
  bool several_own = false;
  for (size_t i = 0; i < dates.size(); ++i) {
    if (ClauseOf(tree, dates[i]) != clause) continue;
    several = several || found;
    found = i;
    if (tree.Parent(dates[i]) != clause) continue;
    several_own = several_own || own;
    own = i;
  }
  if (own && !several_own) return own;
  return several ? std::nullopt : found;
}

// Whether a date only says which thing is meant, or what somebody said:
// "the bank, founded in 1911".
bool TellsOfAnother(const SentenceTree& tree, uint32_t date) {
  const Deprel deprel = tree.word(ClauseOf(tree, date)).deprel;
  return deprel == Deprel::kAcl || deprel == Deprel::kCcomp;
}

}  // namespace

std::optional<size_t> DateOfPair(const SentenceTree& tree, uint32_t subject,
                                 uint32_t object,
                                 std::span<const uint32_t> dates) {
  const auto [left, right] = std::minmax(subject, object);
  const auto first = std::lower_bound(dates.begin(), dates.end(),
                                      left - std::min(left, kWordsAround));
  const auto last = std::upper_bound(first, dates.end(), right + kWordsAround);
  const std::span<const uint32_t> near(first, last);
  const auto skipped = static_cast<size_t>(first - dates.begin());
  if (near.empty()) return std::nullopt;
  const uint32_t one = ClauseOf(tree, subject);
  const uint32_t other = ClauseOf(tree, object);
  uint32_t clause = tree.Depth(one) > tree.Depth(other) ? one : other;
  for (int i = 0; i < kMostClauses && clause != kNoWord; ++i) {
    bool several = false;
    const auto date = OnlyDateIn(tree, clause, near, several);
    if (date) return skipped + *date;
    if (several) return std::nullopt;
    clause = ClauseAbove(tree, clause);
  }
  if (dates.size() > 1 || TellsOfAnother(tree, dates[0])) return std::nullopt;
  return 0;
}

}  // namespace quipu
