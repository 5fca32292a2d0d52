#include "graph/interchange/stored_document.h"

#include <fmt/format.h>

#include <string_view>

#include "graph/store/document_tables.h"

namespace quipu {
namespace {

Result<void> CheckSpans(const StoredDocument& stored) {
  const auto check = [&](Span span, std::string_view what) -> Result<void> {
    if (span.begin <= span.end && span.end <= stored.document.text.size()) {
      return {};
    }
    return Corruption(fmt::format("{}: a {} lies outside of its text",
                                  stored.document.key.value, what));
  };
  for (const LocalEntity& entity : stored.extraction.entities) {
    for (const Mention& mention : entity.mentions) {
      QUIPU_CHECK(check(mention.span, "mention"));
    }
  }
  for (const Claim& claim : stored.extraction.claims) {
    for (const Span span : claim.evidence) QUIPU_CHECK(check(span, "quote"));
  }
  return {};
}

}  // namespace

Result<StoredDocument> ReadStoredDocument(const Reader& reader,
                                          DocumentNumber number) {
  StoredDocument stored;
  QUIPU_TRY(stored.document, documents::Read(reader, number));
  QUIPU_TRY(stored.extraction, documents::ReadExtraction(reader, number));
  QUIPU_TRY(auto contribution, contributions::Read(reader, number));
  if (!contribution) {
    return Corruption(stored.document.key.value + ": was never derived");
  }
  stored.contribution = std::move(*contribution);
  QUIPU_CHECK(CheckSpans(stored));
  return stored;
}

Result<DocumentOrder> DocumentOrder::Read(const Reader& reader) {
  DocumentOrder order;
  QUIPU_CHECK(documents::ForEachKey(reader, [&order](const DocumentKey&,
                                                     DocumentNumber number) {
    order.ranks_.emplace(number, static_cast<uint32_t>(order.numbers_.size()));
    order.numbers_.push_back(number);
    return true;
  }));
  return order;
}

Result<uint32_t> DocumentOrder::RankOf(DocumentNumber number) const {
  const auto found = ranks_.find(number);
  if (found != ranks_.end()) return found->second;
  return Corruption(fmt::format(
      "the graph tells of document {}, which is not there", number.value));
}

}  // namespace quipu
