// What the words beside the head of a clause do to what it tells.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_CLAUSE_WORDS_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_CLAUSE_WORDS_H_

#include <cstdint>
#include <optional>

#include "ingest/extract/claim/scope/scope_sentence.h"

namespace quipu {

struct ClauseWords {
  bool negated = false;    // "not", "nobody", "without"; not "not only"
  bool denied = false;     // "falsely"
  bool alleged = false;    // "allegedly", "may", "aurait tué"
  bool planned = false;    // "will", "attaquera"
  bool unclaimed = false;  // "if", "whether"
};

// Of the clause or phrase of `head`: its own form and its children, but not
// `from`. Linear in the children.
ClauseWords ReadClauseWords(const ScopeSentence& sentence, uint32_t head,
                            std::optional<uint32_t> from);

// Whether an argument says itself that there is none: "nobody", "no member of
// X", "sin Y".
bool IsNone(const ScopeSentence& sentence, uint32_t argument);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_CLAUSE_WORDS_H_
