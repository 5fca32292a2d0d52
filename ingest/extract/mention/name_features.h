// What the name tagger sees of the words of a document.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_NAME_FEATURES_H_
#define QUIPU_INGEST_EXTRACT_MENTION_NAME_FEATURES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "language/model/analysis.h"
#include "language/names/name_labels.h"
#include "language/names/recognizer.h"
#include "language/neural/feature_bag.h"

namespace quipu {

class NameFeatures {
 public:
  // How sure the recogniser was of the word, and of those beside it.
  static constexpr size_t kDenseInputs = 3 * kNameLabelCount + 1;
  using Dense = std::array<int16_t, kDenseInputs>;

  // Both must outlive the features. `scores` are the recogniser's of all
  // sentences. Linear.
  NameFeatures(const Analysis& analysis, const NameScores& scores);

  // Looks at a sentence; the calls below are of its words.
  void Enter(uint32_t sentence);
  uint32_t size() const { return static_cast<uint32_t>(words_.size()); }
  // Whether the word or one of the three on either side is capitalised, has a
  // digit or was recognised as part of a name. No other word is in one.
  bool IsNearName(uint32_t word) const;
  // Whether the word may be a demonym: those of French are written small.
  bool MayBeDemonym(uint32_t word) const;
  // Adds the features of a word.
  void Collect(uint32_t word, FeatureBag& bag) const;
  Dense DenseOf(uint32_t word) const;

 private:
  struct Word {
    uint64_t form = 0;   // hash of the folded form
    uint64_t known = 0;  // how the document writes and names the form elsewhere
    uint32_t shape = 0;
    uint32_t label = 0;  // of the recogniser
    uint32_t upos = 0;
    uint32_t line = 0;  // bits: begins a line, ends one
  };
  // Of a folded form in the whole document.
  struct Occurrences {
    uint32_t lower = 0;
    uint32_t capital = 0;  // within sentences that are not all capitals
    uint32_t begins = 0;   // names, as the recogniser has it
    uint32_t inside = 0;
    std::array<uint16_t, kNameTypes.size()> types{};
  };

  void CountOccurrences();
  void AddInitials(const RecognizedName& name);
  void FindLines();
  uint64_t Known(uint64_t form) const;
  const Word& At(int64_t word) const {
    const bool inside = word >= 0 && word < static_cast<int64_t>(words_.size());
    return inside ? words_[static_cast<size_t>(word)] : edge_;
  }
  void AddWindow(uint32_t word, FeatureBag& bag) const;
  void AddForm(uint32_t word, FeatureBag& bag) const;
  void AddSyntax(uint32_t word, FeatureBag& bag) const;
  void AddDocument(uint32_t word, FeatureBag& bag) const;

  const Analysis& analysis_;
  const NameScores& scores_;
  std::vector<size_t> first_;  // of each sentence, its first word among all
  std::unordered_map<uint64_t, Occurrences> occurrences_;
  std::unordered_set<uint64_t> initials_;  // of names, as forms

  const AnalyzedSentence* sentence_ = nullptr;
  size_t first_word_ = 0;
  uint32_t look_ = 0;  // of the sentence
  std::vector<Word> words_;
  Word edge_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_NAME_FEATURES_H_
