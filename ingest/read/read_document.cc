// A file's bytes -> a Document.

#include "ingest/read/read_document.h"

#include <algorithm>
#include <utility>

#include "ingest/read/clean_text.h"
#include "ingest/read/decode.h"
#include "ingest/read/divided_words.h"
#include "ingest/read/layout.h"

namespace quipu {
namespace {

// Clean text has up to three times as many bytes, and spans count in 32 bits.
constexpr size_t kMostBytes = size_t{1} << 30;

DocumentFormat FormatOf(const DocumentKey& key) {
  std::string tail = key.value.substr(key.value.size() -
                                      std::min<size_t>(key.value.size(), 9));
  std::transform(tail.begin(), tail.end(), tail.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  });
  const bool markdown = tail.ends_with(".md") || tail.ends_with(".markdown");
  return markdown ? DocumentFormat::kMarkdown : DocumentFormat::kText;
}

}  // namespace

Result<Document> ReadDocument(const DocumentKey& key, std::string_view bytes) {
  if (bytes.size() > kMostBytes) {
    return Limit("longer than " + std::to_string(kMostBytes) + " bytes");
  }
  QUIPU_TRY(const FoundEncoding encoding, FindEncoding(bytes));
  QUIPU_TRY(CleanText clean, MakeClean(bytes, encoding));
  clean = JoinDividedWords(std::move(clean));
  Document document;
  document.key = key;
  document.format = FormatOf(key);
  document.source_digest = Sha256Of(bytes);
  document.source_size = bytes.size();
  document.text = std::move(clean.text);
  document.source_map = std::move(clean.map);
  Layout layout = FindLayout(document.text, document.format);
  document.regions = std::move(layout.regions);
  document.metadata = std::move(layout.metadata);
  return document;
}

}  // namespace quipu
