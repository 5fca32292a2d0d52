#include "ingest/extract/explain/pair_explainer.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "ingest/extract/claim/learned/learned_claims.h"
#include "ingest/ontology/triggers.h"

namespace quipu {
namespace {

void SortWords(std::vector<uint32_t>& words) {
  std::ranges::sort(words);
  const auto repeated = std::ranges::unique(words);
  words.erase(repeated.begin(), repeated.end());
}

std::vector<uint32_t> Range(uint32_t begin, uint32_t end) {
  std::vector<uint32_t> words;
  for (uint32_t w = begin; w < end; ++w) words.push_back(w);
  return words;
}

}  // namespace

PairExplainer::PairExplainer(const MarkedDocument& document,
                             const RelationModel& model, uint32_t sentence)
    : document_(document),
      model_(model),
      sentence_(sentence),
      view_(document.words, document.markables.trees[sentence],
            TriggerLexicon::BuiltIn()),
      features_(document, sentence, TriggerLexicon::BuiltIn()),
      probabilities_(model.outputs().size()) {}

std::vector<ScoredPair> PairExplainer::ScoreAll(float least) {
  std::vector<ScoredPair> scored;
  for (const MarkablePair& pair : PairsOf(document_, sentence_)) {
    features_.Find(pair, bag_, dense_);
    model_.Score(bag_.values(), dense_, probabilities_);
    const Markable& object = document_.markables.all[pair.object];
    for (uint16_t o = 0; o < probabilities_.size(); ++o) {
      if (probabilities_[o] >= least &&
          MayBeObject(model_.outputs()[o].object, object)) {
        scored.push_back({pair, o, probabilities_[o]});
      }
    }
  }
  std::ranges::sort(scored, [](const ScoredPair& a, const ScoredPair& b) {
    return std::tie(b.probability, a.pair, a.output) <
           std::tie(a.probability, b.pair, b.output);
  });
  return scored;
}

PairView PairExplainer::Explain(MarkablePair pair,
                                std::optional<uint16_t> output) {
  PairView view;
  view.subject = document_.markables.all[pair.subject].span;
  view.object = document_.markables.all[pair.object].span;
  view.subject_type = TypeOf(pair.subject);
  view.object_type = TypeOf(pair.object);
  SetPath(pair, view);
  features_.Find(pair, bag_, dense_);
  model_.Score(bag_.values(), dense_, probabilities_);
  if (output) {
    const RelationOutput& asked = model_.outputs()[*output];
    view.asked = {asked.predicate, asked.object, probabilities_[*output]};
    Measure(*output, view);
  }
  SetRunnerUp(pair, view);
  for (MeasuredGround& ground : view.grounds) {
    ground.words = WordsOf(ground.ground, pair);
  }
  return view;
}

std::string PairExplainer::TypeOf(uint32_t markable) const {
  const Markable& m = document_.markables.all[markable];
  if (m.kind == MarkableKind::kDate) return "date";
  if (m.kind == MarkableKind::kQuantity) return "quantity";
  const auto& scores =
      document_.clusters.types[document_.clusters.of[markable]];
  const auto best = std::max_element(scores.begin(), scores.end() - 1);
  return std::string(NameOf(static_cast<MentionType>(best - scores.begin())));
}

void PairExplainer::SetPath(MarkablePair pair, PairView& view) const {
  const SentenceTree& tree = view_.tree();
  const uint32_t from = document_.markables.all[pair.subject].head;
  const uint32_t to = document_.markables.all[pair.object].head;
  const uint32_t top = tree.CommonAncestor(from, to);
  if (top == kNoWord) return;
  for (uint32_t w = from; w != top; w = tree.Parent(w)) view.path.push_back(w);
  view.top = view.path.size();
  for (uint32_t w = to; w != top; w = tree.Parent(w)) view.path.push_back(w);
  view.path.push_back(top);
  std::reverse(view.path.begin() + static_cast<std::ptrdiff_t>(view.top),
               view.path.end());
}

void PairExplainer::SetRunnerUp(MarkablePair pair, PairView& view) const {
  const Markable& object = document_.markables.all[pair.object];
  const auto outputs = model_.outputs();
  for (uint16_t o = 0; o < outputs.size(); ++o) {
    if ((view.asked && outputs[o].predicate == view.asked->predicate) ||
        !MayBeObject(outputs[o].object, object) ||
        (view.runner_up && view.runner_up->probability >= probabilities_[o])) {
      continue;
    }
    view.runner_up = {outputs[o].predicate, outputs[o].object,
                      probabilities_[o]};
  }
}

// Features are left out, and dense inputs are 0, as for what is not there.
void PairExplainer::Measure(uint16_t output, PairView& view) {
  std::vector<float> without(probabilities_.size());
  for (size_t g = 0; g < kPairGroundCount; ++g) {
    const auto ground = static_cast<PairGround>(g);
    std::vector<uint32_t> features;
    std::vector<int16_t> dense(dense_.size(), 0);
    size_t feature = 0, input = 0;
    for (const PairPart& part : features_.parts()) {
      if (part.ground != ground) {
        features.insert(
            features.end(),
            bag_.values().begin() + static_cast<std::ptrdiff_t>(feature),
            bag_.values().begin() +
                static_cast<std::ptrdiff_t>(part.features_end));
        std::copy(dense_.begin() + static_cast<std::ptrdiff_t>(input),
                  dense_.begin() + static_cast<std::ptrdiff_t>(part.dense_end),
                  dense.begin() + static_cast<std::ptrdiff_t>(input));
      }
      feature = part.features_end;
      input = part.dense_end;
    }
    model_.Score(features, dense, without);
    view.grounds.push_back(
        {ground, view.asked->probability - without[output], {}});
  }
  std::ranges::stable_sort(
      view.grounds, [](const MeasuredGround& a, const MeasuredGround& b) {
        return a.drop > b.drop;
      });
}

std::vector<uint32_t> PairExplainer::CommonPredicates(MarkablePair pair) const {
  const Markable& s = document_.markables.all[pair.subject];
  const Markable& o = document_.markables.all[pair.object];
  std::vector<uint32_t> words;
  for (const PredicateArgument& a : view_.arguments().OfWord(s.head)) {
    for (const PredicateArgument& b : view_.arguments().OfWord(o.head)) {
      if (a.predicate == b.predicate) words.push_back(a.predicate);
    }
  }
  SortWords(words);
  return words;
}

std::vector<uint32_t> PairExplainer::Triggers(MarkablePair pair) const {
  const Markable& s = document_.markables.all[pair.subject];
  const Markable& o = document_.markables.all[pair.object];
  std::vector<uint32_t> words;
  for (const TriggerHit& hit : view_.Hits(s.head)) {
    if (hit.subject) words.push_back(hit.trigger);
  }
  for (const TriggerHit& hit : view_.Hits(o.head)) {
    if (!hit.subject) words.push_back(hit.trigger);
  }
  SortWords(words);
  return words;
}

std::vector<uint32_t> PairExplainer::WordsOf(PairGround ground,
                                             MarkablePair pair) const {
  const Markable& s = document_.markables.all[pair.subject];
  const Markable& o = document_.markables.all[pair.object];
  switch (ground) {
    case PairGround::kSubject:
      return Range(s.begin, s.end);
    case PairGround::kObject:
      return Range(o.begin, o.end);
    case PairGround::kBetween:
      return s.end <= o.begin ? Range(s.end, o.begin) : Range(o.end, s.begin);
    case PairGround::kPredicate:
      return CommonPredicates(pair);
    case PairGround::kTriggers:
      return Triggers(pair);
    default:
      return {};
  }
}

std::optional<uint32_t> PairExplainer::MarkableAt(Span words, ObjectKind kind,
                                                  bool object) const {
  std::optional<uint32_t> best;
  const auto size = [&](uint32_t m) {
    return document_.markables.all[m].span.size();
  };
  const uint32_t end = document_.markables.first[sentence_ + 1];
  for (uint32_t m = document_.markables.first[sentence_]; m < end; ++m) {
    const Markable& markable = document_.markables.all[m];
    if (object ? !MayBeObject(kind, markable) : markable.IsLiteral()) continue;
    if (!words.Contains(HeadSpan(m))) continue;
    if (!best || (words.Contains(markable.span) && size(*best) < size(m))) {
      best = m;
    }
  }
  return best;
}

std::optional<MarkablePair> PairExplainer::PairAt(Span subject, Span object,
                                                  ObjectKind kind) const {
  const auto s = MarkableAt(subject, ObjectKind::kEntity, false);
  const auto o = MarkableAt(object, kind, true);
  if (!s || !o) return std::nullopt;
  return MarkablePair{*s, *o};
}

Span PairExplainer::HeadSpan(uint32_t markable) const {
  const Markable& m = document_.markables.all[markable];
  return view_.tree().sentence().SpanOfWords(m.head, m.head + 1);
}

}  // namespace quipu
