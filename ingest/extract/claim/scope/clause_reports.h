// Words beside a clause that hand it to somebody.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_CLAUSE_REPORTS_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_CLAUSE_REPORTS_H_

#include <cstdint>
#include <optional>

#include "ingest/extract/claim/scope/reporting.h"
#include "ingest/extract/claim/scope/scope_sentence.h"

namespace quipu {

// Of the word above `child`, if `child` is the verb of "…, X said", "as X
// reported" and "X, he says, …", or the X of "according to X".
std::optional<Report> ReportBeside(const ScopeSentence& sentence,
                                   uint32_t child);

// Whether a clause that the tree hangs on a noun is what is said to or by it:
// "told the paper she had …", "negó el líder que …".
bool IsToldClause(const ScopeSentence& sentence, uint32_t clause);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_CLAUSE_REPORTS_H_
