// Who is made to say what a sentence says.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_ATTRIBUTION_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_ATTRIBUTION_H_

#include <optional>
#include <string_view>
#include <vector>

#include "graph/model/extraction.h"
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
// feared that …". Linear in the sentence.
std::vector<SpeechScope> FindSpeech(const ItemSentence& sentence,
                                    std::string_view text);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_ATTRIBUTION_H_
