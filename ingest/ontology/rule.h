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

// A qualifier's value: a capture, or words given by the rule.
struct QualifierTemplate {
  std::string name;
  std::string capture;  // "" if `text` counts
  std::string text;
};

// "member_of(person, body; nature='…')": the names are captures.
struct ClaimTemplate {
  std::string predicate;
  std::string subject;
  std::string object;
  std::vector<QualifierTemplate> qualifiers;
};

struct RulePattern {
  LanguageMask languages = kAllLanguages;
  Pattern pattern;
};

struct Rule {
  std::string name;
  std::vector<RulePattern> patterns;
  std::vector<ClaimTemplate> claims;
  int confidence = 800;
  Modality modality = Modality::kAsserted;
  bool negative = false;  // the words themselves deny: "left the …"
  bool dated = false;     // the date of the sentence is the date of the claim
};

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_RULE_H_
