// The way of a document: sentences, names, stated aliases, entities, items,
// claims. Everything is numbered in the order of the text, so that the same
// document always gives the same extraction.

#include "ingest/extract/extractor.h"

#include <cassert>
#include <string>
#include <utility>
#include <vector>

#include "ingest/extract/assemble.h"
#include "ingest/extract/claim/attribution.h"
#include "ingest/extract/claim/document_claims.h"
#include "ingest/extract/claim/merge.h"
#include "ingest/extract/claim/rules/rule_source.h"
#include "ingest/extract/claim/scope/document_scopes.h"
#include "ingest/extract/claim/sentence_claims.h"
#include "ingest/extract/coreference/entities.h"
#include "ingest/extract/coreference/stated_aliases.h"
#include "ingest/extract/item_builder.h"
#include "ingest/extract/mention/literal_finder.h"
#include "ingest/extract/mention/name_types.h"
#include "ingest/extract/mention/names.h"
#include "ingest/extract/mention/stated_names.h"
#include "ingest/ontology/countries.h"
#include "ingest/ontology/default_ontology.h"
#include "ingest/ontology/ontology_file.h"

namespace quipu {
namespace {

// The digest of everything that is compiled into an extractor.
constexpr std::string_view kSources =
#include <extractor_sources.inc>  // made by hash_sources.cmake
    ;

class DocumentExtraction {
 public:
  DocumentExtraction(const Document& document, const Analyzer& analyzer,
                     const OntologyFile& file)
      : document_(document),
        file_(file),
        types_(file),
        analysis_(analyzer.Analyze(document)),
        sentences_(MakeWordSentences(
            analysis_, LanguageOf(document.metadata.language), file.lexicon)),
        context_{document.text, sentences_, file_, types_} {}

  Extraction Run(const CandidateSources& sources,
                 const ExtractorOptions& options) {
    std::vector<Name> names = FindNames(context_);
    VoteForTypes(context_, names);
    const std::vector<StatedAlias> aliases = FindAliases(context_, names);
    const size_t stated = AddStatedNames(document_, context_, names);
    EntityTable table(context_, names, aliases);
    const std::vector<FoundLiteral> literals =
        FindLiterals(document_, analysis_);
    ItemBuilder builder(context_, names, literals, table);
    std::vector<ClaimCandidate> candidates;
    for (uint32_t s = 0; s < sentences_.size(); ++s) {
      const RegionKind region = sentences_[s].region;
      if (region != RegionKind::kBody && region != RegionKind::kTitle) continue;
      FindSentenceClaims(sources, context_, builder.Build(s), table,
                         candidates);
    }
    ApplyScopes(table, candidates);
    FindDocumentClaims(document_, context_, {names, stated, aliases}, table,
                       candidates);
    ClaimMerger merger(file_.ontology, table);
    for (ClaimCandidate& candidate : candidates)
      merger.Add(std::move(candidate));
    std::vector<Claim> claims = merger.Take();
    std::erase_if(claims, [&](const Claim& claim) {
      return claim.confidence < options.min_confidence;
    });
    return Assemble(document_.key, file_.ontology, table.entities(),
                    std::move(claims));
  }

 private:
  void ApplyScopes(const EntityTable& table,
                   std::vector<ClaimCandidate>& candidates) const {
    const DocumentScopes scopes(analysis_,
                                LanguageOf(document_.metadata.language),
                                ScopeLexicon::BuiltIn());
    const SpeakerTable speakers(context_, scopes, table);
    std::erase_if(candidates, [&](ClaimCandidate& candidate) {
      return !ApplyScope(scopes, speakers, candidate);
    });
    AddDenials(scopes, speakers, candidates);
    FindSpeechClaims(context_, scopes, speakers, table, candidates);
  }

  const Document& document_;
  const OntologyFile& file_;
  KnownTypes types_;
  Analysis analysis_;
  std::vector<WordSentence> sentences_;
  DocumentContext context_;
};

}  // namespace

struct Extractor::Rep {
  Analyzer analyzer;
  ExtractorOptions options;
  std::string ontology_yaml;
  OntologyFile file;
  CandidateSources sources;
  Sha256Digest digest;
};

Extractor::Extractor(std::unique_ptr<const Rep> rep) : rep_(std::move(rep)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Result<Extractor> Extractor::Create(std::string_view ontology_yaml,
                                    std::string_view source,
                                    const Analyzer& analyzer,
                                    const ExtractorOptions& options) {
  QUIPU_TRY(OntologyFile file, ReadOntologyFile(ontology_yaml, source));
  auto rep = std::make_unique<Rep>(Rep{
      analyzer, options, std::string(ontology_yaml), std::move(file), {}, {}});
  rep->sources.push_back(std::make_unique<RuleSource>());
  rep->digest = DigestOf(rep->file.ontology.digest, analyzer.digest(), options);
  return Extractor(std::move(rep));
}

Extractor Extractor::CreateDefault(const Analyzer& analyzer) {
  Result<Extractor> extractor =
      Create(DefaultOntologyYaml(), "the built-in ontology", analyzer);
  assert(extractor);  // a test reads it
  return std::move(*extractor);
}

Extractor Extractor::WithRuleAlone(std::string_view rule) const {
  auto rep = std::make_unique<Rep>(Rep{rep_->analyzer,
                                       rep_->options,
                                       rep_->ontology_yaml,
                                       rep_->file,
                                       {},
                                       rep_->digest});
  std::erase_if(rep->file.rules,
                [&](const Rule& other) { return other.name != rule; });
  rep->sources.push_back(std::make_unique<RuleSource>());
  return Extractor(std::move(rep));
}

Extraction Extractor::Extract(const Document& document) const {
  Extraction out = DocumentExtraction(document, rep_->analyzer, rep_->file)
                       .Run(rep_->sources, rep_->options);
  out.extractor = rep_->digest;
  return out;
}

Sha256Digest Extractor::DigestOf(const Sha256Digest& ontology,
                                 const Sha256Digest& analyzer,
                                 const ExtractorOptions& options) {
  return Sha256()
      .AddField(kSources)
      .AddField(CountryNamesVersion())
      .AddField(ontology.ToHex())
      .AddField(analyzer.ToHex())
      .AddNumber(static_cast<uint64_t>(options.min_confidence))
      .Finish();
}

const ExtractorOptions& Extractor::options() const {
  return rep_->options;
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
