// A table of how well claims were found, by language and by source.

#ifndef QUIPU_TRAIN_SCORE_CLAIM_REPORT_H_
#define QUIPU_TRAIN_SCORE_CLAIM_REPORT_H_

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/model/ontology.h"
#include "train/corpora/annotated_document.h"
#include "train/score/claim_score.h"

namespace quipu {

struct ScoredGroup {
  std::string name;
  ClaimScore score;
};

// All documents, those of each language, those "written" for the purpose and
// "real" ones, and those of each source: the letters of an id before "-", of
// which the third tells A, B, C (written) or R, S (real). Groups without a
// document are left out, all documents excepted, which come first.
std::vector<ScoredGroup> ScoreGroups(
    std::span<const AnnotatedDocument> documents, const Ontology& ontology,
    const std::function<Extraction(const Document&)>& extract);

// A line for each group; then, of the first, the attributes of claims, and the
// predicates by the number of claims missed.
std::vector<std::string> ClaimScoreLines(std::span<const ScoredGroup> groups);

}  // namespace quipu

#endif  // QUIPU_TRAIN_SCORE_CLAIM_REPORT_H_
