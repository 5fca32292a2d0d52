// Who says the words in quotation marks.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_QUOTATION_SPEAKERS_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_QUOTATION_SPEAKERS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "ingest/extract/claim/scope/reporting.h"
#include "language/text/quotations.h"

namespace quipu {

struct QuotationSpeaker {
  // Nobody is found for words that are only quoted as words ("the 'events'").
  std::optional<Speaker> speaker;
  bool first_person = false;  // "I told them: '…'": whoever says that
  Modality modality = Modality::kAsserted;
};

// One for each of `quotations`, which must be of `text`; `paragraphs` hold
// them. The speaker stands after the words, before them, in the paragraph
// before if that ends in a colon, or is that of the quotation before. Linear in
// the text for sentences of bounded length.
std::vector<QuotationSpeaker> FindQuotationSpeakers(
    std::string_view text, const std::vector<ScopeSentence>& sentences,
    const std::vector<Span>& paragraphs,
    const std::vector<Quotation>& quotations);

// The sentence that holds the byte, or the last that begins before it.
std::optional<uint32_t> SentenceAt(const std::vector<ScopeSentence>& sentences,
                                   uint32_t offset);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_QUOTATION_SPEAKERS_H_
