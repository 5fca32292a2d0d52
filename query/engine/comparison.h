// Documents beside each other: what only one of them says, what one of them
// leaves out, what they contradict each other in, and by which words each of
// them names the same.

#ifndef QUIPU_QUERY_ENGINE_COMPARISON_H_
#define QUIPU_QUERY_ENGINE_COMPARISON_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/model/ids.h"
#include "query/compare/wordings.h"
#include "query/engine/claim_view.h"
#include "query/engine/connections.h"
#include "query/engine/disputes.h"
#include "query/engine/generation.h"
#include "query/engine/query_limits.h"
#include "query/search/claim_filter.h"

namespace quipu {

// Documents that one comparison can take.
inline constexpr size_t kMaxCompared = 64;
// What a comparison shows of each kind, and quotes for each, if the question
// does not say.
inline constexpr uint32_t kDefaultCompared = 10;
inline constexpr uint32_t kDefaultComparedQuotes = 2;
// Words that it shows of one voice for one entity.
inline constexpr size_t kMaxWordings = 5;

struct CompareQuestion {
  // At least one, in the order in which they are to be shown. One alone is
  // compared with the documents that speak of most of the entities that it
  // speaks of; the answer is then about what this one says and leaves out.
  std::vector<DocumentNumber> documents;
  ClaimFilters filters = {};          // which claims count; without documents
  uint32_t limit = kDefaultCompared;  // of each kind
  uint32_t claims_per_item = kDefaultComparedQuotes;  // at least 1
};

struct ComparedDocument {
  Citation citation;
  // Near-copies are one voice. Voices are numbered from 0 as they come.
  uint32_t voice = 0;
  uint32_t claim_count = 0;  // that count
};

// A relation that some voices state and others do not.
struct SilenceView {
  EntityLabel subject;
  std::string predicate;
  ValueView object;
  std::vector<uint32_t> said_by;  // voices
  std::vector<uint32_t> silent;   // voices; see Silence
  uint32_t claim_count = 0;
  std::vector<ClaimView> claims;  // of each voice the surest one, then others
};

// An event, or whatever else voices name by different words.
struct NamingView {
  EntityLabel entity;
  std::vector<Wordings::OfVoice> voices;  // at least two
};

// `total` counts what is not shown, too.
template <typename T>
struct Excerpt {
  std::vector<T> shown;
  uint64_t total = 0;
};

struct ComparisonView {
  std::vector<ComparedDocument> documents;
  // Of a single document: others that speak of the same; the nearest of them
  // are compared.
  uint64_t related_total = 0;
  Excerpt<SilenceView> alone;    // said by one voice; see Silences
  Excerpt<SilenceView> omitted;  // left out by a voice; see Silences
  Excerpt<DisputeView> disputes;
  // Of most voices first, then events and what has no name, then of most
  // mentions. Of these all mentions count that are no pronouns; of what has a
  // name, only common nouns without that name.
  Excerpt<NamingView> namings;
  Outcome outcome;  // claims are left out of it
};

// See QueryEngine.
Result<ComparisonView> ReadComparison(const Generation& generation,
                                      const QueryLimits& limits,
                                      const CompareQuestion& question);

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_COMPARISON_H_
