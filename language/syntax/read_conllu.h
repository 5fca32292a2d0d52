// CoNLL-U, the text format of the Universal Dependencies treebanks, in:
// https://universaldependencies.org/format.html

#ifndef QUIPU_LANGUAGE_SYNTAX_READ_CONLLU_H_
#define QUIPU_LANGUAGE_SYNTAX_READ_CONLLU_H_

#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/syntax/conllu_sentence.h"

namespace quipu {

// Names are read from NE=B-Type and NE=I-Type in MISC, the language from a
// "# language = en", paragraphs from "# newpar" and "# newdoc". XPOS, DEPS, the
// rest of MISC and empty nodes (8.1) are not kept. Nothing is demanded of the
// tree but that heads are words of the sentence. kInvalidArgument, with the
// number of the line, for anything that is not CoNLL-U in UTF-8. kLimit: 4 GiB
// or more. Linear.
Result<std::vector<ConlluSentence>> ReadConllu(std::string_view bytes);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_READ_CONLLU_H_
