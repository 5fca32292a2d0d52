// A rule: patterns of words and of trees that say a relation, and the claims
// they make.

#ifndef QUIPU_INGEST_ONTOLOGY_RULE_H_
#define QUIPU_INGEST_ONTOLOGY_RULE_H_

#include <optional>
#include <string>
#include <vector>

#include "graph/model/extraction.h"
#include "ingest/ontology/lexicon.h"
#include "ingest/ontology/pattern.h"
#include "ingest/ontology/tree_pattern.h"

namespace quipu {

// A qualifier's value: a capture of the pattern, or words given by the rule.
struct QualifierShape {
  std::string name;
  std::optional<size_t> capture;
  std::string text;  // without a capture
};

// What a match claims; the numbers are captures of the pattern or frame.
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

// As a RulePattern, over trees.
struct RuleFrame {
  LanguageMask languages = kAllLanguages;
  TreePattern tree;
  std::vector<ClaimShape> claims;
};

// A sentence that shows what the rule is for.
struct RuleExample {
  int line = 0;  // of the file
  Language language = Language::kNone;
  std::string text;
  // All that the rule claims in it: "predicate(subject, object)", with "not "
  // before a negative. Absent: something, whatever it is.
  std::optional<std::vector<std::string>> claims;
};

struct Rule {
  std::string name;
  std::vector<RulePattern> patterns;
  std::vector<RuleFrame> frames;
  std::vector<RuleExample> examples;
  int confidence = 800;
  Modality modality = Modality::kAsserted;
  bool negative = false;  // the words themselves deny: "left the …"
  bool dated = false;     // the date of the sentence is the date of the claim
};

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_RULE_H_
