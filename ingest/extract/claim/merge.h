// Candidates become claims: the one place that decides which are the same.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_MERGE_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_MERGE_H_

#include <string>
#include <unordered_map>
#include <vector>

#include "graph/model/extraction.h"
#include "graph/model/ontology.h"
#include "ingest/extract/claim/candidate.h"
#include "ingest/extract/coreference/entities.h"

namespace quipu {

// Equal for arguments that are the same to the merge: entities by number, dates
// and quantities by value where it is known, else by their words.
std::string ArgumentKey(const Argument& argument);

class ClaimMerger {
 public:
  // Both must outlive the merger.
  ClaimMerger(const Ontology& ontology, const EntityTable& table)
      : ontology_(ontology), table_(table) {}

  // False for what the ontology does not allow and what relates a thing to
  // itself.
  bool Allows(const ClaimCandidate& candidate) const;

  // Drops what is not allowed.
  // A candidate with the subject, predicate, object, stance, speaker,
  // qualifiers and time of an earlier one adds its evidence to that claim; the
  // higher score counts. Constant time.
  void Add(ClaimCandidate candidate);

  // The claims in the order of their first candidates. Where a sentence says a
  // claim once with fewer and once with more qualifiers ("President Voss" and
  // "President Voss of Norway"), that with fewer does not rest on it,
  // and that with more is at least as sure.
  std::vector<Claim> Take();

 private:
  struct Use {
    size_t claim;
    Span evidence;
    friend auto operator<=>(const Use&, const Use&) = default;
  };

  const Ontology& ontology_;
  const EntityTable& table_;
  std::vector<Claim> claims_;
  std::unordered_map<std::string, size_t> by_identity_;
  // Claims with one subject, predicate, object, stance, speaker and sentence.
  std::unordered_map<std::string, std::vector<Use>> by_sentence_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_MERGE_H_
