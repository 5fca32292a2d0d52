// A sentence as the Universal Dependencies treebanks have it: tokens as
// written, the syntactic words in them, and a tree over the words.

#ifndef QUIPU_LANGUAGE_SYNTAX_PARSED_SENTENCE_H_
#define QUIPU_LANGUAGE_SYNTAX_PARSED_SENTENCE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model/span.h"

namespace quipu {

// Empty strings: not known. Names of tags, features and relations are those of
// Universal Dependencies 2.
struct Word {
  std::string form;
  std::string lemma;
  std::string upos;
  std::string features;  // "Gender=Fem|Number=Sing"
  uint32_t head = 0;     // the number of the word above, from 1; 0: the root
  std::string relation;  // to the head
};

// What stands in the text between two places where it may be divided: one word,
// or several written together ("du" is "de" and "le", "don't" "do" and "n't").
struct WrittenToken {
  Span span;  // of the text; empty where there is no text (CoNLL-U input)
  std::string form;
  uint32_t first_word = 0;  // index in ParsedSentence::words
  uint32_t word_count = 1;
  bool space_after = true;
};

// A name: words [begin, end), and the identifier of its entity type.
struct NamedWords {
  uint32_t begin = 0;
  uint32_t end = 0;
  std::string type;
};

struct ParsedSentence {
  Span span;
  bool begins_paragraph = false;
  std::string language;  // "en", "fr", "es", or "" for any other
  std::vector<WrittenToken> tokens;
  std::vector<Word> words;  // every one belongs to exactly one token, in order
  std::vector<NamedWords> names;      // ascending, none overlaps another
  std::vector<std::string> comments;  // CoNLL-U input only: lines after "# "
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_PARSED_SENTENCE_H_
