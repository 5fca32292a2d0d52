// A Document -> an Extraction.

#ifndef QUIPU_INGEST_EXTRACT_EXTRACTOR_H_
#define QUIPU_INGEST_EXTRACT_EXTRACTOR_H_

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "base/result.h"
#include "graph/model/confidence.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/model/ontology.h"
#include "ingest/extract/extraction_models.h"

namespace quipu {

struct Explanation;

struct ExtractorOptions {
  int min_confidence = kConfidenceFloor;  // claims below are left out
};

// Finds entities and claims in documents. Immutable: any number of threads may
// call it at once. The same document always gives the same extraction.
class Extractor {
 public:
  // From an ontology in YAML (docs/ontology.md). kInvalidArgument names
  // `source`, the line, and what was expected there.
  static Result<Extractor> Create(std::string_view ontology_yaml,
                                  std::string_view source,
                                  const ExtractionModels& models,
                                  const ExtractorOptions& options = {});
  // With the ontology that is built into the program.
  static Extractor CreateDefault(const ExtractionModels& models);
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;
  ~Extractor();

  // The same without the claims that the model finds.
  Extractor WithRulesAlone() const;
  // With one rule of the ontology alone: what the rule's examples are tested
  // with.
  Extractor WithRuleAlone(std::string_view rule) const;

  // Cannot fail: a document without claims gives an empty extraction. Time is
  // linear in the length of the text for texts of bounded sentences.
  Extraction Extract(const Document& document) const;

  // How Extract comes to what it says in the sentences that one of `places`
  // touches.
  // As long as a few extractions. See explain/explanation.h.
  Explanation Explain(const Document& document,
                      std::span<const Span> places) const;

  const ExtractorOptions& options() const;
  ModelKind model() const;
  const Ontology& ontology() const;
  // The file that ontology() was read from; its digest is ontology().digest.
  std::string_view ontology_yaml() const;
  // Of the sources of language analysis, reading and extraction, of the models,
  // the countries' names, the ontology and the options: extractions with
  // another digest are out of date.
  const Sha256Digest& digest() const;
  // The digest() of an extractor with an ontology and models of these
  // digests.
  static Sha256Digest DigestOf(const Sha256Digest& ontology,
                               const Sha256Digest& models,
                               const ExtractorOptions& options);

 private:
  struct Rep;
  explicit Extractor(std::unique_ptr<const Rep> rep);
  std::unique_ptr<Rep> CopyOfRules() const;
  std::unique_ptr<const Rep> rep_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_EXTRACTOR_H_
