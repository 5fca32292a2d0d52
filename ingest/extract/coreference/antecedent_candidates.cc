#include "ingest/extract/coreference/antecedent_candidates.h"

#include <algorithm>
#include <functional>

namespace quipu {
namespace {

constexpr float kLeastMention = 0.05F;
constexpr float kLikelyMention = 0.1F;
constexpr size_t kPerWord = 6;
constexpr size_t kPerType = 4;
constexpr size_t kNearest = 25;
constexpr size_t kNearestEvents = 8;

void Push(std::deque<uint32_t>& list, uint32_t markable, size_t most) {
  list.push_back(markable);
  if (list.size() > most) list.pop_front();
}

}  // namespace

bool AntecedentCandidates::TakesPart(uint32_t markable) const {
  const Markable& m = markables_.all[markable];
  if (m.IsLiteral()) return false;
  if (m.kind != MarkableKind::kNoun && m.kind != MarkableKind::kVerb) {
    return true;
  }
  return facts_[markable].mention > kLeastMention;
}

void AntecedentCandidates::Take(const std::deque<uint32_t>& from) {
  candidates_.insert(candidates_.end(), from.begin(), from.end());
}

const std::vector<uint32_t>& AntecedentCandidates::Of(uint32_t markable) {
  const MarkableFact& fact = facts_[markable];
  const MarkableKind kind = markables_.all[markable].kind;
  candidates_.clear();
  for (const uint64_t word : fact.keys) {
    const auto found = by_word_.find(word);
    if (found != by_word_.end()) Take(found->second);
  }
  if (kind == MarkableKind::kNoun || kind == MarkableKind::kPronoun) {
    Take(by_type_[fact.type]);
  }
  if (fact.person == 1) {
    Take(first_persons_);
    if (fact.spoken.speaker < markable && TakesPart(fact.spoken.speaker)) {
      candidates_.push_back(fact.spoken.speaker);
    }
  }
  // What has words in common comes before what is only near.
  std::sort(candidates_.begin(), candidates_.end(), std::greater<>());
  candidates_.erase(std::unique(candidates_.begin(), candidates_.end()),
                    candidates_.end());
  if (candidates_.size() > kMostCandidates) candidates_.resize(kMostCandidates);
  const size_t common = candidates_.size();
  const auto take_near = [&](const std::deque<uint32_t>& near) {
    for (auto i = near.rbegin(); i != near.rend(); ++i) {
      if (candidates_.size() >= kMostCandidates) return;
      const auto end =
          candidates_.begin() + static_cast<std::ptrdiff_t>(common);
      if (std::find(candidates_.begin(), end, *i) == end) {
        candidates_.push_back(*i);
      }
    }
  };
  take_near(recent_);
  if (kind == MarkableKind::kVerb || kind == MarkableKind::kNoun ||
      kind == MarkableKind::kPronoun) {
    take_near(recent_events_);
  }
  std::sort(candidates_.begin(), candidates_.end(), std::greater<>());
  Remember(markable);
  return candidates_;
}

void AntecedentCandidates::Remember(uint32_t markable) {
  const MarkableFact& fact = facts_[markable];
  for (const uint64_t word : fact.keys) {
    Push(by_word_[word], markable, kPerWord);
  }
  const MarkableKind kind = markables_.all[markable].kind;
  std::deque<uint32_t>& names = by_type_[fact.type];
  if (kind == MarkableKind::kName &&
      (names.empty() || facts_[names.back()].text != fact.text)) {
    Push(names, markable, kPerType);
  }
  if (fact.person == 1) Push(first_persons_, markable, kPerType);
  if (fact.mention <= kLikelyMention) return;
  if (kind == MarkableKind::kVerb) {
    Push(recent_events_, markable, kNearestEvents);
  } else {
    Push(recent_, markable, kNearest);
  }
}

}  // namespace quipu
