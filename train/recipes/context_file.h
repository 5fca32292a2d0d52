// A fine-tuned contextual encoder in float, as a training program leaves it:
//
//   quipu-context 1
//   {"width": 384, "layers": 12, "heads": 12, "inner": 1536,
//    "positions": 512, "eps": 1e-12, "states": 256,
//    "networks": [["types", 65536, 32, 856, 12], ...],
//    "relations": [["leads", 0], ...]}                           (on one line)
//   {"pieces": [["<s>", 0], ["</s>", 0], ["<unk>", 0], ["\u2581the", -3.5],
//    ...]}                                                       (on one line)
//
// and then float32, little-endian, row by row, nothing between: embeddings of
// pieces; of positions, an embedding of the type added; gain and bias of their
// normalisation; and for each layer weights and bias of query, key, value and
// attention's output, gain and bias of the normalisation after it, weights
// and bias of the inner and the outer half of the feed-forward network, gain
// and bias of the last normalisation; weights and bias of the states; and for
// each network its table, weights and bias of the dense inputs, weights and
// bias of the output: its numbers above are rows of the table, hidden units,
// dense inputs and outputs. Weights have a row for each output. "relations" are
// the outputs of the network of that name: predicate and kind of object.

#ifndef QUIPU_TRAIN_RECIPES_CONTEXT_FILE_H_
#define QUIPU_TRAIN_RECIPES_CONTEXT_FILE_H_

#include <functional>
#include <istream>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/extract/claim/learned/relation_model.h"
#include "language/neural/context_encoder_weights.h"
#include "language/neural/feature_network.h"
#include "language/neural/piece_vocabulary.h"

namespace quipu {

struct ContextWeights {
  PieceVocabularyWeights vocabulary;
  ContextEncoderWeights encoder;
  std::map<std::string, FeatureNetworkWeights, std::less<>> networks;
  std::vector<RelationOutput> relations;
};

// kInvalidArgument: not such a file, one cut short, or one that goes on.
Result<ContextWeights> ReadContextFile(std::istream& in);

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_CONTEXT_FILE_H_
