// Words of and beside a clause that hand it to somebody.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_CLAUSE_REPORTS_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_CLAUSE_REPORTS_H_

#include <cstdint>
#include <optional>

#include "ingest/extract/claim/scope/claim_nucleus.h"
#include "ingest/extract/claim/scope/reporting.h"
#include "ingest/extract/claim/scope/scope_sentence.h"

namespace quipu {

// Of the word above `child`, if `child` is the verb of "…, X said", "as X
// reported" and "X, he says, …", or the X of "according to X".
std::optional<Report> ReportBeside(const ScopeSentence& sentence,
                                   uint32_t child);

struct NucleusReport {
  Report report;
  bool shared = false;  // the claim's subject says it, or is accused of it
};

// Where the claim's own verb makes it somebody's: "X called Y a Z" and "Y is
// accused of Z" are claims about Y, and "X denies Z" denies that X has to do
// with Z. Not if the verb is the claim's trigger.
std::optional<NucleusReport> ReportOfNucleus(const ScopeSentence& sentence,
                                             const ClaimWords& claim,
                                             uint32_t nucleus);

// Whether a clause that the tree hangs on a noun is what is said to or by it:
// "told the paper she had …", "negó el líder que …".
bool IsToldClause(const ScopeSentence& sentence, uint32_t clause);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_CLAUSE_REPORTS_H_
