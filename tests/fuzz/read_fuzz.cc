// Any bytes: read as text and as Markdown, then extracted from. What comes out
// lies inside the text.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "ingest/extract/extractor.h"
#include "ingest/read/read_document.h"

namespace quipu {
namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

bool IsInside(Span span, std::string_view text) {
  return span.begin <= span.end && span.end <= text.size() &&
         IsUtf8Boundary(text, span.begin) && IsUtf8Boundary(text, span.end);
}

void ReadAndExtract(const char* key, std::string_view bytes) {
  static const Extractor extractor = Extractor::CreateDefault(
      *ExtractionModels::Open({.models = QUIPU_SOURCE_DIR "/models"}));
  const Result<Document> document = ReadDocument({key}, bytes);
  if (!document) return;
  Require(IsValidUtf8(document->text));
  const Extraction extraction = extractor.Extract(*document);
  for (const LocalEntity& entity : extraction.entities) {
    for (const Mention& mention : entity.mentions) {
      Require(IsInside(mention.span, document->text));
      const auto source = document->source_map.ToSource(mention.span);
      Require(source.begin <= source.end && source.end <= bytes.size());
    }
  }
  for (const Claim& claim : extraction.claims) {
    for (const Span span : claim.evidence) {
      Require(IsInside(span, document->text));
    }
  }
}

}  // namespace
}  // namespace quipu

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  quipu::ReadAndExtract("a.txt", bytes);
  quipu::ReadAndExtract("a.md", bytes);
  return 0;
}
