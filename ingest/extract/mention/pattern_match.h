// Patterns of the ontology against the items of a sentence.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_PATTERN_MATCH_H_
#define QUIPU_INGEST_EXTRACT_MENTION_PATTERN_MATCH_H_

#include <vector>

#include "ingest/extract/mention/items.h"
#include "ingest/ontology/pattern.h"

namespace quipu {

struct Captured {
  int begin = -1;  // items; -1 if the capture took no part
  int end = -1;
};

struct PatternMatch {
  int begin = 0;  // items
  int end = 0;
  bool negated = false;
  bool hedged = false;
  bool planned = false;            // it is to happen
  bool aside = false;              // jumped over an apposition
  std::vector<Captured> captures;  // parallel to Pattern::captures
};

// The first match, in the order of the pattern's alternatives, that begins at
// item `begin`. False also when 2,000 steps did not decide.
bool MatchAt(const Pattern& pattern, const ItemSentence& sentence, int begin,
             PatternMatch& match);

// False if no match can begin at `item`; cheap.
bool MayBegin(const Pattern& pattern, const ItemSentence& sentence, int item);

// False if the sentence lacks a word that every match needs; cheap.
bool MayOccur(const Pattern& pattern, const ItemSentence& sentence);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_PATTERN_MATCH_H_
