#include "query/engine/claim_voices.h"

#include "graph/model/names.h"
#include "graph/store/tables.h"
#include "query/engine/copies.h"

namespace quipu {

Result<uint32_t> ClaimVoices::SourceOf(
    DocumentNumber document, const std::optional<EntityNumber>& speaker) {
  if (speaker) return Number("entity " + std::to_string(speaker->value));
  const auto known = sources_.find(document);
  if (known != sources_.end()) return known->second;
  QUIPU_TRY(const auto source, sources::Read(reader_, document));
  if (!source) return Corruption("a claim is of a document without source");
  const uint32_t number = Number("source " + *source);
  sources_.emplace(document, number);
  return number;
}

Result<ClaimVoices::Print> ClaimVoices::PrintOf(DocumentNumber number) {
  const auto known = prints_.find(number);
  if (known != prints_.end()) return known->second;
  QUIPU_TRY(const Document document,
            documents::ReadWithoutText(reader_, number));
  QUIPU_TRY(const auto copy, ReadCopy(reader_, number, document.key));
  const std::string publisher =
      NormalizeName(CitationOf(number, document).publisher);
  const DocumentKey& original = copy ? copy->original : document.key;
  const Print print{Number("text " + original.value),
                    Number(publisher.empty() ? "text " + document.key.value
                                             : "publisher " + publisher)};
  prints_.emplace(number, print);
  return print;
}

uint32_t ClaimVoices::Number(const std::string& words) {
  return numbers_.emplace(words, static_cast<uint32_t>(numbers_.size()))
      .first->second;
}

}  // namespace quipu
