// Counted names and types, and which of them an entity is shown with.

#ifndef QUIPU_INGEST_RESOLVE_TALLIES_H_
#define QUIPU_INGEST_RESOLVE_TALLIES_H_

#include <string>
#include <vector>

#include "base/result.h"
#include "graph/model/ontology.h"
#include "graph/store/records.h"

namespace quipu {

// Adds to, or takes from, tallies sorted by (text, kind); what falls to zero is
// dropped. kCorruption, and an undefined sum, for what was never added.
void AddTallies(std::vector<Tally>& sum, const std::vector<Tally>& more);
Result<void> SubtractTallies(std::vector<Tally>& sum,
                             const std::vector<Tally>& less);

// The most telling kind of name there is (an analyst's, a full name, a stated
// alias, an acronym, a surname, a description); of that kind the most frequent,
// then one without comma and in more than capitals, then the longest, then the
// bytewise least. "" if there is none.
std::string CanonicalName(const std::vector<Tally>& names);

// The most frequent type, of those that analysts gave if there are any; of
// equals the first in the ontology.
std::string CanonicalType(const std::vector<Tally>& types,
                          const Ontology& ontology);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_TALLIES_H_
