// Extractions of all documents -> entities and relations, incrementally.
//
// What is derived is a pure function of the stored extractions and the curation
// log (docs/identity.md); what it costs depends on the change alone. The
// changed documents' old contributions are taken out and the new ones put in;
// every component of profiles that gained or lost one is clustered again from
// scratch; then weak names are attached, and the claims of whatever moved are
// linked anew.

#ifndef QUIPU_INGEST_RESOLVE_DERIVE_H_
#define QUIPU_INGEST_RESOLVE_DERIVE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/model/ids.h"
#include "graph/model/ontology.h"
#include "graph/store/knowledge_store.h"

namespace quipu {

// A change of identity among entities that were there before: a merge has
// several in `before` and one in `after`, a split the other way round.
struct IdentityChange {
  struct Name {
    Handle id;
    std::string name;
    friend auto operator<=>(const Name&, const Name&) = default;
  };
  std::vector<Name> before;
  std::vector<Name> after;
  friend auto operator<=>(const IdentityChange&,
                          const IdentityChange&) = default;
};

struct DerivationReport {
  uint32_t documents = 0;  // whose changes were taken over
  uint32_t waiting = 0;    // changes that are left for the next call
  std::vector<IdentityChange> merges;
  std::vector<IdentityChange> splits;
};

// How many changes one derivation takes over: it ends with the change that
// reaches one of these, whatever that takes.
struct DerivationLimits {
  size_t documents = 1024;
  uint64_t bytes = 64ULL << 20;  // of texts and extractions in memory, about
};

// Takes over pending changes and derives all that follows from them, inside
// `transaction`; the caller commits. What is derived once nothing is left does
// not depend on how the changes were divided. Errors are the store's, and
// kCorruption where records contradict each other.
Result<DerivationReport> Derive(Transaction& transaction,
                                const Ontology& ontology,
                                const DerivationLimits& limits);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_DERIVE_H_
