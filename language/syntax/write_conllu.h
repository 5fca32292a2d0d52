// CoNLL-U, the text format of the Universal Dependencies treebanks, out:
// https://universaldependencies.org/format.html

#ifndef QUIPU_LANGUAGE_SYNTAX_WRITE_CONLLU_H_
#define QUIPU_LANGUAGE_SYNTAX_WRITE_CONLLU_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "graph/model/source_map.h"
#include "language/syntax/conllu_sentence.h"

namespace quipu {

// What a sentence cannot say of itself. Everything may be left out.
struct ConlluContext {
  std::string_view document;  // its name, if the sentence begins a document
  uint64_t number = 0;        // of the sentence, from 1
  std::string_view text;      // what the spans refer to
  const SourceMap* source = nullptr;  // of `text`: for TokenRange
};

// Appends the sentence, and a blank line after it. Whatever the strings hold,
// the lines are CoNLL-U: line ends, tabs and other controls become blanks. Its
// own comments come first; newdoc, newpar, sent_id, text and language are added
// where it has none. A sentence without any relation (of no language known) has
// the tree that says nothing, X and dep under the first word, since programs
// ask for one. In MISC stand NE, SpaceAfter=No and, with a source map,
// TokenRange=begin:end in bytes of the original file, on the first line of the
// token.
void AppendConllu(const ConlluSentence& sentence, const ConlluContext& context,
                  std::string& out);

// The text of tokens [begin, end) as the sentence writes them.
std::string WrittenText(const ConlluSentence& sentence, size_t begin,
                        size_t end);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_WRITE_CONLLU_H_
