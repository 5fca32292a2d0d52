#include "query/engine/claim_reader.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <string>
#include <utility>

#include "graph/store/tables.h"

namespace quipu {
namespace {

// The mentions of `entity` that lie in `quote`.
std::vector<Span> MentionsIn(const Extraction& extraction, LocalIndex entity,
                             Span quote) {
  std::vector<Span> spans;
  if (entity.value >= extraction.entities.size()) return spans;
  for (const Mention& mention : extraction.entities[entity.value].mentions) {
    if (quote.Contains(mention.span)) spans.push_back(mention.span);
  }
  return spans;
}

Result<Quote> MakeQuote(const Document& document, const Extraction& extraction,
                        const Claim& claim, Span span) {
  if (span.begin > span.end || span.end > document.text.size()) {
    return Corruption("the evidence of a claim lies outside of the text");
  }
  Quote quote{std::string(span.In(document.text)),
              span,
              document.source_map.ToSource(span),
              document.source_map.Locate(span.begin, document.text),
              MentionsIn(extraction, claim.subject, span),
              {}};
  if (const auto* object = std::get_if<LocalIndex>(&claim.object)) {
    quote.object = MentionsIn(extraction, *object, span);
  }
  return quote;
}

}  // namespace

std::vector<size_t> ByDocument(std::span<const ClaimRef> claims) {
  std::vector<size_t> order(claims.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::ranges::stable_sort(order, std::less{},
                           [&](size_t i) { return claims[i]; });
  return order;
}

Result<std::vector<ClaimView>> ClaimReader::Read(
    std::span<const ClaimRef> claims) {
  const std::vector<size_t> order = ByDocument(claims);
  std::vector<ClaimView> views(claims.size());
  for (size_t i = 0; i < order.size();) {
    QUIPU_CHECK(limits_.CheckRunning());
    const DocumentNumber number = claims[order[i]].document;
    QUIPU_TRY(const Document document, documents::Read(reader_, number));
    QUIPU_TRY(const Extraction extraction,
              documents::ReadExtraction(reader_, number));
    for (; i < order.size() && claims[order[i]].document == number; ++i) {
      if (i > 0 && claims[order[i]] == claims[order[i - 1]]) {
        views[order[i]] = views[order[i - 1]];
        continue;
      }
      auto view = View(document, extraction, claims[order[i]]);
      if (!view) return Annotate(view.error(), document.key.value);
      views[order[i]] = std::move(*view);
    }
  }
  return views;
}

Result<ClaimView> ClaimReader::View(const Document& document,
                                    const Extraction& extraction,
                                    ClaimRef ref) {
  if (ref.claim.value >= extraction.claims.size()) {
    return Corruption("the document has no claim " +
                      std::to_string(ref.claim.value));
  }
  const Claim& claim = extraction.claims[ref.claim.value];
  if (claim.evidence.empty()) return Corruption("a claim has no evidence");
  ClaimView view;
  view.ref = ref;
  view.document = CitationOf(ref.document, document);
  QUIPU_TRY(view.subject, Local(extraction, claim.subject));
  view.predicate = claim.predicate;
  QUIPU_TRY(view.object, Value(extraction, claim.object));
  for (const Qualifier& qualifier : claim.qualifiers) {
    QUIPU_TRY(ValueView value, Value(extraction, qualifier.value));
    view.qualifiers.push_back({qualifier.name, std::move(value)});
  }
  view.polarity = claim.polarity;
  view.modality = claim.modality;
  if (claim.attributed_to) {
    if (const auto* local = std::get_if<LocalIndex>(&*claim.attributed_to)) {
      QUIPU_TRY(view.speaker, Local(extraction, *local));
    } else {
      view.speaker = std::get<std::string>(*claim.attributed_to);
    }
  }
  view.time = claim.time;
  for (const Span span : claim.evidence) {
    QUIPU_TRY(Quote quote, MakeQuote(document, extraction, claim, span));
    view.quotes.push_back(std::move(quote));
  }
  view.confidence = claim.confidence;
  view.rule = claim.rule;
  return view;
}

Result<EntityLabel> ClaimReader::Local(const Extraction& extraction,
                                       LocalIndex local) {
  if (local.value >= extraction.entities.size()) {
    return Corruption("a claim names an entity that is not there");
  }
  return Label(extraction.entities[local.value].handle);
}

Result<ValueView> ClaimReader::Value(const Extraction& extraction,
                                     const Argument& argument) {
  if (const auto* literal = std::get_if<Literal>(&argument)) return {*literal};
  QUIPU_TRY(EntityLabel label,
            Local(extraction, std::get<LocalIndex>(argument)));
  return {std::move(label)};
}

Result<EntityLabel> ClaimReader::Label(const Handle& handle) {
  if (const auto known = labels_.find(handle); known != labels_.end()) {
    return known->second;
  }
  QUIPU_TRY(const auto number, entities::Find(reader_, handle));
  if (!number) {
    return Corruption("#" + handle.ToString() + " belongs to no entity");
  }
  QUIPU_TRY(auto record, entities::Read(reader_, *number));
  if (!record) {
    return Corruption("the entity of #" + handle.ToString() + " has no record");
  }
  EntityLabel label{*number, record->id, std::move(record->name),
                    std::move(record->type)};
  labels_.emplace(handle, label);
  return label;
}

}  // namespace quipu
