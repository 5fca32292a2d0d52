// Words of clean text that has no treebank: our own training sentences and
// corpora with character offsets.

#ifndef QUIPU_TRAIN_CORPORA_ROUGH_WORDS_H_
#define QUIPU_TRAIN_CORPORA_ROUGH_WORDS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace quipu {

// A syntactic word and the bytes it stands in; the parts of a contraction
// ("del": "de", "el") stand in the same ones.
struct RoughWord {
  size_t begin = 0;
  size_t end = 0;
  std::string form;
};

// Divides at spaces and as the treebanks of the language do at punctuation,
// elision, "n't", "'s" and, in English, hyphens. Where `in_name`, French "des"
// is a contraction, else an article. Linear.
std::vector<RoughWord> RoughWords(std::string_view text,
                                  std::string_view language,
                                  bool in_name = false);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_ROUGH_WORDS_H_
