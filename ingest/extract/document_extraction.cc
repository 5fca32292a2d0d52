#include "ingest/extract/document_extraction.h"

#include "ingest/extract/assemble.h"
#include "ingest/extract/claim/attribution.h"
#include "ingest/extract/claim/document_claims.h"
#include "ingest/extract/claim/learned/heed_claims.h"
#include "ingest/extract/claim/merge.h"
#include "ingest/extract/claim/scope/document_scopes.h"
#include "ingest/extract/claim/time.h"
#include "ingest/extract/coreference/entities.h"
#include "ingest/extract/coreference/stated_aliases.h"
#include "ingest/extract/item_builder.h"
#include "ingest/extract/mention/name_types.h"
#include "ingest/extract/mention/names.h"
#include "ingest/extract/mention/stated_names.h"

namespace quipu {

DocumentExtraction::DocumentExtraction(const Document& document,
                                       const ExtractionModels& models,
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

Extraction DocumentExtraction::Run(const CandidateSources& sources,
                                   int min_confidence, bool learned_too,
                                   ExtractionTrace* trace) {
  trace_ = trace;
  std::vector<LearnedClaim> learned;
  if (learned_too) learned = FindLearned();
  if (trace_ != nullptr) {
    trace_->learned = learned;
    trace_->clusters = marks_.clusters;
  }
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
  for (ClaimCandidate& candidate : candidates) {
    if (trace_ != nullptr) {
      Trace(candidate, merger.Allows(candidate) ? CandidateFate::kMerged
                                                : CandidateFate::kOntology);
    }
    merger.Add(std::move(candidate));
  }
  std::vector<Claim> claims = merger.Take();
  std::erase_if(claims, [&](const Claim& claim) {
    return claim.confidence < min_confidence;
  });
  Assembled assembled = Assemble(document_.key, file_.ontology,
                                 table.entities(), std::move(claims));
  if (trace_ != nullptr) trace_->renumbered = std::move(assembled.renumbered);
  return std::move(assembled.extraction);
}

std::vector<LearnedClaim> DocumentExtraction::FindLearned() const {
  const DocumentWords words(marks_.analysis, models_.words());
  const MarkedDocument marked{words, marks_.markables, marks_.types,
                              marks_.clusters, marks_.context};
  return FindLearnedClaims(marked, models_.relations(),
                           TriggerLexicon::BuiltIn(), kLeastProbability);
}

// False if an argument is nothing that the ontology has a type for.
bool DocumentExtraction::SetArguments(LearnedClaim& found,
                                      const EntityTable& table,
                                      ClaimCandidate& candidate) const {
  const int subject = table.of_markable(found.pair.subject);
  if (subject < 0) return false;
  candidate.subject = LocalIndex{static_cast<uint32_t>(subject)};
  const RelationOutput& output = models_.relations().outputs()[found.output];
  if (output.object != ObjectKind::kEntity) {
    candidate.object = std::move(found.literal);
    return true;
  }
  const int object = table.of_markable(found.pair.object);
  if (object < 0) return false;
  candidate.object = LocalIndex{static_cast<uint32_t>(object)};
  return true;
}

void DocumentExtraction::AddLearned(std::vector<LearnedClaim> learned,
                                    const EntityTable& table,
                                    std::vector<ClaimCandidate>& candidates) {
  const RelationModel& relations = models_.relations();
  for (LearnedClaim& found : learned) {
    ClaimCandidate candidate;
    candidate.predicate = relations.outputs()[found.output].predicate;
    candidate.subject_at = HeadSpan(found.pair.subject);
    candidate.object_at = HeadSpan(found.pair.object);
    candidate.evidence = marks_.analysis.sentences[found.sentence].span;
    candidate.source = ClaimCandidate::Source::kModel;
    candidate.rule = kLearnedRule;
    candidate.score = relations.PerMille(found.probability);
    if (SetArguments(found, table, candidate)) {
      candidates.push_back(std::move(candidate));
    } else {
      Trace(candidate, CandidateFate::kNoEntity);
    }
  }
}

Span DocumentExtraction::HeadSpan(uint32_t markable) const {
  const Markable& m = marks_.markables.all[markable];
  return marks_.analysis.sentences[m.sentence].SpanOfWords(m.head, m.head + 1);
}

void DocumentExtraction::ApplyScopes(const EntityTable& table,
                                     std::vector<ClaimCandidate>& candidates) {
  const DocumentScopes scopes(marks_.analysis,
                              LanguageOf(document_.metadata.language),
                              ScopeLexicon::BuiltIn());
  const SpeakerTable speakers(context_, scopes, table);
  std::erase_if(candidates, [&](ClaimCandidate& candidate) {
    const bool claimed = ApplyScope(scopes, speakers, candidate);
    if (!claimed) Trace(candidate, CandidateFate::kScope);
    if (claimed) SetTimeByTree(scopes, marks_.markables, candidate);
    return !claimed;
  });
  AddDenials(scopes, speakers, candidates);
  FindSpeechClaims(context_, scopes, speakers, table, candidates);
}

void DocumentExtraction::Trace(const ClaimCandidate& candidate,
                               CandidateFate fate) {
  if (trace_ != nullptr) trace_->candidates.push_back({candidate, fate});
}

}  // namespace quipu
