// Any bytes as an ontology: an error that names the source, or an ontology.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ingest/ontology/ontology_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto file = quipu::ReadOntologyFile(bytes, "source.yaml");
  if (!file && file.error().message.find("source.yaml") == std::string::npos) {
    std::abort();
  }
  return 0;
}
