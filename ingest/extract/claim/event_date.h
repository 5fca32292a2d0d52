// Which of several dates in a sentence tells when something happened.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_EVENT_DATE_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_EVENT_DATE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "ingest/extract/mention/sentence_tree.h"

namespace quipu {

// The index in `dates`, the head words of the sentence's dates, ascending, of
// the date of what the sentence tells of two of its words: one in the lower of
// their clauses, or in that of which this is a part or a continuation; of
// several there, one that hangs on the clause's own verb; else the only date of
// the sentence, if it tells of nothing else. nullopt if several fit alike.
// Looks at the dates of a hundred words around and a hundred words up the tree.
std::optional<size_t> DateOfPair(const SentenceTree& tree, uint32_t subject,
                                 uint32_t object,
                                 std::span<const uint32_t> dates);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_EVENT_DATE_H_
