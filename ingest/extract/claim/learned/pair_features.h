// What the relation model sees of an ordered pair of markables of a sentence.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_LEARNED_PAIR_FEATURES_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_LEARNED_PAIR_FEATURES_H_

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "ingest/extract/claim/learned/pair_ground.h"
#include "ingest/extract/claim/learned/sentence_view.h"
#include "ingest/extract/coreference/clusters.h"
#include "language/context/context_states.h"
#include "language/neural/feature_bag.h"

namespace quipu {

// Indices of Markables::all.
struct MarkablePair {
  uint32_t subject = 0;
  uint32_t object = 0;
  friend auto operator<=>(const MarkablePair&, const MarkablePair&) = default;
};

// What the model rests on; all must outlive whoever uses it.
struct MarkedDocument {
  const DocumentWords& words;
  const Markables& markables;
  const TypeScores& types;
  const Clusters& clusters;
  const ContextStates& context;
};

// The pairs of a sentence that may carry a claim: at most kMaxPairs, the
// nearest first where there are more. A noun may be paired with itself: "the
// prefect" says who holds that office.
std::vector<MarkablePair> PairsOf(const MarkedDocument& document,
                                  uint32_t sentence);

class PairFeatures {
 public:
  PairFeatures(const MarkedDocument& document, uint32_t sentence,
               const TriggerLexicon& triggers);

  // Values of the dense input that Find sets; depends on the vectors only.
  static size_t DenseSize(const WordVectors& vectors, size_t state_size);

  // Sets what is known of the pair, of this sentence. Linear in the distance of
  // the two in the sentence and in the tree.
  void Find(MarkablePair pair, FeatureBag& bag, std::vector<int16_t>& dense);
  // Of what the last Find set: all of it, in order.
  std::span<const PairPart> parts() const { return parts_; }

  // The word that most likely tells a claim of the pair: of their common
  // predicates the nearest, else the top of the path between them.
  uint32_t PredicateOf(MarkablePair pair) const;

  // The words whose context a claim of the pair is told from.
  using ContextWords = std::array<uint32_t, 3>;
  ContextWords ContextWordsOf(MarkablePair pair) const;

 private:
  struct Path {
    uint32_t top = kNoWord;
    std::vector<uint32_t> up;    // from the subject's head to below the top
    std::vector<uint32_t> down;  // from below the top to the object's head
  };
  Path FindPath(uint32_t from, uint32_t to) const;
  uint64_t WordKey(const Markable& markable) const;
  void AddOwn(uint32_t base, const Markable& m);
  void AddPath(const Path& path, uint64_t types);
  void AddBetween(const Markable& s, const Markable& o);
  void AddPredicates(const Markable& s, const Markable& o, uint64_t types);
  void AddTriggers(const Markable& s, const Markable& o);
  void AddVector(uint32_t w);
  void AddFeatures(MarkablePair pair);
  void AddWordInputs(const ContextWords& words);
  void AddNumbers(MarkablePair pair);
  void EndPart(PairGround ground);

  const MarkedDocument& document_;
  SentenceView view_;
  std::vector<uint32_t> best_types_;  // of the sentence's markables
  uint32_t first_ = 0;
  FeatureBag* bag_ = nullptr;  // of the pair at hand, like the next
  std::vector<int16_t>* dense_ = nullptr;
  std::vector<PairPart> parts_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_LEARNED_PAIR_FEATURES_H_
