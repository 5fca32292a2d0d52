// What the antecedent model sees of a markable and one before it.

#ifndef QUIPU_INGEST_EXTRACT_COREFERENCE_ANTECEDENT_FEATURES_H_
#define QUIPU_INGEST_EXTRACT_COREFERENCE_ANTECEDENT_FEATURES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ingest/extract/coreference/markable_facts.h"
#include "ingest/extract/mention/markable.h"
#include "language/neural/feature_bag.h"

namespace quipu {

// What is known of the entity of an earlier markable.
struct EntitySoFar {
  uint32_t mentions = 0;
  uint32_t first = 0;  // markable
  uint32_t last = 0;   // markable
  uint32_t title = 0;  // its name of the most words, else its first markable
  std::array<float, kMentionTypeCount>
      types{};  // weighted sums of log probabilities
  GrammaticalGender gender =
      GrammaticalGender::kUnknown;  // of pronouns, else of nouns
  GrammaticalNumber number = GrammaticalNumber::kUnknown;
  bool named = false;
  bool by_pronoun = false;  // gender and number
};

class AntecedentFeatures {
 public:
  // All must outlive the features.
  AntecedentFeatures(const Analysis& analysis, const Markables& markables,
                     const TypeScores& types, const MarkableFacts& facts);

  // With vectors of so many dimensions; even.
  static size_t DenseInputs(size_t dimensions) {
    return dimensions + dimensions % 2 + 2 * kMentionTypeCount + 2;
  }

  // The markable refers to the entity, a number below that of markables. Call
  // it for each in ascending order, after features of it were collected.
  void Refer(uint32_t markable, uint32_t entity);

  // Those of the choice that the markable refers to nothing before it.
  void CollectNew(uint32_t anaphor, std::span<const uint32_t> candidates,
                  FeatureBag& bag, std::vector<int16_t>& dense) const;
  // `rank` is the place of the candidate among all, the nearest 0. Linear in
  // the words of both.
  void Collect(uint32_t anaphor, uint32_t candidate, size_t rank,
               FeatureBag& bag, std::vector<int16_t>& dense) const;

 private:
  // A number for how the words of both agree.
  uint64_t MatchOf(uint32_t anaphor, uint32_t candidate) const;
  void AddAgreement(uint32_t anaphor, uint32_t candidate, uint64_t match,
                    FeatureBag& bag) const;
  void AddTree(uint32_t anaphor, uint32_t candidate, uint64_t match,
               FeatureBag& bag) const;
  void AddEntity(uint32_t anaphor, uint32_t candidate, uint64_t match,
                 FeatureBag& bag) const;
  void AddSpeech(uint32_t anaphor, uint32_t candidate, FeatureBag& bag) const;
  void AddDense(uint32_t anaphor, uint32_t candidate,
                std::vector<int16_t>& dense) const;
  const SyntacticWord& HeadOf(uint32_t markable) const;

  const Analysis& analysis_;
  const Markables& markables_;
  const TypeScores& types_;
  const MarkableFacts& facts_;
  size_t dimensions_;
  std::vector<uint32_t> likely_before_;  // likely mentions before each markable
  std::vector<uint32_t> entity_of_;
  std::vector<EntitySoFar> entities_;
  uint32_t most_mentions_ = 0;  // of any entity
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_COREFERENCE_ANTECEDENT_FEATURES_H_
