// The parts of what the relation model sees of a pair.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_LEARNED_PAIR_GROUND_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_LEARNED_PAIR_GROUND_H_

#include <cstddef>
#include <cstdint>

namespace quipu {

// What of a pair a feature tells of, as people would say it.
enum class PairGround : uint8_t {
  kTypes,      // what the two may be
  kSubject,    // its words and where it hangs in the tree
  kObject,     // likewise
  kWords,      // the words of both together
  kPath,       // the way between them in the tree
  kBetween,    // what stands between and beside them
  kPredicate,  // the word that both are arguments of
  kTriggers,   // what the trigger lexicon knows of that word
  kContext,    // what a contextual encoder makes of these words
};
inline constexpr size_t kPairGroundCount = 9;

// Up to these ends, from those of the part before, the features and the dense
// input tell of `ground`.
struct PairPart {
  PairGround ground = PairGround::kTypes;
  size_t features_end = 0;
  size_t dense_end = 0;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_LEARNED_PAIR_GROUND_H_
