// Universal Dependencies treebanks: what the taggers, parsers, segmenters and
// lemmatisers learn from.

#ifndef QUIPU_TRAIN_CORPORA_TREEBANK_H_
#define QUIPU_TRAIN_CORPORA_TREEBANK_H_

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/syntax/conllu_sentence.h"

namespace quipu {

// Sentences in the order of the file. Their spans and those of their tokens are
// empty until JoinText sets them; begins_paragraph is set where the file says
// "# newpar" or "# newdoc".
struct Treebank {
  std::vector<ConlluSentence> sentences;
  std::vector<size_t> documents;  // indices of sentences that begin one
};

// As ReadConllu, but without comments. A lemma or a feature "_" is an empty
// string unless the form is "_" as well. `language` becomes every sentence's.
Result<Treebank> ParseTreebank(std::string_view conllu, std::string language);

// Reads `path`, or `path` + ".xz" (ReadMaybeCompressed).
Result<Treebank> ReadTreebank(const std::filesystem::path& path,
                              std::string language);

// The running text of the sentences, as the raw texts of the CoNLL 2018 shared
// task have it: a blank after each token but those with SpaceAfter=No, at the
// end of a sentence as well; an empty line before a new paragraph or document.
// Sets the spans of sentences and tokens.
std::string JoinText(std::vector<ConlluSentence>& sentences);

struct TreebankSplit {
  Treebank train;
  Treebank dev;
};

// Holds out a tenth: sentences are taken in runs of ten, and of ten runs the
// last is for dev. For treebanks that have no dev split of their own.
TreebankSplit SplitTenth(const Treebank& treebank);

// Puts the sentences of `more` after those of `all`.
void Append(const Treebank& more, Treebank& all);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_TREEBANK_H_
