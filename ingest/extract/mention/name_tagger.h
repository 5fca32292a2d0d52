// Names as annotators of documents mark them: a second look at what the name
// recogniser found, with the trees, the layout and the rest of the document.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_NAME_TAGGER_H_
#define QUIPU_INGEST_EXTRACT_MENTION_NAME_TAGGER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/extract/mention/markable.h"
#include "ingest/extract/mention/name_features.h"
#include "language/analysis_details.h"
#include "language/model/analysis.h"
#include "language/neural/bytes.h"
#include "language/neural/feature_network.h"

namespace quipu {

// What the first network tells of a word, by what the word before it is:
// outside of names or first word of one after a word that is outside; outside,
// first or later word of a name after a word of a name.
inline constexpr size_t kTaggerOutputCount = 5;
// The output for a label, 0: outside, 1: first, 2: later word of a name.
constexpr size_t TaggerOutput(bool after_name, size_t label) {
  return after_name ? 2 + label : label;
}
// What the second tells: outside, first and later word of a name inside a name,
// and of a demonym.
inline constexpr size_t kInnerLabelCount = 5;

// Beside the features of the word: the labels of the first network around it.
void CollectInner(const std::vector<uint8_t>& labels, uint32_t word,
                  FeatureBag& bag);

// Tagger networks as training leaves them.
struct NameTaggerWeights {
  FeatureNetworkWeights names;
  FeatureNetworkWeights inner;

  // What NameTagger::Read reads.
  void Write(ByteWriter& out) const;
};

// Immutable; safe for use by many threads.
class NameTagger {
 public:
  // The bytes must outlive the tagger. `state_size` is that of the context that
  // it sees. kCorruption for anything that NameTaggerWeights::Write did not
  // write.
  static Result<NameTagger> Read(ByteReader& bytes, size_t state_size);

  // Sets the names of the analysis anew from them, the trees and `details`. A
  // name keeps the type of a recognised name that it shares words with. Returns
  // names inside names and demonyms, ascending. Linear.
  std::vector<MarkedWords> Tag(Analysis& analysis,
                               const AnalysisDetails& details) const;

 private:
  // What a sentence's words look like to both networks.
  struct Look;

  std::vector<uint8_t> FindNames(Look& look) const;
  std::vector<uint8_t> FindInner(Look& look,
                                 const std::vector<uint8_t>& labels) const;

  FeatureNetwork names_;
  FeatureNetwork inner_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_NAME_TAGGER_H_
