// Any bytes as a line of extractions: either an error, or an extraction that is
// written and read back as it is.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "graph/interchange/extraction_line.h"
#include "graph/interchange/read_extraction_line.h"

namespace quipu {
namespace {

// A text with an accent that is two characters in the file.
Document MakeDocument() {
  Document document;
  document.key = {"a.txt"};
  document.text = "Ana né in Lima, 1986.";
  document.source_map.Add(5, 0, 5);
  document.source_map.Add(2, 5, 3);
  document.source_map.Add(15, 8, 15);
  document.source_size = 23;
  return document;
}

Ontology MakeOntology() {
  Ontology ontology;
  ontology.types = {{"Person", "", "Person"}};
  ontology.predicates.emplace_back().name = "met";
  return ontology;
}

void RoundTrip(std::string_view bytes) {
  static const Document document = MakeDocument();
  static const Ontology ontology = MakeOntology();
  const auto json = ParseExtractionLine(bytes);
  if (!json) return;
  (void)ReadLineDocument(*json);
  const auto line = ReadLineExtraction(*json, document, ontology);
  if (!line) return;
  const std::string written =
      ExtractionLine(document, {{}, true, line->entities, line->claims});
  const auto again = ParseExtractionLine(written);
  if (!again) std::abort();
  const auto read = ReadLineExtraction(*again, document, ontology);
  if (!read || read->entities != line->entities ||
      ExtractionLine(document, {{}, true, read->entities, read->claims}) !=
          written) {
    std::abort();
  }
}

}  // namespace
}  // namespace quipu

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  quipu::RoundTrip({reinterpret_cast<const char*>(data), size});
  return 0;
}
