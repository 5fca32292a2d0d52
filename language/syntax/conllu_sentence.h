// A sentence of a CoNLL-U file, all of it strings, as treebanks and other
// programs write them: what is read, written and learnt from. What Quipu
// analyses is an Analysis.

#ifndef QUIPU_LANGUAGE_SYNTAX_CONLLU_SENTENCE_H_
#define QUIPU_LANGUAGE_SYNTAX_CONLLU_SENTENCE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model/span.h"

namespace quipu {

// Empty strings: not known.
struct ConlluWord {
  std::string form;
  std::string lemma;
  std::string upos;
  std::string features;  // "Gender=Fem|Number=Sing"
  uint32_t head = 0;     // the number of the word above, from 1; 0: the root
  std::string relation;  // to the head
};

// A line of one word, or a range of several.
struct ConlluToken {
  Span span;  // of the text; empty where there is no text
  std::string form;
  uint32_t first_word = 0;  // index in ConlluSentence::words
  uint32_t word_count = 1;
  bool space_after = true;
};

// A name: words [begin, end), and the identifier of its entity type.
struct ConlluName {
  uint32_t begin = 0;
  uint32_t end = 0;
  std::string type;
};

struct ConlluSentence {
  Span span;
  bool begins_paragraph = false;
  std::string language;  // "en", "fr", "es", or "" for any other
  std::vector<ConlluToken> tokens;
  std::vector<ConlluWord> words;  // every one belongs to one token, in order
  std::vector<ConlluName> names;  // ascending, none overlaps another
  std::vector<std::string> comments;  // lines after "# "
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_CONLLU_SENTENCE_H_
