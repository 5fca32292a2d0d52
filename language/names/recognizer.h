// Names in sentences, by a network (docs/models.md).

#ifndef QUIPU_LANGUAGE_NAMES_RECOGNIZER_H_
#define QUIPU_LANGUAGE_NAMES_RECOGNIZER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/model/analysis.h"
#include "language/names/gazetteer.h"
#include "language/neural/int_matrix.h"
#include "language/neural/sentence_encoder.h"
#include "language/neural/word_vectors.h"

namespace quipu {

// What the network knows of each word beside its form, in bits: the
// gazetteer's marks and the language.
std::vector<uint64_t> FindNameMarks(std::span<const std::string_view> forms,
                                    Language language,
                                    const Gazetteer& gazetteer);
inline constexpr size_t kNameMarkCount =
    kGazetteerMarkCount + kLanguages.size();

// A recogniser as training leaves it.
struct NamesWeights {
  EncoderWeights encoder;
  LayerWeights hidden;
  LayerWeights emission;           // kNameLabelCount rows
  std::vector<float> transitions;  // as FindBestLabels takes them

  // What NameRecognizer::FromBytes reads.
  std::string Write() const;
};

// What the network thinks of each label of each word, the words of all
// sentences one after the other: kNameLabelCount scores for each, in units of
// 1 / kNameScoreOne. The best is 0, the least -16.
struct NameScores {
  std::vector<int16_t> values;
};
inline constexpr int kNameScoreOne = 128;

class NameRecognizer {
 public:
  // What NamesWeights::Write wrote. Bytes, vectors and gazetteer must
  // outlive the recogniser. kCorruption for anything else.
  static Result<NameRecognizer> FromBytes(std::string_view bytes,
                                          const WordVectors& vectors,
                                          const Gazetteer& gazetteer);

  // Sets the names of sentences of one document from their forms and languages.
  // What the network thinks of a capitalised word is mixed with what it thinks
  // of the same word elsewhere in the document. Linear. Of sentences with
  // capitalised words beyond the first `most_kept` words the network runs
  // twice, so that memory is bounded but for the distinct words; the answers
  // are the same. Safe for use by many threads.
  void Recognize(std::span<AnalyzedSentence> sentences,
                 size_t most_kept = kMostKept) const {
    Recognize(sentences, nullptr, most_kept);
  }
  // Sets `scores`, too, unless it is null.
  void Recognize(std::span<AnalyzedSentence> sentences, NameScores* scores,
                 size_t most_kept = kMostKept) const;

 private:
  static constexpr size_t kMostKept = 1'000'000;  // of 76 bytes each

  struct Part;
  class Occurrences;

  static void Divide(AnalyzedSentence& sentence, size_t at,
                     std::vector<Part>& parts);
  // The emissions of the parts' words, one part after the other.
  std::vector<float> ScoreBatch(std::span<const Part> parts) const;
  static std::vector<std::span<const Part>> BatchesOf(
      std::span<const Part> parts);
  void MixAndLabel(std::span<const Part> parts, const Occurrences& occurrences,
                   std::vector<float> emissions, NameScores* scores) const;
  void Label(const Part& part, std::span<const float> emissions,
             NameScores* scores) const;

  Gazetteer gazetteer_;
  SentenceEncoder encoder_;
  WeightMatrix hidden_, emission_;
  std::vector<float> transitions_;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NAMES_RECOGNIZER_H_
