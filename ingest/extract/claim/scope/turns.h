// Who has the floor, where a whole stretch of a document is one person's words:
// transcripts, interviews, minutes, statements read by one person.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_TURNS_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_TURNS_H_

#include <string_view>
#include <vector>

#include "ingest/extract/claim/scope/reporting.h"
#include "ingest/extract/claim/scope/scope_sentence.h"

namespace quipu {

struct Turn {
  Span span;
  Speaker speaker;
};

// Ascending, none overlaps another. Linear.
std::vector<Turn> FindTurns(std::string_view text,
                            const std::vector<ScopeSentence>& sentences);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_TURNS_H_
