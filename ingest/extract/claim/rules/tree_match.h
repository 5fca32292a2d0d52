// Frames of rules against the tree of a sentence.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_RULES_TREE_MATCH_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_RULES_TREE_MATCH_H_

#include <vector>

#include "ingest/extract/claim/rules/clause_roles.h"
#include "ingest/extract/mention/pattern_match.h"
#include "ingest/ontology/tree_pattern.h"

namespace quipu {

// Every way in which the frame fits, at most 16 at one head: a match for each
// combination of coordinated arguments. What only may be or is conditional does
// not fit. Linear in the sentence, for frames and trees of bounded breadth.
std::vector<PatternMatch> MatchTree(const TreePattern& frame,
                                    const ClauseRoles& roles,
                                    const ItemSentence& sentence);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_RULES_TREE_MATCH_H_
