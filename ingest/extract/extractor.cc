#include "ingest/extract/extractor.h"

#include <cassert>
#include <string>
#include <utility>

#include "ingest/extract/claim/rules/rule_source.h"
#include "ingest/extract/document_extraction.h"
#include "ingest/extract/explain/explain.h"
#include "ingest/extract/explain/explanation.h"
#include "ingest/ontology/countries.h"
#include "ingest/ontology/default_ontology.h"
#include "ingest/ontology/ontology_file.h"

namespace quipu {
namespace {

// The digest of everything that is compiled into an extractor.
constexpr std::string_view kSources =
#include <extractor_sources.inc>  // made by hash_sources.cmake
    ;

}  // namespace

struct Extractor::Rep {
  ExtractionModels models;
  ExtractorOptions options;
  std::string ontology_yaml;
  OntologyFile file;
  CandidateSources sources;
  Sha256Digest digest;
  bool learned = true;  // whether the model's claims count, too
};

Extractor::Extractor(std::unique_ptr<const Rep> rep) : rep_(std::move(rep)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Result<Extractor> Extractor::Create(std::string_view ontology_yaml,
                                    std::string_view source,
                                    const ExtractionModels& models,
                                    const ExtractorOptions& options) {
  QUIPU_TRY(OntologyFile file, ReadOntologyFile(ontology_yaml, source));
  auto rep = std::make_unique<Rep>(Rep{
      models, options, std::string(ontology_yaml), std::move(file), {}, {}});
  rep->sources.push_back(std::make_unique<RuleSource>());
  rep->digest = DigestOf(rep->file.ontology.digest, models.digest(), options);
  return Extractor(std::move(rep));
}

Extractor Extractor::CreateDefault(const ExtractionModels& models) {
  Result<Extractor> extractor =
      Create(DefaultOntologyYaml(), "the built-in ontology", models);
  assert(extractor);  // a test reads it
  return std::move(*extractor);
}

// The digest says nothing of what these leave out: they are for tests.
std::unique_ptr<Extractor::Rep> Extractor::CopyOfRules() const {
  auto rep = std::make_unique<Rep>(Rep{rep_->models,
                                       rep_->options,
                                       rep_->ontology_yaml,
                                       rep_->file,
                                       {},
                                       rep_->digest,
                                       /*learned=*/false});
  rep->sources.push_back(std::make_unique<RuleSource>());
  return rep;
}

Extractor Extractor::WithRulesAlone() const {
  return Extractor(CopyOfRules());
}

Extractor Extractor::WithRuleAlone(std::string_view rule) const {
  auto rep = CopyOfRules();
  std::erase_if(rep->file.rules,
                [&](const Rule& other) { return other.name != rule; });
  return Extractor(std::move(rep));
}

Extraction Extractor::Extract(const Document& document) const {
  Extraction out =
      DocumentExtraction(document, rep_->models, rep_->file)
          .Run(rep_->sources, rep_->options.min_confidence, rep_->learned);
  out.extractor = rep_->digest;
  return out;
}

Explanation Extractor::Explain(const Document& document,
                               std::span<const Span> places) const {
  DocumentExtraction extraction(document, rep_->models, rep_->file);
  ExtractionTrace trace;
  Extraction found = extraction.Run(rep_->sources, rep_->options.min_confidence,
                                    rep_->learned, &trace);
  found.extractor = rep_->digest;
  return MakeExplanation(std::move(extraction).marks(), rep_->models,
                         std::move(trace), std::move(found), places);
}

Sha256Digest Extractor::DigestOf(const Sha256Digest& ontology,
                                 const Sha256Digest& models,
                                 const ExtractorOptions& options) {
  return Sha256()
      .AddField(kSources)
      .AddField(CountryNamesVersion())
      .AddField(ontology.ToHex())
      .AddField(models.ToHex())
      .AddNumber(static_cast<uint64_t>(options.min_confidence))
      .Finish();
}

const ExtractorOptions& Extractor::options() const {
  return rep_->options;
}

ModelKind Extractor::model() const {
  return rep_->models.kind();
}

const Ontology& Extractor::ontology() const {
  return rep_->file.ontology;
}

std::string_view Extractor::ontology_yaml() const {
  return rep_->ontology_yaml;
}

const Sha256Digest& Extractor::digest() const {
  return rep_->digest;
}

}  // namespace quipu
