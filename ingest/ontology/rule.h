// A rule: patterns of words that say a relation, and the claims they make.

#ifndef QUIPU_INGEST_ONTOLOGY_RULE_H_
#define QUIPU_INGEST_ONTOLOGY_RULE_H_

#include <optional>
#include <string>
#include <vector>

#include "graph/model/extraction.h"
#include "ingest/ontology/lexicon.h"
#include "ingest/ontology/pattern.h"

namespace quipu {

// A qualifier's value: a capture of the pattern, or words given by the rule.
struct QualifierShape {
  std::string name;
  std::optional<size_t> capture;
  std::string text;  // without a capture
};

// What a match claims; the numbers are captures of the pattern.
struct ClaimShape {
  std::string predicate;
  size_t subject = 0;
  size_t object = 0;
  bool object_as_text = false;  // the words of the mention, not its entity
  std::vector<QualifierShape> qualifiers;
};

struct RulePattern {
  LanguageMask languages = kAllLanguages;
  Pattern pattern;
  std::vector<ClaimShape> claims;  // one for each of the rule's, in order
  // The first claim is alias_of between two mentions: they are one thing.
  bool joins_names = false;
};

struct Rule {
  std::string name;
  std::vector<RulePattern> patterns;
  int confidence = 800;
  Modality modality = Modality::kAsserted;
  bool negative = false;  // the words themselves deny: "left the …"
  bool dated = false;     // the date of the sentence is the date of the claim
};

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_RULE_H_
