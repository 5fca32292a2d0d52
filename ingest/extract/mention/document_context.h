// What every stage of extraction knows of the document and of the ontology.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_DOCUMENT_CONTEXT_H_
#define QUIPU_INGEST_EXTRACT_MENTION_DOCUMENT_CONTEXT_H_

#include <string_view>
#include <vector>

#include "ingest/extract/mention/words.h"
#include "ingest/ontology/ontology_file.h"
#include "ingest/ontology/types.h"

namespace quipu {

struct DocumentContext {
  std::string_view text;
  const std::vector<WordSentence>& sentences;
  const OntologyFile& file;
  const KnownTypes& types;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_DOCUMENT_CONTEXT_H_
