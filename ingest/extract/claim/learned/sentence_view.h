// A sentence as the relation model sees it: what is asked of every pair of its
// markables, found once.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_LEARNED_SENTENCE_VIEW_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_LEARNED_SENTENCE_VIEW_H_

#include <cstdint>
#include <span>
#include <vector>

#include "ingest/extract/mention/markable.h"
#include "ingest/extract/mention/predicate_arguments.h"
#include "ingest/ontology/triggers.h"
#include "language/neural/word_vectors.h"

namespace quipu {

// Of one document: hashes and vectors of its lemmas. The analysis and the
// vectors must outlive it.
class DocumentWords {
 public:
  DocumentWords(const Analysis& analysis, const WordVectors& vectors);

  const Analysis& analysis() const { return analysis_; }
  const WordVectors& vectors() const { return vectors_; }
  uint64_t Lemma(const SyntacticWord& word) const {
    return lemmas_[word.lemma.value].hash;
  }
  // Empty for a word that has none.
  std::span<const int8_t> Vector(const SyntacticWord& word) const {
    return lemmas_[word.lemma.value].vector;
  }

 private:
  struct Lemmatized {
    uint64_t hash = 0;
    std::span<const int8_t> vector;
  };
  const Analysis& analysis_;
  const WordVectors& vectors_;
  std::vector<Lemmatized> lemmas_;  // by LemmaId
};

// That a word stands where a trigger's subject or object does.
struct TriggerHit {
  uint32_t trigger = 0;    // the trigger's word
  uint16_t predicate = 0;  // of the lexicon
  bool subject = false;    // else object
  bool weak = false;
};

class SentenceView {
 public:
  SentenceView(const DocumentWords& words, const SentenceTree& tree,
               const TriggerLexicon& triggers);

  const SentenceTree& tree() const { return tree_; }
  const PredicateArguments& arguments() const { return arguments_; }
  uint64_t Lemma(uint32_t w) const { return lemmas_[w]; }
  std::span<const int8_t> Vector(uint32_t w) const { return vectors_[w]; }
  // Relation and subtype in one number.
  uint32_t Relation(uint32_t w) const { return relations_[w]; }
  // The lemma of its preposition; 0 without one.
  uint64_t Case(uint32_t w) const { return cases_[w]; }
  // By trigger.
  std::span<const TriggerHit> Hits(uint32_t w) const { return hits_[w]; }

 private:
  void FindHits(const TriggerLexicon& triggers);
  bool Matches(const Trigger& trigger, uint32_t w) const;

  const SentenceTree& tree_;
  PredicateArguments arguments_;
  std::vector<uint64_t> lemmas_, cases_;
  std::vector<uint32_t> relations_;
  std::vector<std::span<const int8_t>> vectors_;
  std::vector<std::vector<TriggerHit>> hits_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_LEARNED_SENTENCE_VIEW_H_
