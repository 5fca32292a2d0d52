// Names in sentences: where they begin and end, without yet saying what they
// name.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_NAMES_H_
#define QUIPU_INGEST_EXTRACT_MENTION_NAMES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/extraction.h"
#include "ingest/extract/mention/document_context.h"

namespace quipu {

struct Name {
  uint32_t sentence = 0;
  uint32_t begin = 0;  // words
  uint32_t end = 0;
  // With the common nouns that say what it is: "the [X prison]".
  uint32_t outer_begin = 0;
  uint32_t outer_end = 0;
  Span span;
  std::string text;  // as written, white space made single blanks
  std::string key;   // under which names are compared; never empty
  // Inside a longer name: "X" in "X regime". It is a mention, and no argument.
  bool nested = false;
  bool personal = false;   // two to five words such as persons bear
  bool acronym = false;    // 2 to 6 capitals
  std::vector<int> votes;  // for each type of the ontology
};

// The names of body and titles, ascending. Linear in the text.
std::vector<Name> FindNames(const DocumentContext& context);

// Fills Name::votes from the name itself and the words around it.
void VoteForTypes(const DocumentContext& context, std::vector<Name>& names);

// `text` with every run of white space made one blank.
std::string SingleBlanks(std::string_view text);

// A name of the words [begin, end) of a sentence.
Name MakeName(const DocumentContext& context, uint32_t sentence, uint32_t begin,
              uint32_t end);

// The type that a word inside the name tells, as "party" does; kNoType if
// none. `fixed` is the word that told it.
int HeadType(const DocumentContext& context, const WordSentence& sentence,
             uint32_t begin, uint32_t end);

// The type that has the lower- or upper-case word as a head; kNoType if none.
int HeadTypeAt(const DocumentContext& context, const WordSentence& sentence,
               uint32_t word);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_NAMES_H_
