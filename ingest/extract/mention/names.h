// The names of a document, and what tells what they name.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_NAMES_H_
#define QUIPU_INGEST_EXTRACT_MENTION_NAMES_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/extraction.h"
#include "ingest/extract/mention/document_context.h"
#include "ingest/extract/mention/markable.h"

namespace quipu {

inline constexpr uint32_t kNoMarkable = std::numeric_limits<uint32_t>::max();

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
  std::optional<NameType> recognized;
  bool acronym = false;    // 2 to 6 capitals
  std::vector<int> votes;  // for each type of the ontology
  // Index in Markables::all; kNoMarkable for what only the metadata states.
  uint32_t markable = kNoMarkable;
};

// The names among the markables, in their order. Linear in the text.
std::vector<Name> FindNames(const DocumentContext& context,
                            const Markables& markables);

// A name of the words [begin, end) of a sentence.
Name MakeName(const DocumentContext& context, uint32_t sentence, uint32_t begin,
              uint32_t end);

// The name at `span` of a text that nothing is known of: without words and
// types, and with an empty key where the span holds no letter.
Name NameAt(std::string_view text, Span span);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_NAMES_H_
