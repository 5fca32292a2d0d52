// Where names begin and end in a sentence.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_NAME_BOUNDS_H_
#define QUIPU_INGEST_EXTRACT_MENTION_NAME_BOUNDS_H_

#include <cstdint>

#include "ingest/extract/mention/case_counts.h"
#include "ingest/extract/mention/names.h"
#include "ingest/extract/mention/words.h"

namespace quipu {

// Knows the sentences of one document, which must outlive it. Positions are
// words of a sentence. Each call looks at a bounded number of words.
class NameBounds {
 public:
  explicit NameBounds(const DocumentContext& context);

  // May be a word of a name, whatever stands before it.
  bool IsNameWord(const WordSentence& sentence, uint32_t i) const;
  // A name may begin here: not capitalised for the position alone.
  bool StartsName(const WordSentence& sentence, uint32_t i) const;
  // The end of the name that begins at `b`.
  uint32_t End(const WordSentence& sentence, uint32_t b) const;
  // The same, over capitals and what joins them only.
  uint32_t Extend(const WordSentence& sentence, uint32_t b) const;
  // Whether a word of [b, e) tells a type, as "party" does.
  bool HasHead(const WordSentence& sentence, uint32_t b, uint32_t e) const;

 private:
  bool IsTimeWord(const WordSentence& sentence, uint32_t i) const;
  uint32_t JoinerLength(const WordSentence& sentence, uint32_t b,
                        uint32_t j) const;
  bool MayBeJoined(const WordSentence& sentence, uint32_t b,
                   uint32_t next) const;
  uint32_t PurposeEnd(const WordSentence& sentence, uint32_t j) const;
  bool JoinsPossessive(const WordSentence& sentence, uint32_t b,
                       uint32_t j) const;
  uint32_t ExtendLowerCase(const WordSentence& sentence, uint32_t b,
                           uint32_t e) const;

  const DocumentContext& context_;
  CaseCounts counts_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_NAME_BOUNDS_H_
