// How text is divided and folded into the words that phrases and patterns of
// the ontology are compared by.

#ifndef QUIPU_INGEST_ONTOLOGY_PHRASE_WORDS_H_
#define QUIPU_INGEST_ONTOLOGY_PHRASE_WORDS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quipu {

// Lower case, with straight apostrophes, hyphens and quotation marks.
std::string FoldWord(std::string_view word);

// Where a stretch of text without blanks is divided: at hyphens, before "'s"
// and "n't", after "l'" and its like. Byte ranges, ascending.
std::vector<std::pair<size_t, size_t>> DivideWord(std::string_view word);

// `phrase` divided at blanks and as DivideWord does, each word folded.
std::vector<std::string> FoldWords(std::string_view phrase);

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_PHRASE_WORDS_H_
