// The words of a claim's text object, found from the word that the others hang
// on.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_TEXT_OF_H_
#define QUIPU_INGEST_EXTRACT_MENTION_TEXT_OF_H_

#include <cstdint>
#include <string_view>

#include "graph/model/span.h"
#include "ingest/extract/mention/sentence_tree.h"

namespace quipu {

enum class TextForm : uint8_t {
  kName,  // "the Shining Band": a name, or what is between quotation marks
  kRole,  // "minister of the interior": without article and the names of
          // its holder and of whom it is held in
  kDescription,  // "a seminarian who believed in agendas": without what it says
                 // it of
  kContent,  // what is said, demanded, planned: a clause without its "that",
             // or a thing: "the release of all prisoners"
};

// What the texts of a predicate are like: holds_role kRole, characterized_as
// kDescription, most kContent.
TextForm TextFormOf(std::string_view predicate);

// The bytes of the text; never empty, within the sentence of the tree, without
// marks at its ends. Of the topmost word between quotation marks (of a name,
// any word) all that they enclose; else the unbroken stretch around `head` that
// hangs from it. Of a thing no coordinated others, appositions and clauses
// behind a comma. Looks at 200 words to each side and at 200 that hang from the
// head, no more.
Span TextOf(const SentenceTree& tree, uint32_t head, TextForm form);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_TEXT_OF_H_
