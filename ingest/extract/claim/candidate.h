// What a rule or a model takes for a claim, before claims are merged.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_CANDIDATE_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_CANDIDATE_H_

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "graph/model/extraction.h"
#include "graph/model/ontology.h"
#include "ingest/extract/claim/stance.h"
#include "ingest/extract/coreference/entities.h"
#include "ingest/extract/mention/document_context.h"
#include "ingest/extract/mention/items.h"

namespace quipu {

inline ObjectKind KindOf(LiteralKind kind) {
  switch (kind) {
    case LiteralKind::kDate:
      return ObjectKind::kDate;
    case LiteralKind::kQuantity:
      return ObjectKind::kQuantity;
    default:
      return ObjectKind::kText;
  }
}
inline ObjectKind KindOf(const Argument& argument) {
  const auto* literal = std::get_if<Literal>(&argument);
  return literal == nullptr ? ObjectKind::kEntity : KindOf(literal->kind);
}

// In a candidate a LocalIndex is the number of an entity of the document's
// EntityTable.
struct ClaimCandidate {
  enum class Source : uint8_t { kRule, kModel };

  LocalIndex subject;
  std::string predicate;
  Argument object;
  std::vector<Qualifier> qualifiers;
  // The words that say it: items of the sentence. None for what no sentence
  // says in words, such as who wrote the document.
  int begin = 0;
  int end = 0;
  // Where its arguments stand in the text; empty where no sentence says it in
  // words.
  Span subject_at;
  Span object_at;
  Span evidence;
  Source source = Source::kRule;
  std::string rule;  // or the name of the model
  int score = 0;     // confidence, per mille, 1 to 1000
  Stance stance;
  bool polarity_told = false;  // by words of the rule: "left", "did not join"
  std::optional<Attribution> speaker;
  std::optional<TimeBounds> time;
  bool dated = false;  // a date of the sentence is the date of the claim
};

// Where candidates come from. Immutable, and safe for use by many threads.
class CandidateSource {
 public:
  virtual ~CandidateSource() = default;

  // Appends the candidates of one sentence, with all but speaker and time, and
  // with the stance that their own words tell.
  // May add entities that only a claim makes worth a mention.
  virtual void FindIn(const DocumentContext& context,
                      const ItemSentence& sentence, EntityTable& table,
                      std::vector<ClaimCandidate>& candidates) const = 0;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_CANDIDATE_H_
