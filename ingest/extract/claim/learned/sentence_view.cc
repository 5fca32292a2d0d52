#include "ingest/extract/claim/learned/sentence_view.h"

#include <algorithm>

#include "language/neural/word_features.h"

namespace quipu {
namespace {

// Words of a trigger lie at most so far from its first.
constexpr uint32_t kTriggerReach = 5;

}  // namespace

DocumentWords::DocumentWords(const Analysis& analysis,
                             const WordVectors& vectors)
    : analysis_(analysis), vectors_(vectors) {
  lemmas_.resize(analysis.lemma_count() + 1);
  for (uint32_t id = 1; id <= analysis.lemma_count(); ++id) {
    const std::string_view lemma = analysis.Lemma(LemmaId{id});
    lemmas_[id].hash = HashBytes(lemma);
    lemmas_[id].vector = vectors.Find(FindWordFeatures(lemma, false));
  }
}

SentenceView::SentenceView(const DocumentWords& words, const SentenceTree& tree,
                           const TriggerLexicon& triggers)
    : tree_(tree),
      arguments_(tree),
      hits_(tree.size()) {
  const uint32_t size = tree.size();
  cases_.assign(size, 0);
  for (uint32_t w = 0; w < size; ++w) {
    const SyntacticWord& word = tree.word(w);
    lemmas_.push_back(words.Lemma(word));
    vectors_.push_back(words.Vector(word));
    relations_.push_back(static_cast<uint32_t>(word.deprel) * 64 +
                         static_cast<uint32_t>(word.subtype));
  }
  for (uint32_t w = 0; w < size; ++w) {
    const uint32_t preposition = tree.Child(w, Deprel::kCase);
    if (preposition != kNoWord) cases_[w] = lemmas_[preposition];
  }
  FindHits(triggers);
}

bool SentenceView::Matches(const Trigger& trigger, uint32_t w) const {
  const uint32_t begin = w - std::min(w, kTriggerReach);
  const uint32_t end = std::min(tree_.size(), w + kTriggerReach + 1);
  for (const uint64_t more : trigger.more) {
    if (std::find(lemmas_.begin() + begin, lemmas_.begin() + end, more) ==
        lemmas_.begin() + end) {
      return false;
    }
  }
  return true;
}

void SentenceView::FindHits(const TriggerLexicon& triggers) {
  const Language language = tree_.sentence().language;
  for (uint32_t w = 0; w < tree_.size(); ++w) {
    for (const Trigger& trigger : triggers.Of(language, lemmas_[w])) {
      if (!Matches(trigger, w)) continue;
      for (const bool subject : {true, false}) {
        const auto slots =
            triggers.Slots(subject ? trigger.subject : trigger.object);
        for (const PredicateArgument& argument : arguments_.OfPredicate(w)) {
          const uint64_t preposition = argument.preposition == kNoWord
                                           ? 0
                                           : lemmas_[argument.preposition];
          const bool fits = std::any_of(
              slots.begin(), slots.end(), [&](const TriggerSlot& slot) {
                return slot.role == argument.role &&
                       (slot.preposition == 0 ||
                        slot.preposition == preposition);
              });
          if (!fits) continue;
          hits_[argument.word].push_back(
              {w, trigger.predicate, subject, trigger.weak});
        }
      }
    }
  }
}

}  // namespace quipu
