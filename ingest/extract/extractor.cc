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
#include "ingest/extract/claim/learned/heed_claims.h"
#include "ingest/extract/claim/learned/learned_claims.h"
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
#include "ingest/extract/text_marks.h"
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
  DocumentExtraction(const Document& document, const ExtractionModels& models,
                     const OntologyFile& file)
      : document_(document),
        models_(models),
        file_(file),
        types_(file),
        marks_(FindMarks(document, models)),
        sentences_(MakeWordSentences(marks_.analysis,
                                     LanguageOf(document.metadata.language),
                                     file.lexicon)),
        context_{document.text, sentences_, file_, types_} {}

  Extraction Run(const CandidateSources& sources,
                 const ExtractorOptions& options, bool learned_too) {
    std::vector<LearnedClaim> learned;
    if (learned_too) learned = FindLearned();
    HeedClaims(file_.ontology, models_.relations(), learned, marks_.clusters);
    std::vector<Name> names = FindNames(context_, marks_.markables);
    VoteForTypes(context_, names);
    const std::vector<StatedAlias> aliases = FindAliases(context_, names);
    const size_t stated = AddStatedNames(document_, context_, names);
    EntityTable table(context_, marks_.markables, marks_.clusters, names,
                      aliases);
    ItemBuilder builder(context_, marks_.markables, marks_.types, names, table);
    std::vector<ClaimCandidate> candidates;
    for (uint32_t s = 0; s < sentences_.size(); ++s) {
      const ItemSentence items = builder.Build(s);
      const RegionKind region = sentences_[s].region;
      if (region != RegionKind::kBody && region != RegionKind::kTitle) continue;
      FindSentenceClaims(sources, context_, items, table, candidates);
    }
    AddLearned(std::move(learned), table, candidates);
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
  std::vector<LearnedClaim> FindLearned() const {
    const DocumentWords words(marks_.analysis, models_.words());
    const MarkedDocument marked{words, marks_.markables, marks_.types,
                                marks_.clusters};
    return FindLearnedClaims(marked, models_.relations(),
                             TriggerLexicon::BuiltIn(), kLeastProbability);
  }

  void AddLearned(std::vector<LearnedClaim> learned, const EntityTable& table,
                  std::vector<ClaimCandidate>& candidates) const {
    const RelationModel& relations = models_.relations();
    for (LearnedClaim& found : learned) {
      const RelationOutput& output = relations.outputs()[found.output];
      const int subject = table.of_markable(found.pair.subject);
      if (subject < 0) continue;
      ClaimCandidate candidate;
      candidate.subject = LocalIndex{static_cast<uint32_t>(subject)};
      candidate.predicate = output.predicate;
      if (output.object == ObjectKind::kEntity) {
        const int object = table.of_markable(found.pair.object);
        if (object < 0) continue;
        candidate.object = LocalIndex{static_cast<uint32_t>(object)};
      } else {
        candidate.object = std::move(found.literal);
      }
      candidate.subject_at = HeadSpan(found.pair.subject);
      candidate.object_at = HeadSpan(found.pair.object);
      candidate.evidence = marks_.analysis.sentences[found.sentence].span;
      candidate.source = ClaimCandidate::Source::kModel;
      candidate.rule = kLearnedRule;
      candidate.score = relations.PerMille(found.probability);
      candidates.push_back(std::move(candidate));
    }
  }

  Span HeadSpan(uint32_t markable) const {
    const Markable& m = marks_.markables.all[markable];
    return marks_.analysis.sentences[m.sentence].SpanOfWords(m.head,
                                                             m.head + 1);
  }

  void ApplyScopes(const EntityTable& table,
                   std::vector<ClaimCandidate>& candidates) const {
    const DocumentScopes scopes(marks_.analysis,
                                LanguageOf(document_.metadata.language),
                                ScopeLexicon::BuiltIn());
    const SpeakerTable speakers(context_, scopes, table);
    std::erase_if(candidates, [&](ClaimCandidate& candidate) {
      return !ApplyScope(scopes, speakers, candidate);
    });
    AddDenials(scopes, speakers, candidates);
    FindSpeechClaims(context_, scopes, speakers, table, candidates);
  }

  static constexpr float kLeastProbability = 0.05F;

  const Document& document_;
  const ExtractionModels& models_;
  const OntologyFile& file_;
  KnownTypes types_;
  TextMarks marks_;
  std::vector<WordSentence> sentences_;
  DocumentContext context_;
};

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
  Extraction out = DocumentExtraction(document, rep_->models, rep_->file)
                       .Run(rep_->sources, rep_->options, rep_->learned);
  out.extractor = rep_->digest;
  return out;
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
