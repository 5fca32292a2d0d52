#include "train/recipes/markable_gold.h"

#include <algorithm>

namespace quipu {
namespace {

// How well a markable of the kind can stand for a gold mention of the kind; 0:
// not at all.
int KindFit(GoldKind gold, MarkableKind kind) {
  if (kind >= MarkableKind::kDate) return 0;
  switch (gold) {
    case GoldKind::kName:
      if (kind == MarkableKind::kName) return 3;
      if (kind == MarkableKind::kNestedName) return 2;
      return kind == MarkableKind::kNoun || kind == MarkableKind::kDemonym;
    case GoldKind::kNested:
      if (kind == MarkableKind::kNestedName) return 3;
      return kind == MarkableKind::kName || kind == MarkableKind::kDemonym;
    case GoldKind::kDemonym:
      if (kind == MarkableKind::kDemonym) return 3;
      if (kind == MarkableKind::kNestedName) return 2;
      return kind == MarkableKind::kName || kind == MarkableKind::kNoun;
    case GoldKind::kTitled:
      return kind == MarkableKind::kNoun || kind == MarkableKind::kName;
    case GoldKind::kNoun:
      if (kind == MarkableKind::kNoun) return 3;
      return kind == MarkableKind::kVerb || kind == MarkableKind::kName;
    case GoldKind::kPronoun:
      return kind == MarkableKind::kPronoun ? 3 : kind == MarkableKind::kNoun;
    case GoldKind::kVerb:
      return kind == MarkableKind::kVerb ? 3 : kind == MarkableKind::kNoun;
    case GoldKind::kAny:
      return 1;
  }
  return 0;
}

class Aligner {
 public:
  Aligner(const AnnotatedDocument& document, const Analysis& analysis,
          const Markables& markables)
      : document_(document), analysis_(analysis), markables_(markables) {
    gold_.markable_of.assign(document.mentions.size(), kNoGold);
    gold_.mention_of.assign(markables.all.size(), kNoGold);
    gold_.entity_of.assign(markables.all.size(), kNoGold);
  }

  MarkableGold Run() {
    struct Pair {
      int fit;
      uint32_t mention, markable;
    };
    std::vector<Pair> pairs;
    for (uint32_t m = 0; m < document_.mentions.size(); ++m) {
      const auto words = WordsOf(analysis_, document_.mentions[m].span);
      if (!words) continue;
      const uint32_t head = HeadOf(*words);
      const uint32_t first = markables_.first[words->sentence];
      const uint32_t end = markables_.first[words->sentence + 1];
      for (uint32_t i = first; i < end; ++i) {
        const int fit =
            Fit(document_.mentions[m].kind, *words, head, markables_.all[i]);
        if (fit > 0) pairs.push_back({fit, m, i});
      }
    }
    std::stable_sort(
        pairs.begin(), pairs.end(),
        [](const Pair& a, const Pair& b) { return a.fit > b.fit; });
    for (const Pair& pair : pairs) {
      if (gold_.markable_of[pair.mention] != kNoGold ||
          gold_.mention_of[pair.markable] != kNoGold) {
        continue;
      }
      gold_.markable_of[pair.mention] = pair.markable;
      gold_.mention_of[pair.markable] = pair.mention;
      gold_.entity_of[pair.markable] = document_.mentions[pair.mention].entity;
    }
    return std::move(gold_);
  }

 private:
  uint32_t HeadOf(const GoldWords& words) const {
    const SentenceTree& tree = markables_.trees[words.sentence];
    uint32_t best = words.begin;
    for (uint32_t w = words.begin; w < words.end; ++w) {
      if (tree.Depth(w) < tree.Depth(best)) best = w;
    }
    return best;
  }

  // The same words weigh more than the kind, the kind more than the head.
  static int Fit(GoldKind kind, const GoldWords& words, uint32_t head,
                 const Markable& markable) {
    const int fit = KindFit(kind, markable.kind);
    if (fit == 0) return 0;
    const bool same =
        markable.begin == words.begin && markable.end == words.end;
    const bool same_head = markable.head == head;
    if (same) return 20 + fit;
    if (same_head) return 10 + fit;
    const uint32_t begin = std::max(markable.begin, words.begin);
    const uint32_t end = std::min(markable.end, words.end);
    const uint32_t longer =
        std::max(markable.end - markable.begin, words.end - words.begin);
    return fit == 3 && begin < end && 2 * (end - begin) >= longer ? fit : 0;
  }

  const AnnotatedDocument& document_;
  const Analysis& analysis_;
  const Markables& markables_;
  MarkableGold gold_;
};

}  // namespace

uint32_t FoldOf(std::string_view document_id) {
  uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : document_id) {
    hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3ULL;
  }
  return static_cast<uint32_t>((hash ^ hash >> 32) % kFolds);
}

std::vector<TrainingDocument> AnalyzeAll(
    std::span<const AnnotatedDocument> documents, const Analyzer& analyzer) {
  std::vector<TrainingDocument> analyzed;
  analyzed.reserve(documents.size());
  for (const AnnotatedDocument& document : documents) {
    AnalysisDetails details;
    Analysis analysis = analyzer.Analyze(document.document, details);
    analyzed.push_back({&document, std::move(analysis), std::move(details),
                        FoldOf(document.id)});
  }
  return analyzed;
}

std::optional<GoldWords> WordsOf(const Analysis& analysis, Span span) {
  const auto sentence = std::partition_point(
      analysis.sentences.begin(), analysis.sentences.end(),
      [&](const AnalyzedSentence& s) { return s.span.end <= span.begin; });
  if (sentence == analysis.sentences.end()) return std::nullopt;
  GoldWords words{
      .sentence = static_cast<uint32_t>(sentence - analysis.sentences.begin())};
  for (const SurfaceToken& token : sentence->tokens) {
    if (!token.span.Overlaps(span)) continue;
    if (words.begin == words.end) words.begin = token.first_word;
    words.end = token.first_word + token.word_count;
  }
  if (words.begin == words.end) return std::nullopt;
  return words;
}

MarkableGold AlignMarkables(const AnnotatedDocument& document,
                            const Analysis& analysis,
                            const Markables& markables) {
  return Aligner(document, analysis, markables).Run();
}

}  // namespace quipu
