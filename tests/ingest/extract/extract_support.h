// Documents made of a few sentences, and extractions as readable lines.

#ifndef QUIPU_TESTS_INGEST_EXTRACT_EXTRACT_SUPPORT_H_
#define QUIPU_TESTS_INGEST_EXTRACT_EXTRACT_SUPPORT_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "ingest/extract/extractor.h"

namespace quipu {

// All of `text` is body; the language is an ISO code or "".
Document BodyDocument(std::string_view text, std::string_view language);

// With the models of the source tree, opened once.
const ExtractionModels& SharedModels();

// The built-in ontology, read once.
const Extractor& DefaultExtractor();
// The same without learned claims: what tests of rules ask.
const Extractor& RulesExtractor();

// One line for each entity that has a name, then one for each claim:
//   Person Ada Bell = Bell (surname)
//   Ada Bell --leads--> Harbour Trust; not; alleged; by Lars Holm; date=1981
std::vector<std::string> Render(const Extraction& extraction);

// Only the claims that an English text gives, as Render has them.
std::vector<std::string> ClaimsOf(std::string_view text);

}  // namespace quipu

#endif  // QUIPU_TESTS_INGEST_EXTRACT_EXTRACT_SUPPORT_H_
