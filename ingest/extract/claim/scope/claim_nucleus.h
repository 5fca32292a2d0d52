// The word of a sentence that makes a claim.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_CLAIM_NUCLEUS_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_CLAIM_NUCLEUS_H_

#include <cstdint>
#include <optional>

#include "graph/model/ontology.h"
#include "ingest/extract/claim/scope/scope_sentence.h"

namespace quipu {

// Words of one sentence.
struct ClaimWords {
  uint32_t subject = 0;  // head words of the arguments
  uint32_t object = 0;
  std::optional<uint32_t> trigger;  // the word that tells the relation
  // Text is words ("demanded that …"), not the thing that they tell of.
  ObjectKind kind = ObjectKind::kEntity;

  bool ObjectIsText() const { return kind == ObjectKind::kText; }
};

// The trigger. Without one, the lowest word that holds both arguments, or a
// verb that leads from it down to the object: "refused to attack X", "X, who
// attacked Y". Linear in the depth of the tree.
uint32_t NucleusOf(const ScopeSentence& sentence, const ClaimWords& claim);

// Whether the arguments are those of the nucleus, and not of a clause or a
// phrase in passing: "the brother of X attacked Y" tells nothing of X.
bool HoldsArguments(const ScopeSentence& sentence, const ClaimWords& claim,
                    uint32_t nucleus);

// The child of `top` that `at` is under; `top` if it is under none.
uint32_t ChildToward(const ScopeSentence& sentence, uint32_t top, uint32_t at);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_CLAIM_NUCLEUS_H_
