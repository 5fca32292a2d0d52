// The corpora with names, each in its own format and with its own labels, as
// sentences with one set of labels.

#ifndef QUIPU_TRAIN_CORPORA_NAMES_CORPUS_H_
#define QUIPU_TRAIN_CORPORA_NAMES_CORPUS_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "language/names/name_labels.h"

namespace quipu {

// A sentence whose corpus leaves open, word by word, which of several labels
// is meant. No set is empty; some sequence of sets has a well-formed labelling.
struct NamesSentence {
  std::string language;  // "en", "fr", "es"
  // "uner", "wikigold", "crossner_politics" (and science, literature, music,
  // ai), "re3d", "redocred", "gum", "litbank", "enp", "newseye", "ancora",
  // "ancora_untyped", "tags_es_gsd" (and others, by tags alone), "own".
  std::string corpus;
  std::vector<std::string> forms;
  std::vector<NameLabelSet> allowed;
  uint32_t document = 0;  // sentences of one text share it, within a corpus
};

// What is trained on and what is held back from training to measure.
struct NamesCorpora {
  std::vector<NamesSentence> train;
  std::vector<NamesSentence> dev;
};

// Reads every corpus below `data` (the layout of its README.md) that a shipped
// model may be trained on, then names.{en,fr,es}.txt in `own`, those that
// exist. The order is fixed. kNotFound: a corpus of `data` is missing.
Result<NamesCorpora> ReadNamesCorpora(const std::filesystem::path& data,
                                      const std::filesystem::path& own);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_NAMES_CORPUS_H_
