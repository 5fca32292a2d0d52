// From a claim back to the words that it stands on.

#ifndef QUIPU_QUERY_ENGINE_EVIDENCE_H_
#define QUIPU_QUERY_ENGINE_EVIDENCE_H_

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "graph/model/partial_date.h"
#include "graph/model/source_map.h"
#include "graph/model/span.h"
#include "graph/store/reader.h"

namespace quipu {

// A quoted stretch of a document.
struct Quote {
  std::string text;              // the bytes of `span`
  Span span;                     // in the clean text
  SourceMap::SourceSpan source;  // in the original file
  Locator locator;               // of its first byte
};

// Who is made to say it.
struct Speaker {
  std::string name;          // of the entity, or as the document words it
  std::optional<Handle> id;  // public id, if it is an entity
};

struct Evidence {
  ClaimRef claim;
  DocumentKey document;
  std::string title;                     // "" if the document states none
  std::optional<PartialDate> published;  // where the document states it
  std::vector<Quote> quotes;             // at least one; the first is the main
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  std::optional<Speaker> attributed_to;
  std::optional<TimeBounds> time;
  int confidence = 0;  // per mille
  std::string rule;
};

// The evidence of each claim, in the order asked. Reads each document once
// however often it is named. The reader must show the generation that the
// claims were taken from. kCorruption for a claim that is not there or whose
// spans leave its text; else errors of Reader.
Result<std::vector<Evidence>> ReadEvidence(const Reader& reader,
                                           std::span<const ClaimRef> claims);

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_EVIDENCE_H_
