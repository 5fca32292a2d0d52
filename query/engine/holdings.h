// What a graph is made of: its documents, and counts.

#ifndef QUIPU_QUERY_ENGINE_HOLDINGS_H_
#define QUIPU_QUERY_ENGINE_HOLDINGS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "graph/model/ids.h"
#include "graph/model/span.h"
#include "query/engine/claim_view.h"
#include "query/engine/copies.h"
#include "query/engine/generation.h"
#include "query/engine/portrait.h"
#include "query/engine/query_limits.h"

namespace quipu {

struct DocumentView {
  Citation citation;
  std::string language;  // ISO 639-1, or "" if unknown
  uint64_t source_size = 0;
  Sha256Digest source_digest;
  uint64_t text_size = 0;
  uint32_t claim_count = 0;  // without rejected ones
  uint32_t entity_count = 0;
  std::optional<CopyView> copy;
};

struct DocumentList {
  std::vector<DocumentView> documents;  // by key
  uint64_t total = 0;                   // on all pages
};

// A part of a document's clean text, in whole code points.
struct TextView {
  std::string text;
  Span span;
};

struct PredicateCount {
  std::string predicate;
  bool secondary = false;
  uint64_t relations = 0;
  uint64_t claims = 0;
};

struct GraphStats {
  uint64_t documents = 0;
  uint64_t entities = 0;
  uint64_t relations = 0;
  uint64_t claims = 0;
  uint64_t documents_waiting = 0;  // in no answer yet
  std::vector<KindCount> types;    // of entities, by name
  // By name, secondary ones after the others. Relations to literals count, too.
  std::vector<PredicateCount> predicates;
};

// See QueryEngine.
Result<DocumentView> ReadDocumentView(const Generation& generation,
                                      DocumentNumber number);
Result<TextView> ReadText(const Generation& generation, DocumentNumber number,
                          uint64_t begin, uint64_t limit);
Result<DocumentList> ReadDocumentList(const Generation& generation,
                                      const QueryLimits& limits,
                                      uint64_t offset, uint64_t limit);
Result<GraphStats> ReadStats(const Generation& generation,
                             const QueryLimits& limits);

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_HOLDINGS_H_
