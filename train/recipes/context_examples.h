// What a contextual encoder is fine-tuned on, written for the program that does
// it (context_encoder.py): texts, and the examples of the networks that stand
// on its states.

#ifndef QUIPU_TRAIN_RECIPES_CONTEXT_EXAMPLES_H_
#define QUIPU_TRAIN_RECIPES_CONTEXT_EXAMPLES_H_

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/extract/claim/learned/relation_model.h"
#include "language/model/analysis.h"
#include "train/neural/feature_dataset.h"

namespace quipu {

// One network's.
struct ContextTask {
  std::string name;
  const FeatureDataset* data;
  // For each document of the data its place among the texts.
  std::vector<uint32_t> texts;
};

// Writes into a folder, which it makes:
//   texts.jsonl      a text a line: its sentences, each a list of words, each a
//                    form and whether white space stands before it
//   relations.json   the outputs of the network of relations
//   NAME.examples    a line of JSON with the numbers of examples, dense inputs
//                    and places of an example, and of groups, and the lengths
//                    of the arrays that follow it, little-endian: of each
//                    example its text (uint32) and its places (a sentence and a
//                    word each, uint32), the ends of features, of right and of
//                    ignored outputs (uint64 each), and of groups; features
//                    (uint32), right and ignored outputs (uint16), and dense
//                    inputs (int16, in units of 1 / kInputOne)
Result<void> WriteContextExamples(const std::filesystem::path& folder,
                                  std::span<const Analysis* const> texts,
                                  std::span<const ContextTask> tasks,
                                  std::span<const RelationOutput> relations);

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_CONTEXT_EXAMPLES_H_
