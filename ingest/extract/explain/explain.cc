#include "ingest/extract/explain/explain.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "ingest/extract/assemble.h"
#include "ingest/extract/claim/merge.h"
#include "ingest/extract/explain/pair_explainer.h"

namespace quipu {
namespace {

// What is less likely is not worth telling of.
constexpr float kLeastTold = 0.01F;

// The argument of a candidate, numbered as in the extraction.
Argument Renumbered(const ExtractionTrace& trace, const Argument& argument) {
  const auto* index = std::get_if<LocalIndex>(&argument);
  if (index == nullptr) return argument;
  return index->value < trace.renumbered.size() ? trace.renumbered[index->value]
                                                : kLeftOut;
}

Refusal RefusalOf(CandidateFate fate) {
  switch (fate) {
    case CandidateFate::kNoEntity:
      return Refusal::kNoEntity;
    case CandidateFate::kScope:
      return Refusal::kScope;
    case CandidateFate::kOntology:
      return Refusal::kOntology;
    default:
      return Refusal::kWeak;
  }
}

// What there is to tell of one sentence.
struct SentenceTrace {
  std::vector<ClaimIndex> claims;
  std::vector<const TracedCandidate*> candidates;
  std::vector<const LearnedClaim*> learned;
};

std::vector<SentenceTrace> BySentence(const Analysis& analysis,
                                      const ExtractionTrace& trace,
                                      const Extraction& extraction) {
  std::vector<SentenceTrace> out(analysis.sentences.size());
  const auto at = [&](Span place) {
    const auto after = std::ranges::upper_bound(
        analysis.sentences, place.begin, std::less{},
        [](const AnalyzedSentence& sentence) { return sentence.span.begin; });
    return static_cast<size_t>(
        std::max<std::ptrdiff_t>(after - analysis.sentences.begin() - 1, 0));
  };
  if (out.empty()) return out;
  for (uint32_t i = 0; i < extraction.claims.size(); ++i) {
    for (const Span evidence : extraction.claims[i].evidence) {
      out[at(evidence)].claims.push_back(ClaimIndex{i});
    }
  }
  for (const TracedCandidate& traced : trace.candidates) {
    out[at(traced.candidate.evidence)].candidates.push_back(&traced);
  }
  for (const LearnedClaim& learned : trace.learned) {
    out[learned.sentence].learned.push_back(&learned);
  }
  return out;
}

class SentenceExplainer {
 public:
  SentenceExplainer(const MarkedDocument& document, const RelationModel& model,
                    const ExtractionTrace& trace, const Extraction& extraction,
                    const SentenceTrace& own, uint32_t sentence)
      : document_(document),
        model_(model),
        trace_(trace),
        extraction_(extraction),
        own_(own),
        pairs_(document, model, sentence) {
    explained_.sentence = sentence;
  }

  ExplainedSentence Run() {
    for (const ClaimIndex claim : own_.claims) {
      explained_.claims.push_back({claim, {}});
    }
    for (const TracedCandidate* traced : own_.candidates) Add(*traced);
    for (ExplainedClaim& claim : explained_.claims) {
      std::ranges::stable_sort(claim.grounds, std::greater{},
                               &ClaimGround::confidence);
    }
    AddUnlikely();
    KeepBest();
    return std::move(explained_);
  }

 private:
  // A pair and an output, each pair of the same things as the same.
  using Said = std::tuple<uint32_t, uint32_t, uint16_t>;

  struct Found {
    std::optional<MarkablePair> pair;
    std::optional<uint16_t> output;
  };

  void Add(const TracedCandidate& traced) {
    const ClaimCandidate& candidate = traced.candidate;
    const Found found = Find(candidate);
    if (found.pair && found.output)
      said_.insert(Key(*found.pair, *found.output));
    bool claimed = false;
    if (traced.fate == CandidateFate::kMerged) {
      for (ExplainedClaim& explained : explained_.claims) {
        if (!IsOf(candidate, extraction_.claims[explained.claim.value])) {
          continue;
        }
        claimed = true;
        const bool known = std::ranges::any_of(
            explained.grounds, [&](const ClaimGround& ground) {
              return ground.rule == candidate.rule &&
                     ground.subject == candidate.subject_at &&
                     ground.object == candidate.object_at;
            });
        if (known) continue;  // one rule may match twice
        explained.grounds.push_back({candidate.rule, candidate.score,
                                     candidate.subject_at, candidate.object_at,
                                     View(found)});
      }
    }
    if (claimed) return;
    refused_.push_back({{RefusalOf(traced.fate), candidate.predicate,
                         candidate.rule, candidate.score, candidate.subject_at,
                         candidate.object_at, std::nullopt},
                        found,
                        ProbabilityOf(found)});
  }

  bool IsOf(const ClaimCandidate& candidate, const Claim& claim) const {
    return candidate.predicate == claim.predicate &&
           candidate.stance.polarity == claim.polarity &&
           candidate.stance.modality == claim.modality &&
           Renumbered(trace_, candidate.subject) == Argument(claim.subject) &&
           ArgumentKey(Renumbered(trace_, candidate.object)) ==
               ArgumentKey(claim.object);
  }

  // Where the candidate is the model's, the very pair; else the words that the
  // rule found.
  Found Find(const ClaimCandidate& candidate) const {
    Found found;
    const ObjectKind kind = KindOf(candidate.object);
    const auto outputs = model_.outputs();
    if (candidate.source == ClaimCandidate::Source::kModel) {
      for (const LearnedClaim* learned : own_.learned) {
        if (outputs[learned->output].predicate == candidate.predicate &&
            pairs_.HeadSpan(learned->pair.subject) == candidate.subject_at &&
            pairs_.HeadSpan(learned->pair.object) == candidate.object_at) {
          return {learned->pair, learned->output};
        }
      }
    }
    if (!candidate.subject_at.empty() && !candidate.object_at.empty()) {
      found.pair =
          pairs_.PairAt(candidate.subject_at, candidate.object_at, kind);
    }
    for (uint16_t o = 0; o < outputs.size(); ++o) {
      if (outputs[o] == RelationOutput{candidate.predicate, kind}) {
        found.output = o;
      }
    }
    return found;
  }

  std::optional<PairView> View(const Found& found) {
    if (!found.pair) return std::nullopt;
    return pairs_.Explain(*found.pair, found.output);
  }

  float ProbabilityOf(const Found& found) const {
    for (const LearnedClaim* learned : own_.learned) {
      if (found.pair == learned->pair && found.output == learned->output) {
        return learned->probability;
      }
    }
    return 0;
  }

  Said Key(MarkablePair pair, uint16_t output) const {
    const uint32_t object =
        model_.outputs()[output].object == ObjectKind::kEntity
            ? document_.clusters.of[pair.object]
            : pair.object;
    return {document_.clusters.of[pair.subject], object, output};
  }

  // What never became a candidate.
  void AddUnlikely() {
    for (const ScoredPair& scored : pairs_.ScoreAll(kLeastTold)) {
      if (!said_.insert(Key(scored.pair, scored.output)).second) continue;
      const Refusal why = scored.probability < kLeastProbability
                              ? Refusal::kUnlikely
                              : Refusal::kRepeated;
      refused_.push_back(
          {{why, model_.outputs()[scored.output].predicate,
            std::string(kLearnedRule), model_.PerMille(scored.probability),
            pairs_.HeadSpan(scored.pair.subject),
            pairs_.HeadSpan(scored.pair.object), std::nullopt},
           {scored.pair, scored.output},
           scored.probability});
    }
  }

  void KeepBest() {
    std::ranges::stable_sort(refused_, [](const Refused& a, const Refused& b) {
      return std::tie(b.candidate.confidence, b.probability) <
             std::tie(a.candidate.confidence, a.probability);
    });
    if (refused_.size() > kMaxRefused) refused_.resize(kMaxRefused);
    for (Refused& refused : refused_) {
      refused.candidate.pair = View(refused.found);
      explained_.refused.push_back(std::move(refused.candidate));
    }
  }

  struct Refused {
    RefusedCandidate candidate;
    Found found;
    float probability = 0;
  };

  const MarkedDocument& document_;
  const RelationModel& model_;
  const ExtractionTrace& trace_;
  const Extraction& extraction_;
  const SentenceTrace& own_;
  PairExplainer pairs_;
  std::set<Said> said_;
  std::vector<Refused> refused_;
  ExplainedSentence explained_;
};

}  // namespace

Explanation MakeExplanation(TextMarks marks, const ExtractionModels& models,
                            ExtractionTrace trace, Extraction extraction,
                            std::span<const Span> places) {
  Explanation out{std::move(marks.analysis), std::move(extraction), {}};
  const DocumentWords words(out.analysis, models.words());
  const MarkedDocument document{words, marks.markables, marks.types,
                                trace.clusters, marks.context};
  const std::vector<SentenceTrace> traces =
      BySentence(out.analysis, trace, out.extraction);
  for (uint32_t s = 0; s < traces.size(); ++s) {
    const Span span = out.analysis.sentences[s].span;
    if (std::ranges::none_of(
            places, [&](Span place) { return place.Overlaps(span); })) {
      continue;
    }
    out.sentences.push_back(SentenceExplainer(document, models.relations(),
                                              trace, out.extraction, traces[s],
                                              s)
                                .Run());
  }
  return out;
}

}  // namespace quipu
