// What the type model sees of the markables of a document.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_TYPE_FEATURES_H_
#define QUIPU_INGEST_EXTRACT_MENTION_TYPE_FEATURES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/extract/mention/markable.h"
#include "ingest/ontology/ontology_file.h"
#include "language/model/analysis.h"
#include "language/names/name_labels.h"
#include "language/names/recognizer.h"
#include "language/neural/feature_bag.h"
#include "language/neural/word_vectors.h"

namespace quipu {

class TypeFeatures {
 public:
  // All must outlive the features; `scores` are the recogniser's of the whole
  // analysis. Linear.
  TypeFeatures(const Analysis& analysis, const NameScores& scores,
               const Markables& markables, const OntologyFile& file,
               const WordVectors& vectors);

  // How many dense inputs there are with vectors of so many dimensions.
  static size_t DenseInputs(const WordVectors& vectors) {
    return 5 * vectors.dimensions() + vectors.dimensions() % 2 +
           2 * (kNameTypes.size() + 1);
  }

  // Sets features and dense inputs of a markable that is no literal. Quickest
  // for markables of one sentence after the other.
  void Collect(uint32_t markable, FeatureBag& bag, std::vector<int16_t>& dense);

 private:
  // Of a folded word: what the ontology's lists say of it, in bits.
  struct Known {
    uint64_t form = 0;
    uint32_t types = 0;  // parallel to Ontology::types
    uint32_t cues = 0;
  };
  // Of the text of names and of the heads of other markables.
  struct Occurrences {
    uint32_t count = 0;
    std::array<uint32_t, kNameTypes.size()> types{};
    std::vector<int32_t> context;  // of names: the sum of what AddContext adds
    int32_t contexts = 0;
  };

  void CountOccurrences();
  void EnterSentence(uint32_t sentence);
  const Known& Look(std::string_view word);
  uint64_t KeyOf(const Markable& markable) const;
  uint64_t MostNamed(uint64_t key) const;
  void AddHead(const Markable& m, FeatureBag& bag);
  void AddWords(const Markable& m, FeatureBag& bag);
  void AddAround(const Markable& m, FeatureBag& bag);
  void AddTree(const Markable& m, FeatureBag& bag);
  void AddDocument(const Markable& m, FeatureBag& bag);
  void AddDense(const Markable& m, std::vector<int16_t>& dense);
  // What stands around a markable: the vectors of the word above and of the
  // nearest before it that is no function word, and the recogniser's scores.
  void AddContext(const Markable& m, std::vector<int16_t>& dense);
  std::span<const int8_t> VectorOf(const SyntacticWord& word);
  // Of no word zeros.
  void AddVector(const SyntacticWord* word, std::vector<int16_t>& dense);

  const AnalyzedSentence& SentenceOf(const Markable& m) const {
    return analysis_.sentences[m.sentence];
  }
  uint64_t LemmaOf(const SyntacticWord& word);

  const Analysis& analysis_;
  const NameScores& scores_;
  const Markables& markables_;
  const OntologyFile& file_;
  const WordVectors& vectors_;
  std::vector<size_t> first_;  // of each sentence, its first word among all
  std::unordered_map<uint64_t, Occurrences> occurrences_;
  std::unordered_map<std::string_view, Known> known_;
  // Of the sentence last entered: whether a name begins, or ends, at a word.
  uint32_t entered_ = kNoWord;
  std::vector<bool> name_begins_, name_ends_;
  std::vector<uint64_t> lemmas_;  // hashes, by LemmaId; 0: not yet made
  // By LemmaId; nullopt: not yet looked up.
  std::vector<std::optional<std::span<const int8_t>>> lemma_vectors_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_TYPE_FEATURES_H_
