#include "train/score/mention_score.h"

#include <algorithm>
#include <set>
#include <vector>

#include "train/score/span_overlap.h"

namespace quipu {
namespace {

// The one that shares most, of those that share half of the longer; nullptr
// without one.
const GoldMention* HitBy(Span span, const std::vector<GoldMention>& mentions) {
  const GoldMention* best = nullptr;
  uint32_t most = 0;
  for (const GoldMention& mention : mentions) {
    const uint32_t shared = SharedBytes(span, mention.span);
    if (shared <= most ||
        shared * 2 < std::max(span.size(), mention.span.size())) {
      continue;
    }
    most = shared;
    best = &mention;
  }
  return best;
}

std::vector<GoldMention> NamesOf(const AnnotatedDocument& gold) {
  std::vector<GoldMention> names;
  for (const GoldMention& mention : gold.mentions) {
    if (mention.kind == GoldKind::kName) names.push_back(mention);
  }
  std::stable_sort(names.begin(), names.end(),
                   [](const GoldMention& a, const GoldMention& b) {
                     return a.entity < b.entity;
                   });
  return names;
}

std::vector<GoldMention> NeutralOf(const AnnotatedDocument& gold) {
  std::vector<GoldMention> neutral;
  for (const GoldMention& mention : gold.mentions) {
    if (mention.kind != GoldKind::kName && mention.kind != GoldKind::kPronoun) {
      neutral.push_back(mention);
    }
  }
  return neutral;
}

}  // namespace

MentionScore ScoreNamedMentions(const Extraction& extraction,
                                const AnnotatedDocument& gold) {
  const std::vector<GoldMention> names = NamesOf(gold);
  const std::vector<GoldMention> neutral = NeutralOf(gold);
  MentionScore score;
  std::set<Span> hits;
  for (const LocalEntity& entity : extraction.entities) {
    for (const Mention& mention : entity.mentions) {
      if (mention.kind != MentionKind::kName) continue;
      const GoldMention* hit = HitBy(mention.span, names);
      if (hit == nullptr) {
        if (HitBy(mention.span, neutral) == nullptr) ++score.all.found;
      } else if (hits.insert(hit->span).second) {
        ++score.all.found;
        ++score.all.right;
        score.typed.right +=
            gold.entities[hit->entity].type == entity.type ? 1 : 0;
      }
    }
  }
  score.all.gold = names.size();
  score.typed.gold = score.all.gold;
  score.typed.found = score.all.found;
  return score;
}

}  // namespace quipu
