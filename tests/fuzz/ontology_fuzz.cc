// Any bytes as an ontology: an error that names the source, or an extractor.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ingest/extract/extractor.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto extractor = quipu::Extractor::Create(bytes, "source.yaml");
  if (!extractor &&
      extractor.error().message.find("source.yaml") == std::string::npos) {
    std::abort();
  }
  return 0;
}
