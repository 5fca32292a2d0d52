// What an analyst wants done to entities and claims -> entries of the curation
// log, which point at words of documents. Nothing is changed here.

#ifndef QUIPU_INGEST_CURATION_DECISIONS_H_
#define QUIPU_INGEST_CURATION_DECISIONS_H_

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/model/curation.h"
#include "graph/model/ids.h"
#include "graph/model/ontology.h"
#include "graph/store/reader.h"

namespace quipu {

// Entities are given by the handle of any member. All of these fail with
// kNotFound for an entity, document or claim that is not there, with
// kInvalidArgument for what makes no decision or where no mention can be
// pointed at, and with the errors of Reader. Who decided, when and why is left
// to the caller.

// kInvalidArgument, with a list of types, for one that the ontology has not.
Result<void> CheckType(const Ontology& ontology, const std::string& type);

// They are one thing. kInvalidArgument for two that are already, and for what
// is described (described.h) with what is named.
Result<CurationEntry> MergeDecision(const Reader& reader,
                                    const Ontology& ontology,
                                    std::span<const Handle> entities);

// Members of an entity: those that a claim speaks of, or all of a document.
struct MemberChoice {
  DocumentKey document;
  std::optional<ClaimIndex> claim;
};

struct SplitDraft {
  CurationEntry entry;
  // Documents with a member that cannot be pointed at: it goes where its names
  // lead.
  std::vector<DocumentKey> left_out;
};

// The chosen members are another thing than the other ones.
Result<SplitDraft> SplitDecision(const Reader& reader, const Handle& entity,
                                 std::span<const MemberChoice> chosen);

// The entity is called so, or is of this type of the ontology.
Result<CurationEntry> RenameDecision(const Reader& reader, const Handle& entity,
                                     const std::string& name);
Result<CurationEntry> RetypeDecision(const Reader& reader,
                                     const Ontology& ontology,
                                     const Handle& entity,
                                     const std::string& type);

// The document does not say so.
Result<CurationEntry> RejectDecision(const Reader& reader,
                                     const DocumentKey& document,
                                     ClaimIndex claim);

}  // namespace quipu

#endif  // QUIPU_INGEST_CURATION_DECISIONS_H_
