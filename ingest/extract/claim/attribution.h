// Who is made to say what a sentence says.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_ATTRIBUTION_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_ATTRIBUTION_H_

#include <optional>
#include <vector>

#include "graph/model/extraction.h"
#include "ingest/extract/claim/candidate.h"
#include "ingest/extract/mention/document_context.h"
#include "ingest/extract/mention/items.h"

namespace quipu {

// What holds of the claims that lie in items [begin, end).
struct SpeechScope {
  int begin = 0;
  int end = 0;
  int words_begin = 0;  // items of the source's own words: no claims about it
  int words_end = 0;    // are in scope
  Attribution source;   // LocalIndex holds the number of an entity
  Modality modality = Modality::kAsserted;
  bool clause = false;  // [begin, end) is what was said: "X said that …"
};

// "according to X", "X said that …", "…, said X", "X denied that …", "it is
// feared that …". A source is the subject of its verb; it is an entity only if
// the ontology lets its type state or report something, else its words. Linear
// in the sentence.
std::vector<SpeechScope> FindSpeech(const DocumentContext& context,
                                    const ItemSentence& sentence);

// Gives the candidate the speaker, and what denies or fears the modality, of
// the innermost scope that it lies in.
void Attribute(const std::vector<SpeechScope>& speech,
               ClaimCandidate& candidate);

// "X said that …" as a claim of its own; nullopt if the scope is no such.
std::optional<ClaimCandidate> SpeechClaim(const DocumentContext& context,
                                          const ItemSentence& sentence,
                                          const EntityTable& table,
                                          const SpeechScope& scope);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_ATTRIBUTION_H_
