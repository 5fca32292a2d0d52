// Words that a printer divided at the end of a line.

#ifndef QUIPU_INGEST_READ_DIVIDED_WORDS_H_
#define QUIPU_INGEST_READ_DIVIDED_WORDS_H_

#include "ingest/read/clean_text.h"

namespace quipu {

// Puts the halves of divided words together: "pri-", "son" in the next line is
// "prison". A hyphen of the word's own stays: before a capital ("Abernathy-",
// "Cole"), after the first part of many compounds ("self-", "made"), and where
// the document has the word so, or its halves as words, but not the whole.
// Nothing is joined before "and" and the like, as in "pre-", "and post-war".
// The line ends after the word instead, or before it, so that lines count as in
// the file. Linear.
CleanText JoinDividedWords(CleanText clean);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_DIVIDED_WORDS_H_
