// Rules applied to sentences: claims.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_RULES_CLAIM_FINDER_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_RULES_CLAIM_FINDER_H_

#include <vector>

#include "graph/model/extraction.h"
#include "ingest/extract/claim/attribution.h"
#include "ingest/extract/coreference/entities.h"
#include "ingest/extract/mention/items.h"
#include "ingest/extract/mention/names.h"
#include "ingest/extract/mention/pattern_match.h"
#include "ingest/ontology/rule.h"

namespace quipu {

// Finds the claims of one document, sentence by sentence. In its claims a
// LocalIndex is the number of an entity of the table.
class ClaimFinder {
 public:
  ClaimFinder(const NameContext& context, EntityTable& table);

  // Adds what the rules find in `sentence`.
  void FindIn(const ItemSentence& sentence);
  // Adds a claim if the ontology allows it; joins it with an equal one by
  // adding its evidence.
  void Add(Claim claim);

  std::vector<Claim> Take() { return std::move(claims_); }

 private:
  struct Hit;
  void Apply(const Rule& rule, const RulePattern& pattern, const Hit& hit);
  bool Fill(const ClaimShape& shape, const Pattern& pattern, const Hit& hit,
            Claim& claim);
  std::optional<Argument> ArgumentOf(const Pattern& pattern, const Hit& hit,
                                     size_t capture);
  void Frame(const Rule& rule, const Hit& hit, Claim& claim) const;
  void AddSpeech(const ItemSentence& sentence, const SpeechScope& scope);
  void AddCoordinated(const ClaimShape& shape, const Hit& hit,
                      const Claim& claim);

  const NameContext& context_;
  EntityTable& table_;
  std::vector<Claim> claims_;
  std::unordered_map<std::string, std::vector<size_t>> by_key_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_RULES_CLAIM_FINDER_H_
