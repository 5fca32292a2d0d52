// Names in sentences, by a network (docs/models.md).

#ifndef QUIPU_LANGUAGE_NAMES_RECOGNIZER_H_
#define QUIPU_LANGUAGE_NAMES_RECOGNIZER_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/names/gazetteer.h"
#include "language/neural/int_matrix.h"
#include "language/neural/sentence_encoder.h"
#include "language/neural/word_vectors.h"
#include "language/syntax/parsed_sentence.h"

namespace quipu {

// What the network is told of each word beyond its form, in bits: the
// gazetteer's marks and the language.
std::vector<uint64_t> FindNameMarks(std::span<const std::string_view> forms,
                                    std::string_view language,
                                    const Gazetteer& gazetteer);
inline constexpr size_t kNameMarkCount = kGazetteerMarkCount + 3;

class NameRecognizer {
 public:
  // What WriteNames (train) wrote. Bytes, vectors and gazetteer must
  // outlive the recogniser. kCorruption for anything else.
  static Result<NameRecognizer> FromBytes(std::string_view bytes,
                                          const WordVectors& vectors,
                                          const Gazetteer& gazetteer);

  // Sets the names of sentences of one document from their forms and languages.
  // What the network thinks of a capitalised word is mixed with what it thinks
  // of the same word elsewhere in the document. Time and memory are linear in
  // the words. Safe for use by many threads.
  void Recognize(std::span<ParsedSentence> sentences) const;

 private:
  struct Part;

  static void Divide(ParsedSentence& sentence, std::vector<Part>& parts);
  void ScoreBatch(std::span<const Part> parts,
                  std::vector<float>& emissions) const;

  Gazetteer gazetteer_;
  SentenceEncoder encoder_;
  WeightMatrix hidden_, emission_;
  std::vector<float> transitions_;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NAMES_RECOGNIZER_H_
