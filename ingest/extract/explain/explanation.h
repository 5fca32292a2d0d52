// How an extractor came to what it says of a sentence: for people who ask why a
// claim was found, or why it was not.

#ifndef QUIPU_INGEST_EXTRACT_EXPLAIN_EXPLANATION_H_
#define QUIPU_INGEST_EXTRACT_EXPLAIN_EXPLANATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "graph/model/ontology.h"
#include "graph/model/span.h"
#include "ingest/extract/claim/learned/pair_ground.h"
#include "language/model/analysis.h"

namespace quipu {

// An output of the relation model for a pair. Probabilities are 0 to 1.
struct ScoredPredicate {
  std::string predicate;
  ObjectKind object = ObjectKind::kEntity;
  float probability = 0;
};

// How much less probable the predicate is when the model is not shown this part
// of what it sees; negative where the part speaks against it.
struct MeasuredGround {
  PairGround ground = PairGround::kTypes;
  float drop = 0;
  std::vector<uint32_t> words;  // that it is about, of the sentence; ascending
};

// What the relation model makes of a pair of words of the sentence.
struct PairView {
  Span subject;
  Span object;
  // Types of the ontology, "" for none; of a literal "date" or "quantity".
  std::string subject_type;
  std::string object_type;
  // Words of the tree from the subject's head to the object's; that at `top` is
  // above all others. Empty where the tree does not join them.
  std::vector<uint32_t> path;
  size_t top = 0;
  // What is explained; nothing where the model does not know the predicate.
  std::optional<ScoredPredicate> asked;
  std::optional<ScoredPredicate> runner_up;  // the best of the others
  std::vector<MeasuredGround> grounds;       // of `asked`, greatest drop first
};

// Where a claim comes from: a candidate that it was made of.
struct ClaimGround {
  std::string rule;  // kLearnedRule for the model
  int confidence = 0;
  // The words that the arguments stand on; empty for what the document says of
  // itself.
  Span subject;
  Span object;
  // The model's, or what the model makes of the pair that the rule found.
  std::optional<PairView> pair;
};

struct ExplainedClaim {
  ClaimIndex claim;                  // in Explanation::extraction
  std::vector<ClaimGround> grounds;  // surest first
};

enum class Refusal : uint8_t {
  kUnlikely,  // the model gives it less than candidates must have
  kWeak,      // its confidence is below the extractor's floor
  kNoEntity,  // an argument is nothing that the ontology has a type for
  kScope,     // asked, under a condition, or otherwise not claimed
  kOntology,  // the ontology does not allow it between such things
  kRepeated,  // another pair of words says the same better
};

// What was looked at and is no claim of the sentence.
struct RefusedCandidate {
  Refusal why = Refusal::kUnlikely;
  std::string predicate;
  std::string rule;  // kLearnedRule for the model
  int confidence = 0;
  Span subject;
  Span object;
  std::optional<PairView> pair;
};

struct ExplainedSentence {
  uint32_t sentence = 0;  // index in Analysis::sentences
  std::vector<ExplainedClaim> claims;
  // The most likely ones, at most kMaxRefused.
  std::vector<RefusedCandidate> refused;
};
inline constexpr size_t kMaxRefused = 5;

// The text of the document must outlive it.
struct Explanation {
  Analysis analysis;
  Extraction extraction;  // as Extract gives it
  std::vector<ExplainedSentence> sentences;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_EXPLAIN_EXPLANATION_H_
