// How well entities and claims were found in annotated documents: the figures
// of a scorer of what `quipu extract` prints, without the detour.

#ifndef QUIPU_TRAIN_SCORE_CLAIM_SCORE_H_
#define QUIPU_TRAIN_SCORE_CLAIM_SCORE_H_

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "graph/model/extraction.h"
#include "graph/model/ontology.h"
#include "train/corpora/annotated_document.h"
#include "train/score/segmentation_score.h"

namespace quipu {

// Of claims that were matched.
struct AttributeCounts {
  size_t matched = 0;
  size_t evidence_right = 0;  // shares a byte with the gold's sentence
  size_t modality_right = 0;
  size_t attributed = 0;  // in the gold
  size_t attributed_right = 0;
  size_t attributed_spurious = 0;  // here alone

  AttributeCounts& operator+=(const AttributeCounts& other);
};

// What recall does not count, found ones apart: open predicates and difficulty
// 3. Unmatched claims of open predicates are not wrong either.
struct ClaimScore {
  size_t documents = 0;
  // Names: half of the longer span is shared. Others that are found as names,
  // such as nested names, are neither right nor wrong.
  MatchCounts mentions;
  MatchCounts typed_mentions;
  MatchCounts entities;  // that have a name
  MatchCounts claims;    // same subject, predicate, object and polarity
  MatchCounts pairs;     // entities related by any predicate, either direction
  std::map<int, MatchCounts> by_difficulty;  // claims; only recall is meant
  std::map<std::string, MatchCounts, std::less<>> by_predicate;  // claims
  AttributeCounts attributes;

  ClaimScore& operator+=(const ClaimScore& other);
};

// `extraction` is of `gold.document`, `ontology` that of both.
ClaimScore ScoreClaims(const Extraction& extraction,
                       const AnnotatedDocument& gold, const Ontology& ontology);

// A found claim under the eyes of the gold.
struct JudgedClaim {
  float score = 0;  // the higher, the surer
  bool right = false;
  // Wrong, it is not known to be so: its predicate is open.
  bool open = false;
  // Right, and recall counts the gold claim.
  bool required = false;
};

// Parallel to extraction.claims, with their confidence as a share of 1 for
// score. Right are those that ScoreClaims counts as such.
std::vector<JudgedClaim> JudgeClaims(const Extraction& extraction,
                                     const AnnotatedDocument& gold,
                                     const Ontology& ontology);

}  // namespace quipu

#endif  // QUIPU_TRAIN_SCORE_CLAIM_SCORE_H_
