// What names name, and the common nouns that tell it.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_NAME_TYPES_H_
#define QUIPU_INGEST_EXTRACT_MENTION_NAME_TYPES_H_

#include <cstdint>
#include <vector>

#include "ingest/extract/mention/document_context.h"
#include "ingest/extract/mention/names.h"

namespace quipu {

// Fills Name::votes from the name itself and the words around it.
void VoteForTypes(const DocumentContext& context, std::vector<Name>& names);

// The type that a word inside the name tells, as "party" does; kNoType if
// none.
int HeadType(const DocumentContext& context, const WordSentence& sentence,
             uint32_t begin, uint32_t end);

// The type that has the lower- or upper-case word as a head; kNoType if none.
int HeadTypeAt(const DocumentContext& context, const WordSentence& sentence,
               uint32_t word);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_NAME_TYPES_H_
