// The way of a document: sentences, names, stated aliases, entities, items,
// claims. Everything is numbered in the order of the text, so that the same
// document always gives the same extraction.

#ifndef QUIPU_INGEST_EXTRACT_DOCUMENT_EXTRACTION_H_
#define QUIPU_INGEST_EXTRACT_DOCUMENT_EXTRACTION_H_

#include <utility>
#include <vector>

#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "ingest/extract/claim/candidate.h"
#include "ingest/extract/claim/learned/learned_claims.h"
#include "ingest/extract/claim/sentence_claims.h"
#include "ingest/extract/coreference/clusters.h"
#include "ingest/extract/extraction_models.h"
#include "ingest/extract/mention/document_context.h"
#include "ingest/extract/text_marks.h"
#include "ingest/ontology/types.h"

namespace quipu {

// From this probability on, what the model finds is a candidate.
inline constexpr float kLeastProbability = 0.05F;

// What became of a candidate.
enum class CandidateFate : uint8_t {
  kMerged,    // into a claim, if that was sure enough
  kNoEntity,  // an argument is nothing that the ontology has a type for
  kScope,     // asked, under a condition, or otherwise not claimed
  kOntology,  // the ontology does not allow it between such things
};

struct TracedCandidate {
  ClaimCandidate candidate;  // without arguments for kNoEntity
  CandidateFate fate = CandidateFate::kMerged;
};

// What an explanation asks of an extraction's way.
struct ExtractionTrace {
  std::vector<LearnedClaim> learned;
  Clusters clusters;  // as the model of claims saw them
  std::vector<TracedCandidate> candidates;
  // Of the entities of candidates, their numbers in the extraction; kLeftOut.
  std::vector<LocalIndex> renumbered;
};

// Of one document; all that it is made of must outlive it.
class DocumentExtraction {
 public:
  DocumentExtraction(const Document& document, const ExtractionModels& models,
                     const OntologyFile& file);

  // Once. Claims of less than `min_confidence` are left out; those of the model
  // count only if `learned_too`. Fills `trace`, if there is one.
  Extraction Run(const CandidateSources& sources, int min_confidence,
                 bool learned_too, ExtractionTrace* trace = nullptr);

  TextMarks marks() && { return std::move(marks_); }

 private:
  std::vector<LearnedClaim> FindLearned() const;
  void AddLearned(std::vector<LearnedClaim> learned, const EntityTable& table,
                  std::vector<ClaimCandidate>& candidates);
  bool SetArguments(LearnedClaim& found, const EntityTable& table,
                    ClaimCandidate& candidate) const;
  Span HeadSpan(uint32_t markable) const;
  void ApplyScopes(const EntityTable& table,
                   std::vector<ClaimCandidate>& candidates);
  void Trace(const ClaimCandidate& candidate, CandidateFate fate);

  const Document& document_;
  const ExtractionModels& models_;
  const OntologyFile& file_;
  KnownTypes types_;
  TextMarks marks_;
  std::vector<WordSentence> sentences_;
  DocumentContext context_;
  ExtractionTrace* trace_ = nullptr;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_DOCUMENT_EXTRACTION_H_
