#include "train/score/claim_score.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>
#include <variant>

#include "train/score/claim_match.h"
#include "train/score/entity_alignment.h"
#include "train/score/mention_score.h"
#include "train/score/sentence_bounds.h"
#include "train/score/span_overlap.h"

namespace quipu {
namespace {

void Add(const MatchCounts& counts, MatchCounts& to) {
  to.gold += counts.gold;
  to.found += counts.found;
  to.right += counts.right;
}

void AddRight(MatchCounts& counts) {
  ++counts.gold;
  ++counts.found;
  ++counts.right;
}

class DocumentScorer {
 public:
  DocumentScorer(const Extraction& extraction, const AnnotatedDocument& gold,
                 const Ontology& ontology)
      : extraction_(extraction),
        gold_(gold),
        ontology_(ontology),
        entities_(AlignEntities(extraction, gold)),
        matches_(MatchClaims(extraction, entities_, gold, ontology)) {}

  ClaimScore Score() {
    score_.documents = 1;
    const MentionScore mentions = ScoreNamedMentions(extraction_, gold_);
    score_.mentions = mentions.all;
    score_.typed_mentions = mentions.typed;
    CountEntities();
    for (size_t i = 0; i < extraction_.claims.size(); ++i) CountFound(i);
    CountMissed();
    return std::move(score_);
  }

  std::vector<JudgedClaim> Judge() const {
    std::vector<JudgedClaim> judged;
    for (size_t i = 0; i < extraction_.claims.size(); ++i) {
      const Claim& claim = extraction_.claims[i];
      const std::optional<uint32_t> match = matches_.strict[i];
      judged.push_back(
          {.score = static_cast<float>(claim.confidence) / 1000,
           .right = match.has_value(),
           .open = IsOpenPredicate(claim.predicate),
           .required = match && IsRequired(gold_.claims[*match], ontology_)});
    }
    return judged;
  }

 private:
  void CountEntities() {
    std::set<uint32_t> named;
    for (const GoldMention& mention : gold_.mentions) {
      if (mention.kind == GoldKind::kName) named.insert(mention.entity);
    }
    score_.entities.gold = named.size();
    for (size_t i = 0; i < extraction_.entities.size(); ++i) {
      const std::vector<Mention>& mentions = extraction_.entities[i].mentions;
      if (entities_[i]) {
        // Gold entities without a name, if found, are left out.
        if (!named.contains(*entities_[i])) continue;
        ++score_.entities.found;
        ++score_.entities.right;
      } else if (std::any_of(mentions.begin(), mentions.end(),
                             [](const Mention& mention) {
                               return mention.kind == MentionKind::kName;
                             })) {
        ++score_.entities.found;
      }
    }
  }

  void CountFound(size_t i) {
    const Claim& claim = extraction_.claims[i];
    const bool open = IsOpenPredicate(claim.predicate);
    if (const std::optional<uint32_t> match = matches_.strict[i]) {
      const GoldClaim& gold = gold_.claims[*match];
      AddRight(score_.claims);
      AddRight(score_.by_predicate[claim.predicate]);
      AddRight(score_.by_difficulty[gold.difficulty]);
      CountAttributes(claim, gold);
    } else if (!open) {
      ++score_.claims.found;
      ++score_.by_predicate[claim.predicate].found;
    }
    if (matches_.pairs[i]) {
      AddRight(score_.pairs);
    } else if (!open && std::holds_alternative<LocalIndex>(claim.object)) {
      ++score_.pairs.found;
    }
  }

  void CountMissed() {
    const std::set<std::optional<uint32_t>> strict(matches_.strict.begin(),
                                                   matches_.strict.end());
    const std::set<std::optional<uint32_t>> pairs(matches_.pairs.begin(),
                                                  matches_.pairs.end());
    for (uint32_t i = 0; i < gold_.claims.size(); ++i) {
      const GoldClaim& claim = gold_.claims[i];
      if (!IsRequired(claim, ontology_)) continue;
      if (!strict.contains(i)) {
        ++score_.claims.gold;
        ++score_.by_predicate[ontology_.predicates[claim.predicate].name].gold;
        ++score_.by_difficulty[claim.difficulty].gold;
      }
      if (!pairs.contains(i) &&
          std::holds_alternative<uint32_t>(claim.object)) {
        ++score_.pairs.gold;
      }
    }
  }

  void CountAttributes(const Claim& claim, const GoldClaim& gold) {
    AttributeCounts& counts = score_.attributes;
    ++counts.matched;
    const Span sentence = SentenceAround(gold_.document.text, gold.evidence);
    counts.evidence_right += claim.evidence.front().Overlaps(sentence) ? 1 : 0;
    counts.modality_right += claim.modality == gold.modality ? 1 : 0;
    if (gold.by.empty()) {
      counts.attributed_spurious += claim.attributed_to ? 1 : 0;
      return;
    }
    ++counts.attributed;
    counts.attributed_right += IsBySame(claim, gold) ? 1 : 0;
  }

  // Said by one of the gold's speakers.
  bool IsBySame(const Claim& claim, const GoldClaim& gold) const {
    if (!claim.attributed_to) return false;
    std::variant<uint32_t, std::string> by;
    if (const auto* local = std::get_if<LocalIndex>(&*claim.attributed_to)) {
      if (!entities_[local->value]) return false;
      by = *entities_[local->value];
    } else {
      by = std::get<std::string>(*claim.attributed_to);
    }
    return std::find(gold.by.begin(), gold.by.end(), by) != gold.by.end();
  }

  const Extraction& extraction_;
  const AnnotatedDocument& gold_;
  const Ontology& ontology_;
  const std::vector<std::optional<uint32_t>> entities_;
  const ClaimMatches matches_;
  ClaimScore score_;
};

}  // namespace

AttributeCounts& AttributeCounts::operator+=(const AttributeCounts& other) {
  matched += other.matched;
  evidence_right += other.evidence_right;
  modality_right += other.modality_right;
  attributed += other.attributed;
  attributed_right += other.attributed_right;
  attributed_spurious += other.attributed_spurious;
  return *this;
}

ClaimScore& ClaimScore::operator+=(const ClaimScore& other) {
  documents += other.documents;
  Add(other.mentions, mentions);
  Add(other.typed_mentions, typed_mentions);
  Add(other.entities, entities);
  Add(other.claims, claims);
  Add(other.pairs, pairs);
  for (const auto& [difficulty, counts] : other.by_difficulty) {
    Add(counts, by_difficulty[difficulty]);
  }
  for (const auto& [predicate, counts] : other.by_predicate) {
    Add(counts, by_predicate[predicate]);
  }
  attributes += other.attributes;
  return *this;
}

ClaimScore ScoreClaims(const Extraction& extraction,
                       const AnnotatedDocument& gold,
                       const Ontology& ontology) {
  return DocumentScorer(extraction, gold, ontology).Score();
}

std::vector<JudgedClaim> JudgeClaims(const Extraction& extraction,
                                     const AnnotatedDocument& gold,
                                     const Ontology& ontology) {
  return DocumentScorer(extraction, gold, ontology).Judge();
}

}  // namespace quipu
