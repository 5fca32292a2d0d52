#include "query/engine/evidence.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <variant>

#include "graph/store/tables.h"

namespace quipu {
namespace {

Result<Speaker> ReadSpeaker(const Reader& reader, const Extraction& extraction,
                            const Attribution& attribution) {
  if (const auto* words = std::get_if<std::string>(&attribution)) {
    return Speaker{*words, std::nullopt};
  }
  const LocalIndex local = std::get<LocalIndex>(attribution);
  if (local.value >= extraction.entities.size()) {
    return Corruption("a claim is attributed to an entity that is not there");
  }
  const LocalEntity& entity = extraction.entities[local.value];
  QUIPU_TRY(const auto number, entities::Find(reader, entity.handle));
  if (number) {
    QUIPU_TRY(auto record, entities::Read(reader, *number));
    if (record) return Speaker{std::move(record->name), record->id};
  }
  return Speaker{entity.name, std::nullopt};
}

Result<Quote> MakeQuote(const Document& document, Span span) {
  if (span.begin > span.end || span.end > document.text.size()) {
    return Corruption("the evidence of a claim lies outside of the text");
  }
  return Quote{std::string(span.In(document.text)), span,
               document.source_map.ToSource(span),
               document.source_map.Locate(span.begin, document.text)};
}

Result<Evidence> MakeEvidence(const Reader& reader, const Document& document,
                              const Extraction& extraction, ClaimRef ref) {
  if (ref.claim.value >= extraction.claims.size()) {
    return Corruption("the document has no claim " +
                      std::to_string(ref.claim.value));
  }
  const Claim& claim = extraction.claims[ref.claim.value];
  Evidence evidence;
  evidence.claim = ref;
  evidence.document = document.key;
  if (document.metadata.title) evidence.title = document.metadata.title->value;
  if (document.metadata.published) {
    evidence.published = document.metadata.published->value;
  }
  for (const Span span : claim.evidence) {
    QUIPU_TRY(Quote quote, MakeQuote(document, span));
    evidence.quotes.push_back(std::move(quote));
  }
  evidence.polarity = claim.polarity;
  evidence.modality = claim.modality;
  if (claim.attributed_to) {
    QUIPU_TRY(evidence.attributed_to,
              ReadSpeaker(reader, extraction, *claim.attributed_to));
  }
  evidence.time = claim.time;
  evidence.confidence = claim.confidence;
  evidence.rule = claim.rule;
  return evidence;
}

}  // namespace

Result<std::vector<Evidence>> ReadEvidence(const Reader& reader,
                                           std::span<const ClaimRef> claims) {
  std::vector<size_t> order(claims.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return claims[a].document < claims[b].document;
  });
  std::vector<Evidence> evidence(claims.size());
  for (size_t i = 0; i < order.size();) {
    const DocumentNumber number = claims[order[i]].document;
    QUIPU_TRY(const Document document, documents::Read(reader, number));
    QUIPU_TRY(const Extraction extraction,
              documents::ReadExtraction(reader, number));
    for (; i < order.size() && claims[order[i]].document == number; ++i) {
      Result<Evidence> made =
          MakeEvidence(reader, document, extraction, claims[order[i]]);
      if (!made) return Annotate(made.error(), document.key.value);
      evidence[order[i]] = std::move(*made);
    }
  }
  return evidence;
}

}  // namespace quipu
