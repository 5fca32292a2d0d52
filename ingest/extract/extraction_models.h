// The models that extraction stands on: those of language analysis and its own.

#ifndef QUIPU_INGEST_EXTRACT_EXTRACTION_MODELS_H_
#define QUIPU_INGEST_EXTRACT_EXTRACTION_MODELS_H_

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "ingest/extract/claim/learned/relation_model.h"
#include "ingest/extract/coreference/antecedent_model.h"
#include "ingest/extract/mention/name_tagger.h"
#include "ingest/extract/mention/type_model.h"
#include "ingest/ontology/ontology_file.h"
#include "language/analyzer.h"
#include "language/neural/model_file.h"
#include "language/neural/word_vectors.h"

namespace quipu {

// Copies are cheap and share the models. Safe for use by many threads.
class ExtractionModels {
 public:
  // Maps the model files of options.models. kNotFound without one, kCorruption
  // for a damaged one; the message names it.
  static Result<ExtractionModels> Open(const AnalyzerOptions& options);
  // The digest() of what would be opened. Reads only what the files state.
  static Result<Sha256Digest> DigestOf(const AnalyzerOptions& options);

  const Analyzer& analyzer() const { return models_->analyzer; }
  const WordVectors& words() const { return models_->words; }
  const NameTagger& names() const { return *models_->names; }
  const TypeModel& types() const { return *models_->types; }
  const AntecedentModel& antecedents() const { return *models_->antecedents; }
  const RelationModel& relations() const { return models_->relations; }
  // The ontology whose types the models learned.
  const OntologyFile& built_in_ontology() const { return models_->ontology; }
  ModelKind kind() const { return models_->kind; }
  // Of the files' contents.
  const Sha256Digest& digest() const { return models_->digest; }

 private:
  struct Models {
    explicit Models(Analyzer opened) : analyzer(std::move(opened)) {}

    Analyzer analyzer;
    std::vector<ModelFile> files;  // what the others' bytes are in
    OntologyFile ontology;
    WordVectors words;
    std::optional<NameTagger> names;
    std::optional<TypeModel> types;
    std::optional<AntecedentModel> antecedents;
    RelationModel relations;
    ModelKind kind = ModelKind::kAccurate;
    Sha256Digest digest;
  };
  std::shared_ptr<const Models> models_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_EXTRACTION_MODELS_H_
