#include "train/score/entity_alignment.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "train/score/span_overlap.h"

namespace quipu {
namespace {

// Of a mention that is found to the letter. 0: no vote.
double WeightOf(GoldKind kind) {
  switch (kind) {
    case GoldKind::kName:
      return 10;
    case GoldKind::kTitled:
      return 8;
    case GoldKind::kNested:
      return 5;
    case GoldKind::kNoun:
    case GoldKind::kVerb:
      return 2;
    case GoldKind::kDemonym:
      return 1;
    case GoldKind::kPronoun:
    case GoldKind::kAny:
      break;
  }
  return 0;
}

// A phrase around or inside a gold phrase: "the members who seized it".
constexpr double kPhraseInPhrase = 0.2;

double Vote(const Mention& found, const GoldMention& gold) {
  const double weight = WeightOf(gold.kind);
  const uint32_t shared = SharedBytes(found.span, gold.span);
  if (weight == 0 || shared == 0) return 0;
  const uint32_t both = found.span.size() + gold.span.size() - shared;
  if (shared * 2 >= both) {
    const double part = static_cast<double>(shared) / both;
    return weight * (part * part);
  }
  const bool phrases =
      found.kind != MentionKind::kName &&
      (gold.kind == GoldKind::kNoun || gold.kind == GoldKind::kVerb);
  const bool inside = shared == gold.span.size() || shared == found.span.size();
  return phrases && inside ? kPhraseInPhrase : 0;
}

struct Pair {
  uint32_t found;
  uint32_t gold;
  double votes;
};

std::vector<Pair> Votes(const Extraction& extraction,
                        const AnnotatedDocument& gold) {
  std::map<std::pair<uint32_t, uint32_t>, double> votes;
  for (uint32_t i = 0; i < extraction.entities.size(); ++i) {
    for (const Mention& found : extraction.entities[i].mentions) {
      for (const GoldMention& mention : gold.mentions) {
        const double vote = Vote(found, mention);
        if (vote > 0) votes[{i, mention.entity}] += vote;
      }
    }
  }
  std::vector<Pair> pairs;
  for (const auto& [entities, sum] : votes) {
    pairs.push_back({entities.first, entities.second, sum});
  }
  return pairs;
}

}  // namespace

std::vector<std::optional<uint32_t>> AlignEntities(
    const Extraction& extraction, const AnnotatedDocument& gold) {
  std::vector<Pair> pairs = Votes(extraction, gold);
  // Ties are broken by ids as text, found ones as `quipu extract` writes them,
  // so that the figures are those of the scorer of its output.
  const auto key = [&](const Pair& pair) {
    return std::tuple(-pair.votes, std::to_string(pair.found + 1),
                      std::string_view(gold.entities[pair.gold].id));
  };
  std::sort(pairs.begin(), pairs.end(),
            [&](const Pair& a, const Pair& b) { return key(a) < key(b); });
  std::vector<std::optional<uint32_t>> gold_of(extraction.entities.size());
  std::vector<bool> taken(gold.entities.size());
  for (const Pair& pair : pairs) {
    if (gold_of[pair.found] || taken[pair.gold]) continue;
    gold_of[pair.found] = pair.gold;
    taken[pair.gold] = true;
  }
  return gold_of;
}

}  // namespace quipu
